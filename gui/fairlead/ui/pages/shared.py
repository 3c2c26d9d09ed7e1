"""What the pages of every family know of the answers: sign-in, policy, user and key."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar, cast

from fairlead.flows.shared_answers import SharedAnswers

A = TypeVar("A", bound=SharedAnswers)


def changed(answers: A, **parts: object) -> A:
    """Return the answers with other parts: `changed(answers, user=...)`.

    `dataclasses.replace` cannot be typed for a protocol, so its result is cast back.
    """
    return cast("A", replace(cast("Any", answers), **parts))

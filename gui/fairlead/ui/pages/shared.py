"""What the pages of every family know of the answers: sign-in, policy, user and key."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol, TypeVar, cast

from fairlead.flows.answers import (
    AwsSignIn,
    ElasticSignIn,
    KeyAnswers,
    PolicyAnswers,
    UserAnswers,
)


class SharedAnswers(Protocol):
    """The part that all answers dataclasses have in common."""

    @property
    def aws(self) -> AwsSignIn:
        """How to reach AWS."""
        ...

    @property
    def elastic(self) -> ElasticSignIn:
        """How to reach Elastic."""
        ...

    @property
    def policy(self) -> PolicyAnswers:
        """Which IAM policy."""
        ...

    @property
    def user(self) -> UserAnswers:
        """Which IAM user."""
        ...

    @property
    def key(self) -> KeyAnswers:
        """Which access key."""
        ...


A = TypeVar("A", bound=SharedAnswers)


def changed(answers: A, **parts: object) -> A:
    """Return the answers with other parts: `changed(answers, user=...)`.

    `dataclasses.replace` cannot be typed for a protocol, so its result is cast back.
    """
    return cast("A", replace(cast("Any", answers), **parts))

"""Checks that have to pass before anything else makes sense."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing

from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.flows.views import Check, CheckState

_SEE_CHECKS = translate("Checks", "Open the connection to see all of its checks.")


def need_passed(
    checks: Generator[Check, None, None], on_check: Callable[[Check], None] = lambda _check: None
) -> None:
    """Go through checks until one of them fails, and end them then.

    Raises:
        Problem: One failed: the check's own problem, or its words.
    """
    with closing(checks):
        for check in checks:
            on_check(check)
            if check.state is CheckState.FAILED:
                advice = check.meaning or _SEE_CHECKS
                raise check.problem or Problem("check-failed", check.title, advice)

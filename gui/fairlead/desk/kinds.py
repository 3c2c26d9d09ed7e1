"""What Home has to know of each kind of connection, so that nothing shared knows one by name."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from typing import Protocol

from fairlead.core.errors import Problem
from fairlead.core.journal import Run
from fairlead.core.plan import Plan
from fairlead.core.texts import translate
from fairlead.flows.views import Check, CheckState
from fairlead.steps.reach import Reach

_SEE_CHECKS = translate("Desk", "Open the connection to see all of its checks.")


class Kind(Protocol):
    """One kind of connection. `can_rotate` says whether Fairlead can replace its access key."""

    can_rotate: bool

    def prove(self, run: Run, reach: Reach) -> int | None:
        """Test a connection end to end; return the milliseconds of an answer, if one was timed.

        Raises:
            Problem: It does not work.
        """
        ...

    def target(self, plan: Plan) -> str:
        """Return what a connection talks to, for the line below its name."""
        ...

    def page(self, plan: Plan) -> str:
        """Return the path of the page of Kibana on which a connection is managed."""
        ...


def need_passed(checks: Generator[Check, None, None]) -> None:
    """Go through checks until one of them fails, and end them then.

    Raises:
        Problem: One failed: the check's own problem, or its words.
    """
    with closing(checks):
        for check in checks:
            if check.state is CheckState.FAILED:
                advice = check.meaning or _SEE_CHECKS
                raise check.problem or Problem("check-failed", check.title, advice)

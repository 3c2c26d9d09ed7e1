"""The rows of Sign in: what was found at each end, and what keeps the user there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.flows.views import Check, CheckState, Side
from fairlead.ui.panes.browser_sign_in import BROWSER_SIGN_IN
from fairlead.ui.widgets.check_rows import CheckRows

_SIGNING_IN = {
    Side.AWS: translate("SignIn", "Signing in to AWS…"),
    Side.ELASTIC: translate("SignIn", "Connecting to Kibana…"),
}


class SignInChecks(QObject):
    """Puts each check among the rows of its side.

    Signals:
        fix_wanted: Somebody pressed the fix of this check (a `Check`).
    """

    fix_wanted = Signal(object)

    def __init__(self, rows: Mapping[Side, CheckRows], *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._asked: frozenset[Side] = frozenset()
        self._refused: dict[Side, Problem] = {}
        for side_rows in rows.values():
            side_rows.fix_wanted.connect(self.fix_wanted)

    @property
    def failed(self) -> tuple[Check, ...]:
        """The checks that failed."""
        shown = (check for rows in self._rows.values() for check in rows.checks)
        return tuple(check for check in shown if check.state is CheckState.FAILED)

    def begin(self, asked: Collection[Side]) -> None:
        """Forget everything and say which sides are being asked."""
        self._asked = frozenset(asked) | {Side.LOCAL}
        self._refused.clear()
        for side, rows in self._rows.items():
            rows.clear()
            if side in asked:
                rows.put(Check("", side, CheckState.RUNNING, _SIGNING_IN[side]))

    def put(self, check: Check) -> None:
        """Show a check of a side that was asked, once if both ways to it say the same."""
        rows = self._rows[check.side]
        if check.side not in self._asked:
            return
        refused = self._refused.get(check.side)
        is_said = (
            refused is not None and check.problem is not None and refused.code == check.problem.code
        )
        if is_said or any(not known.id for known in rows.checks):
            # The row that says the same, or only holds the place, gives way.
            self._refused.pop(check.side, None)
            rows.clear()
        rows.put(check if _can_fix(check) else replace(check, fix=None))

    def refuse(self, side: Side, problem: Problem) -> None:
        """Show why a sign-in failed, unless a check says the same."""
        known = (check.problem for check in self._rows[side].checks)
        if any(other is not None and other.code == problem.code for other in known):
            return
        self.put(
            Check(
                f"sign-in-{side.value}",
                side,
                CheckState.FAILED,
                problem.title,
                problem.advice,
                fix=problem.fix,
                problem=problem,
            )
        )
        self._refused[side] = problem

    def end(self) -> None:
        """Take away what only held the place of rows that never came."""
        for rows in self._rows.values():
            if any(not check.id for check in rows.checks):
                rows.clear()


def _can_fix(check: Check) -> bool:
    """Tell whether Sign in can carry the fix out: copy something, open a page, or sign in."""
    fix = check.fix
    if fix is None:
        return False
    return bool(check.copyable) or "url" in fix.values or fix.kind == BROWSER_SIGN_IN

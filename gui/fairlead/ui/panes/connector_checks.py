"""The checks with a connector's own key, and the agreement to go on in spite of red ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Fix, Problem
from fairlead.core.texts import Text
from fairlead.flows.views import Check, CheckState
from fairlead.ui.bridge import Bridge
from fairlead.ui.texts import say
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.buttons import link
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.check_rows import CheckRows
from fairlead.ui.widgets.inputs import CheckBox
from fairlead.ui.widgets.notice import copy_text

COPY = "copy"
"""The kind of a fix that copies what an administrator needs."""


class ConnectorChecks(Card):
    """Rows that come in one by one. A red one stands in the way until it is agreed to.

    Args:
        checks: Yields the rows; called from a worker thread.
        carry_out: Carries out the fix of a row; called from the thread that makes changes.

    Signals:
        changed: `is_clear` may be another now.
        refused: The checks or a fix could not be made (a `Problem`, what does it again).
    """

    changed = Signal()
    refused = Signal(object, object)

    def __init__(
        self,
        bridge: Bridge,
        checks: Callable[[CancelToken], Iterable[Check]],
        carry_out: Callable[[Fix], Text],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("Before a full sync, with the connector's own key"))
        self.title.setVisible(True)
        self._bridge = bridge
        self._checks = checks
        self._carry_out = carry_out
        self._is_complete = False
        self.is_checking = False
        self.again = link(self.tr("Check again"), self.check, scale="small")
        self.head.addWidget(self.again)
        self.rows = CheckRows()
        self.rows.fix_wanted.connect(self._take_fix)
        self.agreement = CheckBox(
            self.tr("I have read the red rows: start a full sync all the same")
        )
        self.agreement.toggled.connect(lambda _is_on: self.changed.emit())
        self.add(self.rows)
        self.add(self.agreement)
        self._show_agreement()

    @property
    def is_red(self) -> bool:
        """Whether a row says that something would go wrong."""
        return any(check.state is CheckState.FAILED for check in self.rows.checks)

    @property
    def is_clear(self) -> bool:
        """Whether every check was made, and nothing red is left that nobody agreed to."""
        return self._is_complete and (not self.is_red or self.agreement.isChecked())

    def check(self) -> None:
        """Look again. What was agreed to before has to be agreed to again."""
        self._is_complete = False
        self.is_checking = True
        self.rows.clear()
        self.agreement.setChecked(False)
        self._show_agreement()
        self._bridge.stream(
            self,
            "checks",
            self._checks,
            on_item=self.rows.put,
            on_end=self._complete,
            on_problem=self._fail,
            on_stopped=self._end,
        )

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._bridge.drop(self, "checks")
        self.is_checking = False

    def _complete(self) -> None:
        self._is_complete = True
        self._end()
        if self.is_red:
            announce(self, self.tr("A check failed. Read the red rows before a full sync."))

    def _fail(self, problem: Problem) -> None:
        self._end()
        self.refused.emit(problem, self.check)

    def _end(self) -> None:
        self.is_checking = False
        self._show_agreement()

    def _show_agreement(self) -> None:
        self.agreement.setVisible(self._is_complete and self.is_red)
        self.again.setEnabled(not self.is_checking)
        self.changed.emit()

    def _take_fix(self, check: Check) -> None:
        if check.fix is None:
            return
        if check.fix.kind == COPY:
            copy_text(check.copyable)
            announce(self, self.tr("Copied"))
        else:
            self._mend(check.fix)

    def _mend(self, fix: Fix) -> None:
        self._bridge.run(
            self,
            lambda _cancel, _report: self._carry_out(fix),
            on_event=lambda _event: None,
            on_result=self._check_mended,
            on_problem=lambda problem: self.refused.emit(problem, partial(self._mend, fix)),
        )

    def _check_mended(self, words: Text) -> None:
        announce(self, say(words))
        self.check()

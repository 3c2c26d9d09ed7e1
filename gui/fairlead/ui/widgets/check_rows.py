"""Rows that come in one by one: a mark, what was found, what it means, and a fix."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairlead.flows.views import Check, CheckState
from fairlead.ui.texts import say
from fairlead.ui.widgets.badge import Mark, Tone
from fairlead.ui.widgets.buttons import link
from fairlead.ui.widgets.card import separator
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.shown import set_shown, show_added


class CheckRows(QWidget):
    """A list of checks. A check with the id of an earlier one takes its place.

    Signals:
        fix_wanted: Somebody pressed the fix of this check (a `Check`).
    """

    fix_wanted = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._rows: dict[str, _CheckRow] = {}

    @property
    def checks(self) -> tuple[Check, ...]:
        """What is shown, in order."""
        return tuple(row.check for row in self._rows.values())

    def put(self, check: Check) -> None:
        """Show a check, new or in place of the one with the same id."""
        row = self._rows.get(check.id)
        if row is None:
            row = self._rows[check.id] = _CheckRow(not self._rows, parent=self)
            row.fix_wanted.connect(self.fix_wanted)
            self._layout.addWidget(row)
            show_added(row)
        row.show_check(check)

    def clear(self) -> None:
        """Show nothing."""
        for row in self._rows.values():
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows.clear()


class _CheckRow(QWidget):
    """One check."""

    fix_wanted = Signal(object)

    def __init__(self, is_first: bool, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark = Mark()
        self._title = Label(wraps=True, selectable=True)
        self._meaning = Label("", Role.SMALL, wraps=True, selectable=True)
        self._fix = link("", self._ask_for_fix, scale="small")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._meaning)
        words.addWidget(self._fix, alignment=Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout()
        line.setContentsMargins(6, 7, 0, 7)
        line.setSpacing(14)
        line.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if not is_first:
            layout.addWidget(separator())
        layout.addLayout(line)

    def show_check(self, check: Check) -> None:
        self.check = check
        icon, tone, words = {
            CheckState.RUNNING: ("dot", Tone.INFO, self.tr("Checking")),
            CheckState.PASSED: ("check", Tone.SUCCESS, self.tr("Passed")),
            CheckState.WARNING: ("exclamation", Tone.WARNING, self.tr("Warning")),
            CheckState.FAILED: ("cross", Tone.DANGER, self.tr("Failed")),
        }[check.state]
        self._mark.show_state(icon, tone, words)
        title, meaning = say(check.title), say(check.meaning)
        if check.problem is not None and not meaning:
            meaning = say(check.problem.advice)
        self._title.setText(title)
        self._title.set_role(Role.STRONG if check.state is CheckState.FAILED else Role.BODY)
        self._meaning.setText(meaning)
        set_shown(self._meaning, bool(meaning))
        set_shown(self._fix, check.fix is not None)
        if check.fix is not None:
            self._fix.setText(say(check.fix.label))
        self.setAccessibleName(f"{words}: {title}")
        self.setAccessibleDescription(meaning)

    def _ask_for_fix(self) -> None:
        self.fix_wanted.emit(self.check)

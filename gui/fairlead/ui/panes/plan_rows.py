"""The list of changes before anything is done, each with the exact call behind it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.core.events import Event, StepInspected
from fairlead.core.step import Group, Row, Standing
from fairlead.ui.icons import tinted_icon
from fairlead.ui.plan_text import PlanRowsData, group_title, grouped
from fairlead.ui.texts import fill, say
from fairlead.ui.tokens import tokens_of
from fairlead.ui.widgets.badge import Badge, Tone
from fairlead.ui.widgets.buttons import Button, ButtonRole
from fairlead.ui.widgets.card import row as side_by_side
from fairlead.ui.widgets.code import CodeView
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.notice import copy_button
from fairlead.ui.widgets.sentence import Sentence
from fairlead.ui.widgets.shown import set_shown
from fairlead.ui.widgets.table import Column, Table
from fairlead.ui.widgets.tips import tip

_AT_ONCE = 1
"""Rows that are built in one turn of the event loop."""


class PlanRows(QWidget):
    """Shows the rows of a plan by groups; a dry run adds how the world stands to each step."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = Table(
            [
                Column(""),
                Column(self.tr("Change"), 5),
                Column(self.tr("Where"), 2),
                Column(self.tr("Now"), 2),
            ],
            name=self.tr("Changes"),
        )
        self._standings: dict[str, Badge] = {}
        self._checks: set[str] = set()
        self._seen: dict[str, StepInspected] = {}
        self._due: deque[Callable[[], None]] = deque()
        self._next_turn = QTimer(self, singleShot=True, interval=1)
        self._next_turn.timeout.connect(self._build_some)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._table)

    def show_steps(self, steps: PlanRowsData) -> None:
        """Show these, in place of any others."""
        self._table.clear()
        self._standings.clear()
        self._checks.clear()
        self._seen.clear()
        self._due.clear()
        for group, pairs in grouped(steps):
            self._due.append(partial(self._add_heading, group, len(pairs)))
            self._due.extend(partial(self._add_row, step_id, row) for step_id, row in pairs)
        self._build_some()

    def take(self, event: Event) -> None:
        """Show what a dry run saw."""
        if isinstance(event, StepInspected):
            self._seen[event.step_id] = event
            if event.step_id in self._standings:
                self._show_standing(event, self._standings[event.step_id])

    def _build_some(self) -> None:
        """Build the next rows, and others in the next turn, so that the window keeps going."""
        for _ in range(min(_AT_ONCE, len(self._due))):
            self._due.popleft()()
        if self._due:
            self._next_turn.start()

    def _add_heading(self, group: Group, count: int) -> None:
        heading = Label(fill("%1 (%2)", group_title(group), count), Role.STRONG)
        heading.setContentsMargins(0, 9, 0, 5)
        self._table.add_note(heading, with_line=True)

    def _show_standing(self, event: StepInspected, badge: Badge) -> None:
        words, tone = {
            None: (self.tr("Could not be seen"), Tone.DANGER),
            Standing.ABSENT: (self.tr("Not there yet"), Tone.NEUTRAL),
            Standing.OURS: (self.tr("Done already"), Tone.SUCCESS),
            Standing.REMNANT: (self.tr("Will be made anew"), Tone.WARNING),
            Standing.ADOPTABLE: (self.tr("Will be reused"), Tone.INFO),
            Standing.FOREIGN: (self.tr("Name is taken"), Tone.DANGER),
        }[event.standing]
        if event.standing is Standing.ABSENT and event.step_id in self._checks:
            words = self.tr("Checked at Apply")
        badge.show_state(words, tone)
        set_shown(badge, True)
        more = say(event.text) if event.problem is None else say(event.problem.title)
        badge.setToolTip(tip(more))
        badge.setAccessibleDescription(more)

    def _add_row(self, step_id: str, row: Row) -> None:
        change = say(row.change)
        details = _Details(row)
        fold = _Fold(fill(self.tr("Show the call behind “%1”"), change), details)
        # Only the first row of a step tells how it stands.
        badge = None if step_id in self._standings else Badge()
        if badge is not None:
            badge.setVisible(False)
            self._standings[step_id] = badge
            if row.group is Group.CHECK:
                self._checks.add(step_id)
            if step_id in self._seen:
                self._show_standing(self._seen[step_id], badge)
        self._table.add_row(
            [
                fold,
                Sentence(row.change, selectable=True),
                Label(say(row.where), Role.MUTED, wraps=True),
                badge,
            ]
        )
        self._table.add_note(details)


class _Details(QWidget):
    """The call behind a row, built when somebody first wants to see it."""

    def __init__(self, row: Row) -> None:
        super().__init__()
        self._row: Row | None = row
        self.setVisible(False)

    def open(self, is_wanted: bool) -> None:
        """Show or hide."""
        if is_wanted and self._row is not None:
            self._build(self._row)
            self._row = None
        set_shown(self, is_wanted)

    def _build(self, row: Row) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(30, 0, 0, 10)
        layout.setSpacing(6)
        code = CodeView(row.call, name=self.tr("The call"))
        code.show_lines(min(12, row.call.count("\n") + 1))
        layout.addWidget(code)
        undo = Label(fill(self.tr("Undo: %1"), say(row.undo)), Role.SMALL, selectable=True)
        copy = copy_button(self.tr("Copy call"), lambda: row.call)
        layout.addWidget(side_by_side(copy, undo))


class _Fold(Button):
    """A chevron that shows and hides the call behind a row."""

    def __init__(self, name: str, details: _Details) -> None:
        super().__init__("", role=ButtonRole.FOLD, name=name)
        self._details = details
        self.setCheckable(True)
        self.setToolTip(name)
        self.toggled.connect(self._show)
        self._draw()

    def _show(self, is_open: bool) -> None:
        self._details.open(is_open)
        self._draw()

    def _draw(self) -> None:
        icon = "chevron-down" if self.isChecked() else "chevron-right"
        self.setIcon(tinted_icon(icon, tokens_of(self.palette()).muted, self))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_details"):
            self._draw()

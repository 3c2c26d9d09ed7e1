"""The live list of a run: each step with its state, its result and its time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from fairlead.core.errors import Problem
from fairlead.core.events import Event, State, StepChanged, StepReported
from fairlead.core.step import Facts
from fairlead.core.texts import Text, verbatim
from fairlead.ui.plan_text import PlanRowsData
from fairlead.ui.texts import fill, say, seconds
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.badge import Mark, Tone
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.notice import ProblemView
from fairlead.ui.widgets.sentence import Sentence
from fairlead.ui.widgets.shown import set_shown
from fairlead.ui.widgets.table import Column, Table

_OVER = (State.DONE, State.REUSED)
# What a step made, among the facts that the journal keeps of it, without the words of that time.
_NAMES = ("arn", "access_key_id", "api_key_id", "connector_id", "inference_id", "index")


class Checklist(QWidget):
    """Shows the steps of a plan and follows the engine's events.

    Signals:
        retry_wanted: The failed row's Try again was pressed.
        fix_wanted: Its fix was pressed (a `Fix`).
        moved: Something happens in this row (its last widget).
    """

    retry_wanted = Signal()
    fix_wanted = Signal(object)
    moved = Signal(object)

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._rows: dict[str, _StepRow] = {}
        self._table = Table(
            [
                Column(""),
                Column(self.tr("Change"), 6),
                Column(self.tr("Where"), 2, min_chars=13),
                Column(self.tr("Result"), 7),
                Column(self.tr("Time"), right=True, min_chars=8),
            ],
            name=self.tr("Steps"),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._table)

    def show_steps(self, steps: PlanRowsData) -> None:
        """Show these steps, all waiting."""
        self._table.clear()
        self._rows.clear()
        for step_id, title, rows in steps:
            where = say(rows[0].where) if rows else ""
            row = self._rows[step_id] = _StepRow(title, where, self._table)
            row.retry_wanted.connect(self.retry_wanted)
            row.fix_wanted.connect(self.fix_wanted)

    @property
    def done(self) -> int:
        """How many steps are done or reused."""
        return sum(row.state in _OVER for row in self._rows.values())

    @property
    def undone(self) -> int:
        """How many steps are undone."""
        return sum(row.state is State.UNDONE for row in self._rows.values())

    @property
    def count(self) -> int:
        """How many steps there are."""
        return len(self._rows)

    @property
    def seconds(self) -> float:
        """How long all of it took so far."""
        return sum(row.elapsed(self._clock()) for row in self._rows.values())

    def state_of(self, step_id: str) -> State:
        """Return how a step stands."""
        return self._rows[step_id].state

    def forget_failures(self) -> None:
        """Let failed steps wait again, before another try."""
        for step_id, row in self._rows.items():
            if row.state is State.FAILED:
                row.change(StepChanged(step_id, State.WAITING), self._clock())

    def say_of_waiting(self, words: str) -> None:
        """Say this of the steps that wait for nothing any more."""
        for row in self._rows.values():
            if row.state is State.WAITING:
                row.say_instead(words)

    def take(self, event: Event) -> None:
        """Show what the engine says."""
        if isinstance(event, StepChanged) and event.step_id in self._rows:
            row = self._rows[event.step_id]
            row.change(event, self._clock())
            self.moved.emit(row.last)
            if event.state not in (State.RUNNING, State.UNDOING, State.WAITING):
                announce(self, row.spoken, urgent=event.state is State.FAILED)
        elif isinstance(event, StepReported) and event.step_id in self._rows:
            self._rows[event.step_id].report(event)

    def tick(self) -> None:
        """Show the time that running steps have taken so far."""
        for row in self._rows.values():
            row.tick(self._clock())


class _StepRow(QWidget):
    """The cells of one step. Itself the holder of a failure below the row."""

    retry_wanted = Signal()
    fix_wanted = Signal(object)

    def __init__(self, title: Text, where: str, table: Table) -> None:
        super().__init__()
        self._title = say(title)
        self._event = StepChanged("", State.WAITING)
        self._since: float | None = None
        self._mark = Mark()
        self._result = Label("", Role.MUTED, wraps=True, selectable=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self._title)
        self._progress.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._time = Label("", Role.MUTED)
        result = QWidget()
        cell = QVBoxLayout(result)
        cell.setContentsMargins(0, 1, 0, 1)
        cell.setSpacing(4)
        cell.addWidget(self._progress)
        cell.addWidget(self._result)
        table.add_row(
            [
                self._mark,
                Sentence(title),
                Label(where, Role.MUTED, wraps=True),
                result,
                self._time,
            ]
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(43, 0, 0, 10)
        self._failure: ProblemView | None = None
        self.setVisible(False)
        table.add_note(self)
        self._show()

    @property
    def state(self) -> State:
        return self._event.state

    @property
    def last(self) -> QWidget:
        """The lowest widget of the row."""
        return self._time if self._failure is None else self

    @property
    def spoken(self) -> str:
        """What a screen reader says about the row."""
        problem = self._event.problem
        words = self._words()[2] if problem is None else say(problem.title)
        return fill("%1: %2", self._title, words)

    def elapsed(self, now: float) -> float:
        return self._event.seconds if self._since is None else now - self._since

    def change(self, event: StepChanged, now: float) -> None:
        is_working = event.state in (State.RUNNING, State.UNDOING)
        self._since = now if is_working else None
        # A step that is done already, told again on resume, keeps its result and its time.
        if event.state in _OVER and self._event.state in _OVER:
            before = self._event
            event = replace(
                event, text=event.text or before.text, seconds=event.seconds or before.seconds
            )
        elif event.state in _OVER and event.text is None:
            event = replace(event, text=_name_in(event.facts))
        self._event = event
        self._show()

    def report(self, event: StepReported) -> None:
        self._set_result(say(event.text))
        if event.fraction is None:
            self._progress.setRange(0, 0)
        else:
            self._progress.setRange(0, 1000)
            self._progress.setValue(round(event.fraction * 1000))

    def say_instead(self, words: str) -> None:
        self._set_result(words)

    def tick(self, now: float) -> None:
        if self._since is not None:
            self._time.setText(seconds(self.elapsed(now)))

    def _words(self) -> tuple[str, Tone, str]:
        return {
            State.WAITING: ("circle", Tone.NEUTRAL, self.tr("waiting")),
            State.RUNNING: ("dot", Tone.INFO, self.tr("running")),
            State.DONE: ("check", Tone.SUCCESS, self.tr("done")),
            State.REUSED: ("reuse", Tone.SUCCESS, self.tr("reused")),
            State.FAILED: ("cross", Tone.DANGER, self.tr("failed")),
            State.UNDOING: ("dot", Tone.INFO, self.tr("undoing")),
            State.UNDONE: ("undo", Tone.WARNING, self.tr("undone")),
            State.KEPT: ("equals", Tone.WARNING, self.tr("kept")),
        }[self.state]

    def _show(self) -> None:
        icon, tone, words = self._words()
        self._mark.show_state(icon, tone, words)
        is_working = self._since is not None
        set_shown(self._progress, is_working)
        self._progress.setRange(0, 0)
        self._set_result(say(self._event.text) or words)
        self._time.setText(seconds(self._event.seconds) if self._event.seconds else "")
        self._show_failure(self._event.problem)

    def _set_result(self, words: str) -> None:
        is_name = " " not in words and (":" in words or "/" in words)
        self._result.set_role(Role.MONO_MUTED if is_name else Role.MUTED)
        self._result.setText(words)

    def _show_failure(self, problem: Problem | None) -> None:
        layout = self.layout()
        if self._failure is not None and layout is not None:
            layout.removeWidget(self._failure)
            self._failure.hide()
            self._failure.deleteLater()
            self._failure = None
        set_shown(self, problem is not None)
        if problem is not None and layout is not None:
            self._failure = ProblemView(problem)
            self._failure.retry_wanted.connect(self.retry_wanted)
            self._failure.fix_wanted.connect(self.fix_wanted)
            layout.addWidget(self._failure)


def _name_in(facts: Facts) -> Text | None:
    return next((verbatim(facts[name]) for name in _NAMES if name in facts), None)

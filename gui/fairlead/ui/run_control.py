"""Driving one run from the window: begin, pause, try again, undo. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, Signal

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.events import Ending, Event, RunEnded
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag
from fairlead.flows.shared_desk import RunDesk
from fairlead.ui.bridge import Bridge
from fairlead.ui.runs import RunHandle

Work = Callable[[CancelToken, Callable[[Event], None]], RunEnded]


class Stage(Enum):
    """How far a run is."""

    PREVIEW = "preview"
    WORKING = "working"
    STOPPED = "stopped"
    PROVED = "proved"
    UNDOING = "undoing"
    UNDO_STOPPED = "undo-stopped"
    UNDONE = "undone"
    LOST = "lost"
    """A mistake of ours ended the engine before the run's id was known. Home knows it."""


AT_WORK = (Stage.WORKING, Stage.UNDOING)
UNDO_STAGES = (Stage.UNDOING, Stage.UNDO_STOPPED, Stage.UNDONE)

_STAGES = {
    Ending.PROVED: Stage.PROVED,
    Ending.FAILED: Stage.STOPPED,
    Ending.UNDONE: Stage.UNDONE,
    Ending.LEFTOVERS: Stage.UNDO_STOPPED,
}


class RunControl(QObject):
    """Hands work to the engine thread and keeps the stage.

    Signals:
        stage_changed: The run began, stopped or ended.
        happened: An event of the engine.
        refused: The work could not begin (a `Problem`); the stage is as before.
    """

    stage_changed = Signal()
    happened = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        desk: RunDesk,
        bridge: Bridge,
        bag: SecretBag,
        run: RunHandle,
        *,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._bag = bag
        self._run = run
        self._token = CancelToken()
        self._again: Callable[[], None] = self.go_on
        self._has_effects = False
        self._wanted_undo: Callable[[], None] | None = None
        self.undo_again: Callable[[], None] = self.undo
        """Goes on with an undo that has stopped; what was ticked for it is ticked still."""
        self.stage = Stage.STOPPED if run.run_id else Stage.PREVIEW
        self.ended: RunEnded | None = None

    @property
    def is_pausing(self) -> bool:
        """Whether the run was told to stop and finishes its present step."""
        return self.stage in AT_WORK and self._token.is_cancelled

    def apply(self, plan: Plan) -> None:
        """Begin a run of this plan."""
        self._again = lambda: self.apply(plan)
        self._start(
            Stage.WORKING,
            lambda cancel, report: self._desk.apply(plan, self._bag, report, cancel),
        )

    def go_on(self) -> None:
        """Go on with the run, trying the failed step again."""
        self._again = self.go_on
        run_id = self._run.run_id
        self._start(
            Stage.WORKING,
            lambda cancel, report: self._desk.resume(run_id, self._bag, report, cancel),
        )

    def undo(self, remove: frozenset[str] = frozenset()) -> None:
        """Remove what the run made; a run at work is paused first.

        `remove` names the steps whose data may go too.
        """
        if self.stage is Stage.WORKING:
            self._wanted_undo = partial(self.undo, remove)
            self.pause()
            return
        self._again = self.undo_again = partial(self.undo, remove)
        run_id = self._run.run_id
        self._start(
            Stage.UNDOING,
            lambda cancel, report: self._desk.undo(run_id, self._bag, report, cancel, remove),
        )

    def again(self) -> None:
        """Do once more what was refused or failed."""
        self._again()

    def pause(self) -> None:
        """Stop after the call that is under way."""
        self._token.cancel()
        self.stage_changed.emit()

    def _start(self, stage: Stage, work: Work) -> None:
        before = self.stage
        self.stage = stage
        self.ended = None
        self._has_effects = False
        self._token = self._bridge.run(
            self,
            work,
            on_event=self._take,
            on_result=self._end,
            on_problem=lambda problem: self._refuse(before, problem),
            on_stopped=lambda: self._stop(before),
        )
        self._run.begin()
        self.stage_changed.emit()

    def _take(self, event: Event) -> None:
        self._has_effects = True
        self.happened.emit(event)

    def _end(self, ended: RunEnded) -> None:
        was_undoing = self.stage is Stage.UNDOING
        stopped = Stage.UNDO_STOPPED if was_undoing else Stage.STOPPED
        self.stage = _STAGES.get(ended.ending, stopped)
        self.ended = ended
        self._again = self.undo_again if was_undoing else self.go_on
        self._run.end(ended)
        undo, self._wanted_undo = self._wanted_undo, None
        if undo is not None:
            undo()
        else:
            self.stage_changed.emit()

    def _refuse(self, before: Stage, problem: Problem) -> None:
        self._stop(before)
        self.refused.emit(problem)

    def _stop(self, before: Stage) -> None:
        is_lost = self._has_effects and not self._run.run_id
        self.stage = Stage.LOST if is_lost else before
        self._wanted_undo = None
        self._run.end(None)
        self.stage_changed.emit()

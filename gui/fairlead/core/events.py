"""What the engine says while it works, for the checklist and for `--json`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from fairlead.core.errors import Problem
from fairlead.core.step import Facts, Left, Standing
from fairlead.core.texts import Text


class State(Enum):
    """How a row of the checklist stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    REUSED = "reused"
    FAILED = "failed"
    UNDOING = "undoing"
    UNDONE = "undone"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class StepChanged:
    """A step is in a new state. `seconds` is how long it took so far."""

    step_id: str
    state: State
    text: Text | None = None
    seconds: float = 0.0
    problem: Problem | None = None
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StepReported:
    """A running step says what it waits for, with a fraction from 0 to 1 if it is known."""

    step_id: str
    text: Text
    fraction: float | None = None


@dataclass(frozen=True, slots=True)
class StepInspected:
    """A dry run looked at a step: this is how the world stands, or why it could not be seen."""

    step_id: str
    standing: Standing | None
    text: Text | None = None
    problem: Problem | None = None


class Ending(Enum):
    """How a run, an undo or a dry run came to its end."""

    PROVED = "proved"
    FAILED = "failed"
    CANCELLED = "cancelled"
    UNDONE = "undone"
    LEFTOVERS = "leftovers"
    INSPECTED = "inspected"


@dataclass(frozen=True, slots=True)
class RunEnded:
    """The run has stopped. `left` lists what an undo could not remove."""

    run_id: str
    ending: Ending
    problem: Problem | None = None
    left: tuple[Left, ...] = ()


Event = StepChanged | StepReported | StepInspected | RunEnded

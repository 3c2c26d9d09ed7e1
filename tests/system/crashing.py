"""A run that is crashed at any place, before and after every call and every record."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from tests.steps.stage import IMPATIENT, Stage

from fairlead.core.cancel import CancelToken
from fairlead.core.engine import Engine
from fairlead.core.events import Ending
from fairlead.core.journal import Journal, Phase
from fairlead.core.plan import Plan
from fairlead.core.step import Facts, Step
from fairlead.steps.build import build_steps

T = TypeVar("T")


class Crash(BaseException):
    """The plug was pulled."""


class Fuse:
    """Pulls the plug at the nth tick and remembers how many there were."""

    def __init__(self, ticks: int) -> None:
        self.ticks = ticks
        self.seen = 0

    def around(self, effect: Callable[[], T]) -> T:
        """Tick, do it, and tick again."""
        self._tick()
        result = effect()
        self._tick()
        return result

    def _tick(self) -> None:
        self.seen += 1
        if self.seen == self.ticks:
            raise Crash


class Fused:
    """Any service, with a fuse before and after each of its calls."""

    def __init__(self, service: Any, fuse: Fuse) -> None:
        self._service = service
        self._fuse = fuse

    def __getattr__(self, name: str) -> Any:
        there = getattr(self._service, name)
        if not callable(there):
            return there

        def call(*args: Any, **kwargs: Any) -> Any:
            result = self._fuse.around(lambda: there(*args, **kwargs))
            return Fused(result, self._fuse) if name == "with_key" else result

        return call


class FusedJournal(Journal):
    """A journal with a fuse before and after each record."""

    def __init__(self, folder: Path, fuse: Fuse) -> None:
        super().__init__(folder)
        self._fuse = fuse

    def record(self, run_id: str, step_id: str, phase: Phase, facts: Facts, now: float) -> None:
        write = super().record
        self._fuse.around(lambda: write(run_id, step_id, phase, facts, now))


class Case:
    """One run on the stage that is crashed, resumed and undone."""

    def __init__(self, stage: Stage, folder: Path, plan: Plan) -> None:
        self._stage = stage
        self._folder = folder
        folder.mkdir()
        self.plan = plan
        Journal(folder).begin("run", self.plan, 1.0)

    def attempt(self, work: str, ticks: int) -> int:
        """Do the work on a fuse; return 0 if it came to its end, else how far it came."""
        fuse = Fuse(ticks)
        engine = Engine(FusedJournal(self._folder, fuse))
        do = engine.run if work == "run" else engine.undo
        try:
            ended = do("run", self._steps(fuse), lambda _event: None, CancelToken())
        except Crash:
            return fuse.seen
        assert ended.problem is None, f"{ended.problem!r} {ended.problem} {ended.problem.details}"
        assert ended.ending is (Ending.PROVED if work == "run" else Ending.UNDONE)
        assert ended.left == ()
        return 0

    def count_ticks(self) -> int:
        """Run to the end and return how many places there are to crash at."""
        fuse = Fuse(0)
        engine = Engine(FusedJournal(self._folder, fuse))
        engine.run("run", self._steps(fuse), lambda _event: None, CancelToken())
        return fuse.seen

    def _steps(self, fuse: Fuse) -> tuple[Step, ...]:
        stage = self._stage
        names = ("aws", "kibana", "elasticsearch", "vault")
        fused: dict[str, Any] = {name: Fused(getattr(stage.reach, name), fuse) for name in names}
        reach = dataclasses.replace(stage.reach, **fused)
        return tuple(_hasten(step) for step in build_steps(self.plan, reach))


def _hasten(step: Any) -> Step:
    hasty = {"patience": IMPATIENT, "scale": 0.0, "pause": 0.0}
    names = {field.name for field in dataclasses.fields(step)}
    changed: Step = dataclasses.replace(step, **{k: v for k, v in hasty.items() if k in names})
    return changed

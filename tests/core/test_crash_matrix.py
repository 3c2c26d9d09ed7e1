"""The plug is pulled before and after every write and every call, twice, and again during undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.core.toys import Crash, Fuse, ToyStep, World, plan_for

from fairlead.core.cancel import CancelToken
from fairlead.core.engine import Engine
from fairlead.core.journal import Journal, Phase
from fairlead.core.plan import Plan
from fairlead.core.step import Facts

POINTS = 30
"""More than a run of three steps has points to crash at (the last ones never go off)."""


class FusedJournal(Journal):
    """A journal that can lose power before or after each record."""

    def __init__(self, folder: Path, world: World) -> None:
        super().__init__(folder)
        self._world = world

    def record(self, run_id: str, step_id: str, phase: Phase, facts: Facts, now: float) -> None:
        self._world.fuse.tick()
        super().record(run_id, step_id, phase, facts, now)
        self._world.fuse.tick()


def attempt(work: str, folder: Path, world: World, ticks: int) -> bool:
    """Do the work in a process of its own, so to speak; False if the plug was pulled."""
    world.fuse = Fuse(ticks)
    steps = [ToyStep(name, world) for name in "abc"]
    engine = Engine(FusedJournal(folder, world))
    do = engine.run if work == "run" else engine.undo
    try:
        do("r1", steps, lambda _event: None, CancelToken())
    except Crash:
        return False
    return True


@pytest.mark.parametrize("first", range(1, POINTS, 2))
def test_no_crash_leaves_an_orphan_or_makes_a_thing_twice(first: int, tmp_path: Path) -> None:
    for second in range(1, POINTS, 5):
        folder = tmp_path / str(second)
        folder.mkdir()
        world = World({"b": "somebody"})
        Journal(folder).begin("r1", PLAN, 1.0)
        _ = attempt("run", folder, world, first) or attempt("run", folder, world, second)
        assert attempt("run", folder, world, 10**9)
        assert world.things == {"a": "r1", "b": "somebody", "c": "r1"}
        assert world.created == 2
        _ = attempt("undo", folder, world, first) or attempt("undo", folder, world, second)
        assert attempt("undo", folder, world, 10**9)
        assert world.things == {"b": "somebody"}


PLAN: Plan = plan_for([ToyStep(name, World()) for name in "abc"])

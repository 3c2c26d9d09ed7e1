"""A toy world with real steps, for tests of the engine and the journal."""

from __future__ import annotations

from dataclasses import dataclass, field

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Done, Facts, Found, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate

T = translate("Test", "Make %1")


class Crash(BaseException):
    """The plug was pulled."""


@dataclass
class Fuse:
    """Pulls the plug at the nth tick."""

    ticks: int = 10**9

    def tick(self) -> None:
        self.ticks -= 1
        if self.ticks == 0:
            raise Crash


@dataclass
class World:
    """Things by name, each with the run that made it; counts every creation."""

    things: dict[str, str] = field(default_factory=dict)
    created: int = 0
    fuse: Fuse = field(default_factory=Fuse)


@dataclass
class ToyStep:
    """Makes one thing."""

    id: str
    world: World
    foreign: Standing = Standing.ADOPTABLE
    problems: list[Problem] = field(default_factory=list)
    undo_problems: list[Problem] = field(default_factory=list)
    left: Left | None = None
    seen: list[RunContext] = field(default_factory=list)
    rows: tuple[Row, ...] = ()

    @property
    def title(self) -> Text:
        return T(self.id)

    def inspect(self, run: RunContext) -> Found:
        owner = self.world.things.get(self.id)
        facts = {"before": owner or "", **run.intended}
        if owner is None:
            return Found(Standing.ABSENT, facts)
        if owner == run.run_id:
            return Found(Standing.OURS, {"name": self.id})
        return Found(self.foreign, {"name": self.id}, T(owner))

    def apply(self, run: RunContext, found: Found) -> Done:
        self.seen.append(run)
        self.world.fuse.tick()
        if self.problems:
            raise self.problems.pop(0)
        assert self.id not in self.world.things, "made twice"
        self.world.things[self.id] = run.run_id
        self.world.created += 1
        self.world.fuse.tick()
        run.report(T(self.id), 0.5)
        return Done({"name": self.id}, T(self.id))

    def verify(self, run: RunContext, done: Done) -> Done:
        assert self.world.things[self.id] == run.run_id
        return done

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        self.seen.append(run)
        self.world.fuse.tick()
        if self.undo_problems:
            raise self.undo_problems.pop(0)
        if self.left is not None and not run.may_remove_data:
            return self.left
        if self.world.things.get(self.id) == run.run_id:
            del self.world.things[self.id]
        self.world.fuse.tick()
        return None


def plan_for(steps: list[ToyStep]) -> Plan:
    return Plan("toy", "Toy", steps=tuple(StepSpec(step.id, "toy") for step in steps))

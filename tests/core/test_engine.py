"""The engine journals before and after, skips what is done, and undoes only what it made."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.core.toys import T, ToyStep, World, plan_for
from tests.problems import problem

from fairlead.core.cancel import CancelToken
from fairlead.core.engine import Engine
from fairlead.core.errors import Problem
from fairlead.core.events import (
    Ending,
    Event,
    RunEnded,
    State,
    StepChanged,
    StepInspected,
    StepReported,
)
from fairlead.core.journal import Journal, Phase
from fairlead.core.step import Left, Standing


class Stage:
    """An engine on a toy world with three steps."""

    def __init__(self, folder: Path) -> None:
        self.world = World()
        self.steps = [ToyStep(name, self.world) for name in "abc"]
        self.journal = Journal(folder)
        self.journal.begin("r1", plan_for(self.steps), 1.0)
        self.engine = Engine(self.journal)
        self.cancel = CancelToken()
        self.events: list[Event] = []

    def run(self) -> RunEnded:
        return self.engine.run("r1", self.steps, self.events.append, self.cancel)

    def undo(self, remove: frozenset[str] = frozenset()) -> RunEnded:
        return self.engine.undo("r1", self.steps, self.events.append, self.cancel, remove)

    def states(self) -> list[tuple[str, State]]:
        return [(e.step_id, e.state) for e in self.events if isinstance(e, StepChanged)]


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def boom(code: str = "boom") -> Problem:
    return Problem(code, T("title"), T("advice"), retryable=True)


def test_a_run_makes_everything_in_order_and_is_proved(stage: Stage) -> None:
    ended = stage.run()
    assert ended == RunEnded("r1", Ending.PROVED)
    assert stage.events[-1] == ended
    assert stage.world.things == {"a": "r1", "b": "r1", "c": "r1"}
    expected = [(name, state) for name in "abc" for state in (State.RUNNING, State.DONE)]
    assert stage.states() == expected
    assert StepReported("b", T("b"), 0.5) in stage.events
    assert stage.steps[2].seen[0].facts == {"a": {"name": "a"}, "b": {"name": "b"}}


def test_what_is_done_is_skipped(stage: Stage) -> None:
    stage.run()
    stage.events.clear()
    assert stage.run().ending is Ending.PROVED
    assert stage.world.created == 3
    assert stage.states() == [(name, State.DONE) for name in "abc"]


def test_a_failure_stops_the_run_and_trying_again_goes_on(stage: Stage) -> None:
    stage.steps[1].problems.append(boom())
    ended = stage.run()
    assert ended.ending is Ending.FAILED
    assert ended.problem is not None
    assert ended.problem.code == "boom"
    assert stage.states()[-1] == ("b", State.FAILED)
    assert stage.journal.run("r1").records["b"].phase is Phase.INTENT
    assert stage.run().ending is Ending.PROVED
    assert stage.world.created == 3


def test_the_first_intent_is_shown_to_every_later_attempt(stage: Stage) -> None:
    stage.steps[1].problems.append(boom())
    stage.run()
    stage.run()
    assert stage.steps[1].seen[0].intended == {}
    assert stage.steps[1].seen[1].intended == {"before": ""}


def test_an_adoptable_thing_is_reused_and_survives_undo(stage: Stage) -> None:
    stage.world.things["b"] = "somebody"
    assert stage.run().ending is Ending.PROVED
    assert ("b", State.REUSED) in stage.states()
    stage.events.clear()
    assert stage.undo().ending is Ending.UNDONE
    assert stage.world.things == {"b": "somebody"}
    assert stage.states()[2] == ("b", State.KEPT)


def test_a_foreign_thing_stops_the_run(stage: Stage) -> None:
    stage.world.things["b"] = "somebody"
    stage.steps[1].foreign = Standing.FOREIGN
    ended = stage.run()
    assert ended.problem is not None
    assert ended.problem.code == "foreign"
    assert "somebody" in str(ended.problem.advice)
    assert stage.world.things == {"a": "r1", "b": "somebody"}


def test_what_we_made_before_a_crash_is_recognised(stage: Stage) -> None:
    stage.world.things["a"] = "r1"
    stage.run()
    assert stage.world.created == 2
    assert stage.journal.run("r1").records["a"].phase is Phase.DONE


def test_a_cancelled_run_can_be_resumed(stage: Stage) -> None:
    stage.cancel.cancel()
    assert stage.run().ending is Ending.CANCELLED
    assert stage.states() == [("a", State.RUNNING), ("a", State.WAITING)]
    assert stage.world.things == {}
    stage.cancel = CancelToken()
    assert stage.run().ending is Ending.PROVED


def test_a_cancel_between_look_and_effect_makes_nothing(stage: Stage) -> None:
    inspect = stage.steps[0].inspect

    def look_then_cancel(run):  # type: ignore[no-untyped-def]  # replaces a bound method
        found = inspect(run)
        stage.cancel.cancel()
        return found

    stage.steps[0].inspect = look_then_cancel  # type: ignore[method-assign]  # a toy
    assert stage.run().ending is Ending.CANCELLED
    assert stage.world.things == {}


def test_undo_goes_in_reverse_and_goes_on_after_an_error(stage: Stage) -> None:
    stage.run()
    stage.events.clear()
    stage.steps[1].undo_problems.append(boom())
    ended = stage.undo()
    assert ended.ending is Ending.LEFTOVERS
    assert ended.left == (Left(T("b"), T("advice")),)
    assert ended.problem is not None
    assert [name for name, state in stage.states() if state is State.UNDOING] == ["c", "b", "a"]
    assert stage.world.things == {"b": "r1"}
    assert stage.journal.run("r1").is_being_undone
    assert stage.undo().ending is Ending.UNDONE
    assert stage.world.things == {}
    assert stage.journal.run("r1").is_undone


def test_undo_knows_the_facts_of_every_step(stage: Stage) -> None:
    stage.run()
    stage.undo()
    assert stage.steps[2].seen[-1].facts["a"] == {"before": "", "name": "a"}


def test_undo_of_an_unfinished_run_touches_what_was_begun(stage: Stage) -> None:
    stage.steps[1].problems.append(boom())
    stage.run()
    stage.events.clear()
    assert stage.undo().ending is Ending.UNDONE
    assert [name for name, _ in stage.states()] == ["b", "b", "a", "a"]
    assert stage.world.things == {}


def test_data_stays_unless_it_was_ticked(stage: Stage) -> None:
    stage.run()
    stage.steps[2].left = Left(T("c"), T("delete it by hand"))
    ended = stage.undo()
    assert ended.ending is Ending.UNDONE
    assert ended.left == (stage.steps[2].left,)
    assert stage.world.things == {"c": "r1"}
    assert stage.undo(frozenset({"c"})).left == ()
    assert stage.world.things == {}


def test_what_somebody_else_holds_is_tried_again(stage: Stage) -> None:
    stage.run()
    stage.steps[2].left = Left(T("c"), T("let go of it"), may_go_later=True)
    ended = stage.undo()
    assert (ended.ending, ended.problem) == (Ending.LEFTOVERS, None)
    assert stage.journal.run("r1").is_being_undone
    stage.steps[2].left = None
    assert stage.undo().ending is Ending.UNDONE
    assert stage.world.things == {}


def test_undo_can_be_cancelled_and_taken_up_again(stage: Stage) -> None:
    stage.run()
    stage.cancel.cancel()
    assert stage.undo().ending is Ending.CANCELLED
    assert len(stage.world.things) == 3
    stage.cancel = CancelToken()
    assert stage.undo().ending is Ending.UNDONE


def test_undo_can_be_cancelled_inside_a_step(stage: Stage) -> None:
    stage.run()

    def cancel_inside(run, facts):  # type: ignore[no-untyped-def]  # replaces a bound method
        run.cancel.cancel()
        run.cancel.check()

    stage.steps[2].undo = cancel_inside  # type: ignore[method-assign]  # a toy
    assert stage.undo().ending is Ending.CANCELLED
    assert stage.states()[-1] == ("c", State.WAITING)


@pytest.mark.parametrize("undone", [True, False])
def test_a_run_that_is_undone_is_not_resumed(stage: Stage, undone: bool) -> None:
    stage.run()
    if not undone:
        stage.steps[0].undo_problems.append(boom())
    stage.undo()
    with problem("run-being-undone"):
        stage.run()


def test_a_run_in_use_is_left_alone(stage: Stage) -> None:
    with stage.journal.hold("r1"):
        for work in (stage.run, stage.undo):
            with problem("run-in-use"):
                work()
    assert stage.world.things == {}


def test_a_dry_run_looks_at_everything_and_changes_nothing(stage: Stage) -> None:
    stage.world.things["b"] = "somebody"
    ended = stage.engine.dry_run("r2", stage.steps, stage.events.append, stage.cancel)
    assert ended == RunEnded("r2", Ending.INSPECTED)
    assert [e.standing for e in stage.events if isinstance(e, StepInspected)] == [
        Standing.ABSENT,
        Standing.ADOPTABLE,
        Standing.ABSENT,
    ]
    assert stage.world.created == 0
    assert stage.journal.run("r1").records == {}


def test_a_dry_run_goes_on_after_a_problem_and_tells_the_first(stage: Stage) -> None:
    def fail(run):  # type: ignore[no-untyped-def]  # replaces a bound method
        raise boom(run.run_id)

    stage.steps[0].inspect = fail  # type: ignore[method-assign]  # a toy
    ended = stage.engine.dry_run("r2", stage.steps, stage.events.append, stage.cancel)
    assert ended.problem is not None
    assert ended.problem.code == "r2"
    assert len(stage.events) == 4


def test_a_dry_run_can_be_cancelled(stage: Stage) -> None:
    stage.cancel.cancel()
    ended = stage.engine.dry_run("r2", stage.steps, stage.events.append, stage.cancel)
    assert ended.ending is Ending.CANCELLED
    assert stage.events == [ended]


def test_a_bug_is_not_dressed_up_as_a_problem(stage: Stage) -> None:
    stage.world.things["a"] = "r1"
    del stage.steps[0].world
    with pytest.raises(AttributeError):
        stage.run()
    assert not stage.journal.is_held("r1")

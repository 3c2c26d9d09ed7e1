"""The one loop that makes and undoes every change.

For each step of a plan: done in the journal is skipped; otherwise the step looks at the world, and
what it sees decides. An intent is journaled before an effect and the result after its
verification, so after any interruption the journal says of each step that it was not begun, that
it is done, or that it is unknown; the unknown is looked at again, never repeated blindly.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from fairlead.core.cancel import Cancelled, CancelToken
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
from fairlead.core.journal import RUN, Journal, Phase, Record, Run
from fairlead.core.step import NO_FACTS, Done, Facts, Found, Left, RunContext, Standing, Step
from fairlead.core.texts import Text, translate

Emit = Callable[[Event], None]

_FOREIGN = translate("Engine", "Something that is not ours stands in the way of “%1”.")
_FOREIGN_ADVICE = translate("Engine", "Choose another name, or remove it yourself. %1")
_KEPT = translate("Engine", "was there before, left as it is")
_BEING_UNDONE = translate("Engine", "This run is being undone and cannot be resumed.")
_BEING_UNDONE_ADVICE = translate("Engine", "Undo it to the end, then set up a new connection.")

_STATES = {Phase.DONE: State.DONE, Phase.REUSED: State.REUSED}


class Engine:
    """Runs, resumes and undoes the steps of one run after another, on the thread that calls it."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def run(self, run_id: str, steps: Sequence[Step], emit: Emit, cancel: CancelToken) -> RunEnded:
        """Do what is not done yet, in order, until all of it is done or something stops it.

        The first failure ends the run; calling again goes on where it stopped.

        Raises:
            Problem: The run is held by somebody else, or it is being undone.
        """
        with self._journal.hold(run_id):
            run = self._journal.run(run_id)
            if run.is_being_undone or run.is_undone:
                raise Problem("run-being-undone", _BEING_UNDONE, _BEING_UNDONE_ADVICE)
            ended = self._run_held(run, steps, emit, cancel)
        emit(ended)
        return ended

    def undo(
        self,
        run_id: str,
        steps: Sequence[Step],
        emit: Emit,
        cancel: CancelToken,
        remove: frozenset[str] = frozenset(),
    ) -> RunEnded:
        """Remove what the run made, in reverse order, going on after an error.

        `remove` names the steps whose data may be removed too. The result lists what stayed. It
        ends as UNDONE when only things stayed that were meant to stay, and as LEFTOVERS when
        something failed or is held by somebody else; undoing again then tries it again.
        """
        with self._journal.hold(run_id):
            run = self._journal.run(run_id)
            self._journal.record(run_id, RUN, Phase.UNDOING, NO_FACTS, time.time())
            ended = self._undo_held(run, steps, emit, cancel, remove)
            if ended.ending is not Ending.CANCELLED:
                end = Phase.UNDONE if ended.ending is Ending.UNDONE else Phase.LEFT
                self._journal.record(run_id, RUN, end, NO_FACTS, time.time())
        emit(ended)
        return ended

    def dry_run(
        self, run_id: str, steps: Sequence[Step], emit: Emit, cancel: CancelToken
    ) -> RunEnded:
        """Let every step look at the world, and change nothing."""
        context = RunContext(run_id, cancel)
        first: Problem | None = None
        for step in steps:
            if cancel.is_cancelled:
                return _tell(emit, RunEnded(run_id, Ending.CANCELLED))
            try:
                found = step.inspect(context)
            except Problem as problem:
                first = first or problem
                emit(StepInspected(step.id, None, problem=problem))
            else:
                emit(StepInspected(step.id, found.standing, found.text))
                if found.standing in (Standing.OURS, Standing.ADOPTABLE):
                    context = _learn(context, step.id, found.facts)
        return _tell(emit, RunEnded(run_id, Ending.INSPECTED, first))

    def _run_held(
        self, run: Run, steps: Sequence[Step], emit: Emit, cancel: CancelToken
    ) -> RunEnded:
        context = RunContext(run.id, cancel)
        for step in steps:
            record = run.records.get(step.id)
            if record is not None and record.is_done:
                emit(StepChanged(step.id, _STATES[record.phase], facts=record.facts))
                context = _learn(context, step.id, record.facts)
                continue
            began = time.monotonic()
            emit(StepChanged(step.id, State.RUNNING))
            try:
                state, done = self._make(step, _for_step(context, step.id, record, emit))
            except Cancelled:
                emit(StepChanged(step.id, State.WAITING, seconds=time.monotonic() - began))
                return RunEnded(run.id, Ending.CANCELLED)
            except Problem as problem:
                seconds = time.monotonic() - began
                emit(StepChanged(step.id, State.FAILED, seconds=seconds, problem=problem))
                return RunEnded(run.id, Ending.FAILED, problem)
            seconds = time.monotonic() - began
            emit(StepChanged(step.id, state, done.text, seconds, facts=done.facts))
            context = _learn(context, step.id, done.facts)
        return RunEnded(run.id, Ending.PROVED)

    def _make(self, step: Step, context: RunContext) -> tuple[State, Done]:
        """Inspect, then apply and verify where something is to be done."""
        context.cancel.check()
        found = step.inspect(context)
        if found.standing is Standing.FOREIGN:
            raise _foreign(step, found)
        if found.standing is Standing.ADOPTABLE:
            self._write(context, step, Phase.REUSED, found.facts)
            return State.REUSED, Done(found.facts, found.text)
        if found.standing is Standing.OURS:
            done = step.verify(context, Done(found.facts, found.text))
        else:
            context.cancel.check()
            self._write(context, step, Phase.INTENT, found.facts)
            done = step.verify(context, step.apply(context, found))
        self._write(context, step, Phase.DONE, done.facts)
        return State.DONE, done

    def _undo_held(
        self,
        run: Run,
        steps: Sequence[Step],
        emit: Emit,
        cancel: CancelToken,
        remove: frozenset[str],
    ) -> RunEnded:
        left: list[Left] = []
        first: Problem | None = None
        context = RunContext(run.id, cancel)
        for known in run.records.items():
            context = _learn(context, known[0], _latest(known[1]))
        for step in reversed(steps):
            record = run.records.get(step.id)
            if record is None or record.phase is Phase.UNDONE:
                continue
            if record.phase is Phase.REUSED:
                emit(StepChanged(step.id, State.KEPT, _KEPT))
                continue
            if cancel.is_cancelled:
                return RunEnded(run.id, Ending.CANCELLED, left=tuple(left))
            began = time.monotonic()
            emit(StepChanged(step.id, State.UNDOING))
            one = replace(
                _for_step(context, step.id, record, emit), may_remove_data=step.id in remove
            )
            facts = _latest(record)
            self._write(one, step, Phase.UNDOING, facts)
            try:
                remains = step.undo(one, facts)
            except Cancelled:
                emit(StepChanged(step.id, State.WAITING, seconds=time.monotonic() - began))
                return RunEnded(run.id, Ending.CANCELLED, left=tuple(left))
            except Problem as problem:
                first = first or problem
                left.append(Left(step.title, problem.advice))
                seconds = time.monotonic() - began
                emit(StepChanged(step.id, State.FAILED, seconds=seconds, problem=problem))
                continue
            seconds = time.monotonic() - began
            if remains is None:
                self._write(one, step, Phase.UNDONE, facts)
                emit(StepChanged(step.id, State.UNDONE, seconds=seconds))
            else:
                self._write(one, step, Phase.LEFT, facts)
                left.append(remains)
                emit(StepChanged(step.id, State.KEPT, remains.what, seconds))
        is_over = first is None and not any(one.may_go_later for one in left)
        ending = Ending.UNDONE if is_over else Ending.LEFTOVERS
        return RunEnded(run.id, ending, first, tuple(left))

    def _write(self, context: RunContext, step: Step, phase: Phase, facts: Facts) -> None:
        self._journal.record(context.run_id, step.id, phase, facts, time.time())


def _foreign(step: Step, found: Found) -> Problem:
    detail: Text | str = found.text or ""
    return Problem("foreign", _FOREIGN(step.title), _FOREIGN_ADVICE(detail))


def _learn(context: RunContext, step_id: str, facts: Facts) -> RunContext:
    return replace(context, facts={**context.facts, step_id: facts})


def _for_step(context: RunContext, step_id: str, record: Record | None, emit: Emit) -> RunContext:
    def report(text: Text, fraction: float | None) -> None:
        emit(StepReported(step_id, text, fraction))

    intended = record.intended if record is not None else NO_FACTS
    return replace(context, intended=intended, report=report)


def _latest(record: Record) -> Facts:
    """The facts of the intent, overlaid by those of the result."""
    return {**record.intended, **record.facts}


def _tell(emit: Emit, ended: RunEnded) -> RunEnded:
    emit(ended)
    return ended

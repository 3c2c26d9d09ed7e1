"""How a command tells what happens: in words for people, as JSON lines for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TextIO

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
from fairlead.core.step import Facts, Group, Left, Row, Standing
from fairlead.core.texts import Text

Rows = Sequence[tuple[str, Text, tuple[Row, ...]]]

_MARKS = {
    State.DONE: "done",
    State.REUSED: "reused",
    State.FAILED: "FAILED",
    State.UNDONE: "undone",
    State.KEPT: "kept",
}


class Reporter(Protocol):
    """What a command tells."""

    def say(self, words: str, **data: Any) -> None:
        """Tell something; `data` is the same for programs."""
        ...

    def show_plan(self, name: str, rows: Rows) -> None:
        """Show every change of a plan, in order."""
        ...

    def learn_titles(self, titles: Mapping[str, Text]) -> None:
        """Hear what the steps are called."""
        ...

    def on_event(self, event: Event) -> None:
        """Follow a run."""
        ...

    def end(self, ended: RunEnded, made: Mapping[str, Facts]) -> None:
        """Tell how a run ended and what it made, by step."""
        ...

    def fail(self, problem: Problem) -> None:
        """Tell a problem that kept the command from its work."""
        ...

    def stop(self) -> None:
        """Tell that somebody stopped the command before it began its work."""
        ...


class Words:
    """Tells a person. Output goes to `out`, problems to `err`."""

    def __init__(self, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self._titles: dict[str, Text] = {}
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        self._reported = ""
        self._checks: set[str] = set()

    def say(self, words: str, **data: Any) -> None:
        """Print the words."""
        print(words, file=self._out, flush=True)

    def show_plan(self, name: str, rows: Rows) -> None:
        """Print the changes with the call behind each."""
        self.learn_titles({step: title for step, title, _rows in rows})
        self.say(f"{name}: what will be done, in order")
        for step, _title, changes in rows:
            if all(row.group is Group.CHECK for row in changes):
                self._checks.add(step)
            for row in changes:
                self.say(f"\n  {row.group.value:<7} {row.change}  ({row.where})")
                for line in row.call.splitlines():
                    self.say(f"          {line}")
                self.say(f"          undo: {row.undo}")
        self.say("")

    def learn_titles(self, titles: Mapping[str, Text]) -> None:
        """Call the steps by these titles."""
        self._titles.update(titles)

    def on_event(self, event: Event) -> None:
        """Print a line for each row of the checklist as it ends, and what it waits for."""
        if isinstance(event, StepReported):
            words = str(event.text)
            if words != self._reported:
                self.say(f"  …        {self._title(event.step_id)}: {words}")
            self._reported = words
        elif isinstance(event, StepInspected):
            seen = event.standing.value if event.standing else "not known"
            if event.standing is Standing.ABSENT and event.step_id in self._checks:
                seen = "at apply"
            self.say(f"  {seen:<10} {self._title(event.step_id)}{_after(event.text)}")
            if event.problem is not None:
                self._explain(event.problem, self._out)
        elif isinstance(event, StepChanged) and event.state in _MARKS:
            mark = _MARKS[event.state]
            took = f"  {event.seconds:.1f} s" if event.seconds else ""
            self.say(f"  {mark:<8} {self._title(event.step_id)}{_after(event.text)}{took}")
            if event.problem is not None:
                self._explain(event.problem, self._out)

    def end(self, ended: RunEnded, made: Mapping[str, Facts]) -> None:
        """Print the ending in a sentence, and what stayed."""
        words = {
            Ending.PROVED: "Done and proved.",
            Ending.FAILED: "Not finished. Resume it, or undo it.",
            Ending.CANCELLED: "Stopped. Resume it, or undo it.",
            Ending.UNDONE: "Undone.",
            Ending.LEFTOVERS: "Not everything could be removed.",
            Ending.INSPECTED: "Nothing was changed.",
        }[ended.ending]
        self.say(f"{words}{f'  Run {ended.run_id}' if ended.run_id else ''}")
        for left in ended.left:
            self.say(f"  left: {left.what}. {left.remedy}")

    def fail(self, problem: Problem) -> None:
        """Print title, advice and details."""
        print(f"fairlead: {problem.title}", file=self._err)
        self._explain(problem, self._err, with_title=False)

    def stop(self) -> None:
        """Who stopped it knows it."""

    def _explain(self, problem: Problem, out: TextIO, with_title: bool = True) -> None:
        if with_title:
            print(f"           {problem.title}", file=out)
        print(f"           {problem.advice}", file=out)
        for line in problem.details.splitlines():
            print(f"           | {line}", file=out, flush=True)

    def _title(self, step_id: str) -> str:
        return str(self._titles.get(step_id, step_id))


class JsonLines:
    """Tells a program: one object a line, each with an "event"."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stdout

    def say(self, words: str, **data: Any) -> None:
        """Write the data, or the words where there is none."""
        self._write("said", **(data or {"text": words}))

    def show_plan(self, name: str, rows: Rows) -> None:
        """Write one line with all rows."""
        self._write(
            "plan",
            name=name,
            rows=[
                {
                    "step": step,
                    "group": row.group.value,
                    "change": str(row.change),
                    "where": str(row.where),
                    "call": row.call,
                    "undo": str(row.undo),
                }
                for step, _title, changes in rows
                for row in changes
            ],
        )

    def learn_titles(self, titles: Mapping[str, Text]) -> None:
        """Programs go by the steps' ids."""

    def on_event(self, event: Event) -> None:
        """Write each event but the last, which `end` writes with more in it."""
        if isinstance(event, StepReported):
            self._write("report", step=event.step_id, text=str(event.text), fraction=event.fraction)
        elif isinstance(event, StepInspected):
            self._write(
                "inspected",
                step=event.step_id,
                standing=event.standing.value if event.standing else None,
                text=str(event.text or ""),
                problem=_problem(event.problem),
            )
        elif isinstance(event, StepChanged):
            self._write(
                "step",
                step=event.step_id,
                state=event.state.value,
                text=str(event.text or ""),
                seconds=round(event.seconds, 3),
                facts=dict(event.facts),
                problem=_problem(event.problem),
            )

    def end(self, ended: RunEnded, made: Mapping[str, Facts]) -> None:
        """Write the last line: proved or not, what was made, what stayed."""
        self._write(
            "ended",
            ending=ended.ending.value,
            proved=ended.ending is Ending.PROVED,
            run=ended.run_id,
            created={step: dict(facts) for step, facts in made.items()},
            left=[_left(left) for left in ended.left],
            problem=_problem(ended.problem),
        )

    def fail(self, problem: Problem) -> None:
        """Write a last line that says why nothing was done."""
        self._write("ended", ending="refused", proved=False, problem=_problem(problem))

    def stop(self) -> None:
        """Write a last line that says so."""
        self._write("ended", ending=Ending.CANCELLED.value, proved=False, problem=None)

    def _write(self, event: str, **data: Any) -> None:
        print(json.dumps({"event": event, **data}), file=self._out, flush=True)


def _after(text: Text | None) -> str:
    return f": {text}" if text is not None else ""


def _left(left: Left) -> dict[str, str]:
    return {"what": str(left.what), "remedy": str(left.remedy)}


def _problem(problem: Problem | None) -> dict[str, Any] | None:
    if problem is None:
        return None
    return {
        "code": problem.code,
        "title": str(problem.title),
        "advice": str(problem.advice),
        "details": problem.details,
        "retryable": problem.retryable,
        "fix": problem.fix.kind if problem.fix else None,
    }

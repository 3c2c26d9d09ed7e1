"""The same run told to a person and to a program."""

from __future__ import annotations

import io
import json

import pytest

from fairlead.commands.reporters import JsonLines, Reporter, Words
from fairlead.core.errors import Fix, Problem
from fairlead.core.events import (
    Ending,
    Event,
    RunEnded,
    State,
    StepChanged,
    StepInspected,
    StepReported,
)
from fairlead.core.step import Group, Left, Row, Standing
from fairlead.core.texts import translate, verbatim

MAKE = translate("Test", "Make the thing")
PROBLEM = Problem(
    "boom",
    translate("Test", "It broke."),
    translate("Test", "Mend it."),
    details="line one\nline two",
    retryable=True,
    fix=Fix("wait", translate("Test", "Wait")),
)
ROWS = (
    (
        "a",
        MAKE,
        (
            Row(
                Group.CREATE,
                MAKE,
                verbatim("IAM"),
                "aws iam make",
                verbatim("Deletes"),
            ),
        ),
    ),
)
EVENTS: tuple[Event, ...] = (
    StepChanged("a", State.RUNNING),
    StepReported("a", verbatim("waiting"), 0.5),
    StepReported("a", verbatim("waiting"), 0.6),
    StepChanged("a", State.DONE, verbatim("arn:x"), 1.26, facts={"arn": "x"}),
    StepChanged("b", State.FAILED, seconds=0.2, problem=PROBLEM),
    StepInspected("a", Standing.ABSENT),
    StepInspected("b", None, problem=PROBLEM),
)


def tell(reporter: Reporter) -> None:
    reporter.show_plan("Thing", ROWS)
    reporter.learn_titles({"b": verbatim("Second")})
    for event in EVENTS:
        reporter.on_event(event)


def test_words_are_a_checklist_with_advice() -> None:
    out, err = io.StringIO(), io.StringIO()
    words = Words(out, err)
    tell(words)
    text = out.getvalue()
    for part in (
        "Thing: what will be done, in order",
        "create  Make the thing  (IAM)",
        "aws iam make",
        "undo: Deletes",
        "done     Make the thing: arn:x  1.3 s",
        "FAILED   Second",
        "It broke.",
        "Mend it.",
        "| line two",
        "absent     Make the thing",
        "not known  Second",
    ):
        assert part in text
    assert text.count("waiting") == 1
    assert err.getvalue() == ""


def test_a_check_is_never_absent() -> None:
    out = io.StringIO()
    words = Words(out)
    row = Row(Group.CHECK, verbatim("Ask it"), verbatim("IAM"), "aws iam ask", verbatim("Nothing"))
    words.show_plan("Thing", (("c", verbatim("Ask it"), (row,)),))
    words.on_event(StepInspected("c", Standing.ABSENT))
    assert "at apply   Ask it" in out.getvalue()


@pytest.mark.parametrize("ending", Ending)
def test_every_ending_has_words(ending: Ending) -> None:
    out = io.StringIO()
    left = (Left(verbatim("the form"), verbatim("It stays.")),)
    Words(out).end(RunEnded("r1", ending, left=left), {})
    assert "Run r1" in out.getvalue()
    assert "left: the form. It stays." in out.getvalue()


def test_a_refusal_goes_to_the_error_stream() -> None:
    out, err = io.StringIO(), io.StringIO()
    Words(out, err).fail(PROBLEM)
    assert out.getvalue() == ""
    assert err.getvalue().startswith("fairlead: It broke.\n")
    assert err.getvalue().count("It broke.") == 1


def test_json_is_one_object_a_line() -> None:
    out = io.StringIO()
    reporter = JsonLines(out)
    tell(reporter)
    reporter.say("Hello")
    reporter.say("Hello", sandbox=True)
    reporter.end(RunEnded("r1", Ending.PROVED), {"a": {"arn": "x"}})
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["event"] for line in lines] == [
        "plan",
        "step",
        "report",
        "report",
        "step",
        "step",
        "inspected",
        "inspected",
        "said",
        "said",
        "ended",
    ]
    assert lines[0]["rows"][0]["call"] == "aws iam make"
    assert lines[4]["facts"] == {"arn": "x"}
    assert lines[5]["problem"]["fix"] == "wait"
    assert lines[5]["problem"]["retryable"] is True
    assert lines[7]["standing"] is None
    assert lines[9] == {"event": "said", "sandbox": True}
    assert lines[-1]["proved"] is True
    assert lines[-1]["created"] == {"a": {"arn": "x"}}


@pytest.mark.parametrize("ending", [e for e in Ending if e is not Ending.PROVED])
def test_only_a_proof_is_proved(ending: Ending) -> None:
    out = io.StringIO()
    left = (Left(verbatim("the form"), verbatim("It stays.")),)
    JsonLines(out).end(RunEnded("r1", ending, PROBLEM, left), {})
    line = json.loads(out.getvalue())
    assert line["proved"] is False
    assert line["left"] == [{"what": "the form", "remedy": "It stays."}]


def test_a_refusal_is_a_last_line_too() -> None:
    out = io.StringIO()
    JsonLines(out).fail(PROBLEM)
    line = json.loads(out.getvalue())
    assert (line["event"], line["proved"], line["problem"]["code"]) == ("ended", False, "boom")

"""fairlead sample: a line for each object as it is done, then one that sums up."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from tests.flows.s3.objects import listed
from tests.problems import problem

from fairlead.commands.sample import Wanted, is_good, show_sample
from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.texts import translate
from fairlead.desk.local import LocalDesk
from fairlead.flows.documents import Fate
from fairlead.flows.s3_views import (
    Outcome,
    Sampled,
    SampleProgress,
    SampleReport,
    SampleRequest,
)
from fairlead.flows.sync_rules_preview import Preview, Tally

REFUSED = Problem("refused", translate("Test", "Refused."), translate("Test", "Ask again."))


def sampled(key: str, fate: Fate, outcome: Outcome, **more: Any) -> Sampled:
    return Sampled(Preview("docs", listed(key, 100), (1,), fate), outcome, **more)


GOOD = sampled("a\x1b[1m.txt", Fate.READ, Outcome.CREATED, text="Some text.")
BAD = sampled("b.txt", Fate.UNREADABLE, Outcome.DROPPED, problem=REFUSED)


@dataclass
class FakeDesk:
    """Takes samples of what it was given."""

    kind: str = "s3"
    found: tuple[Sampled, ...] = (GOOD, BAD)
    failed: tuple[tuple[str, Problem], ...] = ()
    requests: list[SampleRequest] = field(default_factory=list)

    def plan_of(self, _run_id: str) -> Plan:
        return Plan(self.kind, "Docs", steps=(StepSpec("i", "elastic-index", {"name": "docs"}),))

    def sample(
        self,
        _run_id: str,
        request: SampleRequest,
        on_progress: Callable[[SampleProgress], None],
        _cancel: CancelToken,
    ) -> SampleReport:
        self.requests.append(request)
        total = Tally()
        for one in self.found:
            total.add(one.fate, one.preview.summary.size)
            on_progress(SampleProgress(9, 2, 2, 1, 0, 0.1, sampled=(one,)))
        return SampleReport(request.index, 9, total, (), (), self.found, 1.5, failed=self.failed)


def show(desk: FakeDesk, wanted: Wanted, *, as_json: bool = True) -> SampleReport:
    return show_sample(cast(LocalDesk, desk), "run", wanted, CancelToken(), as_json=as_json)


def test_each_object_is_a_line_and_the_last_one_sums_up(capsys: pytest.CaptureFixture[str]) -> None:
    report = show(FakeDesk(), Wanted(5))
    first, second, last = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {
        "bucket": "docs",
        "key": "a\x1b[1m.txt",
        "size": 100,
        "rule": 2,
        "action": "text",
        "reason": "read",
        "outcome": "created",
        "text": "Some text.",
        "problem": None,
    }
    assert (second["action"], second["problem"]) == ("dropped", "Refused. Ask again.")
    assert last == {
        "sample": 2,
        "index": None,
        "listed": 9,
        "matched": 2,
        "total": {"text": 1, "metadata": 0, "dropped": 1},
        "seconds": 1.5,
        "cancelled": False,
        "failed": {},
    }
    assert is_good(report)


@pytest.mark.parametrize(("index", "expected"), [(None, ""), ("", "docs-sample"), ("mine", "mine")])
def test_the_index_is_the_one_that_was_named_or_one_beside_the_connectors(
    index: str | None, expected: str
) -> None:
    desk = FakeDesk()
    show(desk, Wanted(7, index))
    assert desk.requests == [SampleRequest(7, expected)]


def test_words_hide_nothing_in_a_name_and_tell_what_is_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show(FakeDesk(), Wanted(5, "mine"), as_json=False)
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "Refused. Ask again." in out
    assert "Some text." in out
    assert "into the index mine" in out


def test_a_bucket_that_was_not_listed_is_told_after_the_lines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with problem("refused"):
        show(FakeDesk(failed=(("docs", REFUSED),)), Wanted(5))
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["failed"] == {"docs": "Refused."}


def test_other_connections_have_no_samples() -> None:
    with problem("sample-other-kind"):
        show(FakeDesk(kind="bedrock"), Wanted(5))


def test_what_nobody_knows_the_end_of_is_not_good() -> None:
    lost = sampled("c.txt", Fate.READ, Outcome.FAILED, problem=REFUSED)
    assert not is_good(show(FakeDesk(found=(GOOD, lost)), Wanted(5)))

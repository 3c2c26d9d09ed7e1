"""Every call of a kept sample fails in every way: it is said, and nothing stays that cannot go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.steps.failing import KINDS
from tests.steps.samples import Shelf, open_shelf
from tests.steps.stage import Stage, occurrences

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.flows.s3_views import Outcome
from fairlead.sandbox.faults import FaultKind
from fairlead.sandbox.world import World
from fairlead.services.documents import Draft
from fairlead.steps.sample_index import SampleIndex
from fairlead.steps.sample_sinks import Arrival, Sink


@dataclass(frozen=True)
class OneByOne:
    """Sends each document by itself: how many are ready together is a matter of time."""

    sink: Sink

    def begin(self) -> None:
        self.sink.begin()

    def put(self, drafts: Sequence[Draft], cancel: CancelToken) -> Sequence[Arrival]:
        return [arrival for draft in drafts for arrival in self.sink.put([draft], cancel)]


@pytest.fixture
def hasty(world: World, tmp_path: Path, hasty_sdk: None) -> Iterator[Stage]:
    """A stage that waits for an answer no longer than a loaded machine needs."""
    opened = Stage(world, tmp_path, timeout=1)
    yield opened
    opened.close()


@pytest.fixture
def shelf(hasty: Stage) -> Iterator[Shelf]:
    with open_shelf(hasty, {"one.txt": b"Text.", "two.png": b"\x89PNG"}) as opened:
        yield opened
        hasty.world.faults.clear()


def attempt(shelf: Shelf, index: SampleIndex) -> list[Problem]:
    """Take a sample and return what went wrong: with all of it, a bucket, or an object."""
    try:
        report = shelf.sample(OneByOne(shelf.into(index)))
    except Problem as problem:
        return [problem]
    problems = [problem for _bucket, problem in report.failed]
    return problems + [one.problem for one in report.sampled if one.problem is not None]


@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_says_what_failed_and_the_next_one_succeeds(
    shelf: Shelf, subtests: pytest.Subtests, kind: FaultKind
) -> None:
    index = shelf.index()
    with shelf.stage.calls_made() as calls:
        shelf.sample(OneByOne(shelf.into(index)))
    assert {call.service for call in calls} == {"s3", "elasticsearch"}
    index.remove()
    for service, operation, after in occurrences(calls):
        with subtests.test(service=service, operation=operation, after=after):
            with shelf.stage.fault(kind, service, operation, after=after):
                problems = attempt(shelf, index)
            # The SDK asks again by itself; and not to know a region is no failure.
            is_harmless = kind == "effect_then_reset" or operation == "GetBucketLocation"
            is_opaque = kind == "malformed" and operation == "GetObject"
            assert problems or is_harmless or is_opaque
            assert all(str(problem.title) and str(problem.advice) for problem in problems)
            again = shelf.sample(shelf.into(index))
            assert {one.outcome for one in again.sampled} == {Outcome.CREATED}
            assert index.remove() == 2
            assert not index.is_there()


@pytest.mark.parametrize("kind", KINDS)
def test_a_removal_that_fails_is_said_and_can_be_tried_again(
    shelf: Shelf, subtests: pytest.Subtests, kind: FaultKind
) -> None:
    index = shelf.index()
    shelf.sample(shelf.into(index))
    with shelf.stage.calls_made() as calls:
        index.remove()
    for service, operation, after in occurrences(calls):
        with subtests.test(operation=operation, after=after):
            shelf.sample(shelf.into(index))
            with shelf.stage.fault(kind, service, operation, after=after):
                with pytest.raises(Problem) as raised:
                    index.remove()
                assert str(raised.value.advice)
            index.remove()
            assert not index.is_there()

"""What a sample holds in memory at a time is bounded, however large the objects are."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from tests.steps.samples import Shelf, open_shelf
from tests.steps.stage import Stage

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.core.errors import Problem
from fairlead.flows.documents import SIZE_LIMIT
from fairlead.flows.s3_views import Outcome
from fairlead.flows.sync_rules_preview import Preview
from fairlead.sandbox.faults import Fault
from fairlead.sandbox.world import World
from fairlead.services.documents import MOST_BYTES, Documents, Draft, Ingested
from fairlead.steps.sample_exchange import IN_MEMORY
from fairlead.steps.sample_reading import Budget, Reader

MEGABYTE = 2**20


@pytest.fixture
def shelf(stage: Stage) -> Iterator[Shelf]:
    with open_shelf(stage) as opened:
        yield opened


def test_requests_keep_within_their_bounds(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[list[int]] = []
    simulate = Documents.simulate

    def note(self: Documents, pipeline: str, drafts: list[Draft]) -> object:
        sizes.append([len(draft.source) for draft in drafts])
        return simulate(self, pipeline, drafts)

    monkeypatch.setattr(Documents, "simulate", note)
    for number in range(12):
        shelf.put(f"{number}.txt", b"x" * (MEGABYTE // 2))
    shelf.put("large.txt", b"x" * SIZE_LIMIT)
    report = shelf.sample()
    assert {one.outcome for one in report.sampled} == {Outcome.PREVIEWED}
    assert sum(map(len, sizes)) == 13
    assert all(len(request) == 1 or sum(request) <= MOST_BYTES for request in sizes)


def test_large_objects_wait_for_one_another(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read and not yet sent never exceeds the bound."""
    lock = threading.Lock()
    held: list[int] = [0]
    most: list[int] = []
    shape, simulate = Reader.shape, Documents.simulate

    def hold(self: Reader, preview: Preview, cancel: CancelToken) -> object:
        with lock:
            held[0] += preview.summary.size
            most.append(held[0])
        return shape(self, preview, cancel)

    def let_go(self: Documents, pipeline: str, drafts: list[Draft]) -> list[Ingested]:
        told = list(simulate(self, pipeline, drafts))
        with lock:
            held[0] -= len(drafts) * 5 * MEGABYTE
        return told

    monkeypatch.setattr(Reader, "shape", hold)
    monkeypatch.setattr(Documents, "simulate", let_go)
    for number in range(10):
        shelf.put(f"{number}.txt", b"x" * (5 * MEGABYTE))
    report = shelf.sample()
    assert len(report.sampled) == 10
    assert 5 * MEGABYTE < max(most) <= IN_MEMORY


def test_nobody_waits_for_memory_once_a_sample_has_failed(shelf: Shelf, world: World) -> None:
    """The readers that wait would otherwise wait for ever, and keep the program from its end."""
    for number in range(12):
        shelf.put(f"{number}.txt", b"x" * (5 * MEGABYTE))
    world.faults.add(Fault("server_error", "elasticsearch", "*_simulate", times=None))
    with pytest.raises(Problem):
        shelf.sample()
    world.faults.clear()


def test_a_budget_lets_nobody_past_it_but_one_alone() -> None:
    budget = Budget(100)
    go_on = CancelToken()
    budget.take(60, go_on)
    budget.take(40, go_on)
    taken = threading.Event()

    def take_more() -> None:
        budget.take(1000, go_on)
        taken.set()

    thread = threading.Thread(target=take_more)
    thread.start()
    budget.give_back(60)
    assert not taken.wait(0.05)
    budget.give_back(40)
    assert taken.wait(5)
    thread.join()
    stop = CancelToken()
    stop.cancel()
    with pytest.raises(Cancelled):
        budget.take(1, stop)
    assert IN_MEMORY >= SIZE_LIMIT

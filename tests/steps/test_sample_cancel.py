"""A sample that is stopped: at once, with what was done, whatever hangs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from tests.steps.samples import Shelf, open_shelf
from tests.steps.stage import Stage

from fairlead.core.cancel import CancelToken
from fairlead.flows.s3_views import Outcome
from fairlead.sandbox.faults import Fault
from fairlead.sandbox.world import World
from fairlead.services.documents import Documents
from fairlead.steps.sample_reading import Reader

TEXTS = {f"docs/{number}.txt": b"Text %d." % number for number in range(12)}


@pytest.fixture
def shelf(stage: Stage) -> Iterator[Shelf]:
    with open_shelf(stage) as opened:
        yield opened
        stage.world.faults.clear()


@pytest.mark.parametrize(
    ("service", "operation"),
    [
        ("s3", "GetObject"),
        ("elasticsearch", "*_bulk"),
        pytest.param("s3", "ListObjects", marks=pytest.mark.slow),
        pytest.param("elasticsearch", "*_search", marks=pytest.mark.slow),
        pytest.param("elasticsearch", "PUT /{index}", marks=pytest.mark.slow),
    ],
)
def test_cancel_ends_within_a_second_whatever_hangs(
    shelf: Shelf, world: World, service: str, operation: str
) -> None:
    for key, content in TEXTS.items():
        shelf.put(key, content)
    index = shelf.index()
    world.faults.add(Fault("slow", service, operation, times=None, seconds=1.9))
    cancel = CancelToken()
    began: list[float] = []

    class Stop(CancelToken):
        """Cancelled a moment after the sample began."""

        @property
        def is_cancelled(self) -> bool:
            return cancel.is_cancelled

        def check(self) -> None:
            if not began:
                began.append(time.monotonic())
            if time.monotonic() - began[0] > 0.3:
                cancel.cancel()
            cancel.check()

        def wait(self, seconds: float) -> None:
            cancel.wait(seconds)

    report = shelf.sample(shelf.into(index), cancel=Stop())
    assert time.monotonic() - began[0] < 1.3
    assert report.is_cancelled
    world.faults.clear()
    # What was under way ends by itself; then it can be removed.
    CancelToken().wait(2)
    index.remove()
    assert not index.is_there()


def test_what_was_done_until_the_cancel_is_told(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(40):
        shelf.put(f"{number}.txt")
    cancel = CancelToken()
    shape = Reader.shape

    def stop_at_ten(self: Reader, preview: Any, token: CancelToken) -> Any:
        if len(shelf.progress) and shelf.progress[-1].done >= 4:
            cancel.cancel()
        CancelToken().wait(0.03)
        return shape(self, preview, token)

    monkeypatch.setattr(Reader, "shape", stop_at_ten)
    monkeypatch.setattr("fairlead.steps.sample.READERS", 2)
    report = shelf.sample(cancel=cancel)
    assert report.is_cancelled
    assert 4 <= len(report.sampled) < 40
    assert report.listed == 40
    assert shelf.progress[-1].done == len(report.sampled)


@pytest.mark.parametrize("is_kept", [False, True])
def test_a_request_under_way_still_tells_what_it_did(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, is_kept: bool
) -> None:
    shelf.put("one.txt")
    index, cancel = shelf.index(), CancelToken()
    name = "write" if is_kept else "simulate"
    send: Any = getattr(Documents, name)

    def send_late(*args: Any) -> Any:
        told = send(*args) if is_kept else list(send(*args))
        cancel.cancel()
        CancelToken().wait(0.15)
        return told

    monkeypatch.setattr(Documents, name, send_late)
    report = shelf.sample(shelf.into(index) if is_kept else None, cancel=cancel)
    assert report.is_cancelled
    (sampled,) = report.sampled
    assert sampled.outcome is (Outcome.CREATED if is_kept else Outcome.PREVIEWED)
    assert sampled.problem is None
    assert index.remove() == int(is_kept)

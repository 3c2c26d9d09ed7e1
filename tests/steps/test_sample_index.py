"""The index of a kept sample: the run's own, and gone without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.problems import problem
from tests.steps.samples import Shelf, by_key, open_shelf
from tests.steps.stage import Stage

from fairlead.flows.documents import document_id
from fairlead.flows.s3_views import Outcome
from fairlead.services.indices import Indices
from fairlead.steps.elastic import mark

TEXTS = {f"docs/{number}.txt": b"Text %d." % number for number in range(12)}


@pytest.fixture
def shelf(stage: Stage) -> Iterator[Shelf]:
    with open_shelf(stage) as opened:
        yield opened
        stage.world.faults.clear()


def stored(stage: Stage, index: str) -> dict[str, dict[str, Any]]:
    answer = stage.elasticsearch.request(
        "search", lambda client: client.search(index=index, size=100)
    )
    return {hit["_id"]: hit["_source"] for hit in answer["hits"]["hits"]}


def test_a_kept_sample_is_in_its_index_and_goes_without_a_trace(shelf: Shelf) -> None:
    for key, content in TEXTS.items():
        shelf.put(key, content)
    index = shelf.index()
    report = shelf.sample(shelf.into(index))
    found = by_key(report)
    assert {key: one.text for key, one in found.items()} == {
        key: content.decode() for key, content in TEXTS.items()
    }
    assert {one.outcome for one in found.values()} == {Outcome.CREATED}
    kept = stored(shelf.stage, index.name)
    assert set(kept) == {document_id(shelf.bucket, key) for key in TEXTS}
    assert all(source["id"] == own_id for own_id, source in kept.items())
    assert index.is_there()
    assert index.remove() == len(TEXTS)
    assert not index.is_there()
    assert Indices(shelf.stage.elasticsearch).get(index.name) is None
    assert index.remove() == 0


def test_an_index_that_is_not_the_samples_own_stays_as_it_is(shelf: Shelf) -> None:
    shelf.put("one.txt")
    indices = Indices(shelf.stage.elasticsearch)
    foreign = shelf.index()
    indices.create(foreign.name, {"mappings": {"_meta": {"owner": "somebody"}}})
    for sink in (foreign, shelf.index(foreign.name, "run-2")):
        with problem("sample-index-taken"):
            shelf.sample(shelf.into(sink))
        assert sink.remove() == 0
    kept = indices.get(foreign.name)
    assert kept is not None
    assert kept.meta == {"owner": "somebody"}
    assert indices.count(foreign.name) == 0


def test_another_runs_sample_is_not_ours(shelf: Shelf) -> None:
    shelf.put("one.txt")
    index = shelf.index(run_id="run-1")
    shelf.sample(shelf.into(index))
    with problem("sample-index-taken"):
        shelf.sample(shelf.into(shelf.index(index.name, "run-2")))
    assert index.remove() == 1


def test_a_second_sample_begins_with_an_empty_index(shelf: Shelf) -> None:
    shelf.put("one.txt")
    index = shelf.index()
    shelf.sample(shelf.into(index))
    shelf.remove("one.txt")
    shelf.put("two.txt")
    report = shelf.sample(shelf.into(index))
    assert [one.outcome for one in report.sampled] == [Outcome.CREATED]
    assert list(stored(shelf.stage, index.name)) == [document_id(shelf.bucket, "two.txt")]
    index.remove()


def test_the_connectors_own_index_is_no_sample(shelf: Shelf) -> None:
    index = shelf.index(run_id="run-1")
    indices = Indices(shelf.stage.elasticsearch)
    indices.create(index.name, {"mappings": {"_meta": mark("run-1", "Docs")}})
    assert not index.is_there()
    assert index.remove() == 0
    with problem("sample-index-taken"):
        index.renew()
    assert indices.delete(index.name)

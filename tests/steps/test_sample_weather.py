"""Samples while Elasticsearch is short of something, or refuses a part of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from tests.problems import problem
from tests.steps.samples import Shelf, by_key, code_of, open_shelf
from tests.steps.stage import Stage

from fairlead.flows.documents import Pipeline
from fairlead.flows.s3_views import Outcome
from fairlead.sandbox.faults import Fault
from fairlead.sandbox.world import World
from fairlead.services.indices import Indices
from fairlead.steps.sample_index import SampleIndex

KEYS = tuple(f"{number}.txt" for number in range(6))


@pytest.fixture
def shelf(stage: Stage) -> Iterator[Shelf]:
    with open_shelf(stage, dict.fromkeys(KEYS, b"Some text.")) as opened:
        yield opened
        stage.world.faults.clear()


def items(kind: Any, times: int | None) -> Fault:
    return Fault(kind, "elasticsearch", "POST /_bulk/items", times=times)


def test_some_items_fail_and_each_is_shown(shelf: Shelf, world: World) -> None:
    world.faults.add(items("server_error", 2))
    index = shelf.index()
    report = shelf.sample(shelf.into(index))
    outcomes = [one.outcome for one in report.sampled]
    assert (outcomes.count(Outcome.FAILED), outcomes.count(Outcome.CREATED)) == (2, 4)
    failed = [one for one in report.sampled if one.outcome is Outcome.FAILED]
    assert {code_of(one) for one in failed} == {"elastic-shard-gone"}
    assert index.remove() == 4


def test_what_is_rejected_is_sent_once_more(shelf: Shelf, world: World) -> None:
    world.faults.add(items("throttle", 1))
    index = shelf.index()
    report = shelf.sample(shelf.into(index))
    assert {one.outcome for one in report.sampled} == {Outcome.CREATED}
    assert index.remove() == 6
    world.faults.add(items("throttle", None))
    report = shelf.sample(shelf.into(index))
    assert {(one.outcome, code_of(one)) for one in report.sampled} == {
        (Outcome.FAILED, "elastic-busy")
    }
    assert index.remove() == 0


def block(stage: Stage, index: str, name: str) -> None:
    stage.elasticsearch.request(
        "block",
        lambda client: client.indices.put_settings(index=index, settings={f"blocks.{name}": True}),
    )


def test_an_index_that_turned_read_only_refuses_each_document(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    renew = SampleIndex.renew

    def renew_and_block(self: SampleIndex) -> None:
        renew(self)
        block(shelf.stage, self.name, "write")

    monkeypatch.setattr(SampleIndex, "renew", renew_and_block)
    index = shelf.index()
    report = shelf.sample(shelf.into(index))
    assert {(one.outcome, code_of(one)) for one in report.sampled} == {
        (Outcome.FAILED, "elastic-read-only")
    }
    assert len(report.sampled) == 6
    assert index.remove() == 0


@pytest.mark.parametrize("is_kept", [False, True])
def test_without_the_pipeline_the_sample_ends_and_says_so(shelf: Shelf, is_kept: bool) -> None:
    shelf.connector = replace(shelf.connector, pipeline=Pipeline("not-there"))
    index = shelf.index()
    with problem("elastic-no-pipeline"):
        shelf.sample(shelf.into(index) if is_kept else None)
    assert index.remove() == 0


def test_a_mapping_that_does_not_fit_is_each_documents_own_matter(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    create = Indices.create

    def create_with_mapping(self: Indices, name: str, body: dict[str, Any]) -> None:
        mappings = {**body["mappings"], "properties": {"filename": {"type": "long"}}}
        create(self, name, {**body, "mappings": mappings})

    monkeypatch.setattr(Indices, "create", create_with_mapping)
    shelf.put("12")
    index = shelf.index()
    found = by_key(shelf.sample(shelf.into(index)))
    assert found["12"].outcome is Outcome.CREATED
    assert {code_of(found[key]) for key in KEYS} == {"elastic-mapping"}
    assert index.remove() == 1


def test_an_elasticsearch_that_falls_silent_ends_the_sample(shelf: Shelf, world: World) -> None:
    index = shelf.index()
    world.faults.add(Fault("reset", "elasticsearch", "*_bulk", times=None))
    with problem("reset"):
        shelf.sample(shelf.into(index))
    # What was made is found again, and goes.
    world.faults.clear()
    assert index.is_there()
    assert index.remove() == 0

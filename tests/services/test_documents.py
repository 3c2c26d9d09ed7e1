"""Documents sent in bulk and read back: each with its own fate, and what the way can do to them."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.services.traces import assert_keeps
from tests.services.wire import Reply, Wire, http

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.sandbox.faults import Fault
from fairlead.sandbox.world import World
from fairlead.services.documents import (
    MOST_BYTES,
    MOST_DOCUMENTS,
    Documents,
    Draft,
    batches,
)
from fairlead.services.elastic import ElasticAuth
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.indices import Indices
from fairlead.services.problems import ServiceProblem

API_KEY = "a2V5LWlkOnNlY3JldC1vZi1rZXk="
PIPELINE = "search-default-ingestion"
INDEX = "sample-documents"
GO_ON = CancelToken()
PRODUCT = {"X_Elastic_Product": "Elasticsearch"}


@pytest.fixture
def elasticsearch(world: World) -> Iterator[Elasticsearch]:
    way = Elasticsearch(world.elasticsearch_url, ElasticAuth(api_key=world.elastic.api_key))
    yield way
    Indices(way).delete(INDEX)
    way.close()


@pytest.fixture
def documents(elasticsearch: Elasticsearch) -> Documents:
    Indices(elasticsearch).create(INDEX, {})
    return Documents(elasticsearch)


def draft(own_id: str, content: bytes, **fields: object) -> Draft:
    source = {
        "_extract_binary_content": True,
        "_reduce_whitespace": True,
        "_attachment": base64.b64encode(content).decode(),
        **fields,
    }
    return Draft(own_id, json.dumps(source).encode())


def read(documents: Documents, *ids: str) -> dict[str, str]:
    return {one.id: one.text for one in documents.read_texts(INDEX, ids)}


def test_documents_go_through_the_pipeline_and_come_back_as_text(documents: Documents) -> None:
    drafts = [draft(f"id-{number}", b"Line  %d\n of it" % number) for number in range(60)]
    written = documents.write(INDEX, PIPELINE, drafts, GO_ON)
    assert [(one.id, one.result) for one in written] == [(one.id, "created") for one in drafts]
    texts = read(documents, *(one.id for one in drafts), "missing")
    assert texts == {f"id-{number}": f"Line {number} of it" for number in range(60)}
    (again,) = documents.write(INDEX, PIPELINE, drafts[:1], GO_ON)
    assert (again.result, again.problem) == ("updated", None)


def test_a_trial_gives_the_same_text_and_leaves_nothing(documents: Documents) -> None:
    drafts = [draft(f"{number}", b"Text  %d" % number) for number in range(30)]
    told = list(documents.simulate(PIPELINE, drafts))
    assert [(one.id, one.text) for one in told] == [(f"{n}", f"Text {n}") for n in range(30)]
    assert read(documents, *(one.id for one in drafts)) == {}


def test_what_the_pipeline_could_not_read_is_told(documents: Documents) -> None:
    broken = draft("broken", b"%PDF-1.7 and no more")
    documents.write(INDEX, PIPELINE, [broken], GO_ON)
    (stored,) = documents.read_texts(INDEX, ["broken"])
    (tried,) = documents.simulate(PIPELINE, [broken])
    assert stored == tried
    assert stored.text == ""
    assert "Error parsing document" in stored.errors[0]


def test_each_document_has_a_fate_of_its_own(documents: Documents) -> None:
    documents.write(INDEX, PIPELINE, [draft("first", b"x", size_in_bytes=1)], GO_ON)
    good, bad = (
        draft("good", b"x", size_in_bytes=2),
        draft("bad", b"x", size_in_bytes="much"),
    )
    ok, failed = documents.write(INDEX, PIPELINE, [good, bad], GO_ON)
    assert (ok.result, failed.result) == ("created", "")
    assert failed.problem is not None
    assert failed.problem.service_code == "document_parsing_exception"
    assert "size_in_bytes" in failed.problem.details
    assert list(read(documents, "good", "bad")) == ["good"]


def test_a_busy_shard_is_asked_once_more(documents: Documents, world: World) -> None:
    world.faults.add(Fault("throttle", "elasticsearch", "POST /_bulk/items", times=2))
    drafts = [draft(f"{number}", b"x") for number in range(4)]
    written = documents.write(INDEX, PIPELINE, drafts, GO_ON)
    assert [(one.id, one.result) for one in written] == [(one.id, "created") for one in drafts]
    world.faults.add(Fault("throttle", "elasticsearch", "POST /_bulk/items", times=3))
    written = documents.write(INDEX, PIPELINE, drafts[:2], GO_ON)
    assert [one.result for one in written] == ["", "updated"]
    assert written[0].problem is not None
    assert written[0].problem.status == 429


def test_a_shard_that_is_gone_is_not_asked_again(documents: Documents, world: World) -> None:
    world.faults.add(Fault("server_error", "elasticsearch", "POST /_bulk/items"))
    first, second = documents.write(INDEX, PIPELINE, [draft("1", b""), draft("2", b"")], GO_ON)
    assert first.problem is not None
    assert first.problem.status == 503
    assert second.result == "created"


def test_a_request_that_is_too_much_is_sent_once_more(documents: Documents, world: World) -> None:
    world.faults.add(Fault("throttle", "elasticsearch", "*_bulk"))
    (written,) = documents.write(INDEX, PIPELINE, [draft("1", b"x")], GO_ON)
    assert written.result == "created"
    world.faults.add(Fault("throttle", "elasticsearch", "*_bulk", times=2))
    with pytest.raises(ServiceProblem) as raised:
        documents.write(INDEX, PIPELINE, [draft("1", b"x")], GO_ON)
    assert raised.value.status == 429


def test_the_moment_before_another_try_can_be_cancelled(documents: Documents, world: World) -> None:
    world.faults.add(Fault("throttle", "elasticsearch", "POST /_bulk/items", times=None))
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        documents.write(INDEX, PIPELINE, [draft("1", b"x")], cancel)


def test_without_the_pipeline_nothing_is_indexed(documents: Documents) -> None:
    (written,) = documents.write(INDEX, "not/there", [draft("1", b"x")], GO_ON)
    assert written.problem is not None
    assert "pipeline with id [not/there] does not exist" in written.problem.details
    with pytest.raises(ServiceProblem) as raised:
        list(documents.simulate("not/there", [draft("1", b"x")]))
    assert "pipeline [not/there] does not exist" in raised.value.details


def test_a_document_that_a_trial_fails_for_is_told_apart() -> None:
    docs = [
        {"error": {"type": "illegal_argument_exception", "reason": "field [a] not present"}},
        {"doc": {"_source": {"body": "Text", "_ingestion_errors": "one"}}},
    ]
    with Wire(http(200, json.dumps({"docs": docs}), **PRODUCT)) as wire:
        way = Elasticsearch(wire.url, ElasticAuth(api_key=API_KEY))
        failed, good = Documents(way).simulate(PIPELINE, [draft("1", b""), draft("2", b"")])
        way.close()
    assert failed.problem is not None
    assert "field [a] not present" in failed.problem.details
    assert (good.text, good.errors) == ("Text", ("one",))


@pytest.mark.parametrize("reply", [b"", "reset", http(502, "<h1>Bad</h1>"), http(413, "")])
def test_a_way_that_fails_is_a_problem_and_keeps_the_key(reply: Reply) -> None:
    with Wire(reply) as wire:
        way = Elasticsearch(wire.url, ElasticAuth(api_key=API_KEY), timeout=0.5)
        for ask in (
            lambda: Documents(way).write(INDEX, PIPELINE, [draft("1", b"")], GO_ON),
            lambda: list(Documents(way).read_texts(INDEX, ["1"])),
            lambda: list(Documents(way).simulate(PIPELINE, [draft("1", b"")])),
        ):
            with pytest.raises(ServiceProblem) as raised:
                ask()
            assert_keeps(raised.value, API_KEY)
        way.close()


@given(st.lists(st.sampled_from([0, 10, MOST_BYTES // 2, MOST_BYTES, MOST_BYTES + 1]), max_size=30))
def test_a_request_holds_no_more_than_it_may(sizes: list[int]) -> None:
    drafts = [Draft(str(number), bytes(size)) for number, size in enumerate(sizes)]
    made = list(batches(drafts))
    assert [one for batch in made for one in batch] == drafts
    for batch in made:
        assert batch
        assert len(batch) == 1 or sum(len(one.source) for one in batch) <= MOST_BYTES


def test_a_request_holds_no_more_documents_than_it_may() -> None:
    drafts = [Draft(str(number), b"{}") for number in range(2 * MOST_DOCUMENTS + 1)]
    assert [len(batch) for batch in batches(drafts)] == [MOST_DOCUMENTS, MOST_DOCUMENTS, 1]

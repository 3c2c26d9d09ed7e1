"""Bulk requests: each item has its own answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from elasticsearch import Elasticsearch
from elasticsearch.helpers import bulk as bulk_helper
from tests.sandbox.elastic.connectors.support import bulk, refusal, with_key
from tests.sandbox.elastic.stage import Stage, error_of

from fairlead.sandbox.faults import Fault

Play = Callable[..., Stage]


def _results(answer: Any) -> list[tuple[str, int, str]]:
    """Return action, status and result or error type of each item."""
    return [
        (action, body["status"], body.get("result") or body["error"]["type"])
        for item in answer.json()["items"]
        for action, body in item.items()
    ]


def test_every_action_has_its_result(stage: Stage) -> None:
    docs = {"_index": "docs"}
    answer = bulk(
        stage,
        {"index": {**docs, "_id": "1"}},
        {"a": 1},
        {"index": {**docs, "_id": "1"}},
        {"a": 2},
        {"create": {**docs, "_id": "1"}},
        {"a": 3},
        {"create": docs},
        {"a": 4},
        {"update": {**docs, "_id": "1"}},
        {"doc": {"b": 1}},
        {"update": {**docs, "_id": "9"}},
        {"doc": {"b": 1}},
        {"delete": {**docs, "_id": "9"}},
        {"delete": {**docs, "_id": "1"}},
    )
    assert answer.status_code == 200
    assert answer.json()["errors"] is True
    assert _results(answer) == [
        ("index", 201, "created"),
        ("index", 200, "updated"),
        ("create", 409, "version_conflict_engine_exception"),
        ("create", 201, "created"),
        ("update", 200, "updated"),
        ("update", 404, "document_missing_exception"),
        ("delete", 404, "not_found"),
        ("delete", 200, "deleted"),
    ]
    only_missing = bulk(stage, {"delete": {**docs, "_id": "9"}})
    # What was not there to remove is no error.
    assert only_missing.json()["errors"] is False


def test_an_item_may_name_the_version_it_means(stage: Stage) -> None:
    target = {"_index": "docs", "_id": "1"}
    bulk(stage, {"index": target}, {"a": 1})
    stale = {**target, "if_seq_no": 7, "if_primary_term": 1}
    right = {**target, "if_seq_no": 0, "if_primary_term": 1}
    answer = bulk(stage, {"index": stale}, {"a": 2}, {"index": right}, {"a": 3})
    assert _results(answer) == [
        ("index", 409, "version_conflict_engine_exception"),
        ("index", 200, "updated"),
    ]


def test_one_bad_document_does_not_stop_the_rest(stage: Stage) -> None:
    docs = {"_index": "docs"}
    lines: list[object] = [{"index": {**docs, "_id": "1"}}, {"size": 1}]
    lines += [{"index": {**docs, "_id": "2"}}, {"size": "huge"}]
    lines += [{"index": {**docs, "_id": "3"}}, {"size": 3}]
    assert _results(bulk(stage, *lines, refresh="true")) == [
        ("index", 201, "created"),
        ("index", 400, "document_parsing_exception"),
        ("index", 201, "created"),
    ]
    assert stage.es.get("/docs/_count").json()["count"] == 2


def test_the_pipeline_takes_the_text_out(stage: Stage) -> None:
    source = {"_extract_binary_content": True, "_attachment": "SGVsbG8=", "id": "1"}
    line = {"index": {"_index": "docs", "_id": "1"}}
    answer = bulk(stage, line, source, pipeline="search-default-ingestion")
    assert answer.json()["ingest_took"] >= 0
    assert stage.es.get("/docs/_doc/1").json()["_source"] == {"id": "1", "body": "Hello"}


def test_a_missing_pipeline_fails_each_item(stage: Stage) -> None:
    line = {"index": {"_index": "docs", "_id": "1"}}
    answer = bulk(stage, line, {}, pipeline="mine")
    [item] = answer.json()["items"]
    assert item["index"]["status"] == 400
    assert item["index"]["error"] == {
        "type": "illegal_argument_exception",
        "reason": "pipeline with id [mine] does not exist",
    }
    assert stage.es.head("/docs").status_code == 404


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "request body is required"),
        (b'{"index":{}}\n{}', "The bulk request must be terminated by a newline [\\n]"),
        (b"\n", "Validation Failed: 1: no requests added;"),
        (b'{"index":{"_id":"1"}}\n{}\n', "Validation Failed: 1: index is missing;"),
        (b'{"delete":{"_index":"a"}}\n', "Validation Failed: 1: id is missing;"),
        (
            b'{"remove":{"_index":"a"}}\n',
            "Malformed action/metadata line [1], expected field [create, delete, index, update] "
            "but found [remove]",
        ),
        (
            b'{"index":{"_index":"a","_type":"b"}}\n{}\n',
            "Action/metadata line [1] contains an unknown parameter [_type]",
        ),
        (
            b'{"index":{"_index":"a","_id":"%s"}}\n{}\n' % (b"x" * 513),
            f"Validation Failed: 1: id [{'x' * 513}] is too long, must be no longer than 512 bytes "
            "but was: 513;",
        ),
    ],
)
def test_a_body_that_is_no_bulk_request_is_refused_whole(
    stage: Stage, content: bytes, reason: str
) -> None:
    headers = {"content-type": "application/x-ndjson"}
    answer = stage.es.post("/_bulk", content=content, headers=headers)
    assert refusal(answer) == (400, reason)
    assert stage.es.head("/a").status_code == 404


def test_a_blocked_index_fails_its_items_only(stage: Stage) -> None:
    stage.es.put("/docs")
    stage.es.put("/docs/_settings", json={"index.blocks.write": True})
    answer = bulk(stage, {"index": {"_index": "docs"}}, {}, {"index": {"_index": "free"}}, {})
    assert _results(answer) == [
        ("index", 403, "cluster_block_exception"),
        ("index", 201, "created"),
    ]


def test_a_full_disk_is_told_for_each_item(play: Play) -> None:
    answer = bulk(play(elasticsearch_strain="disk"), {"index": {"_index": "docs"}}, {})
    [item] = answer.json()["items"]
    assert item["index"]["status"] == 429
    assert "disk usage exceeded flood-stage watermark" in item["index"]["error"]["reason"]


def test_the_circuit_breaker_refuses_the_request(play: Play) -> None:
    answer = bulk(play(elasticsearch_strain="memory"), {"index": {"_index": "docs"}}, {})
    assert error_of(answer)[:2] == (429, "circuit_breaking_exception")


def test_a_fault_may_strike_single_items(stage: Stage) -> None:
    stage.faults.add(Fault("throttle", "elasticsearch", "*/items", after=1, times=1))
    stage.faults.add(Fault("server_error", "elasticsearch", "*/items", after=1, times=1))
    lines: list[object] = []
    for number in range(4):
        lines += [{"index": {"_index": "docs", "_id": str(number)}}, {}]
    assert _results(bulk(stage, *lines)) == [
        ("index", 201, "created"),
        ("index", 429, "es_rejected_execution_exception"),
        ("index", 503, "unavailable_shards_exception"),
        ("index", 201, "created"),
    ]
    # A fault of everything counts requests, not what is in them.
    stage.faults.add(Fault("throttle", "elasticsearch", after=1))
    assert bulk(stage, *lines).json()["errors"] is False
    assert bulk(stage, *lines).status_code == 429


def test_rights_are_those_of_each_index(stage: Stage) -> None:
    writer = with_key(stage, {"indices": [{"names": ["mine"], "privileges": ["index"]}]})
    body = b'{"index":{"_index":"mine"}}\n{}\n{"index":{"_index":"yours"}}\n{}\n'
    headers = {"content-type": "application/x-ndjson"}
    answer = writer.post("/_bulk", content=body, headers=headers)
    assert _results(answer) == [("index", 201, "created"), ("index", 403, "security_exception")]


def test_the_official_helper_serves(stage: Stage) -> None:
    key = stage.elastic.credentials.api_key
    with Elasticsearch(stage.elasticsearch_url, api_key=key, max_retries=0) as client:
        actions = ({"_index": "docs", "_id": str(n), "n": n} for n in range(600))
        assert bulk_helper(client, actions, chunk_size=200, refresh=True) == (600, [])
        assert client.count(index="docs")["count"] == 600

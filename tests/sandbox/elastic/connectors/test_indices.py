"""Indices and documents: names, versions, blocks, refreshes, and the indices of connectors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.sandbox.elastic.connectors.support import (
    CONNECTORS,
    ORIGIN,
    SYNC_JOBS,
    make_connector,
    refusal,
    with_key,
)
from tests.sandbox.elastic.stage import Stage, error_of

from fairlead.sandbox.elastic import indices

Play = Callable[..., Stage]


def _count(stage: Stage, index: str = "docs") -> int:
    counted: int = stage.es.get(f"/{index}/_count").json()["count"]
    return counted


def test_an_index_comes_and_goes(stage: Stage) -> None:
    assert stage.es.head("/docs").status_code == 404
    body = {"mappings": {"properties": {"size": {"type": "long"}}}, "settings": {"analysis": {}}}
    assert stage.es.put("/docs", json=body).json() == {
        "acknowledged": True,
        "shards_acknowledged": True,
        "index": "docs",
    }
    assert stage.es.head("/docs").status_code == 200
    shown = stage.es.get("/docs").json()["docs"]
    assert shown["mappings"] == body["mappings"]
    assert shown["settings"]["index"]["number_of_shards"] == "1"
    again = stage.es.put("/docs")
    status, kind, reason = error_of(again)
    assert (status, kind) == (400, "resource_already_exists_exception")
    assert reason.endswith("already exists")
    assert stage.es.delete("/docs").json() == {"acknowledged": True}
    missing = stage.es.delete("/docs")
    assert error_of(missing) == (404, "index_not_found_exception", "no such index [docs]")
    assert missing.json()["error"]["resource.id"] == "docs"


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("Docs", "must be lowercase"),
        ("-docs", "must not start with '_', '-', or '+'"),
        ("do:cs", "must not contain ':'"),
        ("do%23cs", "must not contain '#'"),
        ("do%20cs", "must not contain the following characters ['"),
        ("..", "must not be '.' or '..'"),
        ("d" * 256, "index name is too long, (256 > 255)"),
    ],
)
def test_a_bad_name_is_refused(stage: Stage, name: str, fault: str) -> None:
    answer = stage.es.put(f"{stage.elasticsearch_url}/{name.replace('..', '%2E%2E')}")
    status, kind, reason = error_of(answer)
    assert (status, kind) == (400, "invalid_index_name_exception")
    assert fault in reason


def test_what_is_missing_can_be_passed_over(stage: Stage) -> None:
    assert stage.es.get("/docs?ignore_unavailable=true").json() == {}
    assert stage.es.get("/docs").status_code == 404
    assert stage.es.post("/docs/_refresh?ignore_unavailable=true").status_code == 200
    counted = stage.es.post("/docs/_count?ignore_unavailable=true")
    assert (counted.status_code, counted.json()["count"]) == (200, 0)
    assert refusal(stage.es.post("/docs/_count"))[0] == 404


def test_a_search_sees_a_change_after_a_refresh(stage: Stage) -> None:
    stage.es.put("/docs/_doc/1", json={"a": 1})
    assert stage.es.get("/docs/_doc/1").json()["found"] is True
    assert _count(stage) == 0
    stage.es.post("/docs/_refresh")
    assert _count(stage) == 1
    stage.es.put("/docs/_doc/2?refresh=true", json={"a": 2})
    assert _count(stage) == 2
    stage.es.delete("/docs/_doc/2")
    assert _count(stage) == 2


def test_an_index_refreshes_by_itself(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.es.put("/docs/_doc/1", json={})
    assert _count(stage) == 0
    monkeypatch.setattr(indices, "_REFRESH_INTERVAL", 0.0)
    assert _count(stage) == 1


def test_a_document_has_versions(stage: Stage) -> None:
    first = stage.es.put("/docs/_doc/1", json={"a": 1})
    assert first.status_code == 201
    assert {**first.json(), "_shards": None} == {
        "_index": "docs",
        "_id": "1",
        "_version": 1,
        "result": "created",
        "_shards": None,
        "_seq_no": 0,
        "_primary_term": 1,
    }
    second = stage.es.put("/docs/_doc/1", json={"a": 2})
    assert (second.status_code, second.json()["result"], second.json()["_version"]) == (
        200,
        "updated",
        2,
    )
    taken = stage.es.put("/docs/_create/1", json={"a": 3})
    assert error_of(taken) == (
        409,
        "version_conflict_engine_exception",
        "[1]: version conflict, document already exists (current version [2])",
    )
    assert stage.es.delete("/docs/_doc/1").json()["result"] == "deleted"
    gone = stage.es.delete("/docs/_doc/1")
    assert (gone.status_code, gone.json()["result"]) == (404, "not_found")
    missing = stage.es.get("/docs/_doc/1")
    assert (missing.status_code, missing.json()) == (
        404,
        {"_index": "docs", "_id": "1", "found": False},
    )


def test_an_update_merges_and_looks_at_the_sequence(stage: Stage) -> None:
    stage.es.put("/docs/_doc/1", json={"a": {"b": 1, "c": 2}, "list": [1]})
    path = "/docs/_update/1"
    answer = stage.es.post(path, json={"doc": {"a": {"b": 5}, "list": []}})
    assert answer.json()["result"] == "updated"
    found = stage.es.get("/docs/_doc/1").json()
    assert found["_source"] == {"a": {"b": 5, "c": 2}, "list": []}
    assert stage.es.post(path, json={"doc": {"a": {"b": 5}}}).json()["result"] == "noop"
    params = {"if_seq_no": found["_seq_no"], "if_primary_term": found["_primary_term"]}
    assert stage.es.post(path, params=params, json={"doc": {"x": 1}}).status_code == 200
    stale = stage.es.post(path, params=params, json={"doc": {"x": 2}})
    assert error_of(stale) == (
        409,
        "version_conflict_engine_exception",
        "[1]: version conflict, required seqNo [1], primary term [1]. current document has seqNo "
        "[2] and primary term [1]",
    )
    assert stage.es.get("/docs/_doc/1").json()["_source"]["x"] == 1
    missing = stage.es.post("/docs/_update/2", json={"doc": {}})
    assert error_of(missing) == (404, "document_missing_exception", "[2]: document missing")
    made = stage.es.post("/docs/_update/2", json={"doc": {"a": {}}, "doc_as_upsert": True})
    assert (made.status_code, made.json()["result"]) == (201, "created")
    assert refusal(stage.es.post(path, json={"dok": {}}))[0] == 400


def test_a_value_that_does_not_fit_its_field_is_refused(stage: Stage) -> None:
    stage.es.put("/docs/_doc/1", json={"size": 1, "at": "2026-01-01T00:00:00Z"})
    answer = stage.es.put("/docs/_doc/2", json={"size": "big", "new": "x"})
    status, kind, reason = error_of(answer)
    assert (status, kind) == (400, "document_parsing_exception")
    assert reason.endswith(
        "failed to parse field [size] of type [long] in document with id '2'. Preview of field's "
        "value: 'big'"
    )
    assert "new" not in stage.es.get("/docs/_mapping").json()["docs"]["mappings"]["properties"]
    assert error_of(stage.es.put("/docs/_doc/3", json={"at": "soon"}))[0] == 400
    assert stage.es.put("/docs/_doc/4", json={"size": "12"}).status_code == 201


@pytest.mark.parametrize(
    ("setting", "status", "block"),
    [
        ("index.blocks.read_only", 403, "[FORBIDDEN/5/index read-only (api)]"),
        ("index.blocks.write", 403, "[FORBIDDEN/8/index write (api)]"),
        (
            "index.blocks.read_only_allow_delete",
            429,
            "[TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has "
            "read-only-allow-delete block]",
        ),
    ],
)
def test_a_block_keeps_writers_out(stage: Stage, setting: str, status: int, block: str) -> None:
    stage.es.put("/docs/_doc/1", json={})
    assert stage.es.put("/docs/_settings", json={setting: True}).status_code == 200
    expected = (status, "cluster_block_exception", f"index [docs] blocked by: {block};")
    assert error_of(stage.es.put("/docs/_doc/2", json={})) == expected
    assert error_of(stage.es.delete("/docs/_doc/1")) == expected
    assert stage.es.get("/docs/_doc/1").status_code == 200
    assert stage.es.put("/docs/_settings", json={setting: None}).status_code == 200
    assert stage.es.put("/docs/_doc/2", json={}).status_code == 201


def test_a_full_disk_blocks_every_index_but_those_of_elasticsearch(play: Play) -> None:
    stage = play(elasticsearch_strain="disk")
    make_connector(stage)
    stage.es.put("/docs")
    assert refusal(stage.es.put("/docs/_doc/1", json={}))[0] == 429


def test_rights_to_an_index_are_those_of_the_role(stage: Stage) -> None:
    stage.es.put("/docs/_doc/1", json={})
    stage.es.put("/other/_doc/1", json={})
    reader = with_key(stage, {"indices": [{"names": ["docs"], "privileges": ["read"]}]})
    assert reader.get("/docs/_doc/1").status_code == 200
    for method, path, action, privileges in (
        ("GET", "/other/_doc/1", "indices:data/read/get", "read,all"),
        ("PUT", "/docs/_doc/1", "indices:data/write/index", "create_doc,create,index,write,all"),
        ("DELETE", "/docs", "indices:admin/delete", "delete_index,manage,all"),
        ("POST", "/docs/_refresh", "indices:admin/refresh", "maintenance,manage,all"),
    ):
        status, kind, reason = error_of(reader.request(method, path, json={}))
        assert (status, kind) == (403, "security_exception")
        index = path.split("/")[1]
        assert reason.startswith(f"action [{action}] is unauthorized for API key id [")
        assert reason.endswith(
            f"of user [elastic] on indices [{index}], this action is granted by the index "
            f"privileges [{privileges}]"
        )
    # What a role may not see is not told apart from what is not there.
    assert reader.head("/nothing").status_code == 403
    writer = with_key(stage, {"indices": [{"names": ["docs"], "privileges": ["write"]}]})
    assert writer.put("/docs/_doc/2", json={}).status_code == 201
    assert writer.get("/docs/_doc/2").status_code == 403


def test_connectors_are_documents_too(play: Play) -> None:
    stage = play("8.19")
    assert stage.es.head(f"/{CONNECTORS}-v1").status_code == 404
    make_connector(stage)
    assert stage.es.head(f"/{CONNECTORS}-v1").status_code == 200
    found = stage.es.get(f"/{CONNECTORS}/_doc/s3").json()
    assert (found["_index"], found["_source"]["index_name"]) == (f"{CONNECTORS}-v1", "docs")
    stage.es.post(f"/{CONNECTORS}/_update/s3", json={"doc": {"status": "connected"}})
    assert stage.es.get("/_connector/s3").json()["status"] == "connected"


def test_before_9_the_service_may_make_the_indices(play: Play) -> None:
    stage = play("8.19")
    for name in (CONNECTORS, SYNC_JOBS):
        assert stage.es.put(f"/{name}-v1").status_code == 200
        # The template gives the alias.
        assert stage.es.get(f"/{name}").json()[f"{name}-v1"]["aliases"] == {name: {}}
    make_connector(stage)
    assert stage.es.get("/_connector").json()["count"] == 1


@pytest.mark.parametrize("version", ["9.2", "9.6", "serverless"])
def test_from_9_on_the_indices_belong_to_the_system(play: Play, version: str) -> None:
    stage = play(version)
    make_connector(stage)
    path = f"/{CONNECTORS}/_doc/s3"
    assert error_of(stage.es.get(path)) == (
        400,
        "illegal_argument_exception",
        f"Indices [{CONNECTORS}] use and access is reserved for system operations",
    )
    other: dict[str, Any] = {"x-elastic-product-origin": "beats"}
    assert refusal(stage.es.get(path, headers=other)) == (
        400,
        f"Indices [{CONNECTORS}] may not be accessed by product [beats]",
    )
    assert stage.es.get(path, headers=ORIGIN).status_code == 200
    by_hand = (
        ("PUT", f"/{SYNC_JOBS}-v1"),
        ("DELETE", f"/{CONNECTORS}-v1"),
        ("POST", f"/{CONNECTORS}/_refresh"),
    )
    for method, index in by_hand:
        status, _kind, reason = error_of(stage.es.request(method, index, headers=ORIGIN))
        assert status == 403
        assert "on restricted indices [.elastic-connectors" in reason

"""Searching, sorting, counting and scrolling."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.sandbox.elastic.connectors.support import bulk, refusal
from tests.sandbox.elastic.stage import Stage, error_of

Play = Callable[..., Stage]


@pytest.fixture
def filled(stage: Stage) -> Stage:
    now = datetime.now(UTC)
    lines: list[object] = []
    for number in range(7):
        lines.append({"index": {"_index": "docs", "_id": f"d{number}"}})
        lines.append(
            {
                "n": number,
                "name": f"File {number}.txt",
                "tags": ["even" if number % 2 == 0 else "odd"],
                "bucket": {"id": "a" if number < 4 else "b"},
                "seen": (now - timedelta(minutes=number)).isoformat(),
                **({"rare": True} if number == 3 else {}),
            }
        )
    assert bulk(stage, *lines, refresh="true").json()["errors"] is False
    return stage


def _search(stage: Stage, **body: Any) -> dict[str, Any]:
    answer = stage.es.post("/docs/_search", json=body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def _ids(stage: Stage, query: dict[str, Any]) -> set[int]:
    hits = _search(stage, query=query, size=100)["hits"]["hits"]
    return {int(hit["_id"][1:]) for hit in hits}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"match_all": {}}, {0, 1, 2, 3, 4, 5, 6}),
        ({"term": {"tags": "odd"}}, {1, 3, 5}),
        ({"term": {"rare": True}}, {3}),
        ({"term": {"n": {"value": 2}}}, {2}),
        ({"terms": {"_id": ["d1", "d5", "nope"]}}, {1, 5}),
        ({"terms": {"bucket.id": ["b"]}}, {4, 5, 6}),
        ({"ids": {"values": ["d0"]}}, {0}),
        ({"exists": {"field": "rare"}}, {3}),
        ({"prefix": {"name.keyword": "File 6"}}, {6}),
        ({"wildcard": {"name": "*4.txt"}}, {4}),
        ({"match": {"name": "4 file"}}, {0, 1, 2, 3, 4, 5, 6}),
        ({"range": {"n": {"gt": 1, "lte": 3}}}, {2, 3}),
        ({"range": {"seen": {"lt": "now-4m"}}}, {4, 5, 6}),
        ({"range": {"seen": {"gte": "now-90s"}}}, {0, 1}),
        ({"bool": {"must_not": [{"term": {"tags": "odd"}}]}}, {0, 2, 4, 6}),
        ({"bool": {"must_not": {"terms": {"bucket.id": ["a"]}}}}, {4, 5, 6}),
        (
            {"bool": {"filter": [{"term": {"tags": "odd"}}], "must": {"range": {"n": {"gt": 1}}}}},
            {3, 5},
        ),
        ({"bool": {"should": [{"term": {"n": 1}}, {"term": {"n": 2}}]}}, {1, 2}),
        (
            {"bool": {"filter": [{"term": {"n": 1}}], "should": [{"term": {"n": 2}}]}},
            {1},
        ),
    ],
)
def test_a_query_finds_what_it_means(
    filled: Stage, query: dict[str, Any], expected: set[int]
) -> None:
    assert _ids(filled, query) == expected
    counted = filled.es.post("/docs/_count", json={"query": query}).json()["count"]
    assert counted == len(expected)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"query": {"fuzzy_like": {}}}, "unknown query [fuzzy_like]"),
        ({"query": {"term": {"a": 1, "b": 2}}}, "[term] query doesn't support multiple fields"),
        ({"query": {"bool": {"musst": []}}}, "[bool] query does not support [musst]"),
        ({"query": {"range": {"n": {"more": 1}}}}, "[range] query does not support [more]"),
        ({"sise": 3}, "Unknown key for a START_OBJECT in [sise]."),
    ],
)
def test_a_search_that_is_not_understood_is_refused(
    filled: Stage, body: dict[str, Any], reason: str
) -> None:
    assert error_of(filled.es.post("/docs/_search", json=body)) == (
        400,
        "parsing_exception",
        reason,
    )


def test_a_page_is_cut_and_sorted(filled: Stage) -> None:
    found = _search(filled, **{"from": 2, "size": 2, "sort": [{"n": "desc"}]})
    assert found["hits"]["total"] == {"value": 7, "relation": "eq"}
    assert [hit["_id"] for hit in found["hits"]["hits"]] == ["d4", "d3"]
    assert [hit["sort"] for hit in found["hits"]["hits"]] == [[4], [3]]
    by_two = _search(filled, sort=[{"tags.keyword": {"order": "asc"}}, {"seen": "desc"}])
    assert [hit["_id"] for hit in by_two["hits"]["hits"]] == [
        *("d0", "d2", "d4", "d6"),
        *("d1", "d3", "d5"),
    ]
    last = _search(filled, sort=["rare"])["hits"]["hits"]
    assert last[0]["_id"] == "d3"


@pytest.mark.parametrize(
    ("sort", "reason"),
    [
        ("name", "Fielddata is disabled on [name] in [docs]."),
        ("_id", "Fielddata access on the _id field is disallowed,"),
        ("nothing", "No mapping found for [nothing] in order to sort on"),
    ],
)
def test_what_has_no_order_cannot_be_sorted_by(filled: Stage, sort: str, reason: str) -> None:
    answer = filled.es.post("/docs/_search", json={"sort": [sort]})
    assert error_of(answer) == (400, "search_phase_execution_exception", "all shards failed")
    assert answer.json()["error"]["caused_by"]["reason"].startswith(reason)


def test_a_hit_shows_what_was_asked_for(filled: Stage) -> None:
    query = {"ids": {"values": ["d1"]}}
    [hit] = _search(filled, query=query, _source=["n", "na*"])["hits"]["hits"]
    assert hit["_source"] == {"n": 1, "name": "File 1.txt"}
    assert "_seq_no" not in hit
    [hit] = _search(filled, query=query, _source=False, seq_no_primary_term=True, version=True)[
        "hits"
    ]["hits"]
    assert "_source" not in hit
    assert (hit["_seq_no"], hit["_primary_term"], hit["_version"]) == (1, 1, 1)
    [hit] = _search(filled, query=query, _source={"excludes": ["n*"]})["hits"]["hits"]
    assert "n" not in hit["_source"]
    assert "tags" in hit["_source"]
    body = {"query": query}
    answer = filled.es.post("/docs/_search?_source_includes=n,tags", json=body)
    assert answer.json()["hits"]["hits"][0]["_source"] == {"n": 1, "tags": ["odd"]}


def test_the_window_has_an_end(filled: Stage) -> None:
    answer = filled.es.post("/docs/_search", json={"from": 9_999, "size": 2})
    assert error_of(answer)[0] == 400
    assert answer.json()["error"]["caused_by"]["reason"].startswith(
        "Result window is too large, from + size must be less than or equal to: [10000] but was "
        "[10001]."
    )
    assert refusal(filled.es.post("/docs/_search", json={"size": -1}))[0] == 400


def test_a_scroll_runs_to_its_end(filled: Stage) -> None:
    first = filled.es.post("/docs/_search?scroll=5m", json={"size": 3, "_source": ["n"]}).json()
    seen = [hit["_source"]["n"] for hit in first["hits"]["hits"]]
    # What comes later is not part of it.
    filled.es.put("/docs/_doc/late?refresh=true", json={"n": 99})
    body = {"scroll": "5m", "scroll_id": first["_scroll_id"]}
    for _ in range(3):
        page = filled.es.post("/_search/scroll", json=body).json()["hits"]["hits"]
        seen += [hit["_source"]["n"] for hit in page]
    assert seen == [0, 1, 2, 3, 4, 5, 6]
    end = {"scroll_id": first["_scroll_id"]}
    assert filled.es.request("DELETE", "/_search/scroll", json=end).json() == {
        "succeeded": True,
        "num_freed": 1,
    }
    again = filled.es.request("DELETE", "/_search/scroll", json=end)
    assert (again.status_code, again.json()["num_freed"]) == (404, 0)
    gone = filled.es.post("/_search/scroll", json=body)
    assert error_of(gone)[0] == 404
    assert gone.json()["error"]["root_cause"][0]["type"] == "search_context_missing_exception"


def test_a_scroll_that_waits_too_long_is_gone(filled: Stage) -> None:
    first = filled.es.post("/docs/_search?scroll=0ms", json={"size": 1}).json()
    answer = filled.es.post("/_search/scroll", json={"scroll_id": first["_scroll_id"]})
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("path", "body", "reason"),
    [
        ("/_search/scroll", {"scroll_id": "rubbish"}, "Cannot parse scroll id"),
        ("/_search/scroll", {}, "Validation Failed: 1: scrollId is missing;"),
        (
            "/docs/_search?scroll=soon",
            {},
            "failed to parse setting [scroll] with value [soon] as a time value: unit is missing "
            "or unrecognized",
        ),
    ],
)
def test_a_wrong_scroll_is_refused(
    filled: Stage, path: str, body: dict[str, Any], reason: str
) -> None:
    assert refusal(filled.es.post(path, json=body)) == (400, reason)


def test_a_batch_may_not_be_too_large(filled: Stage) -> None:
    answer = filled.es.post("/docs/_search?scroll=1m", json={"size": 10_001})
    cause = answer.json()["error"]["caused_by"]["reason"]
    assert cause.startswith("Batch size is too large, size must be less than or equal to: [10000]")


def test_many_hits_are_counted_to_ten_thousand(stage: Stage) -> None:
    lines: list[object] = []
    for number in range(10_001):
        lines += [{"index": {"_id": str(number), "_index": "many"}}, {}]
    bulk(stage, *lines, refresh="true")
    total = stage.es.post("/many/_search", json={"size": 0}).json()["hits"]["total"]
    assert total == {"value": 10_000, "relation": "gte"}
    body = {"size": 0, "track_total_hits": True}
    total = stage.es.post("/many/_search", json=body).json()["hits"]["total"]
    assert total == {"value": 10_001, "relation": "eq"}


def test_the_circuit_breaker_ends_searches(play: Play) -> None:
    stage = play(elasticsearch_strain="memory")
    stage.es.put("/docs/_doc/1", json={})
    answer = stage.es.post("/docs/_search", json={})
    assert error_of(answer)[:2] == (429, "circuit_breaking_exception")
    assert answer.json()["error"]["durability"] == "TRANSIENT"

"""What Elasticsearch says when documents are not taken, put into words. Its own messages."""

from __future__ import annotations

import pytest

from fairlead.flows.content_failures import CONTENT_FAILURES
from fairlead.flows.diagnosis import elastic_problem

PARSING = (
    "[1:1] failed to parse field [size_in_bytes] of type [long] in document with id 'a'. Preview of"
    " field's value: 'much'"
)
WATERMARK = (
    "index [docs] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark,"
    " index has read-only-allow-delete block];"
)
BREAKER = (
    "[parent] Data too large, data for [<http_request>] would be [1/1mb], which is larger than the"
    " limit of [1/1mb]"
)
STRICT = "[1:9] mapping set to strict, dynamic introduction of [owner] within [_doc] is not allowed"
SHARDS = (
    "Validation Failed: 1: this action would add [2] shards, but this cluster currently has"
    " [1000]/[1000] maximum normal shards open;"
)

CASES = [
    (400, "illegal_argument_exception", "pipeline with id [mine] does not exist", "no-pipeline"),
    (400, "illegal_argument_exception", "pipeline [mine] does not exist", "no-pipeline"),
    (429, "cluster_block_exception", WATERMARK, "disk-full"),
    (403, "cluster_block_exception", "index [docs] blocked by: [FORBIDDEN/5/x];", "read-only"),
    (403, "cluster_block_exception", "index [docs] blocked by: [FORBIDDEN/8/x];", "read-only"),
    (429, "circuit_breaking_exception", BREAKER, "memory"),
    (429, "es_rejected_execution_exception", "rejected execution of primary operation", "busy"),
    (503, "unavailable_shards_exception", "[docs][0] primary shard is not active", "shard-gone"),
    (400, "document_parsing_exception", PARSING, "mapping"),
    (400, "strict_dynamic_mapping_exception", STRICT, "mapping"),
    (413, "413", "Request Entity Too Large", "too-large"),
    (400, "validation_exception", SHARDS, "no-shards"),
]


@pytest.mark.parametrize(("status", "code", "message", "name"), CASES)
def test_what_is_said_of_documents(status: int, code: str, message: str, name: str) -> None:
    found = elastic_problem("elasticsearch", "bulk", code, message, status, "")
    assert found.code == f"elastic-{name}"
    assert "%" not in str(found)
    assert message in found.details
    assert found.retryable is (name in ("memory", "busy", "shard-gone"))


def test_every_row_is_found_by_a_case() -> None:
    assert {row.name for row in CONTENT_FAILURES} == {f"elastic-{case[3]}" for case in CASES}


def test_what_is_wrong_is_named() -> None:
    parsing = elastic_problem("elasticsearch", "bulk", CASES[8][1], PARSING, 400, "")
    assert "size_in_bytes" in str(parsing.advice)
    missing = elastic_problem("elasticsearch", "bulk", CASES[0][1], CASES[0][2], 400, "")
    assert "mine" in str(missing.title)
    blocked = elastic_problem("elasticsearch", "bulk", CASES[3][1], CASES[3][2], 403, "")
    assert "docs" in str(blocked.title)

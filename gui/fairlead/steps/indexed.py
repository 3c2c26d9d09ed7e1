"""How many documents an index holds of each bucket."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fairlead.core.texts import Text, translate
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.indices import Indices

NO_BUCKET = ""
"""Stands for documents that name no bucket, so no sync of the S3 connector has made them."""

_ONE = translate("Steps", "1 document")
_MANY = translate("Steps", "%1 documents")

# A text that nobody mapped has the first, an index that Kibana made the second.
_FIELDS = ("bucket.keyword", "bucket.enum")


def say_documents(number: int) -> Text:
    """Return "1 document", "8,310 documents"."""
    return _ONE if number == 1 else _MANY(f"{number:,}")


def count_by_bucket(elasticsearch: Elasticsearch, index: str) -> Mapping[str, int]:
    """Return how many documents an index holds, by bucket; nothing where there is no index.

    Which buckets there are is asked for one by one: each question leaves out those known by then.

    Raises:
        Problem: Elasticsearch refused.
    """
    indices = Indices(elasticsearch)
    if indices.get(index) is None:
        return {}
    total = indices.count(index)
    counts: dict[str, int] = {}
    while sum(counts.values()) < total:
        bucket = _find_other(elasticsearch, index, counts)
        number = _count(elasticsearch, index, bucket) if bucket else 0
        if not number:
            counts[NO_BUCKET] = total - sum(counts.values())
        else:
            counts[bucket] = number
    return counts


def _find_other(elasticsearch: Elasticsearch, index: str, known: Iterable[str]) -> str:
    """Return a bucket of a document beside those known, "" if there is none."""
    query = {
        "bool": {
            "filter": [{"exists": {"field": "bucket"}}],
            "must_not": [{"terms": {name: list(known)}} for name in _FIELDS],
        }
    }
    answer = elasticsearch.request(
        "search",
        lambda client: client.search(
            index=index, query=query, size=1, source={"includes": ["bucket"]}
        ),
    )
    hits: list[dict[str, Any]] = answer["hits"]["hits"]
    return str(hits[0]["_source"]["bucket"]) if hits else ""


def _count(elasticsearch: Elasticsearch, index: str, bucket: str) -> int:
    query = {"bool": {"should": [{"term": {name: bucket}} for name in _FIELDS]}}
    answer = elasticsearch.request("count", lambda client: client.count(index=index, query=query))
    return int(answer["count"])

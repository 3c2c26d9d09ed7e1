"""What a search is answered with."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from fairlead.sandbox.elastic.index_routes import SHARDS
from fairlead.sandbox.elastic.indices import Document, Index
from fairlead.sandbox.elastic.queries import values_of
from fairlead.sandbox.wildcard import matches

# How far hits are counted unless the search says so itself.
_COUNTED: Final = 10_000

Hit = tuple[Index, Document]


def search_answer(page: Sequence[Hit], total: int, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the body of an answer: one page of hits and how many there are."""
    return {
        "took": 1,
        "timed_out": False,
        "_shards": {**SHARDS, "skipped": 0},
        "hits": {
            "total": {"value": min(total, _total_limit(body)), "relation": _relation(total, body)},
            "max_score": None if body.get("sort") or not page else 1.0,
            "hits": [_show(index, document, body) for index, document in page],
        },
    }


def _total_limit(body: Mapping[str, Any]) -> int:
    limit = body.get("track_total_hits", _COUNTED)
    return limit if isinstance(limit, int) and not isinstance(limit, bool) else 2**31


def _relation(total: int, body: Mapping[str, Any]) -> str:
    return "gte" if total > _total_limit(body) else "eq"


def _show(index: Index, document: Document, body: Mapping[str, Any]) -> dict[str, Any]:
    shown: dict[str, Any] = {"_index": index.name, "_id": document.id}
    if body.get("version"):
        shown["_version"] = document.version
    if body.get("seq_no_primary_term"):
        shown |= {"_seq_no": document.seq_no, "_primary_term": document.primary_term}
    shown["_score"] = None if body.get("sort") else 1.0
    wanted = body.get("_source", True)
    if wanted is not False:
        shown["_source"] = _filtered(document.source, wanted)
    if body.get("sort"):
        shown["sort"] = _sort_values(document, body["sort"])
    return shown


def _filtered(source: Mapping[str, Any], wanted: Any) -> Mapping[str, Any]:
    if wanted is True:
        return source
    rules = wanted if isinstance(wanted, dict) else {"includes": wanted}
    includes, excludes = _texts(rules.get("includes", ["*"])), _texts(rules.get("excludes", []))
    return {
        name: value
        for name, value in source.items()
        if any(matches(pattern, name) for pattern in includes)
        and not any(matches(pattern, name) for pattern in excludes)
    }


def _texts(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _sort_values(document: Document, sort: Any) -> list[Any]:
    entries = sort if isinstance(sort, list) else [sort]
    paths = [entry if isinstance(entry, str) else next(iter(entry)) for entry in entries]
    return [next(iter(values_of(document, path.removesuffix(".keyword"))), None) for path in paths]

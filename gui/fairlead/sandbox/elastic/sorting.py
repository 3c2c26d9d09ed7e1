"""The order of a search's hits."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError
from fairlead.sandbox.elastic.indices import Document, Index
from fairlead.sandbox.elastic.mappings import field_type, parse_date
from fairlead.sandbox.elastic.queries import values_of

_ORDERS: Final = ("asc", "desc")
# The order the documents are stored in needs no field.
_STORED: Final = ("_doc", "_score", "_shard_doc")


def sort_hits(
    hits: list[tuple[Index, Document]], indices: Sequence[Index], sort: Any
) -> list[tuple[Index, Document]]:
    """Return hits in the order asked for; those without a value come last.

    Raises `ElasticsearchError` for a field that cannot be sorted by.
    """
    entries = sort if isinstance(sort, list) else [sort]
    # The last one first: sorting keeps the order of what is equal.
    for entry in reversed(entries):
        path, order = _read(entry)
        if path in _STORED:
            continue
        for index in indices:
            _check(index, path)
        hits = _sorted(hits, path, is_descending=order == "desc")
    return hits


def _read(entry: Any) -> tuple[str, str]:
    if isinstance(entry, str):
        return entry, "desc" if entry == "_score" else "asc"
    if not isinstance(entry, dict) or len(entry) != 1:
        raise ElasticsearchError(
            400, "parsing_exception", "malformed sort format, within the sort array"
        )
    [(path, options)] = entry.items()
    order = options.get("order", "asc") if isinstance(options, Mapping) else options
    if order not in _ORDERS:
        reason = f"Unknown SortOrder [{order}]"
        raise ElasticsearchError(400, "illegal_argument_exception", reason)
    return path, str(order)


def _check(index: Index, path: str) -> None:
    kind = "_id" if path == "_id" else field_type(index.mappings, path)
    if kind == "_id":
        reason = (
            "Fielddata access on the _id field is disallowed, you can re-enable it by updating "
            "the dynamic cluster setting: indices.id_field_data.enabled"
        )
    elif kind == "text":
        reason = (
            f"Fielddata is disabled on [{path}] in [{index.name}]. Text fields are not optimised "
            "for operations that require per-document field data like aggregations and sorting, "
            "so these operations are disabled by default. Please use a keyword field instead."
        )
    elif not kind and not index.name.startswith("."):
        reason = f"No mapping found for [{path}] in order to sort on"
    else:
        return
    cause = {
        "type": "query_shard_exception" if not kind else "illegal_argument_exception",
        "reason": reason,
    }
    raise ElasticsearchError(
        400, "search_phase_execution_exception", "all shards failed", cause=cause, root=cause
    )


def _sorted(
    hits: Iterable[tuple[Index, Document]], path: str, *, is_descending: bool
) -> list[tuple[Index, Document]]:
    keyed = [(_key(document, path), (index, document)) for index, document in hits]
    present = [item for item in keyed if item[0] is not None]
    present.sort(key=lambda item: item[0] or (), reverse=is_descending)
    return [hit for _key, hit in present] + [hit for key, hit in keyed if key is None]


def _key(document: Document, path: str) -> tuple[float, str] | None:
    bare = path.removesuffix(".keyword").removesuffix(".enum")
    value = next(iter(values_of(document, bare)), None)
    if value is None:
        return None
    if isinstance(value, int | float):
        return float(value), ""
    moment = parse_date(value)
    return (moment.timestamp(), "") if moment is not None else (0.0, str(value))

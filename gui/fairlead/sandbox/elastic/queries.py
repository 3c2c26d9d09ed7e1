"""The part of Elasticsearch's Query DSL that connectors and their users send.

A query becomes a function that tells whether a document matches. Texts are compared as keywords
are; only ``match`` looks for words.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError
from fairlead.sandbox.elastic.indices import Document
from fairlead.sandbox.elastic.mappings import parse_date
from fairlead.sandbox.wildcard import matches

Predicate = Callable[[Document], bool]

_DATE_MATH: Final = re.compile(r"now(?:(?P<sign>[+-])(?P<count>\d+)(?P<unit>[smhdw]))?")
_UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_RANGE_OPTIONS: Final = frozenset({"format", "time_zone", "relation", "boost"})


def values_of(document: Document, path: str) -> list[Any]:
    """Return what a document holds at a dotted path, lists taken apart."""
    if path == "_id":
        return [document.id]
    found: list[Any] = [document.source]
    for part in path.split("."):
        found = [
            item
            for node in found
            if isinstance(node, Mapping) and part in node
            for item in (node[part] if isinstance(node[part], list) else [node[part]])
        ]
    return [item for item in found if item is not None]


def build_query(query: Any) -> Predicate:
    """Return the function of a query. Raises `ElasticsearchError` for one that is not played."""
    if not isinstance(query, dict) or len(query) != 1:
        raise _unparsable("[_na] query malformed, no start_object after query name")
    [(kind, body)] = query.items()
    builder = _BUILDERS.get(kind)
    if builder is None:
        raise _unparsable(f"unknown query [{kind}]")
    if not isinstance(body, dict):
        raise _unparsable(f"[{kind}] query malformed, no start_object after query name")
    return builder(body)


def _match_all(_body: Mapping[str, Any]) -> Predicate:
    return lambda _document: True


def _term(body: Mapping[str, Any]) -> Predicate:
    path, value = _single("term", body)
    wanted = value["value"] if isinstance(value, dict) else value
    return lambda document: _holds(document, path, [wanted])


def _terms(body: Mapping[str, Any]) -> Predicate:
    path, wanted = _single("terms", {k: v for k, v in body.items() if k != "boost"})
    if not isinstance(wanted, list):
        raise _unparsable("[terms] query does not support anything but a list of values")
    return lambda document: _holds(document, path, wanted)


def _ids(body: Mapping[str, Any]) -> Predicate:
    wanted = frozenset(body.get("values", ()))
    return lambda document: document.id in wanted


def _exists(body: Mapping[str, Any]) -> Predicate:
    path = str(body.get("field", ""))
    return lambda document: bool(values_of(document, path))


def _prefix(body: Mapping[str, Any]) -> Predicate:
    path, value = _single("prefix", body)
    wanted = str(value["value"] if isinstance(value, dict) else value)
    return lambda document: any(
        str(item).startswith(wanted) for item in values_of(document, _keyword(path))
    )


def _wildcard(body: Mapping[str, Any]) -> Predicate:
    path, value = _single("wildcard", body)
    pattern = str(value["value"] if isinstance(value, dict) else value)
    return lambda document: any(
        matches(pattern, str(item)) for item in values_of(document, _keyword(path))
    )


def _match(body: Mapping[str, Any]) -> Predicate:
    path, value = _single("match", body)
    wanted = set(_words(value["query"] if isinstance(value, dict) else value))
    return lambda document: any(
        wanted & set(_words(item)) for item in values_of(document, _keyword(path))
    )


def _range(body: Mapping[str, Any]) -> Predicate:
    path, limits = _single("range", body)
    unknown = set(limits) - set(_COMPARISONS) - _RANGE_OPTIONS
    if unknown:
        raise _unparsable(f"[range] query does not support [{min(unknown)}]")
    checks = [(_COMPARISONS[name], limit) for name, limit in limits.items() if name in _COMPARISONS]
    return lambda document: any(
        all(_compares(compare, item, limit) for compare, limit in checks)
        for item in values_of(document, path)
    )


def _bool(body: Mapping[str, Any]) -> Predicate:
    unknown = set(body) - {"must", "filter", "should", "must_not", "minimum_should_match", "boost"}
    if unknown:
        raise _unparsable(f"[bool] query does not support [{min(unknown)}]")
    must = [*_clauses(body, "must"), *_clauses(body, "filter")]
    should, must_not = _clauses(body, "should"), _clauses(body, "must_not")
    # Without another clause that has to match, one of these has to.
    needed = int(body.get("minimum_should_match", 1 if should and not must else 0))
    return lambda document: (
        all(clause(document) for clause in must)
        and not any(clause(document) for clause in must_not)
        and sum(clause(document) for clause in should) >= needed
    )


def _clauses(body: Mapping[str, Any], name: str) -> list[Predicate]:
    given = body.get(name, [])
    return [build_query(query) for query in (given if isinstance(given, list) else [given])]


_BUILDERS: Final[Mapping[str, Callable[[Mapping[str, Any]], Predicate]]] = {
    "match_all": _match_all,
    "term": _term,
    "terms": _terms,
    "ids": _ids,
    "exists": _exists,
    "prefix": _prefix,
    "wildcard": _wildcard,
    "match": _match,
    "range": _range,
    "bool": _bool,
}
_COMPARISONS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "gt": lambda value, limit: bool(value > limit),
    "gte": lambda value, limit: bool(value >= limit),
    "lt": lambda value, limit: bool(value < limit),
    "lte": lambda value, limit: bool(value <= limit),
}


def _single(kind: str, body: Mapping[str, Any]) -> tuple[str, Any]:
    if len(body) != 1:
        raise _unparsable(f"[{kind}] query doesn't support multiple fields")
    [(path, value)] = body.items()
    return path, value


def _holds(document: Document, path: str, wanted: list[Any]) -> bool:
    held = {_comparable(item) for item in values_of(document, _keyword(path))}
    return any(_comparable(item) in held for item in wanted)


def _keyword(path: str) -> str:
    return path.removesuffix(".keyword").removesuffix(".enum")


def _comparable(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _words(value: Any) -> list[str]:
    return re.findall(r"\w+", str(value).lower())


def _compares(compare: Callable[[Any, Any], bool], value: Any, limit: Any) -> bool:
    if isinstance(value, int | float) and isinstance(limit, int | float):
        return compare(value, limit)
    moment, bound = parse_date(value), _date_math(limit)
    if moment is not None and bound is not None:
        return compare(moment, bound)
    return compare(str(value), str(limit))


def _date_math(limit: Any) -> datetime | None:
    found = _DATE_MATH.fullmatch(str(limit))
    if found is None:
        return parse_date(limit)
    now = datetime.now(UTC)
    if found["sign"] is None:
        return now
    shift = timedelta(**{_UNITS[found["unit"]]: int(found["count"])})
    return now + shift if found["sign"] == "+" else now - shift


def _unparsable(reason: str) -> ElasticsearchError:
    return ElasticsearchError(400, "parsing_exception", reason)

"""Mappings: what type a field has, and which values it refuses.

From "Dynamic field mapping" and "Field data types" in the Elasticsearch reference, for the types
the fields of content and connectors have.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_WHOLE: Final = ("long", "integer", "short", "byte")
_FLOATING: Final = ("float", "double", "half_float")
_DYNAMIC_TEXT: Final[Mapping[str, object]] = {
    "type": "text",
    "fields": {"keyword": {"type": "keyword", "ignore_above": 256}},
}


def parse_date(value: object) -> datetime | None:
    """Return the moment a date field takes a value for, or ``None``. Numbers are milliseconds."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return datetime.fromtimestamp(value / 1000).astimezone()
    if not isinstance(value, str) or _DAY.match(value) is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    # Without an offset UTC is meant.
    return moment if moment.tzinfo else datetime.fromisoformat(f"{moment.isoformat()}+00:00")


def field_type(mappings: Mapping[str, Any], path: str) -> str:
    """Return the type of a field by its dotted path, ``object`` or an empty text."""
    node: Mapping[str, Any] = mappings
    for part in path.split("."):
        inner = {**node.get("properties", {}), **node.get("fields", {})}
        if part not in inner:
            return ""
        node = inner[part]
    return str(node.get("type", "object"))


def learn(mappings: dict[str, Any], source: Mapping[str, Any], document_id: str) -> None:
    """Check a document against mappings, and add its new fields to them.

    Raises `ElasticsearchError` as Elasticsearch does for a document it cannot parse; then nothing
    was added.
    """
    found = list(_leaves(source, ""))
    for path, value in found:
        _check(mappings, path, value, document_id)
    if mappings.get("dynamic", "true") in ("true", True):
        for path, value in found:
            _add(mappings, path, value)


def _leaves(source: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for name, value in source.items():
        path = f"{prefix}{name}"
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield from _leaves(item, f"{path}.")
            elif item is not None:
                yield path, item


def _check(mappings: Mapping[str, Any], path: str, value: Any, document_id: str) -> None:
    kind = field_type(mappings, path)
    if _fits(kind, value):
        return
    if kind == "object":
        reason = f"object mapping for [{path}] tried to parse field [{path}] as object, but found "
        raise ElasticsearchError(
            400, "document_parsing_exception", f"[1:1] {reason}a concrete value"
        )
    raise ElasticsearchError(
        400,
        "document_parsing_exception",
        f"[1:1] failed to parse field [{path}] of type [{kind}] in document with id "
        f"'{document_id}'. Preview of field's value: '{value}'",
        cause={"type": "illegal_argument_exception", "reason": f'For input string: "{value}"'},
    )


def _fits(kind: str, value: Any) -> bool:
    if kind in (*_WHOLE, *_FLOATING):
        try:
            float(value)
        except (TypeError, ValueError):
            return False
        return not isinstance(value, bool)
    if kind == "boolean":
        return value in (True, False, "true", "false", "")
    if kind == "date":
        return parse_date(value) is not None
    return kind != "object"


def _add(mappings: dict[str, Any], path: str, value: Any) -> None:
    node = mappings
    *parents, name = path.split(".")
    for parent in parents:
        node = node.setdefault("properties", {}).setdefault(parent, {})
        # A field with ``enabled: false`` or of a type of its own is not looked into.
        if "type" in node or node.get("enabled") is False:
            return
    node.setdefault("properties", {}).setdefault(name, _guess(value))


def _guess(value: Any) -> dict[str, object]:
    if isinstance(value, bool):
        return {"type": "boolean"}
    if isinstance(value, int):
        return {"type": "long"}
    if isinstance(value, float):
        return {"type": "float"}
    return {"type": "date"} if parse_date(value) is not None else dict(_DYNAMIC_TEXT)

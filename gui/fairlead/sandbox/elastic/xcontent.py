"""Strict request bodies, refused in the words of Elasticsearch's object parsers.

From ``ObjectParser`` and ``ConstructingObjectParser`` in elastic/elasticsearch. Where a field
stands is told for its first appearance in the body.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError

Check = Callable[[Any], Any]

_TOKENS: Final = (
    (bool, "VALUE_BOOLEAN"),
    (str, "VALUE_STRING"),
    (int, "VALUE_NUMBER"),
    (float, "VALUE_NUMBER"),
    (list, "START_ARRAY"),
    (dict, "START_OBJECT"),
)


def token_of(value: object) -> str:
    """Return what Elasticsearch's parser calls the first token of a JSON value."""
    return next((name for kind, name in _TOKENS if isinstance(value, kind)), "VALUE_NULL")


@dataclass(frozen=True)
class Field:
    """One field: the tokens it may begin with, what its items are parsed by, what else is asked.

    ``check`` returns the value to keep and raises ``ValueError`` with Elasticsearch's reason.
    """

    tokens: frozenset[str]
    parser: "ObjectParser | None" = None
    is_list: bool = False
    check: Check | None = None


def text(*, nullable: bool = False, check: Check | None = None) -> Field:
    """Return a field that holds a text."""
    tokens = {"VALUE_STRING", "VALUE_NULL"} if nullable else {"VALUE_STRING"}
    return Field(frozenset(tokens), check=check)


def flag() -> Field:
    """Return a field that holds a boolean, or the text of one."""
    return Field(frozenset({"VALUE_BOOLEAN", "VALUE_STRING"}), check=_boolean)


def whole_number() -> Field:
    """Return a field that holds a whole number, or the text of one."""
    return Field(frozenset({"VALUE_NUMBER", "VALUE_STRING"}), check=_whole)


def mapping(parser: "ObjectParser | None" = None, *, nullable: bool = False) -> Field:
    """Return a field that holds an object."""
    tokens = {"START_OBJECT", "VALUE_NULL"} if nullable else {"START_OBJECT"}
    return Field(frozenset(tokens), parser)


def objects(parser: "ObjectParser") -> Field:
    """Return a field that holds a list of objects; a single one stands for a list of it."""
    return Field(frozenset({"START_ARRAY", "START_OBJECT"}), parser, is_list=True)


def anything(check: Check | None = None) -> Field:
    """Return a field that may hold any value."""
    return Field(frozenset({*(name for _, name in _TOKENS), "VALUE_NULL"}), check=check)


@dataclass(frozen=True)
class ObjectParser:
    """The fields of one object. A lenient parser passes over those it does not know."""

    name: str
    fields: Mapping[str, Field]
    required: tuple[str, ...] = ()
    is_lenient: bool = False

    def parse(self, body: bytes) -> dict[str, Any]:
        """Parse a request body. Raises `ElasticsearchError`, as do all parts of it."""
        try:
            value = json.loads(body) if body else None
        except ValueError:
            raise _refused("[1:1] Unexpected character in the request body") from None
        if not isinstance(value, dict):
            where = "null" if value is None else token_of(value)
            raise ElasticsearchError(
                400, "parsing_exception", f"Expected [START_OBJECT] but got [{where}]"
            )
        return self.read(value, body.decode())

    def read(self, value: Mapping[str, Any], body: str) -> dict[str, Any]:
        """Return the fields that are known; ``body`` is what positions are told in."""
        kept: dict[str, Any] = {}
        for name, item in value.items():
            field = self.fields.get(name)
            if field is not None:
                kept[name] = self._read_field(name, field, item, body)
            elif not self.is_lenient:
                raise _refused(f"{_position(body, name)} [{self.name}] unknown field [{name}]")
        missing = [name for name in self.required if kept.get(name) is None]
        if missing:
            listed = "".join(f"Required [{name}]" for name in missing)
            raise ElasticsearchError(400, "illegal_argument_exception", listed)
        return kept

    def _read_field(self, name: str, field: Field, item: Any, body: str) -> Any:
        token = token_of(item)
        if token not in field.tokens:
            where = _position(body, name, of_value=True)
            raise _refused(f"{where} [{self.name}] {name} doesn't support values of type: {token}")
        try:
            if field.is_list:
                assert field.parser is not None
                entries = item if isinstance(item, list) else [item]
                return [_read_object(field.parser, entry, body) for entry in entries]
            if field.parser is not None and isinstance(item, dict):
                return field.parser.read(item, body)
            return field.check(item) if field.check is not None else item
        except ElasticsearchError as error:
            raise self._failed(name, body, error.told) from None
        except ValueError as error:
            cause = {"type": "illegal_argument_exception", "reason": str(error)}
            raise self._failed(name, body, cause) from None

    def _failed(self, name: str, body: str, cause: Mapping[str, object]) -> ElasticsearchError:
        where = _position(body, name, of_value=True)
        reason = f"{where} [{self.name}] failed to parse field [{name}]"
        return ElasticsearchError(400, "x_content_parse_exception", reason, cause=cause)


def _read_object(parser: ObjectParser, value: Any, body: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _refused(f"[1:1] [{parser.name}] Expected START_OBJECT but was: {token_of(value)}")
    return parser.read(value, body)


def _refused(reason: str) -> ElasticsearchError:
    return ElasticsearchError(400, "x_content_parse_exception", reason)


def _position(body: str, name: str, *, of_value: bool = False) -> str:
    """Return ``[line:column]`` of a field's name or of its value, counted from one."""
    found = re.search(re.escape(json.dumps(name, ensure_ascii=False)) + r"\s*:\s*", body)
    offset = 0 if found is None else (found.end() if of_value else found.start())
    line = body.count("\n", 0, offset) + 1
    return f"[{line}:{offset - body.rfind(chr(10), 0, offset)}]"


def _boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise ValueError(f"Failed to parse value [{value}] as only [true] or [false] are allowed.")
    return value == "true"


def _whole(value: object) -> int:
    try:
        number = float(str(value))
    except ValueError:
        raise ValueError(f'For input string: "{value}"') from None
    if not number.is_integer():
        raise ValueError(f"{value} cannot be converted to Integer without data loss")
    return int(number)

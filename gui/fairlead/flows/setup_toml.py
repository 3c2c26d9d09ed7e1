"""TOML as far as a setup file needs it: read with a path for every fault, written by hand."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.texts import Text, translate

_BARE = re.compile(r"[A-Za-z0-9_-]+")

_NOT_TOML = translate("Setup", "The setup file is not TOML.")
_NOT_TOML_ADVICE = translate("Setup", "Correct it: %1.")
_WRONG = translate("Setup", "The setup file is wrong at “%1”.")
_NO_KEY = translate("Setup", "There is no such key here. Possible are: %1.")
_NEAR = translate("Setup", "There is no such key. Do you mean “%1”?")
_MISSING = translate("Setup", "This key is missing.")
_TEXT = translate("Setup", "A text in quotes is expected.")
_FLAG = translate("Setup", "true or false is expected.")
_NUMBER = translate("Setup", "A whole number is expected.")
_TEXTS = translate("Setup", "A list of texts is expected.")
_TABLE = translate("Setup", "A table is expected: { … } or [%1].")
_TABLES = translate("Setup", "A list of tables is expected: [ { … } ].")
_CHOICE = translate("Setup", "One of these is expected: %1.")


def wrong(path: str, words: Text) -> Problem:
    """Return the problem with one key of the file. `words` must never hold its value."""
    return Problem("setup-file", _WRONG(path), words)


class Table:
    """A table of the file. Every key must be asked for once; `close` refuses the others."""

    def __init__(self, values: Mapping[str, Any], path: str = "") -> None:
        self._values = values
        self._path = path
        self._known: dict[str, None] = {}

    @staticmethod
    def read(text: str) -> Table:
        """Read a whole file.

        Raises:
            Problem: It is not TOML.
        """
        try:
            return Table(tomllib.loads(text))
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise Problem("setup-file", _NOT_TOML, _NOT_TOML_ADVICE(str(error))) from None

    def path(self, key: str) -> str:
        """Return the whole path of a key: "elastic.api_key"."""
        return f"{self._path}.{key}" if self._path else key

    def has(self, key: str) -> bool:
        """Tell whether the key is in the file."""
        return key in self._values

    def take(self, key: str) -> Any:
        """Return the value as it is, None if it is not there."""
        self._known[key] = None
        return self._values.get(key)

    def text(self, key: str, default: str | None = "") -> str:
        """Return a text; without a default the key must be there."""
        value = self.take(key)
        if value is None and default is not None:
            return default
        if value is None:
            raise wrong(self.path(key), _MISSING)
        if not isinstance(value, str):
            raise wrong(self.path(key), _TEXT)
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """Return a truth value."""
        value = self.take(key)
        if not isinstance(value, bool | None):
            raise wrong(self.path(key), _FLAG)
        return default if value is None else value

    def number(self, key: str, default: int) -> int:
        """Return a whole number."""
        value = self.take(key)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool):
            raise wrong(self.path(key), _NUMBER)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self.take(key)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise wrong(self.path(key), _TEXTS)
        return tuple(value)

    def choice(self, key: str, choices: Mapping[str, Any], default: Any = None) -> Any:
        """Return what one of several words stands for."""
        value = self.take(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or value not in choices:
            raise wrong(self.path(key), _CHOICE(", ".join(f'"{name}"' for name in choices)))
        return choices[value]

    def table(self, key: str) -> Table:
        """Return a table inside this one, empty if it is not there."""
        value = self.take(key)
        if not isinstance(value, dict | None):
            raise wrong(self.path(key), _TABLE(self.path(key)))
        return Table(value or {}, self.path(key))

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return a list of tables, empty if it is not there."""
        value = self.take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise wrong(self.path(key), _TABLES)
        return tuple(
            Table(item, f"{self.path(key)}[{number}]") for number, item in enumerate(value, 1)
        )

    def mapping(self, key: str) -> dict[str, str]:
        """Return a table whose keys are free and whose values are texts."""
        inner = self.table(key)
        return {name: inner.text(name) for name in inner._values}

    def close(self) -> None:
        """Refuse keys that nobody has asked for.

        Raises:
            Problem: There is such a key.
        """
        for key in self._values:
            if key not in self._known:
                near = get_close_matches(key, self._known, n=1)
                words = _NEAR(near[0]) if near else _NO_KEY(", ".join(self._known))
                raise wrong(self.path(key), words)


def write_toml(values: Mapping[str, Any]) -> str:
    """Return `values` as TOML: plain keys first, then a section for each table.

    Texts, truth values, whole numbers, lists and tables are known; a table inside a section or a
    list is written inline.
    """
    plain = {key: value for key, value in values.items() if not isinstance(value, Mapping)}
    sections = {key: value for key, value in values.items() if isinstance(value, Mapping)}
    parts = [_lines(plain)]
    parts += [f"\n[{_key(key)}]\n{_lines(section)}" for key, section in sections.items()]
    return "".join(parts)


def _lines(values: Mapping[str, Any]) -> str:
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in values.items())


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    items: Iterable[Any] = value
    return f"[{', '.join(_value(item) for item in items)}]"


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _quoted(key)


def _quoted(text: str) -> str:
    # A JSON string is a basic string of TOML, but for one control character that JSON lets pass.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

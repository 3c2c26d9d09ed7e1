"""Strict schemas as data; what they find wrong is worded in ``wording``.

They follow what Kibana's two schema libraries agree on. Where these differ in what they accept
(numbers written as text), `Number` takes what both take.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol

MISSING: Final = object()

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Issue:
    """One thing wrong with a value.

    ``kind`` says which of the other fields count: ``type`` has ``expected`` and ``received``,
    ``unknown`` has ``keys``, ``choice`` has ``options``, ``custom`` has ``message``.
    """

    kind: Literal["type", "unknown", "choice", "custom"]
    path: Path
    expected: str = ""
    received: object = MISSING
    keys: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    message: str = ""


Checked = tuple[object, list[Issue]]


class Schema(Protocol):
    """Checks a value at a path; returns it, with defaults filled in, and what is wrong."""

    def check(self, value: object, path: Path = ()) -> Checked:
        """Return the value as it shall be kept and the issues, in the order of the fields."""
        ...


@dataclass(frozen=True)
class Text:
    """A text; ``complain`` returns what else is wrong with it."""

    complain: Callable[[str], str | None] | None = None

    def check(self, value: object, path: Path = ()) -> Checked:
        """See `Schema`."""
        if not isinstance(value, str):
            return value, [Issue("type", path, "string", value)]
        message = self.complain(value) if self.complain is not None else None
        return value, [Issue("custom", path, message=message)] if message else []


@dataclass(frozen=True)
class Number:
    """A number, also one written as a text."""

    def check(self, value: object, path: Path = ()) -> Checked:
        """See `Schema`."""
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value, []
        if isinstance(value, str):
            try:
                number = float(value)
            except ValueError:
                number = math.nan
            if math.isfinite(number):
                return int(number) if number.is_integer() else number, []
        return value, [Issue("type", path, "number", value)]


@dataclass(frozen=True)
class Flag:
    """True or false."""

    def check(self, value: object, path: Path = ()) -> Checked:
        """See `Schema`."""
        return value, [] if isinstance(value, bool) else [Issue("type", path, "boolean", value)]


@dataclass(frozen=True)
class Anything:
    """Any value, also none; ``complain`` returns what is wrong with it."""

    complain: Callable[[object], str | None] | None = None

    def check(self, value: object, path: Path = ()) -> Checked:
        """See `Schema`."""
        message = self.complain(value) if self.complain is not None else None
        return value, [Issue("custom", path, message=message)] if message else []


@dataclass(frozen=True)
class Choice:
    """One of some texts."""

    options: tuple[str, ...]

    def check(self, value: object, path: Path = ()) -> Checked:
        """See `Schema`."""
        fits = value in self.options
        return value, [] if fits else [Issue("choice", path, received=value, options=self.options)]


@dataclass(frozen=True)
class ListOf:
    """A list whose items fit one schema."""

    item: Schema

    def check(self, value: object, path: Path = ()) -> Checked:
        """See `Schema`."""
        if not isinstance(value, list):
            return value, [Issue("type", path, "array", value)]
        issues: list[Issue] = []
        kept = []
        for index, item in enumerate(value):
            part, found = self.item.check(item, (*path, index))
            kept.append(part)
            issues += found
        return kept, issues


@dataclass(frozen=True)
class Record:
    """An object with any keys whose values fit one schema."""

    value: Schema

    def check(self, value: object, path: Path = ()) -> Checked:
        """See `Schema`."""
        if not isinstance(value, dict):
            return value, [Issue("type", path, "record", value)]
        issues: list[Issue] = []
        for key, item in value.items():
            issues += self.value.check(item, (*path, key))[1]
        return value, issues


@dataclass(frozen=True)
class Object:
    """An object with known keys.

    ``defaults`` are for keys left out; a key in ``optional`` may be left out without one.
    ``others`` says whether unknown keys are refused or kept. ``complain`` looks at the whole when
    its parts are right.
    """

    fields: Mapping[str, Schema]
    optional: frozenset[str] = frozenset()
    defaults: Mapping[str, object] = field(default_factory=dict)
    others: Literal["refuse", "keep"] = "refuse"
    complain: Callable[[Mapping[str, object]], str | None] | None = None

    def check(self, value: object, path: Path = ()) -> Checked:
        """See `Schema`."""
        if not isinstance(value, dict):
            return value, [Issue("type", path, "object", value)]
        kept: dict[str, object] = {}
        issues: list[Issue] = []
        for name, schema in self.fields.items():
            given = value.get(name, self.defaults.get(name, MISSING))
            if given is MISSING and (name in self.optional or isinstance(schema, Anything)):
                continue
            kept[name], found = schema.check(given, (*path, name))
            issues += found
        unknown = tuple(key for key in value if key not in self.fields)
        if self.others == "keep":
            kept.update((key, value[key]) for key in unknown)
        elif unknown:
            issues.append(Issue("unknown", path, keys=unknown))
        if not issues and self.complain is not None:
            message = self.complain(kept)
            if message is not None:
                issues.append(Issue("custom", path, message=message))
        return kept, issues

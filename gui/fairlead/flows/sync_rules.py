"""Advanced sync rules of the S3 connector: Elastic's JSON, the connector's verdict, and the rules.

The rules are those of "Sync rules" in the Elastic S3 connector reference; the verdicts are those of
the connector service itself, word by word, since users will meet them again in Kibana.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.flow import Issue
from fairlead.core.texts import Text, translate
from fairlead.flows.policy_json import read_json

FIELD = "rules"
_SHORT = 64
_LARGEST = 4 * 1024 * 1024

_HUGE = translate("SyncRules", "These rules have %1 characters. Fairlead reads %2 at most.")
_NOT_WRITABLE = translate("SyncRules", "There is a value that cannot be stored as JSON.")
_CRASH = translate(
    "SyncRules", "Rules are a list: [ … ]. A number or a truth value makes the connector fail."
)
_NOT_ARRAY = translate("SyncRules", "Rules are a list: [ … ].")
_NOT_OBJECT = translate("SyncRules", "Rule %1 must be an object: { … }.")
_NO_BUCKET = translate("SyncRules", "Rule %1 names no bucket.")
_BUCKET_TEXT = translate("SyncRules", "Rule %1: the bucket must be a text.")
_BUCKET_EMPTY = translate("SyncRules", "Rule %1: the name of the bucket is empty.")
_PREFIX_TEXT = translate("SyncRules", "Rule %1: the prefix must be a text.")
_EXTENSION_LIST = translate("SyncRules", 'Rule %1: extension must be a list, such as [".pdf"].')
_UNKNOWN = translate(
    "SyncRules", "Rule %1: a rule has bucket, prefix and extension; %2 is not known."
)
_REFUSED = translate("SyncRules", "The connector would refuse these rules.")


_encode = json.JSONEncoder(ensure_ascii=False).encode

_MARGIN = 100
"""Levels of nesting below what Python can write."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """An entry of an extension list that is no text, as JSON. It is valid and matches nothing."""

    source: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What to fetch from one bucket: keys that begin with `prefix` and have one of `extensions`.

    An empty prefix is any beginning, no extensions are any extension.
    """

    bucket: str
    prefix: str = ""
    extensions: tuple[str | Foreign, ...] = ()


class State(Enum):
    """What becomes of rules in the connector. CRASH: its job fails before it judges them."""

    VALID = "valid"
    INVALID = "invalid"
    CRASH = "crash"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The connector's verdict. `message` has its own words, "" for valid; `text` has ours."""

    state: State = State.VALID
    message: str = ""
    text: Text | None = None


def extension_of(key: str) -> str:
    """Return the extension that the connector sees: ".gz" of "a.tar.gz", "" of ".hidden"."""
    # The service runs on Linux, so a backslash never parts a folder from a name.
    return posixpath.splitext(key)[1]


@lru_cache(maxsize=1024)
def is_extension(text: str) -> bool:
    """Tell whether some key has exactly this extension."""
    return not text or extension_of(f"x{text}") == text


def matches(rule: Rule, key: str) -> bool:
    """Tell whether a rule takes an object of its bucket."""
    return key.startswith(rule.prefix) and (
        not rule.extensions or extension_of(key) in rule.extensions
    )


def judge_rules(value: Any) -> Verdict:
    """Return the connector's verdict on the JSON `value` of an advanced snippet.

    The connector reports the first fault only. Null and whatever is empty mean no rules.
    """
    if isinstance(value, bool | int | float):
        message = f"TypeError: object of type '{type(value).__name__}' has no len()"
        return Verdict(State.CRASH, message, _CRASH)
    if not value:
        return Verdict()
    if not isinstance(value, list):
        return Verdict(State.INVALID, "data must be array", _NOT_ARRAY)
    verdicts = (_judge_rule(index, rule) for index, rule in enumerate(value))
    return next((verdict for verdict in verdicts if verdict is not None), Verdict())


@lru_cache(maxsize=2)
def read_rules(text: str) -> tuple[Rule, ...] | Issue:
    """Return the rules that a text holds, or an issue that says what is wrong with it.

    An empty text holds no rules. What was read last is known still: a page asks for it again, and
    a text may have millions of characters.
    """
    if not text.strip():
        return ()
    if len(text) > _LARGEST:
        return Issue(FIELD, _HUGE(f"{len(text):,}", f"{_LARGEST:,}"))
    value = read_json(text)
    if isinstance(value, Issue):
        return replace(value, field=FIELD)
    verdict = judge_rules(value)
    if verdict.text is not None:
        return Issue(FIELD, verdict.text)
    try:
        return rules_of(value)
    except (ValueError, RecursionError):
        # A number beyond all measure, or a list too deep to be written again.
        return Issue(FIELD, _NOT_WRITABLE)


def require_rules(text: str) -> tuple[Rule, ...]:
    """Return the rules that a text holds.

    Raises:
        Problem: It holds none that the connector takes.
    """
    found = read_rules(text)
    if isinstance(found, Issue):
        raise Problem("sync-rules", _REFUSED, found.text)
    return found


def rules_of(value: Any) -> tuple[Rule, ...]:
    """Return the rules of a JSON value that is valid.

    Raises:
        ValueError: There is a number in it that JSON does not have.
    """
    return tuple(
        Rule(
            rule["bucket"],
            rule.get("prefix", ""),
            tuple(_extension(item) for item in rule.get("extension", ())),
        )
        for rule in value or ()
    )


def value_of(rules: Sequence[Rule]) -> list[dict[str, Any]]:
    """Return rules as the JSON value of an advanced snippet, without what means nothing."""
    return [_value_of_rule(rule) for rule in rules]


def write_rules(rules: Sequence[Rule]) -> str:
    """Return rules as JSON to be shown and edited. `read_rules` gives the same rules again.

    A rule takes one line if that is short, else a line for each of its members. What cannot be
    seen (a no-break space, a mark that turns the direction) is written as an escape.
    """
    written = ",\n".join(_write_rule(_value_of_rule(rule)) for rule in rules)
    return f"[\n{written}\n]" if rules else "[]"


def _write_rule(value: Mapping[str, Any]) -> str:
    line = f"  {_write_value(value)}"
    if len(line) <= _SHORT:
        return line
    members = (f'    "{name}": {_write_value(member)}' for name, member in value.items())
    return "\n".join(("  {", ",\n".join(members), "  }"))


def _write_value(value: Any) -> str:
    text = _encode(value)
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text)


def _extension(item: Any) -> str | Foreign:
    if isinstance(item, str):
        return item
    # Written as deep as this, so that it can be written again in its rule and from anywhere.
    for _ in range(_MARGIN):
        item = [item]
    return Foreign(json.dumps(item, allow_nan=False)[_MARGIN:-_MARGIN])


def _value_of_rule(rule: Rule) -> dict[str, Any]:
    value: dict[str, Any] = {"bucket": rule.bucket}
    if rule.prefix:
        value["prefix"] = rule.prefix
    if rule.extensions:
        value["extension"] = [
            item if isinstance(item, str) else json.loads(item.source) for item in rule.extensions
        ]
    return value


def _judge_rule(index: int, rule: Any) -> Verdict | None:
    found = _find_fault(rule)
    if found is None:
        return None
    where, what, text = found
    number = index + 1
    text = text(number, ", ".join(_unknown(rule))) if text == _UNKNOWN else text(number)
    return Verdict(State.INVALID, f"data[{index}]{where} {what}", text)


def _find_fault(rule: Any) -> tuple[str, str, Text] | None:
    """Return where the first fault is, what the connector says, and our words for it."""
    if not isinstance(rule, Mapping):
        return "", "must be object", _NOT_OBJECT
    bucket, unknown = rule.get("bucket"), _unknown(rule)
    # The connector prints a set, whose order is not fixed; here it is the alphabet.
    listed = f"{{{', '.join(map(repr, unknown))}}}"
    checks = (
        ("bucket" not in rule, "", "must contain ['bucket'] properties", _NO_BUCKET),
        (not isinstance(bucket, str), ".bucket", "must be string", _BUCKET_TEXT),
        (not bucket, ".bucket", "must be longer than or equal to 1 characters", _BUCKET_EMPTY),
        (not isinstance(rule.get("prefix", ""), str), ".prefix", "must be string", _PREFIX_TEXT),
        (
            not isinstance(rule.get("extension", []), list),
            ".extension",
            "must be array",
            _EXTENSION_LIST,
        ),
        (bool(unknown), "", f"must not contain {listed} properties", _UNKNOWN),
    )
    return next(((where, what, text) for is_wrong, where, what, text in checks if is_wrong), None)


def _unknown(rule: Mapping[str, Any]) -> list[str]:
    return sorted(rule.keys() - {"bucket", "prefix", "extension"})

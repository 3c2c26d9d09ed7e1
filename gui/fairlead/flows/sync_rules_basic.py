"""Basic sync rules: documents included or excluded by a field, as the connector does it.

The first rule that matches decides; a document that none matches is kept. They hold beside
advanced rules. Source: "Basic sync rules" in the Elastic documentation of sync rules.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.flow import Issue, Weight
from fairlead.core.texts import Text, translate

FIELD = "basic"
FIELDS = (
    *("filename", "size_in_bytes", "bucket", "owner", "storage_class", "_timestamp", "id"),
    *("_extract_binary_content", "_reduce_whitespace", "_run_ml_inference"),
)
"""What a document has when the rules look at it: its text is not read yet."""

DEFAULT_RULE: Mapping[str, Any] = {
    "id": "DEFAULT",
    "field": "_",
    "order": 0,
    "policy": "include",
    "rule": "regex",
    "value": ".*",
}
"""The rule that every connector has: what no other rule matches is kept."""

_EVERYTHING = (".*", "(.*)")

_NO_FIELD = translate("SyncRules", "Rule %1 names no field.")
_NO_VALUE = translate("SyncRules", "Rule %1 has no value to compare with.")
_OTHER_FIELD = translate(
    "SyncRules", "Rule %1: a document has no field “%2” at this time, so nothing matches."
)
_MATCH_ALL = translate("SyncRules", "Rule %1: the connector refuses a pattern that fits all.")
_TWICE = translate(
    "SyncRules", "Rules %1 and %2 compare the same; the connector refuses both, whatever they do."
)
_NO_PATTERN = translate("SyncRules", "Rule %1: “%2” is not a regular expression: %3")
_NOT_COMPARABLE = translate(
    "SyncRules", "Rule %1: the size is a number, so every sync would fail at “%2”."
)
_NO_NUMBER = translate("SyncRules", "Rule %1: the size is a number, so “%2” equals none.")
_NOT_ORDERED = translate(
    "SyncRules", "Rule %1: “%2” may be empty, and every sync would fail at the first such object."
)
_FLAG = translate("SyncRules", "Rule %1: “%2” equals nothing, and a sync fails to compare it.")
_FAILS = translate("SyncRules", "The sync fails at the basic rule on “%1”.")
_FAILS_ADVICE = translate("SyncRules", "Its value “%2” cannot be compared with “%1”. Change it.")


class Policy(Enum):
    """What a rule does with the documents that it matches."""

    INCLUDE = "include"
    EXCLUDE = "exclude"


class Comparison(Enum):
    """How a rule compares, under Elastic's names."""

    EQUALS = "equals"
    STARTS_WITH = "starts_with"
    ENDS_WITH = "ends_with"
    CONTAINS = "contains"
    REGEX = "regex"
    GREATER = ">"
    LESS = "<"


@dataclass(frozen=True, slots=True)
class BasicRule:
    """A basic rule. Its place among the others is its order."""

    id: str
    policy: Policy
    field: str
    comparison: Comparison
    value: str


def is_kept(rules: Sequence[BasicRule], document: Mapping[str, Any]) -> bool:
    """Tell whether a document is indexed. One that is not is deleted from the index, too.

    Raises:
        Problem: A value cannot be compared, at which the connector's job ends.
    """
    rule = next((rule for rule in rules if is_match(rule, document)), None)
    return rule is None or rule.policy is Policy.INCLUDE


def is_match(rule: BasicRule, document: Mapping[str, Any]) -> bool:
    """Tell whether a rule matches a document.

    Raises:
        Problem: The value cannot be compared.
    """
    if rule.field not in document:
        return False
    value = document[rule.field]
    as_text = _TEXT_COMPARISONS.get(rule.comparison)
    try:
        if as_text is not None:
            return as_text(str(value), rule.value)
        return _COMPARISONS[rule.comparison](value, _coerce(rule.value, value))
    except (TypeError, re.error):
        advice = _FAILS_ADVICE(str(value), rule.value)
        raise Problem("basic-rule-fails", _FAILS(rule.field), advice) from None


def basic_rules_value(rules: Sequence[BasicRule]) -> list[dict[str, Any]]:
    """Return rules as the connector API takes them, with the default rule behind them."""
    listed = [
        {
            "id": rule.id,
            "field": rule.field,
            "order": order,
            "policy": rule.policy.value,
            "rule": rule.comparison.value,
            "value": rule.value,
        }
        for order, rule in enumerate(rules)
    ]
    return [*listed, {**DEFAULT_RULE, "order": len(rules)}]


def read_basic_rules(values: Sequence[Mapping[str, Any]]) -> tuple[BasicRule, ...]:
    """Return the rules that the connector API gives, in their order, without the default rule.

    Raises:
        ValueError: There is a policy or a comparison that nobody knows.
    """
    ordered = sorted(values, key=lambda value: int(value["order"]))
    return tuple(
        BasicRule(
            value["id"],
            Policy(value["policy"].casefold()),
            value["field"],
            Comparison(value["rule"].casefold()),
            value["value"],
        )
        for value in ordered
        if value["id"] != DEFAULT_RULE["id"]
    )


def check_basic_rules(rules: Sequence[BasicRule]) -> tuple[Issue, ...]:
    """Return what the connector refuses, and at what its jobs would fail."""
    seen: dict[tuple[str, Comparison, str], int] = {}
    issues: list[Issue] = []
    for number, rule in enumerate(rules, 1):
        issues += _check(number, rule)
        twin = seen.setdefault((rule.field, rule.comparison, rule.value), number)
        if twin != number:
            issues.append(Issue(FIELD, _TWICE(twin, number)))
    return tuple(issues)


def _check(number: int, rule: BasicRule) -> Iterator[Issue]:
    if not rule.field:
        yield Issue(FIELD, _NO_FIELD(number))
    elif rule.field not in FIELDS:
        yield Issue(FIELD, _OTHER_FIELD(number, rule.field), Weight.WARNING)
    if not rule.value:
        yield Issue(FIELD, _NO_VALUE(number))
    elif rule.comparison is Comparison.REGEX:
        yield from (Issue(FIELD, text) for text in _check_pattern(number, rule.value))
    elif rule.comparison not in _TEXT_COMPARISONS:
        yield from _check_comparison(number, rule)


def _check_pattern(number: int, pattern: str) -> Iterator[Text]:
    if pattern in _EVERYTHING:
        yield _MATCH_ALL(number)
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        yield _NO_PATTERN(number, pattern, str(error))


def _check_comparison(number: int, rule: BasicRule) -> Iterator[Issue]:
    is_equality = rule.comparison is Comparison.EQUALS
    if rule.field == "size_in_bytes" and isinstance(_coerce(rule.value, 0), str):
        text = (_NO_NUMBER if is_equality else _NOT_COMPARABLE)(number, rule.value)
        yield Issue(FIELD, text, Weight.WARNING if is_equality else Weight.ERROR)
    elif rule.field == "owner" and not is_equality:
        yield Issue(FIELD, _NOT_ORDERED(number, rule.field), Weight.WARNING)
    elif rule.field in FIELDS[-3:]:
        weight = Weight.WARNING if is_equality else Weight.ERROR
        yield Issue(FIELD, _FLAG(number, rule.field), weight)


def _coerce(value: str, like: object) -> str | float:
    """Return a rule's value in the type that it is compared in.

    Beside a number it is one if it can be. A truth value is compared with words, so it equals none.
    """
    if isinstance(like, bool) or not isinstance(like, int | float):
        return value
    try:
        return float(value)
    except ValueError:
        return value


def _fits(text: str, pattern: str) -> bool:
    return re.match(pattern, text) is not None


_TEXT_COMPARISONS: Mapping[Comparison, Callable[[str, str], bool]] = {
    Comparison.STARTS_WITH: str.startswith,
    Comparison.ENDS_WITH: str.endswith,
    Comparison.CONTAINS: operator.contains,
    Comparison.REGEX: _fits,
}
_COMPARISONS: Mapping[Comparison, Callable[[Any, Any], bool]] = {
    Comparison.EQUALS: operator.eq,
    Comparison.GREATER: operator.gt,
    Comparison.LESS: operator.lt,
}

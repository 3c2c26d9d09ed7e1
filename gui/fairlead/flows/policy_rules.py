"""What IAM answers to a request, as far as one policy alone can tell.

The rules are those of "Policy evaluation logic" and "IAM JSON policy elements" in the IAM user
guide. What the policy makes depend on things that cannot be known beforehand, such as the caller's
address, is told apart from what it allows and what it does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

KNOWN_KEYS = frozenset({"aws:requestedregion", "bedrock:inferenceprofilearn", "kms:viaservice"})
"""The condition keys whose values in a call are known beforehand, in lower case."""


@dataclass(frozen=True, slots=True)
class Request:
    """One question to IAM. `context` maps condition keys in lower case to their values."""

    action: str
    resource: str
    context: Mapping[str, str] = field(default_factory=dict)


class Verdict(Enum):
    """What a policy says to a request. DEPENDS: it hangs on something not known beforehand."""

    ALLOWED = "allowed"
    DENIED = "denied"
    MISSING = "missing"
    DEPENDS = "depends"


def judge(document: Mapping[str, Any], request: Request) -> Verdict:
    """Return what the policy `document` says. It must be one that passes the grammar check."""
    allows, denies = set[bool | None](), set[bool | None]()
    for statement in as_list(document["Statement"]):
        found = denies if statement["Effect"] == "Deny" else allows
        found.add(_applies(statement, request))
    if True in denies:
        return Verdict.DENIED
    if True in allows and None not in denies:
        return Verdict.ALLOWED
    if True in allows or None in allows:
        return Verdict.DEPENDS
    return Verdict.MISSING


def as_list(value: Any) -> list[Any]:
    """Return a list as it is and anything else as a list of one: policies allow both."""
    return value if isinstance(value, list) else [value]


def matches(pattern: str, text: str, *, ignore_case: bool = False) -> bool:
    """Tell whether the whole text fits: `*` is any run of characters, `?` exactly one.

    It goes back to the last star only, so no pattern takes longer than its length times the text's.
    """
    if ignore_case:
        pattern, text = pattern.lower(), text.lower()
    if "*" not in pattern and "?" not in pattern:
        return pattern == text
    at = here = 0
    star, resume = -1, 0
    while here < len(text):
        if at < len(pattern) and pattern[at] == "*":
            star, resume = at, here
            at += 1
        elif at < len(pattern) and pattern[at] in ("?", text[here]):
            at, here = at + 1, here + 1
        elif star >= 0:
            resume += 1
            at, here = star + 1, resume
        else:
            return False
    return not pattern[at:].strip("*")


def _applies(statement: Mapping[str, Any], request: Request) -> bool | None:
    acts = _listed(statement, "Action", request.action, ignore_case=True)
    concerns = _listed(statement, "Resource", request.resource, ignore_case=False)
    tests = [
        _test(operator, key.lower(), as_list(wanted), request.context)
        for operator, keys in statement.get("Condition", {}).items()
        for key, wanted in keys.items()
    ]
    return _all((acts, concerns, *tests))


def _listed(
    statement: Mapping[str, Any], element: str, text: str, *, ignore_case: bool
) -> bool | None:
    if element in statement:
        return _any(_fits(item, text, ignore_case) for item in as_list(statement[element]))
    outside = as_list(statement[f"Not{element}"])
    return _not(_any(_fits(item, text, ignore_case) for item in outside))


def _fits(pattern: str, text: str, ignore_case: bool) -> bool | None:
    """Match a pattern. Policy variables have values that are not known here."""
    if "${" in pattern:
        return None
    return matches(pattern, text, ignore_case=ignore_case)


def _test(operator: str, key: str, wanted: list[Any], context: Mapping[str, str]) -> bool | None:
    if key not in KNOWN_KEYS:
        return None
    actual = context.get(key)
    _quantifier, _, bare = operator.rpartition(":")
    if bare == "Null":
        return (actual is None) == (str(wanted[0]).lower() == "true")
    name = bare.removesuffix("IfExists")
    positive = name.replace("Not", "", 1)
    compare = _COMPARISONS.get(positive)
    if compare is None:
        return None
    if actual is None:
        # A key that is missing satisfies the operators that negate, IfExists and ForAllValues.
        return name != positive or bare != name or operator.startswith("ForAllValues")
    found = _any(None if "${" in str(item) else compare(str(item), actual) for item in wanted)
    return found if name == positive else _not(found)


def _any(values: Iterable[bool | None]) -> bool | None:
    seen = set(values)
    return True if True in seen else (None if None in seen else False)


def _all(values: Iterable[bool | None]) -> bool | None:
    seen = set(values)
    return False if False in seen else (None if None in seen else True)


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


_COMPARISONS: Mapping[str, Callable[[str, str], bool]] = {
    "StringEquals": lambda wanted, actual: wanted == actual,
    "StringEqualsIgnoreCase": lambda wanted, actual: wanted.lower() == actual.lower(),
    "StringLike": matches,
    "ArnEquals": matches,
    "ArnLike": matches,
}

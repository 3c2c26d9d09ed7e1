"""Evaluation of IAM policies.

The rules are those of "Policy evaluation logic" and "IAM JSON policy elements" in the IAM user
guide. Of the policy variables only ``${aws:username}`` is known.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from ipaddress import ip_address, ip_network
from typing import Any, Final

from fairlead.sandbox.wildcard import matches

Document = Mapping[str, Any]
# Lower-case condition key to its value, or its values for a key that has many.
Context = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True)
class Request:
    """One thing somebody wants to do: an action on a resource."""

    action: str
    resource: str
    context: Context = field(default_factory=dict)


class Effect(Enum):
    """What a set of policies says about a request."""

    ALLOWED = "allowed"
    EXPLICIT_DENY = "explicitDeny"
    IMPLICIT_DENY = "implicitDeny"


@dataclass(frozen=True)
class PolicySet:
    """All policies that bind a caller.

    ``boundary`` and ``service_control`` are ``None`` where there are none, which allows
    everything; an empty sequence allows nothing. ``resource`` are the resource's own policies, as
    far as they are about the caller: they allow what the caller's own do not.
    """

    identity: Sequence[Document]
    resource: Sequence[Document] = ()
    boundary: Sequence[Document] | None = None
    service_control: Sequence[Document] | None = None


@dataclass(frozen=True)
class Decision:
    """The outcome; ``reason`` is the clause AWS ends its message with when it is a denial."""

    effect: Effect
    reason: str = ""

    @property
    def is_allowed(self) -> bool:
        """Whether the request may go on."""
        return self.effect is Effect.ALLOWED


def decide(policies: PolicySet, request: Request) -> Decision:
    """Evaluate every policy that binds the caller.

    The missing grant is named first: AWS does not tell of other policies while there is none.
    """
    by_resource = evaluate(policies.resource, request)
    if by_resource is Effect.EXPLICIT_DENY:
        return Decision(by_resource, "with an explicit deny in a resource-based policy")
    layers: tuple[tuple[Sequence[Document] | None, str, str], ...] = (
        (policies.identity, "an identity-based policy", "no identity-based policy"),
        (policies.service_control, "a service control policy", "no service control policy"),
        (policies.boundary, "a permissions boundary", "no permissions boundary"),
    )
    for documents, denying, missing in layers:
        effect = Effect.ALLOWED if documents is None else evaluate(documents, request)
        if effect is Effect.EXPLICIT_DENY:
            return Decision(effect, f"with an explicit deny in {denying}")
        is_granted = by_resource is Effect.ALLOWED and documents is policies.identity
        if effect is Effect.IMPLICIT_DENY and not is_granted:
            return Decision(effect, f"because {missing} allows the {request.action} action")
    return Decision(Effect.ALLOWED)


def evaluate(documents: Iterable[Document], request: Request) -> Effect:
    """Evaluate one kind of policies: a deny wins, then an allow, else an implicit deny."""
    effect = Effect.IMPLICIT_DENY
    for document in documents:
        for statement in as_list(document["Statement"]):
            if not _applies(statement, request):
                continue
            if statement["Effect"] == "Deny":
                return Effect.EXPLICIT_DENY
            effect = Effect.ALLOWED
    return effect


def as_list(value: Any) -> list[Any]:
    """Return a list as it is and anything else as a list of one, as policies allow both."""
    return value if isinstance(value, list) else [value]


def _applies(statement: Mapping[str, Any], request: Request) -> bool:
    def listed(element: str, text: str, *, ignore_case: bool) -> bool:
        patterns = (_substituted(item, request.context) for item in as_list(statement[element]))
        return any(
            pattern is not None and matches(pattern, text, ignore_case=ignore_case)
            for pattern in patterns
        )

    if "Action" in statement:
        acts = listed("Action", request.action, ignore_case=True)
    else:
        acts = not listed("NotAction", request.action, ignore_case=True)
    if "NotResource" in statement:
        concerns = not listed("NotResource", request.resource, ignore_case=False)
    else:
        concerns = listed("Resource", request.resource, ignore_case=False)
    return acts and concerns and _holds(statement.get("Condition", {}), request.context)


def _substituted(text: str, context: Context) -> str | None:
    """Fill in the user name; ``None`` when the caller has none, so that nothing matches."""
    variable = "${aws:username}"
    if variable not in text:
        return text
    name = context.get("aws:username")
    return text.replace(variable, name) if isinstance(name, str) else None


def _holds(condition: Mapping[str, Mapping[str, Any]], context: Context) -> bool:
    return all(
        _test(operator, context.get(key.lower()), _texts(wanted), context)
        for operator, tests in condition.items()
        for key, wanted in tests.items()
    )


def _texts(wanted: Any) -> list[str]:
    # JSON booleans may stand for "true" and "false".
    return [str(item).lower() if isinstance(item, bool) else str(item) for item in as_list(wanted)]


def _test(
    operator: str, actual: str | tuple[str, ...] | None, wanted: list[str], context: Context
) -> bool:
    quantifier, _, bare = operator.rpartition(":")
    if bare == "Null":
        return (actual is None) == (wanted[0].lower() == "true")
    name = bare.removesuffix("IfExists")
    values = () if actual is None else (actual,) if isinstance(actual, str) else actual
    if not values and bare.endswith("IfExists"):
        return True
    negated = name in _NEGATED
    compare = _COMPARISONS[_NEGATED.get(name, name)]
    patterns = [
        text for text in (_substituted(item, context) for item in wanted) if text is not None
    ]

    def fits(value: str) -> bool:
        return negated != any(compare(pattern, value) for pattern in patterns)

    if quantifier == "ForAllValues":
        return all(map(fits, values))
    if quantifier == "ForAnyValue":
        return any(map(fits, values))
    # A key that is missing satisfies the operators that negate, and no other.
    return all(map(fits, values)) if values else negated


def _number(compare: Callable[[float, float], bool]) -> Callable[[str, str], bool]:
    return lambda wanted, actual: compare(float(actual), float(wanted))


def _date(compare: Callable[[datetime, datetime], bool]) -> Callable[[str, str], bool]:
    return lambda wanted, actual: compare(
        datetime.fromisoformat(actual), datetime.fromisoformat(wanted)
    )


_COMPARISONS: Final[Mapping[str, Callable[[str, str], bool]]] = {
    "StringEquals": lambda wanted, actual: wanted == actual,
    "StringEqualsIgnoreCase": lambda wanted, actual: wanted.lower() == actual.lower(),
    "StringLike": matches,
    "ArnEquals": matches,
    "ArnLike": matches,
    "Bool": lambda wanted, actual: wanted.lower() == actual.lower(),
    "IpAddress": lambda wanted, actual: ip_address(actual) in ip_network(wanted),
    "NumericEquals": _number(lambda a, b: a == b),
    "NumericLessThan": _number(lambda a, b: a < b),
    "NumericLessThanEquals": _number(lambda a, b: a <= b),
    "NumericGreaterThan": _number(lambda a, b: a > b),
    "NumericGreaterThanEquals": _number(lambda a, b: a >= b),
    "DateEquals": _date(lambda a, b: a == b),
    "DateLessThan": _date(lambda a, b: a < b),
    "DateLessThanEquals": _date(lambda a, b: a <= b),
    "DateGreaterThan": _date(lambda a, b: a > b),
    "DateGreaterThanEquals": _date(lambda a, b: a >= b),
}
_NEGATED: Final[Mapping[str, str]] = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
    "NotIpAddress": "IpAddress",
    "NumericNotEquals": "NumericEquals",
    "DateNotEquals": "DateEquals",
}
OPERATORS: Final = frozenset({"Null", *_COMPARISONS, *_NEGATED})

"""The sync rules of a connector: a draft to work on and the active ones.

From ``ConnectorFiltering`` and ``filtering/*`` in elastic/elasticsearch.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from fairlead.sandbox.elastic.elasticsearch_base import bad_request
from fairlead.sandbox.elastic.indices import now_text
from fairlead.sandbox.elastic.xcontent import (
    ObjectParser,
    anything,
    mapping,
    objects,
    text,
    whole_number,
)

POLICIES: Final = ("include", "exclude")
CONDITIONS: Final = ("contains", "ends_with", "equals", "regex", "starts_with", ">", "<")
STATES: Final = ("edited", "valid", "invalid")
_DEFAULT_RULE: Final[Mapping[str, Any]] = {
    "field": "_",
    "id": "DEFAULT",
    "policy": "include",
    "rule": "regex",
    "value": ".*",
}


def one_of(noun: str, choices: Sequence[str]) -> Callable[[Any], Any]:
    """Return a check that a text is one of some, and its refusal."""

    def check(value: Any) -> Any:
        if str(value).lower() not in choices:
            raise ValueError(f"Unknown {noun} [{value}].")
        return str(value).lower()

    return check


def instant(value: Any) -> Any:
    """Check a moment as Java's ``Instant`` reads it."""
    if value is None:
        return value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValueError(f"Text '{value}' could not be parsed at index 0")
    return value


def _json_collection(value: Any) -> Any:
    if not isinstance(value, list | dict):
        raise ValueError("Expected [START_OBJECT] or [START_ARRAY]")
    return value


SNIPPET: Final = ObjectParser(
    "connector_filtering_advanced_snippet",
    {
        "created_at": text(check=instant),
        "updated_at": text(check=instant),
        "value": anything(check=_json_collection),
    },
    required=("value",),
    is_lenient=True,
)
RULE: Final = ObjectParser(
    "connector_filtering_rule",
    {
        "created_at": text(check=instant),
        "updated_at": text(check=instant),
        "field": text(),
        "id": text(),
        "order": whole_number(),
        "policy": text(check=one_of("FilteringPolicy", POLICIES)),
        "rule": text(check=one_of("FilteringRuleCondition", CONDITIONS)),
        "value": text(),
    },
    required=("field", "id", "order", "policy", "rule", "value"),
    is_lenient=True,
)
_TEXTS: Final = anything(check=lambda value: value if isinstance(value, list) else [value])
VALIDATION: Final = ObjectParser(
    "filtering_validation_info",
    {
        "errors": objects(
            ObjectParser(
                "filtering_validation",
                {"ids": _TEXTS, "messages": _TEXTS},
                required=("ids", "messages"),
                is_lenient=True,
            )
        ),
        "state": text(check=one_of("FilteringValidationState", STATES)),
    },
    required=("errors", "state"),
    is_lenient=True,
)
_RULES: Final = ObjectParser(
    "connector_filtering_rules",
    {
        "advanced_snippet": mapping(SNIPPET),
        "rules": objects(RULE),
        "validation": mapping(VALIDATION),
    },
    required=("advanced_snippet", "rules", "validation"),
    is_lenient=True,
)
FILTERING: Final = ObjectParser(
    "connector_filtering",
    {"active": mapping(_RULES), "draft": mapping(_RULES)},
    required=("active", "draft"),
    is_lenient=True,
)


def default_filtering() -> list[dict[str, Any]]:
    """Return what a new connector begins with: everything is included."""
    return [{"active": _everything(), "domain": "DEFAULT", "draft": _everything()}]


def _everything() -> dict[str, Any]:
    return {
        "advanced_snippet": dated({"value": {}}),
        "rules": [dated({**_DEFAULT_RULE, "order": 0})],
        "validation": {"errors": [], "state": "valid"},
    }


def dated(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return a rule or a snippet with the times it was made and changed."""
    now = now_text()
    return {"created_at": now, "updated_at": now, **item}


def with_draft(
    filtering: Sequence[Mapping[str, Any]],
    snippet: Mapping[str, Any] | None,
    rules: Sequence[Mapping[str, Any]] | None,
) -> list[dict[str, Any]]:
    """Return the filtering with a draft that nobody has looked at yet."""
    draft = dict(filtering[0]["draft"])
    if snippet is not None:
        draft["advanced_snippet"] = dated(snippet)
    if rules is not None:
        draft["rules"] = in_order(rules)
    draft["validation"] = {"errors": [], "state": "edited"}
    return [{**filtering[0], "draft": draft}]


def in_order(rules: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return rules by their order, the one that includes the rest last."""
    own = sorted(
        (dated(rule) for rule in rules if not _is_default(rule)), key=lambda rule: rule["order"]
    )
    last = next((rule for rule in rules if _is_default(rule)), {})
    order = own[-1]["order"] + 1 if own else 0
    return [*own, {**dated(last), **_DEFAULT_RULE, "order": order}]


def _is_default(rule: Mapping[str, Any]) -> bool:
    return all(rule.get(key) == value for key, value in _DEFAULT_RULE.items())


def with_validation(
    filtering: Sequence[Mapping[str, Any]], validation: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Return the filtering with a verdict on its draft."""
    return [{**filtering[0], "draft": {**filtering[0]["draft"], "validation": validation}}]


def activated(filtering: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the filtering with its draft put to work. Raises `ElasticsearchError`."""
    draft = filtering[0]["draft"]
    state = draft["validation"]["state"]
    if state != "valid":
        raise bad_request(
            "Filtering draft needs to be validated by the connector service before activation. "
            f"Current filtering draft validation state [{state}] is not equal to [valid]."
        )
    return [{**filtering[0], "active": draft}]

"""The sync rules of the connector, as a draft that its service has to accept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate, verbatim
from fairlead.services.connectors import Connector, Connectors
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.steps.connector_owner import find_ours, made_key_step
from fairlead.steps.elastic import need_connector, need_elasticsearch
from fairlead.steps.reach import Reach
from fairlead.steps.rows import http_request

_COMPARED = ("id", "field", "policy", "rule", "value")

_TITLE = translate("Steps", "Set the sync rules as a draft")
_UNDO = translate("Steps", "Goes with the connector")
_EDITED = translate(
    "Steps",
    "Saved as a draft. The connector service checks it when it next looks, usually within 30 s of"
    " its start, and only then are the rules in force; a sync before that reads whole buckets.",
)
_VALID = translate("Steps", "Checked by the connector service and in force with the next sync.")
_INVALID = translate("Steps", "The connector service refuses the sync rules.")
_INVALID_ADVICE = translate(
    "Steps", "It says: %1 The rules of before stay in force. Correct them on Buckets and rules."
)
_NOT_WHOLE = translate("Steps", "The connector does not have the sync rules as they were sent.")
_NOT_WHOLE_ADVICE = translate("Steps", "Somebody changed them meanwhile. Try again to send them.")


@dataclass(frozen=True, slots=True)
class ConnectorRules:
    """Rules in the form of the Connector API: advanced ones, and basic ones with the default."""

    id: str
    connector_id: str
    rules: Sequence[Mapping[str, Any]]
    basic: Sequence[Mapping[str, Any]]
    key_step: str
    elasticsearch: Elasticsearch | None

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: the draft."""
        call = http_request("PUT", f"/_connector/{self.connector_id}/_filtering", self._body)
        return (Row(Group.CHANGE, _TITLE, verbatim("Elasticsearch"), call, _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Look whether the draft holds these rules."""
        there = find_ours(self.elasticsearch, self.connector_id, run, self.key_step)
        is_whole = there is not None and self._is_whole(there)
        facts = {"connector_id": self.connector_id}
        return Found(Standing.OURS if is_whole else Standing.ABSENT, facts)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Send the draft. It may be sent again."""
        self._connectors.set_draft(self.connector_id, self._body)
        return Done(found.facts)

    def verify(self, run: RunContext, done: Done) -> Done:
        """Read the draft back, and say what its state means."""
        there = need_connector(self.elasticsearch, self.connector_id)
        if not self._is_whole(there):
            raise Problem("connector-rules", _NOT_WHOLE, _NOT_WHOLE_ADVICE, retryable=True)
        validation = there.draft.get("validation", {})
        if validation.get("state") == "invalid":
            words = " ".join(_messages(validation))
            raise Problem("connector-rules-invalid", _INVALID, _INVALID_ADVICE(words))
        return Done(done.facts, _VALID if validation.get("state") == "valid" else _EDITED)

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Nothing by itself: the connector is deleted with all of it."""
        return None

    @property
    def _connectors(self) -> Connectors:
        return Connectors(need_elasticsearch(self.elasticsearch))

    @property
    def _body(self) -> dict[str, Any]:
        return {
            "advanced_snippet": {"value": list(self.rules) or {}},
            "rules": list(self.basic),
        }

    def _is_whole(self, there: Connector) -> bool:
        """Tell whether the draft says what was sent; Elasticsearch adds times and an order."""
        snippet = there.draft.get("advanced_snippet", {}).get("value") or []
        return snippet == list(self.rules) and _compared(there.draft.get("rules", ())) == _compared(
            self.basic
        )


def _compared(rules: Sequence[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    ordered = sorted(rules, key=lambda rule: int(rule["order"]))
    return [tuple(rule.get(name) for name in _COMPARED) for rule in ordered]


def _messages(validation: Mapping[str, Any]) -> list[str]:
    return [str(words) for error in validation.get("errors", ()) for words in error["messages"]]


def build(plan: Plan, spec: StepSpec, reach: Reach) -> ConnectorRules:
    """Build the step from its part of the plan."""
    return ConnectorRules(
        id=spec.id,
        connector_id=spec.values["connector_id"],
        rules=spec.values["rules"],
        basic=spec.values["basic"],
        key_step=made_key_step(plan),
        elasticsearch=reach.elasticsearch,
    )

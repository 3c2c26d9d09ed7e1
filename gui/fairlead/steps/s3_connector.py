"""The S3 connector in Elasticsearch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate, verbatim
from fairlead.services.connectors import Connector, Connectors
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.steps.connector_owner import is_ours, made_key_step
from fairlead.steps.elastic import description, is_described, need_elasticsearch
from fairlead.steps.once import make_once
from fairlead.steps.reach import Reach
from fairlead.steps.rows import RUN_PLACEHOLDER, http_request

SERVICE = "s3"

_TITLE = translate("Steps", "Create the S3 connector %1")
_UNDO = translate(
    "Steps", "Deletes the connector with its settings, rules and sync jobs, if it is still this one"
)
_TAKEN = translate("Steps", "Elasticsearch has another connector with the id %1.")
_TAKEN_ADVICE = translate(
    "Steps", "It is named “%1” and stays as it is. Begin the set-up anew; a new id is chosen then."
)
_INDEX_TAKEN = translate("Steps", "The index %1 belongs to the connector “%2” already.")
_INDEX_TAKEN_ADVICE = translate(
    "Steps",
    "An index has one connector, and that one (%1) stays as it is. Choose another index on"
    " Connector.",
)
_NOT_WHOLE = translate("Steps", "The connector %1 is not in Elasticsearch as it was made.")
_NOT_WHOLE_ADVICE = translate(
    "Steps",
    "Somebody changed or deleted it meanwhile. Put its name, description, index and language back"
    " in Kibana and try again, or undo.",
)
_OTHER = translate("Steps", "The connector “%1” (%2), which is not the one that this run made")
_OTHER_REMEDY = translate(
    "Steps", "If nobody needs it, delete it in Kibana: Content, Connectors, under its name."
)


@dataclass(frozen=True, slots=True)
class S3Connector:
    """A connector under an id that was chosen beforehand; its description is the run's mark.

    To write one under an id that is there already would wipe all of its settings, so that is
    never done, not even where it is this run's.
    """

    id: str
    connector_id: str
    name: str
    index: str
    is_managed: bool
    language: str
    key_step: str
    elasticsearch: Elasticsearch | None

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE(self.name)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: the connector."""
        path = f"/_connector/{self.connector_id}"
        call = http_request("PUT", path, self._body(RUN_PLACEHOLDER))
        return (Row(Group.CREATE, self.title, verbatim("Elasticsearch"), call, _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Look for the id, and for another connector that has the index."""
        there = self._connectors.get(self.connector_id)
        if there is None:
            self._need_index_to_be_free()
            return Found(Standing.ABSENT, self._facts)
        if not _is_marked(there, run):
            raise Problem("connector-taken", _TAKEN(self.connector_id), _TAKEN_ADVICE(there.name))
        return Found(Standing.OURS, self._facts)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Create the connector with its mark in the same call."""
        make_once(
            lambda: self._connectors.create(self.connector_id, self._body(run.run_id)),
            lambda: self._is_whole(self._connectors.get(self.connector_id), run),
            exists=(),
        )
        return Done(self._facts, verbatim(self.connector_id))

    def verify(self, run: RunContext, done: Done) -> Done:
        """Read the connector back."""
        if not self._is_whole(self._connectors.get(self.connector_id), run):
            title = _NOT_WHOLE(self.name)
            raise Problem("connector-not-whole", title, _NOT_WHOLE_ADVICE, retryable=True)
        return Done(done.facts, verbatim(self.connector_id))

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Delete the connector, whatever it is called by now, but no other one of its id."""
        there = self._connectors.get(facts["connector_id"])
        if there is None:
            return None
        if not is_ours(there, run, self.key_step):
            return Left(_OTHER(there.name, there.id), _OTHER_REMEDY)
        self._connectors.delete(there.id)
        return None

    @property
    def _facts(self) -> Facts:
        return {"connector_id": self.connector_id, "index": self.index}

    @property
    def _connectors(self) -> Connectors:
        return Connectors(need_elasticsearch(self.elasticsearch))

    def _body(self, run_id: str) -> dict[str, Any]:
        body: dict[str, Any] = {
            "name": self.name,
            "description": description(run_id),
            "index_name": self.index,
            "service_type": SERVICE,
            "is_native": self.is_managed,
        }
        return {**body, "language": self.language} if self.language else body

    def _need_index_to_be_free(self) -> None:
        other = next(iter(self._connectors.find(index=self.index)), None)
        if other is not None:
            raise Problem(
                "index-has-connector",
                _INDEX_TAKEN(self.index, other.name),
                _INDEX_TAKEN_ADVICE(other.id),
            )

    def _is_whole(self, there: Connector | None, run: RunContext) -> bool:
        if there is None or not _is_marked(there, run):
            return False
        wanted = (self.name, self.index, self.is_managed, self.language)
        return (there.name, there.index, there.is_managed, there.language) == wanted


def _is_marked(there: Connector, run: RunContext) -> bool:
    return there.service_type == SERVICE and is_described(there.description, run.run_id)


def build(plan: Plan, spec: StepSpec, reach: Reach) -> S3Connector:
    """Build the step from its part of the plan."""
    values: Mapping[str, Any] = spec.values
    return S3Connector(
        id=spec.id,
        connector_id=values["connector_id"],
        name=values["name"],
        index=values["index"],
        is_managed=values["is_managed"],
        language=values["language"],
        key_step=made_key_step(plan),
        elasticsearch=reach.elasticsearch,
    )

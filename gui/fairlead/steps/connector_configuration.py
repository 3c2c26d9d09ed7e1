"""The settings of the S3 connector, complete, so that they hold before the service ever ran."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate, verbatim
from fairlead.flows.documents import Pipeline
from fairlead.flows.s3_config import (
    KEY_ID_FIELD,
    SECRET_FIELD,
    Settings,
    configuration,
    pipeline_body,
)
from fairlead.services.aws import StaticCredentials
from fairlead.services.connectors import Connector, Connectors, veil
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.vault import Vault
from fairlead.steps.connector_owner import find_ours, made_key_step
from fairlead.steps.elastic import need_connector, need_elasticsearch
from fairlead.steps.keyring_entry import load_key, need_key, secret_name_of
from fairlead.steps.reach import Reach
from fairlead.steps.rows import SECRET_PLACEHOLDER, http_request

_TITLE = translate("Steps", "Configure the connector")
_UNDO = translate("Steps", "Goes with the connector")
_NOT_WHOLE = translate("Steps", "The connector does not have the setting %1 as it was sent.")
_NOT_WHOLE_ADVICE = translate("Steps", "Somebody changed it meanwhile. Try again to send it anew.")
_PIPELINE = translate("Steps", "ingest pipeline")


@dataclass(frozen=True, slots=True)
class ConnectorConfiguration:
    """Every setting of the connector, with the key from the keyring, and its pipeline."""

    id: str
    connector_id: str
    buckets: str
    settings: Settings
    pipeline: Pipeline
    entry: str
    key_step: str
    elasticsearch: Elasticsearch | None
    vault: Vault

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: settings and pipeline."""
        placeholder = StaticCredentials(SECRET_PLACEHOLDER, SECRET_PLACEHOLDER)
        path = f"/_connector/{self.connector_id}"
        body = {"configuration": self._configuration(placeholder)}
        calls = (
            http_request("PUT", f"{path}/_configuration", body),
            http_request("PUT", f"{path}/_pipeline", pipeline_body(self.pipeline)),
        )
        return (Row(Group.CHANGE, _TITLE, verbatim("Elasticsearch"), "\n\n".join(calls), _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Look whether the connector has all of it."""
        facts = {"connector_id": self.connector_id}
        there = find_ours(self.elasticsearch, self.connector_id, run, self.key_step)
        key = load_key(self.vault, self.entry)
        is_whole = there is not None and key is not None and self._find_other(there, key) is None
        return Found(Standing.OURS if is_whole else Standing.ABSENT, facts)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Send the settings, then the pipeline. Both may be done again."""
        key = need_key(self.vault, self.entry)
        self._connectors.configure(self.connector_id, self._configuration(key))
        self._connectors.set_pipeline(self.connector_id, pipeline_body(self.pipeline))
        return Done(found.facts)

    def verify(self, run: RunContext, done: Done) -> Done:
        """Read everything back; the secret is compared veiled."""
        there = need_connector(self.elasticsearch, self.connector_id)
        other = self._find_other(there, need_key(self.vault, self.entry))
        if other is not None:
            title = _NOT_WHOLE(other)
            raise Problem("connector-settings", title, _NOT_WHOLE_ADVICE, retryable=True)
        return Done(done.facts, verbatim(self.buckets))

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Nothing by itself: the connector is deleted with all of it."""
        return None

    def replace_key(self, key: StaticCredentials) -> None:
        """Set another key, and leave every other setting as it is by now."""
        need_connector(self.elasticsearch, self.connector_id)
        values = {KEY_ID_FIELD: key.access_key_id, SECRET_FIELD: key.secret_access_key}
        self._connectors.set_values(self.connector_id, values)

    @property
    def _connectors(self) -> Connectors:
        return Connectors(need_elasticsearch(self.elasticsearch))

    def _configuration(self, key: StaticCredentials) -> dict[str, dict[str, Any]]:
        return configuration(self.buckets, key.access_key_id, key.secret_access_key, self.settings)

    def _find_other(self, there: Connector, key: StaticCredentials) -> Text | str | None:
        """Return the name of a setting that is not as it should be, if there is one."""
        wanted = {name: entry["value"] for name, entry in self._configuration(key).items()}
        wanted[SECRET_FIELD] = veil(key.secret_access_key)
        for name, value in wanted.items():
            if there.configuration.get(name) != value:
                return name
        pipeline: Mapping[str, Any] = pipeline_body(self.pipeline)["pipeline"]
        is_same = all(there.pipeline.get(name) == value for name, value in pipeline.items())
        return None if is_same else _PIPELINE


def build(plan: Plan, spec: StepSpec, reach: Reach) -> ConnectorConfiguration:
    """Build the step from its part of the plan."""
    values = spec.values
    return ConnectorConfiguration(
        id=spec.id,
        connector_id=values["connector_id"],
        buckets=values["buckets"],
        settings=Settings(**values["settings"]),
        pipeline=Pipeline(**values["pipeline"]),
        entry=secret_name_of(plan),
        key_step=made_key_step(plan),
        elasticsearch=reach.elasticsearch,
        vault=reach.vault,
    )

"""An S3 connection that stands: a user with a key, a connector with settings, an index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.steps.plans import own_key_spec
from tests.steps.s3_plans import (
    api_key_spec,
    configuration_spec,
    document_for,
    s3_connector_spec,
    schedule_spec,
)
from tests.steps.stage import Stage, unique

from fairlead.core.cancel import CancelToken
from fairlead.core.plan import Plan
from fairlead.flows.documents import document_id
from fairlead.flows.s3_config import Settings, configuration
from fairlead.flows.sync_rules import Rule, value_of
from fairlead.flows.sync_rules_basic import BasicRule, basic_rules_value
from fairlead.services.aws import StaticCredentials
from fairlead.services.connectors import Connectors
from fairlead.services.documents import Documents, Draft
from fairlead.services.indices import Indices
from fairlead.steps.keyring_entry import store_key
from fairlead.steps.s3_connected import S3Connected

SAMPLES = ("fairlead-handbook", "fairlead-oddities", "fairlead-contracts", "fairlead-berichte")


@dataclass(frozen=True)
class S3Line:
    """The connection, and who its user is."""

    stage: Stage
    connected: S3Connected
    user: str
    key: StaticCredentials

    @property
    def index(self) -> str:
        """The index."""
        return self.connected.connector.index

    @property
    def connector_id(self) -> str:
        """The connector."""
        return self.connected.connector.id

    @property
    def plan(self) -> Plan:
        """The plan that it was made of."""
        return self.connected.plan

    def allow(self, document: str) -> None:
        """Let this policy be the only one of the user."""
        self.stage.aws.call(
            "iam", "put_user_policy", UserName=self.user, PolicyName="p", PolicyDocument=document
        )

    def configure(self, settings: Settings, **values: Any) -> None:
        """Send settings to the connector; `values` as they are, by name."""
        body = configuration(
            "fairlead-handbook", self.key.access_key_id, self.key.secret_access_key, settings
        )
        for name, value in values.items():
            body[name]["value"] = value
        Connectors(self.stage.elasticsearch).configure(self.connector_id, body)

    def set_rules(self, rules: Sequence[Rule], basic: Sequence[BasicRule] = ()) -> None:
        """Send rules as a draft."""
        self.send_draft(
            {
                "advanced_snippet": {"value": value_of(rules) if rules else {}},
                "rules": basic_rules_value(basic),
            }
        )

    def send_draft(self, body: Mapping[str, Any]) -> None:
        """Send a draft as it is."""
        Connectors(self.stage.elasticsearch).set_draft(self.connector_id, body)

    def index_objects(self, bucket: str, keys: Iterable[str]) -> None:
        """Put documents of objects into the index as a sync would have."""
        drafts = [
            Draft(
                document_id(bucket, key), json.dumps({"bucket": bucket, "filename": key}).encode()
            )
            for key in keys
        ]
        Documents(self.stage.elasticsearch).write(
            self.index, "search-default-ingestion", drafts, CancelToken()
        )


def open_s3_line(stage: Stage, buckets: str = "fairlead-handbook") -> S3Line:
    """Set up a connection whose key may read every sample bucket; the index is there and empty."""
    user = unique("connector")
    stage.aws.call("iam", "create_user", UserName=user)
    made = stage.aws.call("iam", "create_access_key", UserName=user)["AccessKey"]
    key = StaticCredentials(made["AccessKeyId"], made["SecretAccessKey"])
    connector = s3_connector_spec()
    own = own_key_spec(key.access_key_id)
    settings = configuration_spec(connector, buckets)
    plan = stage.plan(
        own, connector, api_key_spec(connector), settings, schedule_spec(connector), name="Line"
    )
    store_key(stage.vault, own.values["secret_name"], key)
    index = connector.values["index"]
    body = {"name": connector.values["name"], "index_name": index, "service_type": "s3"}
    Connectors(stage.elasticsearch).create(connector.values["connector_id"], body)
    Indices(stage.elasticsearch).create(index, {})
    line = S3Line(stage, S3Connected(plan, {}, stage.reach), user, key)
    line.allow(document_for(*SAMPLES))
    line.configure(Settings(), buckets=buckets)
    return line

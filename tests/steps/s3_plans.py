"""Plans of the S3 journey: single steps and the whole of it."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict
from typing import Any

from tests.steps.plans import identity_specs
from tests.steps.stage import unique

from fairlead.core.plan import StepSpec
from fairlead.flows.documents import Pipeline
from fairlead.flows.s3_config import Settings
from fairlead.flows.sync_rules import Rule, value_of
from fairlead.flows.sync_rules_basic import BasicRule, Comparison, Policy, basic_rules_value

RULES = value_of((Rule("fairlead-handbook", "docs/", (".md", ".pdf")),))
BASIC = basic_rules_value(
    (BasicRule("no-large", Policy.EXCLUDE, "size_in_bytes", Comparison.GREATER, "1000000"),)
)


def document_for(*buckets: str) -> str:
    """Return a policy that lets these buckets be read; * is all of them."""
    arns = [f"arn:aws:s3:::{name}" for name in buckets]
    reading = ["s3:GetBucketLocation", "s3:ListBucket"]
    statements: list[dict[str, Any]] = [
        {"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"},
        {"Effect": "Allow", "Action": reading, "Resource": arns},
        {"Effect": "Allow", "Action": "s3:GetObject", "Resource": [f"{a}/*" for a in arns]},
        {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*"},
    ]
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


def access_spec(*buckets: str, is_all: bool = False) -> StepSpec:
    """The wait until the key can read the buckets."""
    values = {
        "buckets": [{"name": name, "region": ""} for name in buckets],
        "is_all": is_all,
        "region": "us-east-1",
    }
    return StepSpec("bucket-access", "bucket-access", values)


def index_spec(name: str = "", *, language: str = "en") -> StepSpec:
    """An index."""
    return StepSpec(
        "index", "elastic-index", {"name": name or unique("content"), "language": language}
    )


def s3_connector_spec(index: str = "", *, is_managed: bool = False) -> StepSpec:
    """A connector, of an index that need not be there."""
    values = {
        "connector_id": str(uuid.uuid4()),
        "name": unique("S3 connector"),
        "index": index or unique("content-of"),
        "is_managed": is_managed,
        "language": "",
    }
    return StepSpec("connector", "s3-connector", values)


def api_key_spec(connector: StepSpec, source: str = "new") -> StepSpec:
    """The connector's API key."""
    values = {
        "connector_id": connector.values["connector_id"],
        "name": connector.values["name"],
        "index": connector.values["index"],
        "source": source,
        "secret_name": unique("api-key"),
    }
    return StepSpec("api-key", "connector-api-key", values)


def secret_spec(connector: StepSpec) -> StepSpec:
    """The stored secret of a managed connector."""
    values = {"connector_id": connector.values["connector_id"]}
    return StepSpec("connector-secret", "connector-secret", values)


def configuration_spec(connector: StepSpec, buckets: str = "fairlead-handbook") -> StepSpec:
    """All settings."""
    values = {
        "connector_id": connector.values["connector_id"],
        "buckets": buckets,
        "settings": asdict(Settings(page_size=250)),
        "pipeline": asdict(Pipeline(reduce_whitespace=False)),
    }
    return StepSpec("configuration", "connector-configuration", values)


def rules_spec(connector: StepSpec) -> StepSpec:
    """Rules of both kinds."""
    values = {
        "connector_id": connector.values["connector_id"],
        "rules": RULES,
        "basic": BASIC,
    }
    return StepSpec("rules", "sync-rules", values)


def schedule_spec(connector: StepSpec, *, is_enabled: bool = True) -> StepSpec:
    """A schedule."""
    values = {
        "connector_id": connector.values["connector_id"],
        "interval": "0 30 2 ? * 2",
        "is_enabled": is_enabled,
    }
    return StepSpec("schedule", "connector-schedule", values)


def elastic_specs(*, is_managed: bool = False) -> tuple[StepSpec, ...]:
    """Everything in Elasticsearch, for a key of which another step tells."""
    index = index_spec()
    connector = s3_connector_spec(index.values["name"], is_managed=is_managed)
    return (
        index,
        connector,
        api_key_spec(connector),
        *((secret_spec(connector),) if is_managed else ()),
        configuration_spec(connector),
        rules_spec(connector),
        schedule_spec(connector),
    )


def s3_specs(*, is_managed: bool = False) -> tuple[StepSpec, ...]:
    """Everything that an S3 run makes."""
    return (
        *identity_specs(document_for("fairlead-handbook")),
        access_spec("fairlead-handbook"),
        *elastic_specs(is_managed=is_managed),
    )

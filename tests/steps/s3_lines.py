"""A whole S3 connection of one bucket, without its proof, made for a test."""

from __future__ import annotations

from dataclasses import dataclass

from tests.steps.plans import own_key_spec
from tests.steps.s3_plans import (
    api_key_spec,
    configuration_spec,
    index_spec,
    s3_connector_spec,
    schedule_spec,
)
from tests.steps.stage import Stage

from fairlead.core.plan import Plan, StepSpec
from fairlead.core.secrets import SecretName
from fairlead.steps.s3_connected import S3Connected


def line_specs(stage: Stage, buckets: str) -> tuple[StepSpec, ...]:
    """Return the steps of a connection that signs with the operator's own key."""
    stage.bag.put(SecretName.OWN_SECRET_ACCESS_KEY, stage.world.admin.secret_access_key)
    index = index_spec()
    connector = s3_connector_spec(index.values["name"])
    return (
        own_key_spec(stage.world.admin.access_key_id),
        index,
        connector,
        api_key_spec(connector),
        configuration_spec(connector, buckets),
        schedule_spec(connector, is_enabled=False),
    )


def proof_spec(objects: int = 10) -> StepSpec:
    """The proof."""
    return StepSpec("proof", "s3-proof", {"objects": objects})


@dataclass
class S3Line:
    """A connection that is there."""

    stage: Stage
    run_id: str
    plan: Plan

    @property
    def connected(self) -> S3Connected:
        """The connection as tests of it see it."""
        facts = {step: record.facts for step, record in self.stage.records(self.run_id).items()}
        return S3Connected(self.plan, facts, self.stage.reach)

    @property
    def connector_id(self) -> str:
        """The connector in Elasticsearch."""
        return self.connected.connector.id


def open_s3_line(stage: Stage, buckets: str) -> S3Line:
    """Set a connection up."""
    plan = stage.plan(*line_specs(stage, buckets))
    run_id = stage.begin(plan)
    stage.prove(run_id)
    return S3Line(stage, run_id, plan)

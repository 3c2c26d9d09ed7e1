"""The steps of an S3 run alone, by the kind that the plan names them with."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Step
from fairlead.steps import (
    bucket_access,
    connector_api_key,
    connector_configuration,
    connector_rules,
    connector_schedule,
    connector_secret,
    deployment,
    elastic_index,
    own_api_key,
    s3_connector,
    s3_proof,
)
from fairlead.steps.reach import Builder, Reach


def _build_api_key(plan: Plan, spec: StepSpec, reach: Reach) -> Step:
    if spec.values["source"] == "new":
        return connector_api_key.build(plan, spec, reach)
    return own_api_key.build(plan, spec, reach)


BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {
        "bucket-access": bucket_access.build,
        "elastic-index": elastic_index.build,
        "s3-connector": s3_connector.build,
        "connector-api-key": _build_api_key,
        "connector-secret": connector_secret.build,
        "connector-configuration": connector_configuration.build,
        "sync-rules": connector_rules.build,
        "connector-schedule": connector_schedule.build,
        "deployment-files": deployment.build,
        "s3-proof": s3_proof.build,
    }
)

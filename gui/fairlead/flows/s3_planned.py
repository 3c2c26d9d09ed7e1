"""What the plan of an S3 run says, as the answers that it was made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairlead.core.plan import Plan
from fairlead.flows.documents import Pipeline
from fairlead.flows.s3_answers import ApiKeySource, Host, RulesAnswers, S3ConnectorAnswers
from fairlead.flows.s3_buckets import read_buckets
from fairlead.flows.s3_config import Settings
from fairlead.flows.sync_rules import Rule, rules_of
from fairlead.flows.sync_rules_basic import read_basic_rules


def stored_rules(plan: Plan) -> tuple[Rule, ...]:
    """Return the advanced rules that the run stored, in order; none where it stored none."""
    return rules_of(step_values(plan, "sync-rules").get("rules", []))


def planned_rules(plan: Plan) -> RulesAnswers:
    """Return which objects the connector of this plan fetches."""
    buckets = read_buckets(step_values(plan, "connector-configuration")["buckets"])
    return RulesAnswers(
        chosen=buckets.names,
        is_all=buckets.is_all,
        rules=stored_rules(plan),
        basic=read_basic_rules(step_values(plan, "sync-rules").get("basic", [])),
    )


def planned_connector(plan: Plan) -> S3ConnectorAnswers:
    """Return the connector of this plan with its settings."""
    made, schedule = step_values(plan, "s3-connector"), step_values(plan, "connector-schedule")
    configured = step_values(plan, "connector-configuration")
    return S3ConnectorAnswers(
        id=made["connector_id"],
        name=made["name"],
        index=made["index"],
        host=Host.ELASTIC if made["is_managed"] else Host.SELF,
        language=made["language"],
        pipeline=Pipeline(**configured["pipeline"]),
        settings=Settings(**configured["settings"]),
        is_scheduled=schedule["is_enabled"],
        interval=schedule["interval"],
        api_key=ApiKeySource(step_values(plan, "connector-api-key")["source"]),
    )


def step_values(plan: Plan, kind: str) -> Mapping[str, Any]:
    """Return what the plan's step of a kind holds, nothing where there is no such step."""
    return next((step.values for step in plan.steps if step.kind == kind), {})

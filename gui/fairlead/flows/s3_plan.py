"""The plan of an S3 run, out of complete answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from typing import Any

from fairlead.core.plan import Plan, StepSpec
from fairlead.flows.answers import Deployment
from fairlead.flows.s3_answers import S3Answers
from fairlead.flows.s3_config import pipeline_for
from fairlead.flows.s3_pages import PAGES
from fairlead.flows.s3_policies import build_s3_policy
from fairlead.flows.shared_pages import elasticsearch_url
from fairlead.flows.shared_plan import (
    document_of,
    identity_steps,
    key_entry,
    need_complete,
    place_of,
    sign_in_of,
)
from fairlead.flows.sync_rules import value_of
from fairlead.flows.sync_rules_basic import basic_rules_value

PROOF_OBJECTS = 10
"""How many objects of each bucket prove that the connection works."""

_DESCRIPTION = "Lets an Elastic connector read buckets in Amazon S3. Made by Fairlead."


def build_plan(answers: S3Answers) -> Plan:
    """Return what a run would do.

    Raises:
        Problem: A page is not complete; the title names the first one, the advice says why.
    """
    identity, deployment = need_complete(PAGES, answers)
    rules, connector = answers.rules, answers.connector
    build = partial(
        build_s3_policy, rules.buckets, identity, answers.policy.scope, is_all=rules.reads_all
    )
    document = document_of(answers.policy, build)
    entry = key_entry(connector.name, connector.id)
    return Plan(
        kind="s3",
        name=connector.name,
        place=place_of(answers, identity, deployment),
        sign_in=sign_in_of(answers, deployment),
        steps=(
            *identity_steps(answers, document, _DESCRIPTION, entry),
            _bucket_access(answers),
            *_connector_steps(answers),
            *_settings_steps(answers),
            *_service_steps(answers, deployment),
        ),
    )


def _bucket_access(answers: S3Answers) -> StepSpec:
    rules = answers.rules
    values = {
        "buckets": [{"name": bucket.name, "region": bucket.region} for bucket in rules.buckets],
        "is_all": rules.reads_all,
        "region": answers.aws.region,
    }
    return StepSpec("bucket-access", "bucket-access", values)


def _connector_steps(answers: S3Answers) -> Iterator[StepSpec]:
    """Yield the steps that make the connector, its index and its API key."""
    connector = answers.connector
    values: dict[str, Any] = {"name": connector.index, "language": connector.language}
    yield StepSpec("index", "elastic-index", values)
    values = {
        "connector_id": connector.id,
        "name": connector.name,
        "index": connector.index,
        "is_managed": connector.is_managed,
        "language": connector.language,
    }
    yield StepSpec("connector", "s3-connector", values)
    values = {
        "connector_id": connector.id,
        "name": connector.name,
        "index": connector.index,
        "source": connector.api_key.value,
        "secret_name": f"Fairlead API key {connector.name} {connector.id[:8]}",
    }
    yield StepSpec("api-key", "connector-api-key", values)
    if connector.is_managed:
        yield StepSpec("connector-secret", "connector-secret", {"connector_id": connector.id})


def _settings_steps(answers: S3Answers) -> Iterator[StepSpec]:
    """Yield the steps that tell the connector what to do."""
    connector, rules = answers.connector, answers.rules
    values: dict[str, Any] = {
        "connector_id": connector.id,
        "buckets": rules.bucket_list,
        "settings": asdict(connector.settings),
        "pipeline": asdict(pipeline_for(connector.settings, connector.pipeline)),
    }
    yield StepSpec("configuration", "connector-configuration", values)
    if rules.rules or rules.basic:
        values = {
            "connector_id": connector.id,
            "rules": value_of(rules.rules),
            "basic": basic_rules_value(rules.basic),
        }
        yield StepSpec("rules", "sync-rules", values)
    values = {
        "connector_id": connector.id,
        "interval": connector.interval,
        "is_enabled": connector.is_scheduled,
    }
    yield StepSpec("schedule", "connector-schedule", values)


def _service_steps(answers: S3Answers, deployment: Deployment) -> Iterator[StepSpec]:
    """Yield the files for the service, where the user runs it, and the proof."""
    connector = answers.connector
    if not connector.is_managed:
        values: dict[str, Any] = {
            "connector_id": connector.id,
            "version": deployment.version,
            "elasticsearch_url": elasticsearch_url(answers.elastic),
            "folder_name": f"s3-{connector.id[:8]}",
        }
        yield StepSpec("deployment", "deployment-files", values)
    yield StepSpec("proof", "s3-proof", {"objects": PROOF_OBJECTS})

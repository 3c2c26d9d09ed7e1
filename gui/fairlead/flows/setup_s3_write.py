"""A setup file out of an S3 plan, for "Save plan"."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretName
from fairlead.flows.s3_answers import ApiKeySource, RulesAnswers, S3Answers, S3ConnectorAnswers
from fairlead.flows.s3_buckets import EVERYTHING
from fairlead.flows.s3_config import DEFAULTS
from fairlead.flows.s3_planned import planned_connector, planned_rules
from fairlead.flows.setup_s3 import S3Setup
from fairlead.flows.setup_shared_write import (
    aws_of,
    elastic_of,
    key_of,
    place,
    policy_of,
    secrets_of,
    shared_values,
    user_of,
    without_empty,
    write_values,
)
from fairlead.flows.sync_rules import Foreign, value_of, write_rules
from fairlead.flows.sync_rules_basic import BasicRule

_CONNECTOR = S3ConnectorAnswers()


def write_s3_plan(plan: Plan) -> str:
    """Return a setup file that makes the same plan again."""
    return write_s3(setup_of(plan))


def write_s3(setup: S3Setup) -> str:
    """Return a setup file. Reading it gives `setup` again."""
    rules, connector = setup.answers.rules, setup.answers.connector
    is_usual = connector.interval == _CONNECTOR.interval
    values: dict[str, Any] = {
        "kind": "s3",
        "buckets": EVERYTHING if rules.is_all else list(rules.chosen),
        "rules": setup.rules_file or _rules(rules),
        **shared_values(setup),
        "connector": {
            "name": connector.name,
            "index": connector.index,
            "host": connector.host.value,
            "language": connector.language,
            "api_key": _api_key(setup),
        },
        "schedule": {
            "enabled": connector.is_scheduled,
            "interval": "" if is_usual else connector.interval,
        },
    }
    # In these, what is false or 0 may be meant.
    others = {
        "basic": [_basic(rule) for rule in rules.basic],
        "pipeline": _others(asdict(connector.pipeline), asdict(_CONNECTOR.pipeline)),
        "settings": _others(asdict(connector.settings), asdict(DEFAULTS)),
    }
    return write_values(
        {**without_empty(values), **{name: part for name, part in others.items() if part}}
    )


def setup_of(plan: Plan) -> S3Setup:
    """Return the setup behind a plan."""
    steps = {step.id: step.values for step in plan.steps}
    connector = planned_connector(plan)
    is_pasted = connector.api_key is ApiKeySource.PASTED
    return S3Setup(
        answers=S3Answers(
            aws=aws_of(plan),
            elastic=elastic_of(plan),
            rules=planned_rules(plan),
            policy=policy_of(steps),
            user=user_of(steps),
            key=key_of(steps),
            connector=connector,
        ),
        secrets=secrets_of(plan, *((SecretName.CONNECTOR_API_KEY,) if is_pasted else ())),
        delete_key=steps.get("access-key", {}).get("remove_key_id", ""),
    )


def _rules(rules: RulesAnswers) -> list[dict[str, Any]] | str:
    """Return the advanced rules as tables, or as JSON where one holds more than TOML can say."""
    texts = [text for rule in rules.rules for text in (rule.bucket, rule.prefix, *rule.extensions)]
    return value_of(rules.rules) if all(map(_is_plain, texts)) else write_rules(rules.rules)


def _is_plain(item: str | Foreign) -> bool:
    # Half a surrogate is text in JSON and none in TOML.
    return isinstance(item, str) and not any("\ud800" <= sign <= "\udfff" for sign in item)


def _basic(rule: BasicRule) -> dict[str, str]:
    return {
        "id": rule.id,
        "policy": rule.policy.value,
        "field": rule.field,
        "rule": rule.comparison.value,
        "value": rule.value,
    }


def _api_key(setup: S3Setup) -> Any:
    source = setup.answers.connector.api_key
    if source is ApiKeySource.PASTED:
        return place(setup.secrets, SecretName.CONNECTOR_API_KEY)
    return "" if source is _CONNECTOR.api_key else source.value


def _others(values: dict[str, Any], usual: dict[str, Any]) -> dict[str, Any]:
    """Return the values that are not the usual ones."""
    return {name: value for name, value in values.items() if value != usual[name]}

"""What a connector would do at its next full sync, read from the connector itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from fairlead.core.texts import Text, translate
from fairlead.flows.documents import Pipeline
from fairlead.flows.s3_answers import RulesAnswers, S3ConnectorAnswers
from fairlead.flows.s3_buckets import is_bucket_name, read_buckets
from fairlead.flows.s3_config import NUMBERS, Settings, check_number, read_number
from fairlead.flows.sync_rules import State, judge_rules, rules_of
from fairlead.flows.sync_rules_basic import read_basic_rules
from fairlead.services.connectors import Connector

_DRAFT = translate(
    "Checks", "The connector refuses the draft of the rules, so the earlier ones go on. %1"
)
_BAD_BUCKET = translate("Checks", "Rule %1 names “%2”, which is not the name of a bucket.")
_INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class InForce:
    """What is set in a connector, as far as it decides over objects.

    Attributes:
        rules: The buckets, and the rules that hold at the next full sync.
        connector: The answers that it was made of, with the settings as they are now.
        access_key_id: The key that it signs with.
        refused: Why every sync would fail, None if none would for what is set.
        warning: What is set and does not hold.
    """

    rules: RulesAnswers
    connector: S3ConnectorAnswers
    access_key_id: str
    refused: Text | None = None
    warning: Text | None = None


def read_in_force(there: Connector, planned: S3ConnectorAnswers) -> InForce:
    """Return what is set in a connector; `planned` fills in what it does not tell."""
    values = there.configuration
    buckets = read_buckets(values.get("buckets") or "")
    filtering, refused, warning = _filtering_of(there)
    rules = RulesAnswers(
        chosen=buckets.names,
        is_all=buckets.is_all,
        rules=rules_of(filtering.get("advanced_snippet", {}).get("value")) if not refused else (),
        basic=read_basic_rules(filtering.get("rules", [])),
    )
    settings, wrong = _settings_of(values)
    bad = next(
        (
            _BAD_BUCKET(number, rule.bucket)
            for number, rule in enumerate(rules.rules, 1)
            if not is_bucket_name(rule.bucket)
        ),
        None,
    )
    marks = (mark.name for mark in fields(Pipeline))
    pipeline = {name: there.pipeline[name] for name in marks if name in there.pipeline}
    return InForce(
        rules,
        replace(
            planned,
            index=there.index,
            settings=settings,
            pipeline=Pipeline(**pipeline),
        ),
        str(values.get("aws_access_key_id") or ""),
        refused or buckets.text or wrong or bad,
        warning,
    )


def _filtering_of(there: Connector) -> tuple[Mapping[str, Any], Text | None, Text | None]:
    """Return the rules that will hold, why a sync fails at them, and what does not hold.

    The service validates a draft when it next looks, and activates it if it is valid.
    """
    verdict = judge_rules(there.draft.get("advanced_snippet", {}).get("value"))
    if verdict.state is State.CRASH:
        return {}, verdict.text, None
    state = there.draft.get("validation", {}).get("state")
    if verdict.state is State.INVALID or state == _INVALID:
        return there.active, None, _DRAFT(verdict.text or "")
    return there.draft, None, None


def _settings_of(values: Mapping[str, Any]) -> tuple[Settings, Text | None]:
    """Return the settings as the service reads them, and what it fails at."""
    numbers = {}
    for name in NUMBERS:
        try:
            numbers[name] = read_number(name, values.get(name))
        except ValueError:
            issue = check_number(name, values.get(name))
            return Settings(), issue.text if issue is not None else None
    extraction = bool(values.get("use_text_extraction_service"))
    return Settings(**numbers, use_text_extraction_service=extraction), None

"""The setup file of an S3 journey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fairlead.core.secrets import SecretName
from fairlead.core.texts import translate
from fairlead.flows.answers import PolicyScope
from fairlead.flows.documents import Pipeline
from fairlead.flows.s3_answers import (
    ApiKeySource,
    Host,
    RulesAnswers,
    S3Answers,
    S3ConnectorAnswers,
)
from fairlead.flows.s3_buckets import EVERYTHING
from fairlead.flows.s3_config import DEFAULTS, NUMBERS, Settings
from fairlead.flows.setup_check import Keys
from fairlead.flows.setup_shared import (
    Secrets,
    Setup,
    read_aws,
    read_elastic,
    read_key,
    read_policy,
    read_secret,
    read_user,
)
from fairlead.flows.setup_toml import Table, wrong
from fairlead.flows.sync_rules import Rule, judge_rules, require_rules, rules_of
from fairlead.flows.sync_rules_basic import BasicRule, Comparison, Policy

SCOPES = {scope.value: scope for scope in (PolicyScope.CHOSEN, PolicyScope.DOCUMENTED)}
HOSTS = {host.value: host for host in Host}
POLICIES = {policy.value: policy for policy in Policy}
COMPARISONS = {comparison.value: comparison for comparison in Comparison}
KEY_SOURCES = {source.value: source for source in (ApiKeySource.NEW, ApiKeySource.OPERATOR)}

KEYS: Keys = {
    "rules": {"buckets": "buckets", "rules": "rules", "basic": "basic"},
    "connector": {
        **{name: f"connector.{name}" for name in ("name", "index", "language", "host", "api_key")},
        "pipeline": "pipeline.name",
        "interval": "schedule.interval",
        **{name: f"settings.{name}" for name in NUMBERS},
    },
}

_PIPELINE = Pipeline()
_CONNECTOR = S3ConnectorAnswers()

_BUCKETS = translate("Setup", "“*” for every bucket or a list of names is expected.")


@dataclass(frozen=True, slots=True)
class S3Setup(Setup[S3Answers]):
    """What a setup file for S3 says.

    Attributes:
        rules_file: A file with the advanced rules as JSON, relative to the setup file.
    """

    rules_file: str = ""


def read_s3(root: Table, connector_id: str) -> S3Setup:
    """Read a setup file. `connector_id` is a new UUID for the connector that it describes.

    Raises:
        Problem: A key is missing or of the wrong type, a secret stands in it, or the connector
            would refuse the rules.
    """
    secrets: Secrets = {}
    policy, document_file = read_policy(root.table("policy"), SCOPES)
    key, delete_key = read_key(root.table("access_key"), secrets)
    rules, rules_file = _read_rules(root)
    return S3Setup(
        answers=S3Answers(
            aws=read_aws(root.table("aws"), secrets),
            elastic=read_elastic(root.table("elastic"), secrets),
            rules=rules,
            policy=policy,
            user=read_user(root.table("user")),
            key=key,
            connector=_read_connector(root, connector_id, secrets),
        ),
        secrets=secrets,
        delete_key=delete_key,
        document_file=document_file,
        rules_file=rules_file,
    )


def _read_rules(root: Table) -> tuple[RulesAnswers, str]:
    """Return the answers, and the name of the file with the advanced rules if there is one."""
    chosen = root.take("buckets")
    is_all = chosen in (EVERYTHING, [EVERYTHING])
    if not is_all and not isinstance(chosen, list | None):
        raise wrong("buckets", _BUCKETS)
    value = root.take("rules")
    rules: tuple[Rule, ...] = ()
    rules_file = ""
    if isinstance(value, str) and not value.lstrip().startswith(("[", "{")):
        rules_file = value
    elif isinstance(value, str):
        rules = require_rules(value)
    else:
        rules = _rules_of(value)
    answers = RulesAnswers(
        chosen=root.texts("buckets") if isinstance(chosen, list) and not is_all else (),
        is_all=is_all,
        rules=rules,
        basic=tuple(
            _read_basic(number, table) for number, table in enumerate(root.tables("basic"), 1)
        ),
    )
    return answers, rules_file


def _rules_of(value: Any) -> tuple[Rule, ...]:
    """Return rules that stand in the file as the tables of Elastic's own JSON."""
    verdict = judge_rules(value)
    if verdict.text is not None:
        raise wrong("rules", verdict.text)
    return rules_of(value)


def _read_basic(number: int, table: Table) -> BasicRule:
    rule = BasicRule(
        id=table.text("id", f"rule-{number}"),
        policy=table.choice("policy", POLICIES),
        field=table.text("field", None),
        comparison=table.choice("rule", COMPARISONS),
        value=table.text("value", None),
    )
    table.close()
    return rule


def _read_connector(root: Table, connector_id: str, secrets: Secrets) -> S3ConnectorAnswers:
    table, schedule = root.table("connector"), root.table("schedule")
    connector = S3ConnectorAnswers(
        id=connector_id,
        name=table.text("name"),
        index=table.text("index"),
        host=table.choice("host", HOSTS, _CONNECTOR.host),
        language=table.text("language"),
        pipeline=_read_pipeline(root.table("pipeline")),
        settings=_read_settings(root.table("settings")),
        is_scheduled=schedule.flag("enabled"),
        interval=schedule.text("interval", _CONNECTOR.interval),
        api_key=_read_api_key(table, secrets),
    )
    table.close()
    schedule.close()
    return connector


def _read_api_key(table: Table, secrets: Secrets) -> ApiKeySource:
    """Return where the connector's key comes from: a word, or the place of one to be used."""
    value = table.take("api_key")
    if value is None:
        return _CONNECTOR.api_key
    if isinstance(value, str) and value in KEY_SOURCES:
        return KEY_SOURCES[value]
    read_secret(table, "api_key", SecretName.CONNECTOR_API_KEY, secrets, is_needed=True)
    return ApiKeySource.PASTED


def _read_pipeline(table: Table) -> Pipeline:
    pipeline = Pipeline(
        name=table.text("name", _PIPELINE.name),
        extract_binary_content=table.flag(
            "extract_binary_content", _PIPELINE.extract_binary_content
        ),
        reduce_whitespace=table.flag("reduce_whitespace", _PIPELINE.reduce_whitespace),
        run_ml_inference=table.flag("run_ml_inference", _PIPELINE.run_ml_inference),
    )
    table.close()
    return pipeline


def _read_settings(table: Table) -> Settings:
    numbers = {name: table.number(name, getattr(DEFAULTS, name)) for name in NUMBERS}
    extracts = table.flag("use_text_extraction_service", DEFAULTS.use_text_extraction_service)
    table.close()
    return Settings(**numbers, use_text_extraction_service=extracts)

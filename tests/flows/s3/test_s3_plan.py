"""The plan of an S3 run."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.flows.builders import ACCOUNT, CONNECTOR_ID, DEPLOYMENT, OWNER, REGION
from tests.flows.s3.journey import HOSTED, change, complete_answers, with_part
from tests.flows.s3.objects import EU, IDENTITY, US
from tests.problems import problem

from fairlead.core.plan import Plan
from fairlead.flows.answers import KeyMode, PolicyScope, UserMode
from fairlead.flows.documents import Pipeline
from fairlead.flows.s3 import start_answers
from fairlead.flows.s3_answers import ApiKeySource, Host, S3Answers
from fairlead.flows.s3_config import Settings
from fairlead.flows.s3_plan import build_plan
from fairlead.flows.s3_policies import build_s3_policy
from fairlead.flows.sync_rules import Rule
from fairlead.flows.sync_rules_basic import DEFAULT_RULE, BasicRule, Comparison, Policy

KEY = "AKIAIOSFODNN7EXAMPLE"
NAME = "S3 docs-us"
INDEX = "search-docs-us-0a1b2c"


def values(plan: Plan, step_id: str) -> dict[str, Any]:
    return dict(next(step.values for step in plan.steps if step.id == step_id))


def kinds(plan: Plan) -> list[tuple[str, str]]:
    return [(step.id, step.kind) for step in plan.steps]


def test_the_usual_plan() -> None:
    plan = build_plan(complete_answers())
    assert kinds(plan) == [
        ("policy", "iam-policy"),
        ("user", "iam-user"),
        ("attachment", "iam-attachment"),
        ("access-key", "iam-access-key"),
        ("bucket-access", "bucket-access"),
        ("index", "elastic-index"),
        ("connector", "s3-connector"),
        ("api-key", "connector-api-key"),
        ("configuration", "connector-configuration"),
        ("schedule", "connector-schedule"),
        ("deployment", "deployment-files"),
        ("proof", "s3-proof"),
    ]
    assert (plan.kind, plan.name) == ("s3", NAME)
    assert plan.place == {
        "account": ACCOUNT,
        "partition": "aws",
        "region": REGION,
        "kibana": "https://soc.kb.example.com",
        "deployment_id": "cluster-1",
        "space": "default",
    }
    assert plan.sign_in["elastic"]["method"] == "password"
    assert plan.sign_in["elastic"]["elasticsearch_url"] == "https://es.example.com"


def test_the_values_of_the_usual_steps() -> None:
    plan = build_plan(complete_answers())
    policy = values(plan, "policy")
    assert policy["document"] == build_s3_policy((US,), IDENTITY).compact
    assert policy["description"].encode("latin-1")
    assert "S3" in policy["description"]
    assert values(plan, "access-key")["secret_name"] == f"Fairlead access key {NAME} 0a1b2c3d"
    assert values(plan, "bucket-access") == {
        "buckets": [{"name": "docs-us", "region": "us-east-1"}],
        "is_all": False,
        "region": REGION,
    }
    assert values(plan, "index") == {"name": INDEX, "language": ""}
    assert values(plan, "connector") == {
        "connector_id": CONNECTOR_ID,
        "name": NAME,
        "index": INDEX,
        "is_managed": False,
        "language": "",
    }
    assert values(plan, "api-key") == {
        "connector_id": CONNECTOR_ID,
        "name": NAME,
        "index": INDEX,
        "source": "new",
        "secret_name": f"Fairlead API key {NAME} 0a1b2c3d",
    }
    assert values(plan, "configuration") == {
        "connector_id": CONNECTOR_ID,
        "buckets": "docs-us",
        "settings": {
            "read_timeout": 90,
            "connect_timeout": 90,
            "max_attempts": 5,
            "page_size": 100,
            "use_text_extraction_service": False,
        },
        "pipeline": {
            "name": "search-default-ingestion",
            "extract_binary_content": True,
            "reduce_whitespace": True,
            "run_ml_inference": True,
        },
    }
    assert values(plan, "schedule") == {
        "connector_id": CONNECTOR_ID,
        "interval": "0 0 0 * * ?",
        "is_enabled": False,
    }
    assert values(plan, "deployment") == {
        "connector_id": CONNECTOR_ID,
        "version": "9.6.1",
        "elasticsearch_url": "https://es.example.com",
        "folder_name": "s3-0a1b2c3d",
    }
    assert values(plan, "proof") == {"objects": 10}


def test_a_plan_is_plain_json() -> None:
    plan = build_plan(change(complete_answers(), "rules", rules=(Rule("docs-us", "", (".md",)),)))
    again = Plan.from_json(plan.to_json())
    assert again == plan


def test_rules_are_planned_only_where_there_are_some() -> None:
    basic = BasicRule("b", Policy.EXCLUDE, "filename", Comparison.CONTAINS, "draft")
    rules = (Rule("docs-us", "a/", (".md",)), Rule("docs-eu"))
    plan = build_plan(change(complete_answers(), "rules", rules=rules, basic=(basic,)))
    written = {
        "id": "b",
        "field": "filename",
        "order": 0,
        "policy": "exclude",
        "rule": "contains",
        "value": "draft",
    }
    assert values(plan, "rules") == {
        "connector_id": CONNECTOR_ID,
        "rules": [
            {"bucket": "docs-us", "prefix": "a/", "extension": [".md"]},
            {"bucket": "docs-eu"},
        ],
        "basic": [written, {**DEFAULT_RULE, "order": 1}],
    }
    assert kinds(plan)[9] == ("rules", "sync-rules")
    # The buckets of the rules are what the policy and the test of the key are about.
    assert [bucket["name"] for bucket in values(plan, "bucket-access")["buckets"]] == [
        "docs-us",
        "docs-eu",
    ]
    assert values(plan, "policy")["document"] == build_s3_policy((US, EU), IDENTITY).compact
    assert "rules" not in dict(kinds(build_plan(complete_answers())))


def test_every_bucket() -> None:
    plan = build_plan(change(complete_answers(), "rules", chosen=(), is_all=True))
    access = values(plan, "bucket-access")
    assert access["is_all"] is True
    assert [bucket["name"] for bucket in access["buckets"]] == ["docs-us", "docs-eu"]
    assert values(plan, "configuration")["buckets"] == "*"
    document = build_s3_policy((US, EU), IDENTITY, is_all=True).compact
    assert values(plan, "policy")["document"] == document
    ruled = build_plan(
        change(complete_answers(), "rules", chosen=(), is_all=True, rules=(Rule("docs-us"),))
    )
    assert values(ruled, "bucket-access")["is_all"] is False
    assert values(ruled, "policy")["document"] == build_s3_policy((US,), IDENTITY).compact


def test_the_policy_as_in_the_documents() -> None:
    plan = build_plan(with_part(complete_answers(), "policy", scope=PolicyScope.DOCUMENTED))
    document = build_s3_policy((US,), IDENTITY, PolicyScope.DOCUMENTED).compact
    assert values(plan, "policy")["document"] == document


def test_what_exists_is_not_created() -> None:
    arn = f"arn:aws:iam::{ACCOUNT}:policy/s3"
    answers = with_part(complete_answers(), "policy", scope=PolicyScope.EXISTING, existing_arn=arn)
    answers = with_part(answers, "user", mode=UserMode.EXISTING, name="soc")
    answers = with_part(answers, "key", mode=KeyMode.OWN, own_id=KEY, own_owner=OWNER)
    plan = build_plan(answers)
    assert [step for step, _kind in kinds(plan)][:3] == ["attachment", "own-key", "bucket-access"]
    assert values(plan, "attachment") == {"user": "soc", "policy_arn": arn}
    assert values(plan, "own-key")["access_key_id"] == KEY


def test_a_managed_connector_gets_a_secret_and_no_files() -> None:
    answers = with_part(complete_answers(), "elastic", deployment=HOSTED)
    answers = with_part(answers, "connector", host=Host.ELASTIC, index="content-docs")
    plan = build_plan(answers)
    steps = [step for step, _kind in kinds(plan)]
    assert steps[steps.index("api-key") + 1] == "connector-secret"
    assert values(plan, "connector-secret") == {"connector_id": CONNECTOR_ID}
    assert "deployment" not in steps
    assert values(plan, "connector")["is_managed"] is True


def test_the_pipeline_extracts_nothing_beside_the_extraction_service() -> None:
    answers = with_part(
        complete_answers(),
        "connector",
        settings=Settings(use_text_extraction_service=True),
        pipeline=Pipeline("mine"),
        api_key=ApiKeySource.PASTED,
        is_scheduled=True,
        interval="0 0/30 * * * ?",
    )
    plan = build_plan(answers)
    pipeline = values(plan, "configuration")["pipeline"]
    assert (pipeline["name"], pipeline["extract_binary_content"]) == ("mine", False)
    assert values(plan, "api-key")["source"] == "pasted"
    assert values(plan, "schedule")["interval"] == "0 0/30 * * * ?"
    assert values(plan, "schedule")["is_enabled"] is True


@pytest.mark.parametrize(
    ("answers", "page"),
    [
        (start_answers(CONNECTOR_ID), "Sign in"),
        (with_part(complete_answers(), "rules", chosen=()), "Buckets and rules"),
        (with_part(complete_answers(), "policy", name=""), "IAM policy"),
        (with_part(complete_answers(), "user", name=""), "IAM user"),
        (with_part(complete_answers(), "key", mode=KeyMode.OWN), "Access key"),
        (with_part(complete_answers(), "connector", index=""), "Connector"),
    ],
)
def test_no_plan_is_made_of_incomplete_answers(answers: S3Answers, page: str) -> None:
    with problem("answers-incomplete") as raised:
        build_plan(answers)
    assert f"“{page}”" in str(raised.value.title)


def test_the_version_of_the_deployment_is_that_of_the_service() -> None:
    newer = with_part(
        complete_answers(), "elastic", deployment=replace(DEPLOYMENT, version="9.2.4")
    )
    assert values(build_plan(newer), "deployment")["version"] == "9.2.4"

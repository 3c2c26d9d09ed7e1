"""The plan of a Bedrock run."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from tests.flows.builders import (
    ACCOUNT,
    CONNECTOR_ID,
    DEPLOYMENT,
    FORM,
    HAIKU,
    HAIKU_ID,
    IDENTITY,
    OWNER,
    REGION,
    SONNET,
    SONNET_ID,
    application,
    complete_answers,
    opened,
)
from tests.problems import problem

from fairlead.core.plan import Plan
from fairlead.flows.answers import (
    AccessKeyInfo,
    KeyMode,
    KeyRelief,
    PolicyScope,
    UserMode,
)
from fairlead.flows.bedrock import start_answers
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.bedrock_plan import build_plan
from fairlead.flows.models import Gate
from fairlead.flows.policies import build_policy

NAME = "fairlead-bedrock-0a1b2c"
POLICY_ARN = f"arn:aws:iam::{ACCOUNT}:policy/bedrock"
KEY = "AKIAIOSFODNN7EXAMPLE"


def values(plan: Plan, step_id: str) -> dict[str, Any]:
    return dict(next(step.values for step in plan.steps if step.id == step_id))


def ids(plan: Plan) -> list[str]:
    return [step.id for step in plan.steps]


def with_part(answers: BedrockAnswers, part: str, **changes: Any) -> BedrockAnswers:
    return replace(answers, **{part: replace(getattr(answers, part), **changes)})


def test_the_usual_plan() -> None:
    plan = build_plan(complete_answers(SONNET, HAIKU))
    assert [(step.id, step.kind) for step in plan.steps] == [
        ("policy", "iam-policy"),
        ("user", "iam-user"),
        ("attachment", "iam-attachment"),
        ("access-key", "iam-access-key"),
        ("key-works", "key-works"),
        ("connector", "kibana-connector"),
        ("proof", "bedrock-proof"),
    ]
    assert (plan.kind, plan.name) == ("bedrock", "Bedrock Claude")
    assert plan.place == {
        "account": ACCOUNT,
        "partition": "aws",
        "region": REGION,
        "kibana": "https://soc.kb.example.com",
        "deployment_id": "cluster-1",
        "space": "default",
    }
    assert plan.sign_in == {
        "aws": {
            "source": "profile",
            "profile": "default",
            "access_key_id": "",
            "region": REGION,
        },
        "elastic": {
            "address": "https://soc.kb.example.com",
            "elasticsearch_address": "",
            "method": "api-key",
            "username": "",
            "space": "default",
            "ca_file": "",
            "kibana_version": "9.6.1",
            "is_serverless": False,
            "is_on_cloud": False,
            "deployment_id": "cluster-1",
            "elasticsearch_url": "https://es.example.com",
        },
    }


def test_the_values_of_the_usual_steps() -> None:
    plan = build_plan(complete_answers(SONNET, HAIKU))
    document = build_policy((SONNET, HAIKU), IDENTITY, REGION, PolicyScope.CHOSEN).compact
    policy = values(plan, "policy")
    assert policy.pop("description").encode("latin-1")
    assert policy == {
        "name": NAME,
        "path": "/elastic/",
        "document": document,
        "tags": {},
        "scope": "chosen",
        "is_edited": False,
    }
    assert values(plan, "user") == {
        "name": NAME,
        "path": "/elastic/",
        "boundary_arn": "",
        "tags": {},
    }
    assert values(plan, "attachment") == {"user": NAME, "policy_arn": ""}
    assert values(plan, "access-key") == {
        "user": NAME,
        "remove_key_id": "",
        "secret_name": "Fairlead access key Bedrock Claude 0a1b2c3d",
    }
    assert values(plan, "key-works") == {
        "region": REGION,
        "call_id": SONNET.call_id,
        "model_ids": [SONNET_ID, HAIKU_ID],
        "call_ids": [SONNET.call_id, HAIKU.call_id],
    }
    assert values(plan, "connector") == {
        "connector_id": CONNECTOR_ID,
        "name": "Bedrock Claude",
        "space": "default",
        "config": {
            "apiUrl": "https://bedrock-runtime.us-east-1.amazonaws.com",
            "defaultModel": SONNET.call_id,
        },
    }
    assert values(plan, "proof") == {
        "call_id": SONNET.call_id,
        "connector_id": CONNECTOR_ID,
        "region": REGION,
    }


def test_a_plan_is_plain_json() -> None:
    plan = build_plan(complete_answers(SONNET, form=FORM))
    again = Plan.from_json(plan.to_json())
    assert again == plan


def test_what_exists_is_not_created() -> None:
    answers = complete_answers()
    answers = with_part(answers, "policy", scope=PolicyScope.EXISTING, existing_arn=POLICY_ARN)
    answers = with_part(answers, "user", mode=UserMode.EXISTING, name="soc", tags={"a": "b"})
    plan = build_plan(answers)
    assert ids(plan)[:2] == ["attachment", "access-key"]
    assert values(plan, "attachment") == {"user": "soc", "policy_arn": POLICY_ARN}


def test_a_warning_keeps_nobody_from_a_plan() -> None:
    root = replace(IDENTITY, arn=f"arn:aws:iam::{ACCOUNT}:root")
    plan = build_plan(with_part(complete_answers(), "aws", identity=root))
    assert plan == build_plan(complete_answers())


def test_tags_of_a_new_user_mark_the_policy_too() -> None:
    tags = {"team": "soc"}
    plan = build_plan(with_part(complete_answers(), "user", tags=tags))
    assert values(plan, "policy")["tags"] == values(plan, "user")["tags"] == tags


def test_an_edited_document_is_taken_as_it_is() -> None:
    text = json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": {"Effect": "Allow", "Action": "bedrock:Invoke*", "Resource": "*"},
        },
        indent=3,
    )
    plan = build_plan(with_part(complete_answers(), "policy", edited=text))
    assert values(plan, "policy")["document"] == text
    assert values(plan, "policy")["is_edited"] is True


def test_an_old_key_goes_first_where_the_user_agreed() -> None:
    present = (AccessKeyInfo("AKIA1", True, ""), AccessKeyInfo("AKIA2", True, ""))
    answers = with_part(complete_answers(), "user", mode=UserMode.EXISTING, name="soc")
    answers = with_part(answers, "key", present=present, relief=KeyRelief.DELETE, relief_id="AKIA1")
    assert values(build_plan(answers), "access-key")["remove_key_id"] == "AKIA1"


def test_a_key_of_ones_own_takes_the_place_of_a_new_one() -> None:
    answers = with_part(complete_answers(), "user", mode=UserMode.EXISTING, name="soc")
    answers = with_part(answers, "key", mode=KeyMode.OWN, own_id=KEY, own_owner=OWNER)
    plan = build_plan(answers)
    assert ids(plan)[:3] == ["policy", "attachment", "own-key"]
    assert values(plan, "own-key") == {
        "access_key_id": KEY,
        "secret_name": "Fairlead access key Bedrock Claude 0a1b2c3d",
    }


def test_form_and_agreements_come_before_the_key_is_tried() -> None:
    shut = {"agreement": Gate.SHUT, "use_case": Gate.SHUT}
    plan = build_plan(
        complete_answers(
            SONNET,
            HAIKU,
            form=FORM,
            access=(opened(SONNET_ID, **shut), opened(HAIKU_ID, **shut)),
            accepted=(SONNET_ID, HAIKU_ID),
        )
    )
    assert ids(plan)[3:8] == [
        "access-key",
        "form",
        f"agreement:{SONNET_ID}",
        f"agreement:{HAIKU_ID}",
        "key-works",
    ]
    assert values(plan, "form")["form"]["companyName"] == "Lantern & Tide"
    assert values(plan, f"agreement:{HAIKU_ID}") == {"model_id": HAIKU_ID, "name": "Claude"}


def test_what_is_done_already_is_not_planned() -> None:
    plan = build_plan(complete_answers(SONNET, form=FORM, accepted=(SONNET_ID,)))
    assert "form" not in ids(plan)
    assert f"agreement:{SONNET_ID}" not in ids(plan)


@pytest.mark.parametrize("access", [(), (opened(use_case=Gate.UNKNOWN, agreement=Gate.UNKNOWN),)])
def test_what_is_not_known_is_planned(access: Any) -> None:
    plan = build_plan(complete_answers(SONNET, form=FORM, accepted=(SONNET_ID,), access=access))
    assert {"form", f"agreement:{SONNET_ID}"} <= set(ids(plan))


def test_an_agreement_is_named_after_the_model() -> None:
    access = (opened(agreement=Gate.SHUT),)
    own = build_plan(complete_answers(application(), accepted=(SONNET_ID,), access=access))
    assert values(own, f"agreement:{SONNET_ID}")["name"] == "Claude Sonnet 4.5"


def test_url_and_region_of_the_connector() -> None:
    url = "https://vpce-1.bedrock-runtime.us-east-1.vpce.amazonaws.com"
    answers = with_part(complete_answers(), "connector", api_url=f" {url}/ ", region=REGION)
    config = values(build_plan(answers), "connector")["config"]
    assert config == {"apiUrl": url, "defaultModel": SONNET.call_id, "region": REGION}


def test_kibana_9_0_gets_an_encoded_arn() -> None:
    model = application()
    answers = complete_answers(model)
    answers = with_part(answers, "elastic", deployment=replace(DEPLOYMENT, version="9.0.1"))
    plan = build_plan(answers)
    assert values(plan, "connector")["config"]["defaultModel"].startswith("arn%3Aaws%3A")
    assert values(plan, "proof")["call_id"] == model.call_id


@pytest.mark.parametrize(
    ("version", "task"), [("9.6.1", "chat_completion"), ("9.2.0", "completion")]
)
def test_an_inference_endpoint_is_made_when_it_is_asked_for(version: str, task: str) -> None:
    answers = with_part(complete_answers(), "connector", with_inference=True)
    answers = with_part(answers, "elastic", deployment=replace(DEPLOYMENT, version=version))
    plan = build_plan(answers)
    assert ids(plan)[-2:] == ["inference", "proof"]
    assert values(plan, "inference") == {
        "inference_id": NAME,
        "task": task,
        "region": REGION,
        "provider": "anthropic",
        "model": SONNET.call_id,
    }


@pytest.mark.parametrize(
    ("answers", "page"),
    [
        (start_answers(CONNECTOR_ID), "Sign in"),
        (with_part(complete_answers(), "policy", name=""), "IAM policy"),
        (with_part(complete_answers(), "user", name=""), "IAM user"),
        (with_part(complete_answers(), "key", mode=KeyMode.OWN), "Access key"),
        (with_part(complete_answers(), "models", chosen=()), "Model access"),
        (with_part(complete_answers(), "connector", name=""), "Connector"),
    ],
)
def test_no_plan_is_made_of_incomplete_answers(answers: BedrockAnswers, page: str) -> None:
    with problem("answers-incomplete") as raised:
        build_plan(answers)
    assert f"“{page}”" in str(raised.value.title)

"""AWS calls against the practice world: real signatures, real policies, real streams."""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Iterator

import pytest
from tests.services.traces import assert_keeps

from fairlead.sandbox.faults import Fault
from fairlead.sandbox.world import World
from fairlead.services.aws import Aws, AwsFiles, StaticCredentials
from fairlead.services.problems import ServiceProblem

MODEL = "us.anthropic.claude-sonnet-4-5-20250929-v1:0"
PROMPT = {"modelId": MODEL, "messages": [{"role": "user", "content": [{"text": "Say pong"}]}]}
FORM = {
    "companyName": "Example",
    "companyWebsite": "https://example.com",
    "intendedUsers": "0",
    "industryOption": "Other",
    "otherIndustryOption": "Rope",
    "useCases": "Tests",
}


def key_of(world: World, name: str) -> StaticCredentials:
    key = getattr(world, name)
    return StaticCredentials(key.access_key_id, key.secret_access_key)


@pytest.fixture
def admin(world: World) -> Iterator[Aws]:
    aws = Aws("us-east-1", credentials=key_of(world, "admin"), endpoint_url=world.aws_url)
    yield aws
    aws.close()


def failure_of(aws: Aws, service: str, operation: str, **params: object) -> ServiceProblem:
    with pytest.raises(ServiceProblem) as raised:
        aws.call(service, operation, **params)
    return raised.value


def test_a_profile_signs_in(world: World, tmp_path_factory: pytest.TempPathFactory) -> None:
    config, credentials = world.write_profiles(tmp_path_factory.mktemp("aws"))
    aws = Aws("", profile="weak", files=AwsFiles(config, credentials))
    assert aws.region == world.scene.region
    assert aws.call("sts", "get_caller_identity")["Arn"].endswith("/weak")
    problem = failure_of(aws, "iam", "create_user", UserName="bob")
    aws.close()
    assert problem.service_code == "AccessDenied"
    assert not problem.may_have_happened
    assert "iam:CreateUser" in problem.details


def test_a_new_key_is_made_once_and_tested_as_itself(admin: Aws) -> None:
    name = f"bob-{uuid.uuid4().hex[:6]}"
    admin.call("iam", "create_user", UserName=name)
    made = admin.call_once("iam", "create_access_key", UserName=name)["AccessKey"]
    key = StaticCredentials(made["AccessKeyId"], made["SecretAccessKey"])
    tested = admin.with_key(key)
    assert tested.call("sts", "get_caller_identity")["Arn"].endswith(f"/{name}")
    tested.close()
    wrong = admin.with_key(StaticCredentials(key.access_key_id, "wrong" + key.secret_access_key))
    problem = failure_of(wrong, "sts", "get_caller_identity")
    wrong.close()
    assert problem.service_code == "SignatureDoesNotMatch"
    assert_keeps(problem, key.secret_access_key)


def test_an_effect_without_an_answer_is_told(admin: Aws, world: World) -> None:
    name = f"ann-{uuid.uuid4().hex[:6]}"
    world.faults.add(Fault("effect_then_reset", service="iam", operation="CreateUser"))
    with pytest.raises(ServiceProblem) as raised:
        admin.call_once("iam", "create_user", UserName=name)
    assert (raised.value.service_code, raised.value.may_have_happened) == ("reset", True)
    users = {user["UserName"] for user in admin.pages("iam", "list_users", "Users")}
    assert name in users


def test_a_stream_of_bedrock_arrives(admin: Aws) -> None:
    base = MODEL.removeprefix("us.")
    admin.call("bedrock", "put_use_case_for_model_access", formData=json.dumps(FORM).encode())
    (offer, *_) = admin.pages(
        "bedrock", "list_foundation_model_agreement_offers", "offers", modelId=base
    )
    admin.call(
        "bedrock",
        "create_foundation_model_agreement",
        modelId=base,
        offerToken=offer["offerToken"],
    )
    events = list(admin.stream("converse_stream", "stream", **PROMPT))
    assert "messageStart" in events[0]
    assert any("contentBlockDelta" in event for event in events)
    assert any("messageStop" in event for event in events)


def test_many_threads_share_one_client(admin: Aws) -> None:
    arns: list[str] = []

    def ask() -> None:
        arns.append(admin.call("sts", "get_caller_identity")["Arn"])

    threads = [
        threading.Thread(
            target=lambda: arns.append(admin.call("sts", "get_caller_identity")["Arn"])
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(arns) == 8
    assert len(set(arns)) == 1

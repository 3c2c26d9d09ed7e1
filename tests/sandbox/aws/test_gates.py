"""The runtime of Bedrock: what a caller needs, and which models answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.sandbox.aws.account import HAIKU, INVOKE, MESSAGES, Account, allow, refused, talk

from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World

ROOT = "arn:aws:bedrock:eu-central-1:123456789012"
PROFILE = f"{ROOT}:inference-profile/eu.{HAIKU}"
EUROPE = ("eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3")


@pytest.fixture(scope="module")
def account(world_factory: Callable[[Scene], World]) -> Account:
    scene = Scene(
        key_delay=0, region="eu-central-1", use_case_submitted=True, accepted_models=(HAIKU,)
    )
    return Account(world_factory(scene))


def _models(*regions: str) -> list[str]:
    return [f"arn:aws:bedrock:{region}::foundation-model/{HAIKU}" for region in regions]


def _through(profile: str, **more: Any) -> dict[str, Any]:
    return {"StringEquals": {"bedrock:InferenceProfileArn": profile, **more}}


def test_a_policy_must_cover_every_place_a_profile_leads_to(account: Account) -> None:
    name, narrow = account.new_user(
        allow(INVOKE, PROFILE),
        allow(INVOKE, _models("eu-central-1"), Condition=_through(PROFILE)),
    )
    refusal = refused(talk, account=account, key=narrow)
    assert refusal == (
        403,
        "AccessDeniedException",
        f"User: arn:aws:iam::123456789012:user/{name} is not authorized to perform: "
        f"bedrock:InvokeModel on resource: {_models('eu-north-1')[0]} because no identity-based "
        "policy allows the bedrock:InvokeModel action",
    )
    _, right = account.new_user(
        allow(INVOKE, PROFILE), allow(INVOKE, _models(*EUROPE), Condition=_through(PROFILE))
    )
    talk(account, right)
    # The rights hold for calls through the profile, not for the model by itself.
    assert "is not authorized" in refused(talk, account=account, key=right, model_id=HAIKU).message
    _, no_profile = account.new_user(allow(INVOKE, _models(*EUROPE)))
    assert PROFILE in refused(talk, account=account, key=no_profile).message


def test_a_global_profile_asks_for_the_place_without_a_region(account: Account) -> None:
    profile = f"{ROOT}:inference-profile/global.{HAIKU}"
    here = {"aws:RequestedRegion": "eu-central-1"}
    statements = [
        allow(INVOKE, profile, Condition={"StringEquals": here}),
        allow(INVOKE, _models("eu-central-1"), Condition=_through(profile, **here)),
        allow(
            INVOKE,
            _models(""),
            Condition=_through(profile, **{"aws:RequestedRegion": "unspecified"}),
        ),
    ]
    _, right = account.new_user(*statements)
    talk(account, right, f"global.{HAIKU}")
    _, narrow = account.new_user(*statements[:2])
    refusal = refused(talk, account=account, key=narrow, model_id=f"global.{HAIKU}")
    assert f"on resource: {_models('')[0]} because" in refusal.message


def test_an_application_profile_has_an_arn_of_its_own(account: Account) -> None:
    (own,) = account.client("bedrock").list_inference_profiles(typeEquals="APPLICATION")[
        "inferenceProfileSummaries"
    ]
    arn = own["inferenceProfileArn"]
    _, key = account.new_user(
        allow(INVOKE, arn), allow(INVOKE, _models(*EUROPE), Condition=_through(arn))
    )
    talk(account, key, arn)
    assert refused(talk, account=account, key=key).code == "AccessDeniedException"
    by_id = refused(talk, account=account, key=key, model_id=own["inferenceProfileId"])
    assert by_id.message == "The provided model identifier is invalid."


def test_throughput_is_called_by_its_arn(account: Account) -> None:
    (found,) = account.client("bedrock").list_provisioned_model_throughputs()[
        "provisionedModelSummaries"
    ]
    arn = found["provisionedModelArn"]
    _, key = account.new_user(allow([*INVOKE, "aws-marketplace:*"], ["*"]))
    assert talk(account, key, arn)["stopReason"] == "end_turn"
    _, only = account.new_user(allow(INVOKE, arn))
    assert talk(account, only, arn)["stopReason"] == "end_turn"
    _, other = account.new_user(allow(INVOKE, found["modelArn"]))
    assert arn in refused(talk, account=account, key=other, model_id=arn).message


def test_streaming_needs_its_own_right(account: Account) -> None:
    _, key = account.new_user(allow("bedrock:InvokeModel"))
    talk(account, key)
    client = account.client("bedrock-runtime", key)
    refusal = refused(client.converse_stream, modelId=f"eu.{HAIKU}", messages=MESSAGES)
    assert "perform: bedrock:InvokeModelWithResponseStream on resource" in refusal.message
    refusal = refused(
        client.count_tokens, modelId=f"eu.{HAIKU}", input={"converse": {"messages": MESSAGES}}
    )
    assert "perform: bedrock:CountTokens on resource" in refusal.message


@pytest.mark.parametrize(
    ("model_id", "expected"),
    [
        ("nothing", (400, "ValidationException", "The provided model identifier is invalid.")),
        (
            f"us.{HAIKU}",
            (400, "ValidationException", "The provided model identifier is invalid."),
        ),
        (
            HAIKU,
            (
                400,
                "ValidationException",
                f"Invocation of model ID {HAIKU} with on-demand throughput isn\u2019t supported. "
                "Retry your request with the ID or ARN of an inference profile that contains this "
                "model.",
            ),
        ),
        (
            "eu.anthropic.claude-sonnet-4-20250514-v1:0",
            (
                404,
                "ResourceNotFoundException",
                "Access denied. This Model is marked by provider as Legacy and you have not been "
                "actively using the model in the last 30 days. Please upgrade to an active model "
                "on Amazon Bedrock",
            ),
        ),
        (
            "eu.anthropic.claude-3-7-sonnet-20250219-v1:0",
            (
                404,
                "ResourceNotFoundException",
                "This model version has reached the end of its life. Please refer to the AWS "
                "documentation for more details.",
            ),
        ),
    ],
)
def test_models_that_do_not_answer(
    account: Account, model_id: str, expected: tuple[int, str, str]
) -> None:
    assert refused(talk, account=account, key=account.admin, model_id=model_id) == expected


def test_the_host_tells_the_two_planes_apart(account: Account) -> None:
    runtime = account.client("bedrock-runtime")

    def to_the_wrong_host(request: Any, **_more: object) -> None:
        request.headers["Host"] = "bedrock.eu-central-1.amazonaws.com"

    event = "before-sign.bedrock-runtime.Converse"
    runtime.meta.events.register(event, to_the_wrong_host)
    try:
        refusal = refused(runtime.converse, modelId=PROFILE, messages=MESSAGES)
    finally:
        runtime.meta.events.unregister(event, to_the_wrong_host)
    assert refusal.message == "The requested operation is not recognized by the service."

"""The runtime of Bedrock: the gates before a model, the bodies it takes, the streams it sends."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from botocore.eventstream import ChecksumMismatch
from botocore.exceptions import EventStreamError
from tests.sandbox.aws.account import HAIKU, INVOKE, MESSAGES, Account, allow, refused, talk
from urllib3.exceptions import ProtocolError

from fairlead.sandbox.faults import Fault
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World

ROOT = "arn:aws:bedrock:eu-central-1:123456789012"
PROFILE = f"{ROOT}:inference-profile/eu.{HAIKU}"
EUROPE = ("eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3")
HELLO = {
    "anthropic_version": "bedrock-2023-05-31",
    "max_tokens": 200,
    "messages": [{"role": "user", "content": "Hello world"}],
}


@pytest.fixture(scope="module")
def account(world_factory: Callable[[Scene], World]) -> Account:
    scene = Scene(
        key_delay=0, region="eu-central-1", use_case_submitted=True, accepted_models=(HAIKU,)
    )
    return Account(world_factory(scene))


@pytest.fixture
def runtime(account: Account) -> Any:
    return account.client("bedrock-runtime")


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


def test_converse(runtime: Any) -> None:
    answer = runtime.converse(modelId=PROFILE, messages=MESSAGES, system=[{"text": "Be brief."}])
    (block,) = answer["output"]["message"]["content"]
    assert "Claude Haiku 4.5" in block["text"]
    assert "summarize, alerts" in block["text"]
    usage = answer["usage"]
    assert usage["totalTokens"] == usage["inputTokens"] + usage["outputTokens"]
    assert answer["metrics"]["latencyMs"] >= 0
    short = runtime.converse(modelId=PROFILE, messages=MESSAGES, inferenceConfig={"maxTokens": 3})
    assert (short["stopReason"], short["usage"]["outputTokens"]) == ("max_tokens", 3)
    cut = runtime.converse(
        modelId=PROFILE, messages=MESSAGES, inferenceConfig={"stopSequences": ["Haiku"]}
    )
    assert cut["stopReason"] == "stop_sequence"
    assert cut["output"]["message"]["content"] == [{"text": "This is Claude "}]


def test_converse_stream_says_the_same_in_pieces(runtime: Any) -> None:
    whole = runtime.converse(modelId=PROFILE, messages=MESSAGES)
    events = list(runtime.converse_stream(modelId=PROFILE, messages=MESSAGES)["stream"])
    kinds = [next(iter(event)) for event in events]
    assert kinds[0] == "messageStart"
    assert kinds[-3:] == ["contentBlockStop", "messageStop", "metadata"]
    assert set(kinds[1:-3]) == {"contentBlockDelta"}
    assert len(kinds) > 8
    text = "".join(
        event["contentBlockDelta"]["delta"]["text"]
        for event in events
        if "contentBlockDelta" in event
    )
    assert [{"text": text}] == whole["output"]["message"]["content"]
    assert events[-1]["metadata"]["usage"] == whole["usage"]


def _invoke(runtime: Any, body: object, model_id: str = PROFILE) -> dict[str, Any]:
    text = body if isinstance(body, str) else json.dumps(body)
    answer = runtime.invoke_model(modelId=model_id, body=text)
    return dict(json.loads(answer["body"].read()))


def test_invoke_speaks_the_messages_format(runtime: Any) -> None:
    answer = _invoke(runtime, HELLO)
    assert answer["type"] == "message"
    assert "Hello, world" in answer["content"][0]["text"]
    assert answer["stop_reason"] == "end_turn"
    assert answer["usage"]["input_tokens"] > 0
    stream = runtime.invoke_model_with_response_stream(modelId=PROFILE, body=json.dumps(HELLO))
    events = [json.loads(event["chunk"]["bytes"]) for event in stream["body"]]
    kinds = [event["type"] for event in events]
    assert kinds[:2] == ["message_start", "content_block_start"]
    assert kinds[-3:] == ["content_block_stop", "message_delta", "message_stop"]
    text = "".join(event["delta"]["text"] for event in events[2:-3])
    assert [{"type": "text", "text": text}] == answer["content"]
    assert events[-1]["amazon-bedrock-invocationMetrics"]["invocationLatency"] >= 0


def test_other_models_have_formats_of_their_own(account: Account, runtime: Any) -> None:
    nova = {"messages": [{"role": "user", "content": [{"text": "Hello world"}]}]}
    answer = _invoke(runtime, nova, "eu.amazon.nova-micro-v1:0")
    assert "Nova Micro" in answer["output"]["message"]["content"][0]["text"]
    with pytest.raises(runtime.exceptions.ValidationException):
        _invoke(runtime, HELLO, "eu.amazon.nova-micro-v1:0")
    titan = "amazon.titan-embed-text-v2:0"
    embedded = _invoke(runtime, {"inputText": "Hello world"}, titan)
    assert len(embedded["embedding"]) == 1024
    refusal = refused(runtime.converse, modelId=titan, messages=MESSAGES)
    assert refusal.code == "ValidationException"


def _without(name: str) -> dict[str, Any]:
    return {key: value for key, value in HELLO.items() if key != name}


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ({**HELLO, "maxTokens": 5}, ": extraneous key [maxTokens] is not permitted"),
        (_without("max_tokens"), ": #: required key [max_tokens] not found"),
        (_without("anthropic_version"), ": #: required key [anthropic_version] not found"),
        ({**HELLO, "messages": "Hi"}, ": #/messages: expected type: JSONArray, found: String"),
        ({**HELLO, "max_tokens": "5"}, ": #/max_tokens: expected type: Integer, found: String"),
        ({**HELLO, "max_tokens": True}, ": #/max_tokens: expected type: Integer, found: Boolean"),
        ({**HELLO, "max_tokens": 0}, ": #/max_tokens: 0 is not greater or equal to 1"),
        (
            {**HELLO, "anthropic_version": "2023-06-01"},
            ": #/anthropic_version: 2023-06-01 is not a valid enum value",
        ),
        (
            {**HELLO, "messages": [{"role": "user", "content": "Hi", "name": "x"}]},
            ": extraneous key [name] is not permitted",
        ),
        ([], ": #: expected type: JSONObject, found: JSONArray"),
        ("{", ""),
    ],
)
def test_a_body_that_breaks_the_format(runtime: Any, body: object, complaint: str) -> None:
    refusal = refused(_invoke, runtime=runtime, body=body)
    assert refusal == (
        400,
        "ValidationException",
        f"Malformed input request{complaint}, please reformat your input and try again.",
    )


@pytest.mark.parametrize(
    ("messages", "complaint"),
    [
        ([], "at least one message"),
        ([{"role": "assistant", "content": [{"text": "Hi"}]}], "must start with a user message"),
        ([*MESSAGES, *MESSAGES], "must alternate between user and assistant"),
        ([{"role": "user", "content": []}], "non-empty content"),
        ([{"role": "user", "content": [{"text": " "}]}], "messages.0.content.0 is blank"),
    ],
)
def test_a_conversation_has_turns(
    runtime: Any, messages: list[dict[str, Any]], complaint: str
) -> None:
    refusal = refused(runtime.converse, modelId=PROFILE, messages=messages)
    assert refusal.code == "ValidationException"
    assert complaint in refusal.message


def test_newer_models_take_no_temperature(runtime: Any) -> None:
    opus, config = "eu.anthropic.claude-opus-4-7", {"temperature": 0}
    complaint = "temperature is deprecated for this model."
    refusal = refused(runtime.converse, modelId=opus, messages=MESSAGES, inferenceConfig=config)
    assert refusal == (400, "ValidationException", complaint)
    body = json.dumps({**HELLO, **config})
    assert refused(runtime.invoke_model, modelId=opus, body=body).message == complaint
    runtime.converse(modelId=opus, messages=MESSAGES)
    runtime.converse(modelId=PROFILE, messages=MESSAGES, inferenceConfig=config)


def test_tokens_are_counted_alike_for_both_formats(runtime: Any) -> None:
    def count(**source: Any) -> int:
        return int(runtime.count_tokens(modelId=PROFILE, input=source)["inputTokens"])

    turns = [{"role": "user", "content": [{"text": "Hello world"}]}]
    assert count(converse={"messages": turns}) == count(
        invokeModel={"body": json.dumps(HELLO).encode()}
    )
    longer = [{"role": "user", "content": [{"text": "Hello world " * 50}]}]
    assert count(converse={"messages": longer}) > 100


def _read(runtime: Any) -> list[str]:
    answer = runtime.converse_stream(modelId=PROFILE, messages=MESSAGES)
    # A stream that breaks off keeps its connection until it is closed.
    with closing(answer["stream"]) as stream:
        return [next(iter(event)) for event in stream]


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    [
        (Fault("throttle"), EventStreamError, "throttlingException"),
        (Fault("server_error"), EventStreamError, "modelStreamErrorException"),
        (Fault("malformed"), ChecksumMismatch, "Checksum mismatch"),
        (Fault("reset"), ProtocolError, "reset by peer"),
        (Fault("timeout", seconds=0), ProtocolError, "incomplete|ended prematurely|broken"),
    ],
)
def test_a_stream_may_break_in_the_middle(
    account: Account, runtime: Any, fault: Fault, error: type[Exception], words: str
) -> None:
    faults = account.world.faults
    faults.add(Fault(fault.kind, "bedrock-runtime", "ConverseStream/events", seconds=fault.seconds))
    with pytest.raises(error, match=words):
        _read(runtime)
    assert faults.all() == ()
    assert _read(runtime)[-1] == "metadata"


def test_a_slow_stream_is_whole(account: Account, runtime: Any) -> None:
    fault = Fault("slow", "bedrock-runtime", "ConverseStream/events", seconds=0.05)
    account.world.faults.add(fault)
    assert _read(runtime)[-1] == "metadata"


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

"""The runtime of Bedrock: the bodies a model takes, the answers and the streams it sends."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from botocore.eventstream import ChecksumMismatch
from botocore.exceptions import EventStreamError
from tests.sandbox.aws.account import HAIKU, MESSAGES, Account, refused
from urllib3.exceptions import ProtocolError

from fairlead.sandbox.faults import Fault
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World

PROFILE = f"eu.{HAIKU}"
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

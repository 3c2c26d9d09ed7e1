"""Running a connector: what reaches Bedrock, what comes back, and how failures are worded."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sandbox.elastic.stage import (
    ACCESS_KEY,
    CONVERSE_ANSWER,
    MESSAGES_ANSWER,
    SECRET,
    URL,
    Received,
    Stage,
)

from fairlead.sandbox.elastic.sigv4 import Keys, sign

Play = Callable[..., Stage]

_BODY = '{"anthropic_version":"bedrock-2023-05-31","messages":[{"role":"user","content":"ä"}]}'
_HELLO = [{"role": "user", "content": "Hello"}]


def _ready(stage: Stage, url: str = URL, **config: Any) -> str:
    answer = stage.create(url, **config)
    assert answer.status_code == 200, answer.text
    made: str = answer.json()["id"]
    return made


def _failure(result: dict[str, Any]) -> tuple[str, str]:
    assert result["status"] == "error"
    assert result["message"] == "an error occurred while running the action"
    assert result["retry"] is True
    return result["service_message"], result["errorSource"]


def test_a_body_is_sent_as_it_is_with_a_signature_over_what_aws_gets(stage: Stage) -> None:
    made = _ready(stage, defaultModel="us.anthropic.claude-haiku-4-5-20251001-v1:0")
    result = stage.run(made, "test", body=_BODY)
    assert result == {
        "status": "ok",
        "connector_id": made,
        "data": {
            "completion": " Hello there ",
            "stop_reason": "end_turn",
            "usage": {"input_tokens": 3, "output_tokens": 5},
        },
    }
    got = stage.bedrock.last
    assert got.raw == _BODY.encode()
    assert got.host == "bedrock-runtime.us-east-1.amazonaws.com"
    assert got.path == "/model/us.anthropic.claude-haiku-4-5-20251001-v1%3A0/invoke"
    assert (got.headers["content-type"], got.headers["accept"]) == ("application/json", "*/*")
    assert got.scope == f"{ACCESS_KEY} us-east-1 bedrock"
    assert got.is_signed_with(SECRET)
    assert not got.is_signed_with("another")


_ARN = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc"
_ARN_SENT = "arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Aapplication-inference-profile%2Fabc"


@pytest.mark.parametrize(
    ("model", "sent"),
    [
        (_ARN, _ARN_SENT),
        (_ARN_SENT, _ARN_SENT),
        (" us.model", "%20us.model"),
        ("plain~(model)", "plain~(model)"),
    ],
)
def test_a_model_is_encoded_once(stage: Stage, model: str, sent: str) -> None:
    stage.run(_ready(stage), "run", body=_BODY, model=model)
    assert stage.bedrock.last.path == f"/model/{sent}/invoke"
    assert stage.bedrock.last.is_signed_with(SECRET)


def test_a_slash_at_the_end_of_the_url_does_no_harm(stage: Stage) -> None:
    assert stage.run(_ready(stage, URL + "/"), "test", body=_BODY)["status"] == "ok"


def test_a_path_in_the_url_is_sent_but_not_signed(stage: Stage) -> None:
    stage.run(_ready(stage, URL + "/proxy"), "test", body=_BODY, model="m")
    assert stage.bedrock.last.path == "/proxy/model/m/invoke"
    assert not stage.bedrock.last.is_signed_with(SECRET)


def test_an_invocation_is_put_in_the_form_of_the_messages_api(stage: Stage) -> None:
    messages = [
        {"role": "system", "content": "Be brief"},
        {"role": "user", "content": "One"},
        {"role": "user", "content": "Two"},
        {"role": "assistant", "content": "Yes"},
        {"role": "human", "rawContent": [{"type": "text", "text": "Raw"}]},
    ]
    result = stage.run(_ready(stage), "invokeAI", messages=messages, system="Be kind")
    assert result["data"] == {
        "message": "Hello there",
        "usage": {"input_tokens": 3, "output_tokens": 5},
    }
    assert list(stage.bedrock.last.body.items()) == [
        ("anthropic_version", "bedrock-2023-05-31"),
        ("system", "Be kind\nBe brief"),
        (
            "messages",
            [
                {"role": "user", "content": "One\nTwo"},
                {"role": "assistant", "content": "Yes"},
                {"role": "user", "content": [{"type": "text", "text": "Raw"}]},
            ],
        ),
        ("max_tokens", 8191),
        ("temperature", 0),
    ]


def test_an_invocation_may_set_everything(stage: Stage) -> None:
    tool = {"name": "t", "description": "d", "input_schema": {"type": "object"}}
    stage.run(
        _ready(stage),
        "invokeAI",
        messages=_HELLO,
        temperature=0.5,
        maxTokens=7,
        stopSequences=["x"],
        tools=[tool],
        toolChoice={"type": "tool", "name": "t"},
    )
    body = stage.bedrock.last.body
    assert (body["temperature"], body["max_tokens"], body["stop_sequences"]) == (0.5, 7, ["x"])
    assert (body["tools"], body["tool_choice"]) == ([tool], {"type": "tool", "name": "t"})


def test_a_raw_invocation_adds_nothing_and_gives_the_whole_answer(stage: Stage) -> None:
    result = stage.run(_ready(stage), "invokeAIRaw", messages=_HELLO)
    assert result["data"] == MESSAGES_ANSWER
    assert stage.bedrock.last.body == {"messages": _HELLO, "max_tokens": 8191}


def test_converse_goes_to_its_own_path(stage: Stage) -> None:
    stage.bedrock.answer = ("200 OK", CONVERSE_ANSWER)
    messages = [{"role": "user", "content": [{"text": "Hello"}]}]
    result = stage.run(_ready(stage), "converse", messages=messages, model="m", maxTokens=5)
    assert result["data"] == CONVERSE_ANSWER
    got = stage.bedrock.last
    assert got.path == "/model/m/converse"
    assert got.body == {
        "messages": messages,
        "inferenceConfig": {"maxTokens": 5},
        "modelId": "m",
    }
    assert got.headers["accept"] == "application/vnd.amazon.eventstream"
    assert got.is_signed_with(SECRET)


@pytest.mark.parametrize(
    ("sub_action", "verb"),
    [("invokeStream", "invoke-with-response-stream"), ("converseStream", "converse-stream")],
)
def test_streams_are_asked_for(stage: Stage, sub_action: str, verb: str) -> None:
    result = stage.run(_ready(stage), sub_action, messages=_HELLO, model="m")
    assert (result["status"], result["data"]) == ("ok", {})
    assert stage.bedrock.last.path == f"/model/m/{verb}"


def test_the_rest_of_the_sub_actions_answer_as_they_do_over_http(stage: Stage) -> None:
    made = _ready(stage)
    assert stage.run(made, "getDashboard", dashboardId="d")["data"] == {"available": False}
    sent = stage.run(made, "bedrockClientSend", command={"input": {"modelId": "m"}})
    assert _failure(sent) == ("command.resolveMiddleware is not a function", "framework")


def test_a_prompt_body_gives_bedrocks_own_answer(stage: Stage) -> None:
    old = {"completion": "Hi", "stop_reason": "stop"}
    stage.bedrock.answer = ("200 OK", old)
    result = stage.run(_ready(stage), "test", body='{"prompt": "Hello"}')
    assert result["data"] == old


def test_an_answer_of_several_parts_is_joined(stage: Stage) -> None:
    parts = [{"type": "text", "text": "a"}, {"type": "tool_use"}, {"type": "text", "text": "b"}]
    stage.bedrock.answer = ("200 OK", {"content": parts})
    assert stage.run(_ready(stage), "test", body=_BODY)["data"] == {"completion": "\na\nb"}


@pytest.mark.parametrize(
    ("status", "source_new"),
    [
        ("403 Forbidden", "user"),
        ("429 Too Many Requests", "user"),
        ("400 Bad Request", "framework"),
        ("404 Not Found", "framework"),
        ("500 Internal Server Error", "framework"),
    ],
)
@pytest.mark.parametrize("version", ["8.19", "9.2", "9.6"])
def test_what_aws_says_is_passed_on(play: Play, version: str, status: str, source_new: str) -> None:
    stage = play(version)
    made = _ready(stage)
    stage.bedrock.answer = (status, {"message": "User: x is not authorized"})
    number, phrase = status.split(" ", 1)
    expected = f"Status code: {number}. Message: API Error: {phrase} - User: x is not authorized"
    source = "framework" if version == "8.19" else source_new
    assert _failure(stage.run(made, "test", body=_BODY)) == (expected, source)


def test_a_refusal_without_a_text_has_the_status_only(stage: Stage) -> None:
    made = _ready(stage)
    stage.bedrock.answer = ("401 Unauthorized", {})
    text = "Status code: 401. Message: Unauthorized API Error"
    assert _failure(stage.run(made, "test", body=_BODY)) == (text, "user")
    stage.bedrock.answer = ("401 Unauthorized", {"message": "who"})
    assert _failure(stage.run(made, "test", body=_BODY)) == (f"{text}: who", "user")
    stage.bedrock.answer = ("503 Service Unavailable", "no object")
    text = "Status code: 503. Message: API Error: Service Unavailable"
    assert _failure(stage.run(made, "test", body=_BODY)) == (text, "framework")


def test_the_control_plane_does_not_know_the_operation(stage: Stage) -> None:
    made = _ready(stage, "https://bedrock.us-east-1.amazonaws.com")
    assert _failure(stage.run(made, "test", body=_BODY)) == (
        "Status code: 400. Message: API Error: The requested operation is not recognized by the "
        "service.\n\nThe Kibana Connector in use may need to be reconfigured with an updated "
        "Amazon Bedrock endpoint, like `bedrock-runtime`.",
        "framework",
    )
    assert stage.bedrock.received == []


@pytest.mark.parametrize(
    "host",
    [
        "bedrock-runtime.us-east-9.amazonaws.com",
        "bedrock-runtime.cn-north-1.amazonaws.com.cn",
        "llm.example.org",
        "127.0.0.1",
    ],
)
def test_other_hosts_are_not_found(stage: Stage, host: str) -> None:
    made = _ready(stage, f"https://{host}")
    assert _failure(stage.run(made, "test", body=_BODY)) == (
        "Status code: undefined. Message: Unexpected API Error: "
        f"ENOTFOUND - getaddrinfo ENOTFOUND {host}",
        "framework",
    )
    assert stage.bedrock.received == []


def test_a_dropped_connection_is_worded_as_axios_does(stage: Stage) -> None:
    stage.bedrock.resets = True
    assert _failure(stage.run(_ready(stage), "test", body=_BODY)) == (
        "Status code: undefined. Message: Unexpected API Error: ECONNRESET - socket hang up",
        "framework",
    )


_BAD_SCOPE = (
    "Status code: 403. Message: API Error: Forbidden - "
    "Credential should be scoped to a valid region."
)


@pytest.mark.parametrize(
    ("url", "region"),
    [
        ("https://bedrock-runtime.eu-west-1.amazonaws.com", "eu-west-1"),
        ("https://bedrock-runtime-fips.us-gov-west-1.amazonaws.com", "us-gov-west-1"),
        ("https://bedrock-runtime.us-east-1.api.aws", "us-east-1"),
        ("https://BEDROCK-RUNTIME.us-east-1.amazonaws.com", "us-east-1"),
        ("http://bedrock-runtime.us-east-1.amazonaws.com", "us-east-1"),
        ("https://vpce-0a1b.bedrock-runtime.eu-west-1.vpce.amazonaws.com", None),
        ("https://bedrock-runtime.eu-west-1.api.aws", None),
        ("http://bedrock-runtime.eu-west-1.amazonaws.com", None),
        ("https://bedrock-runtime.eu-west-1.AMAZONAWS.com", None),
    ],
)
def test_the_region_is_read_out_of_the_url(stage: Stage, url: str, region: str | None) -> None:
    result = stage.run(_ready(stage, url), "test", body=_BODY)
    if region is None:
        assert _failure(result) == (_BAD_SCOPE, "user")
        assert stage.bedrock.received == []
    else:
        assert result["status"] == "ok"
        assert stage.bedrock.last.scope == f"{ACCESS_KEY} {region} bedrock"


def test_a_region_that_is_set_wins(stage: Stage) -> None:
    host = "vpce-0a1b.bedrock-runtime.eu-west-1.vpce.amazonaws.com"
    made = _ready(stage, f"https://{host}", region="eu-west-1")
    assert stage.run(made, "test", body=_BODY)["status"] == "ok"
    assert (stage.bedrock.last.host, stage.bedrock.last.scope.split()[1]) == (host, "eu-west-1")
    wrong = _ready(stage, region="eu-west-1")
    assert _failure(stage.run(wrong, "test", body=_BODY)) == (_BAD_SCOPE, "user")


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ("8.19", "[subAction]: expected value of type [string] but got [undefined]"),
        ("9.6", "✖ Invalid input: expected string, received undefined\n  → at subAction"),
    ],
)
def test_empty_parameters_are_the_users_fault(play: Play, version: str, words: str) -> None:
    stage = play(version)
    made = _ready(stage)
    answer = stage.kibana.post(f"/api/actions/connector/{made}/_execute", json={"params": {}})
    assert (answer.status_code, answer.json()) == (
        200,
        {
            "status": "error",
            "connector_id": made,
            "message": f"error validating action params: {words}",
            "retry": False,
            "errorSource": "user",
        },
    )


def test_an_unknown_sub_action_is_named(stage: Stage) -> None:
    made = _ready(stage)
    text = (
        f'Sub action "invalidAction" is not registered. Connector id: {made}. '
        "Connector name: Amazon Bedrock. Connector type: .bedrock"
    )
    assert _failure(stage.run(made, "invalidAction")) == (text, "framework")


@pytest.mark.parametrize(
    ("version", "sub_action", "params", "words"),
    [
        (
            "8.19",
            "test",
            {},
            "Error: [body]: expected value of type [string] but got [undefined]",
        ),
        (
            "8.19",
            "invokeAI",
            {"messages": [{"role": "user"}]},
            "Error: [messages.0]: Must specify either content or rawContent",
        ),
        (
            "8.19",
            "invokeAI",
            {"messages": _HELLO, "toolChoice": {"type": "no"}},
            "Error: [toolChoice.type]: types that failed validation:\n"
            "- [toolChoice.type.0]: expected value to equal [auto]\n"
            "- [toolChoice.type.1]: expected value to equal [any]\n"
            "- [toolChoice.type.2]: expected value to equal [tool]",
        ),
        (
            "9.6",
            "test",
            {"body": "{}", "prompt": "x"},
            json.dumps(
                [
                    {
                        "code": "unrecognized_keys",
                        "keys": ["prompt"],
                        "path": [],
                        "message": 'Unrecognized key: "prompt"',
                    }
                ],
                indent=2,
            ),
        ),
        (
            "9.6",
            "invokeAI",
            {"messages": [{"role": "user", "content": "a", "rawContent": []}], "timeout": "x"},
            json.dumps(
                [
                    {
                        "code": "custom",
                        "path": ["messages", 0],
                        "message": "content and rawContent can not be used at the same time",
                    },
                    {
                        "expected": "number",
                        "code": "invalid_type",
                        "received": "NaN",
                        "path": ["timeout"],
                        "message": "Invalid input: expected number, received NaN",
                    },
                ],
                indent=2,
            ),
        ),
    ],
)
def test_parameters_of_a_sub_action_are_checked(
    play: Play, version: str, sub_action: str, params: dict[str, Any], words: str
) -> None:
    stage = play(version)
    result = stage.run(_ready(stage), sub_action, **params)
    assert _failure(result) == (f"Request validation failed ({words})", "user")
    assert stage.bedrock.received == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("", "Unexpected end of JSON input"),
        ('{"a":', "Unexpected end of JSON input"),
        ("hello", "Unexpected token 'h', \"hello\" is not valid JSON"),
    ],
)
def test_a_body_that_is_no_json_never_leaves(stage: Stage, body: str, message: str) -> None:
    assert _failure(stage.run(_ready(stage), "test", body=body)) == (message, "framework")
    assert stage.bedrock.received == []


def test_a_model_with_a_broken_encoding_never_leaves(stage: Stage) -> None:
    result = stage.run(_ready(stage), "test", body=_BODY, model="50%")
    assert _failure(result) == ("URI malformed", "framework")


def test_an_answer_of_another_shape_is_refused(play: Play) -> None:
    old, new = play("9.2"), play("9.6")
    for stage in (old, new):
        stage.bedrock.answer = ("200 OK", {"outputs": []})
    text = _failure(old.run(_ready(old), "test", body=_BODY))[0]
    words = "[content]: expected value of type [array] but got [undefined]"
    assert text == f"Response validation failed (Error: {words})"
    text = _failure(new.run(_ready(new), "test", body=_BODY))[0]
    assert text.startswith("Response validation failed ([\n  {\n")
    assert '"message": "Invalid input: expected array, received undefined"' in text


def test_the_form_of_an_execution_is_checked(stage: Stage) -> None:
    made = _ready(stage)
    path = f"/api/actions/connector/{made}/_execute"
    answer = stage.kibana.post(path, json={"params": {}, "model": "m"})
    assert answer.json()["message"] == "[request body.model]: definition for this key is missing"
    answer = stage.kibana.post(path, json={})
    text = "[request body.params]: expected value of type [object] but got [undefined]"
    assert answer.json()["message"] == text


# Segments of dots alone are cut out before signing, and no model is called so.
_segments = st.text(st.sampled_from("abcXYZ019-._~%:;,@&=+$!*'()"), min_size=1, max_size=20).filter(
    lambda text: text.strip(".")
)


@given(st.lists(_segments, min_size=1, max_size=4), st.binary(max_size=50))
def test_signatures_are_those_of_awss_own_code(segments: list[str], body: bytes) -> None:
    path = "/model/" + "/".join(segments)
    host = "bedrock-runtime.eu-west-1.amazonaws.com"
    headers = {"Content-Type": "application/json", "Accept": " a   b "}
    keys = Keys(ACCESS_KEY, SECRET)
    signed = sign(host, path, headers, body, region="eu-west-1", keys=keys)
    assert Received(host, path, signed, body).is_signed_with(SECRET)

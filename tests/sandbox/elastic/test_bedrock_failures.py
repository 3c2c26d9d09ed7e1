"""Running a connector in vain: every failure in Kibana's words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.sandbox.elastic.stage import Stage, failed

Play = Callable[..., Stage]


_BODY = '{"anthropic_version":"bedrock-2023-05-31","messages":[{"role":"user","content":"ä"}]}'


_HELLO = [{"role": "user", "content": "Hello"}]


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
    made = stage.ready()
    stage.bedrock.answer = (status, {"message": "User: x is not authorized"})
    number, phrase = status.split(" ", 1)
    expected = f"Status code: {number}. Message: API Error: {phrase} - User: x is not authorized"
    source = "framework" if version == "8.19" else source_new
    assert failed(stage.run(made, "test", body=_BODY)) == (expected, source)


def test_a_refusal_without_a_text_has_the_status_only(stage: Stage) -> None:
    made = stage.ready()
    stage.bedrock.answer = ("401 Unauthorized", {})
    text = "Status code: 401. Message: Unauthorized API Error"
    assert failed(stage.run(made, "test", body=_BODY)) == (text, "user")
    stage.bedrock.answer = ("401 Unauthorized", {"message": "who"})
    assert failed(stage.run(made, "test", body=_BODY)) == (f"{text}: who", "user")
    stage.bedrock.answer = ("503 Service Unavailable", "no object")
    text = "Status code: 503. Message: API Error: Service Unavailable"
    assert failed(stage.run(made, "test", body=_BODY)) == (text, "framework")


def test_the_control_plane_does_not_know_the_operation(stage: Stage) -> None:
    made = stage.ready("https://bedrock.us-east-1.amazonaws.com")
    assert failed(stage.run(made, "test", body=_BODY)) == (
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
    made = stage.ready(f"https://{host}")
    assert failed(stage.run(made, "test", body=_BODY)) == (
        "Status code: undefined. Message: Unexpected API Error: "
        f"ENOTFOUND - getaddrinfo ENOTFOUND {host}",
        "framework",
    )
    assert stage.bedrock.received == []


def test_a_dropped_connection_is_worded_as_axios_does(stage: Stage) -> None:
    stage.bedrock.resets = True
    assert failed(stage.run(stage.ready(), "test", body=_BODY)) == (
        "Status code: undefined. Message: Unexpected API Error: ECONNRESET - socket hang up",
        "framework",
    )


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ("8.19", "[subAction]: expected value of type [string] but got [undefined]"),
        ("9.6", "✖ Invalid input: expected string, received undefined\n  → at subAction"),
    ],
)
def test_empty_parameters_are_the_users_fault(play: Play, version: str, words: str) -> None:
    stage = play(version)
    made = stage.ready()
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
    made = stage.ready()
    text = (
        f'Sub action "invalidAction" is not registered. Connector id: {made}. '
        "Connector name: Amazon Bedrock. Connector type: .bedrock"
    )
    assert failed(stage.run(made, "invalidAction")) == (text, "framework")


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
    result = stage.run(stage.ready(), sub_action, **params)
    assert failed(result) == (f"Request validation failed ({words})", "user")
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
    assert failed(stage.run(stage.ready(), "test", body=body)) == (message, "framework")
    assert stage.bedrock.received == []


def test_a_model_with_a_broken_encoding_never_leaves(stage: Stage) -> None:
    result = stage.run(stage.ready(), "test", body=_BODY, model="50%")
    assert failed(result) == ("URI malformed", "framework")


def test_an_answer_of_another_shape_is_refused(play: Play) -> None:
    old, new = play("9.2"), play("9.6")
    for stage in (old, new):
        stage.bedrock.answer = ("200 OK", {"outputs": []})
    text = failed(old.run(old.ready(), "test", body=_BODY))[0]
    words = "[content]: expected value of type [array] but got [undefined]"
    assert text == f"Response validation failed (Error: {words})"
    text = failed(new.run(new.ready(), "test", body=_BODY))[0]
    assert text.startswith("Response validation failed ([\n  {\n")
    assert '"message": "Invalid input: expected array, received undefined"' in text


def test_the_form_of_an_execution_is_checked(stage: Stage) -> None:
    made = stage.ready()
    path = f"/api/actions/connector/{made}/_execute"
    answer = stage.kibana.post(path, json={"params": {}, "model": "m"})
    assert answer.json()["message"] == "[request body.model]: definition for this key is missing"
    answer = stage.kibana.post(path, json={})
    text = "[request body.params]: expected value of type [object] but got [undefined]"
    assert answer.json()["message"] == text

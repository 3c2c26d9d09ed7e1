"""Running a connector: what reaches Bedrock and what comes back."""

from __future__ import annotations

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
    failed,
)

from fairlead.sandbox.elastic.sigv4 import Keys, sign
from fairlead.sandbox.elastic.urls import without_double_slashes

_BODY = '{"anthropic_version":"bedrock-2023-05-31","messages":[{"role":"user","content":"ä"}]}'


_HELLO = [{"role": "user", "content": "Hello"}]


def test_a_body_is_sent_as_it_is_with_a_signature_over_what_aws_gets(stage: Stage) -> None:
    made = stage.ready(defaultModel="us.anthropic.claude-haiku-4-5-20251001-v1:0")
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
    stage.run(stage.ready(), "run", body=_BODY, model=model)
    assert stage.bedrock.last.path == f"/model/{sent}/invoke"
    assert stage.bedrock.last.is_signed_with(SECRET)


def test_a_slash_at_the_end_of_the_url_does_no_harm(stage: Stage) -> None:
    assert stage.run(stage.ready(URL + "/"), "test", body=_BODY, model="m")["status"] == "ok"
    assert stage.bedrock.last.path == "/model/m/invoke"
    assert stage.bedrock.last.is_signed_with(SECRET)


def test_double_slashes_are_taken_out_except_behind_the_scheme() -> None:
    # The server of the tests would take them out too, so this cannot be seen on the wire.
    assert without_double_slashes("https://a.b//c///d/") == "https://a.b/c/d"


def test_a_path_in_the_url_is_sent_but_not_signed(stage: Stage) -> None:
    stage.run(stage.ready(URL + "/proxy"), "test", body=_BODY, model="m")
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
    result = stage.run(stage.ready(), "invokeAI", messages=messages, system="Be kind")
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
        stage.ready(),
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
    result = stage.run(stage.ready(), "invokeAIRaw", messages=_HELLO)
    assert result["data"] == MESSAGES_ANSWER
    assert stage.bedrock.last.body == {"messages": _HELLO, "max_tokens": 8191}


def test_converse_goes_to_its_own_path(stage: Stage) -> None:
    stage.bedrock.answer = ("200 OK", CONVERSE_ANSWER)
    messages = [{"role": "user", "content": [{"text": "Hello"}]}]
    result = stage.run(stage.ready(), "converse", messages=messages, model="m", maxTokens=5)
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
    result = stage.run(stage.ready(), sub_action, messages=_HELLO, model="m")
    assert (result["status"], result["data"]) == ("ok", {})
    assert stage.bedrock.last.path == f"/model/m/{verb}"


def test_the_rest_of_the_sub_actions_answer_as_they_do_over_http(stage: Stage) -> None:
    made = stage.ready()
    assert stage.run(made, "getDashboard", dashboardId="d")["data"] == {"available": False}
    sent = stage.run(made, "bedrockClientSend", command={"input": {"modelId": "m"}})
    assert failed(sent) == ("command.resolveMiddleware is not a function", "framework")


def test_a_prompt_body_gives_bedrocks_own_answer(stage: Stage) -> None:
    old = {"completion": "Hi", "stop_reason": "stop"}
    stage.bedrock.answer = ("200 OK", old)
    result = stage.run(stage.ready(), "test", body='{"prompt": "Hello"}')
    assert result["data"] == old


def test_an_answer_of_several_parts_is_joined(stage: Stage) -> None:
    parts = [{"type": "text", "text": "a"}, {"type": "tool_use"}, {"type": "text", "text": "b"}]
    stage.bedrock.answer = ("200 OK", {"content": parts})
    assert stage.run(stage.ready(), "test", body=_BODY)["data"] == {"completion": "\na\nb"}


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
    result = stage.run(stage.ready(url), "test", body=_BODY)
    if region is None:
        assert failed(result) == (_BAD_SCOPE, "user")
        assert stage.bedrock.received == []
    else:
        assert result["status"] == "ok"
        assert stage.bedrock.last.scope == f"{ACCESS_KEY} {region} bedrock"


def test_a_region_that_is_set_wins(stage: Stage) -> None:
    host = "vpce-0a1b.bedrock-runtime.eu-west-1.vpce.amazonaws.com"
    made = stage.ready(f"https://{host}", region="eu-west-1")
    assert stage.run(made, "test", body=_BODY)["status"] == "ok"
    assert (stage.bedrock.last.host, stage.bedrock.last.scope.split()[1]) == (host, "eu-west-1")
    wrong = stage.ready(region="eu-west-1")
    assert failed(stage.run(wrong, "test", body=_BODY)) == (_BAD_SCOPE, "user")


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

"""Inference endpoints of the service ``amazonbedrock``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from elasticsearch import BadRequestError, Elasticsearch, NotFoundError
from tests.sandbox.elastic.stage import ACCESS_KEY, CONVERSE_ANSWER, SECRET, Stage

Play = Callable[..., Stage]

_SETTINGS = {
    "access_key": ACCESS_KEY,
    "secret_key": SECRET,
    "region": "eu-west-1",
    "provider": "anthropic",
    "model": "eu.anthropic.claude-haiku-4-5-20251001-v1:0",
}
_SHOWN = {
    "inference_id": "bedrock",
    "task_type": "completion",
    "service": "amazonbedrock",
    "service_settings": {
        "region": "eu-west-1",
        "model": "eu.anthropic.claude-haiku-4-5-20251001-v1:0",
        "provider": "ANTHROPIC",
        "rate_limit": {"requests_per_minute": 240},
    },
}


def _body(**changes: Any) -> dict[str, Any]:
    """Return what sets an endpoint up; ``None`` leaves a setting out."""
    settings = {**_SETTINGS, **changes}
    kept = {name: value for name, value in settings.items() if value is not None}
    return {"service": "amazonbedrock", "service_settings": kept}


def _put(stage: Stage, task: str = "completion", name: str = "bedrock", **changes: Any) -> Any:
    return stage.es.put(f"/_inference/{task}/{name}", json=_body(**changes))


def _error(answer: httpx.Response) -> tuple[int, str, str]:
    error = answer.json()["error"]
    return answer.status_code, error["type"], error["reason"]


@pytest.fixture
def stage(play: Play) -> Stage:
    """Open a stage whose Bedrock converses."""
    opened = play()
    opened.bedrock.answer = ("200 OK", CONVERSE_ANSWER)
    return opened


@pytest.fixture
def client(stage: Stage) -> Iterator[Elasticsearch]:
    """Connect Elasticsearch's own client."""
    key = stage.elastic.credentials.api_key
    with Elasticsearch(stage.elasticsearch_url, api_key=key, max_retries=0) as connected:
        yield connected


def test_an_endpoint_is_tried_out_kept_used_and_deleted(
    stage: Stage, client: Elasticsearch
) -> None:
    made = client.inference.put_amazonbedrock(
        task_type="completion",
        amazonbedrock_inference_id="bedrock",
        service="amazonbedrock",
        service_settings=_SETTINGS,
    )
    assert made.body == _SHOWN
    trial = stage.bedrock.last
    assert trial.path == "/model/eu.anthropic.claude-haiku-4-5-20251001-v1%3A0/converse"
    assert trial.scope == f"{ACCESS_KEY} eu-west-1 bedrock"
    assert trial.is_signed_with(SECRET)
    assert trial.body["messages"] == [{"role": "user", "content": [{"text": "how big"}]}]

    found = client.inference.get(task_type="completion", inference_id="bedrock")
    assert found.body == {"endpoints": [_SHOWN]}
    answered = client.inference.completion(inference_id="bedrock", input="Hello")
    assert answered.body == {"completion": [{"result": "Hello there"}]}
    assert stage.bedrock.last.body["messages"][0]["content"] == [{"text": "Hello"}]

    deleted = client.inference.delete(task_type="completion", inference_id="bedrock")
    assert deleted["acknowledged"] is True
    with pytest.raises(NotFoundError) as missing:
        client.inference.get(inference_id="bedrock")
    assert missing.value.info["error"]["type"] == "resource_not_found_exception"
    assert missing.value.info["error"]["reason"] == "Inference endpoint not found [bedrock]"


def test_all_endpoints_are_listed_with_those_that_come_along(stage: Stage) -> None:
    _put(stage)
    listed = stage.es.get("/_inference/_all").json()["endpoints"]
    assert [item["inference_id"] for item in listed] == [
        ".elser-2-elasticsearch",
        ".multilingual-e5-small-elasticsearch",
        ".rerank-v1-elasticsearch",
        "bedrock",
    ]
    assert stage.es.get("/_inference").json()["endpoints"] == listed
    only = stage.es.get("/_inference/completion/_all").json()["endpoints"]
    assert only == [_SHOWN]
    assert SECRET not in str(listed)
    assert ACCESS_KEY not in str(listed)


def test_an_id_that_is_taken_is_refused_after_the_model_was_called(stage: Stage) -> None:
    assert _put(stage).status_code == 200
    again = _put(stage)
    reason = "Inference endpoint [bedrock] already exists"
    assert _error(again) == (400, "resource_already_exists_exception", reason)
    assert len(stage.bedrock.received) == 2


def test_a_model_that_refuses_is_not_kept(stage: Stage, client: Elasticsearch) -> None:
    stage.bedrock.answer = ("403 Forbidden", {"message": "The security token is invalid."})
    with pytest.raises(BadRequestError) as refusal:
        client.perform_request(
            "PUT",
            "/_inference/completion/bedrock",
            headers={"accept": "application/json", "content-type": "application/json"},
            body=_body(),
        )
    text = (
        "The security token is invalid. "
        "(Service: BedrockRuntime, Status Code: 403, Request ID: req-1)"
    )
    inner = {"type": "exception", "reason": f"AmazonBedrock converse failure: [{text}]"}
    assert refusal.value.info == {
        "error": {
            "root_cause": [inner],
            "type": "status_exception",
            "reason": "Could not complete inference endpoint creation as validation call to "
            "service threw an exception.",
            "caused_by": {
                **inner,
                "caused_by": {"type": "access_denied_exception", "reason": text},
            },
        },
        "status": 400,
    }
    assert stage.es.get("/_inference/bedrock").status_code == 404


def test_a_model_that_refuses_later_is_a_server_error(stage: Stage) -> None:
    _put(stage)
    stage.bedrock.answer = ("400 Bad Request", {"message": "no"})
    answer = stage.es.post("/_inference/completion/bedrock", json={"input": "x"})
    reason = (
        "AmazonBedrock converse failure: "
        "[no (Service: BedrockRuntime, Status Code: 400, Request ID: req-1)]"
    )
    assert _error(answer) == (500, "exception", reason)


def test_a_region_that_does_not_exist_is_an_unknown_host(stage: Stage) -> None:
    cause = _put(stage, region="eu-nowhere-1").json()["error"]["caused_by"]
    assert cause["reason"] == "Amazon Bedrock converse call failed"
    assert cause["caused_by"]["reason"].startswith("Received an UnknownHostException")
    assert stage.bedrock.received == []


def _missing(*names: str, scope: str = "service_settings") -> str:
    listed = "".join(
        f"{number}: [{scope}] does not contain the required setting [{name}];"
        for number, name in enumerate(names, 1)
    )
    return f"Validation Failed: {listed}"


@pytest.mark.parametrize(
    ("changes", "kind", "reason"),
    [
        (
            {"model": None, "region": None, "provider": None, "access_key": None},
            "validation_exception",
            _missing("model", "region", "provider"),
        ),
        (
            {"access_key": None, "secret_key": None},
            "validation_exception",
            _missing("access_key", "secret_key", scope="secret_settings"),
        ),
        (
            {"provider": "openai"},
            "validation_exception",
            "Validation Failed: 1: [service_settings] Invalid value [openai] received. [provider] "
            "must be one of [ai21labs, amazontitan, anthropic, cohere, meta, mistral];",
        ),
        (
            {"region": ""},
            "validation_exception",
            "Validation Failed: 1: [service_settings] Invalid value empty string. "
            "[region] must be a non-empty string;",
        ),
        (
            {"session_token": "t"},
            "status_exception",
            "Configuration contains settings [{session_token=t}] unknown to the [amazonbedrock] "
            "service",
        ),
    ],
)
def test_settings_are_checked(
    stage: Stage, changes: dict[str, Any], kind: str, reason: str
) -> None:
    assert _error(_put(stage, **changes)) == (400, kind, reason)
    assert stage.bedrock.received == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({}, "Inference endpoint configuration is missing the [service] setting"),
        ({"service": "bedrock"}, "Unknown service [bedrock]"),
        ({"service": "amazonbedrock"}, "Missing required field [service_settings]"),
        (
            {**_body(), "task_settings": {"top_z": 1}},
            "Configuration contains settings [{top_z=1}] unknown to the [amazonbedrock] service",
        ),
        (
            {**_body(provider="meta"), "task_settings": {"top_k": 1}},
            "The [top_k] task parameter is not available for provider [META]",
        ),
    ],
)
def test_the_form_is_checked(stage: Stage, body: dict[str, Any], reason: str) -> None:
    answer = stage.es.put("/_inference/completion/bedrock", json=body)
    assert _error(answer) == (400, "status_exception", reason)


@pytest.mark.parametrize(
    ("version", "is_there"),
    [("8.19", False), ("9.2", False), ("9.6", True), ("serverless", True)],
)
def test_chat_completion_is_new(play: Play, version: str, is_there: bool) -> None:
    stage = play(version)
    stage.bedrock.answer = ("200 OK", CONVERSE_ANSWER)
    answer = _put(stage, "chat_completion")
    if not is_there:
        reason = "The [amazonbedrock] service does not support task type [chat_completion]"
        assert _error(answer) == (400, "status_exception", reason)
        return
    assert answer.json()["task_type"] == "chat_completion"
    used = stage.es.post("/_inference/chat_completion/bedrock", json={"input": "x"})
    assert _error(used)[2] == (
        "The [chat_completion] task type only supports streaming, please try again with the "
        "_stream API"
    )


def test_embeddings_are_for_the_models_that_make_them(stage: Stage) -> None:
    answer = _put(stage, "text_embedding")
    reason = "The [text_embedding] task type for provider [ANTHROPIC] is not available"
    assert _error(answer) == (400, "status_exception", reason)
    stage.bedrock.answer = ("200 OK", {"embedding": [0.5, 1.5]})
    titan = {"provider": "amazontitan", "model": "amazon.titan-embed-text-v2:0"}
    assert _put(stage, "text_embedding", "titan", **titan).status_code == 200
    assert stage.bedrock.last.path == "/model/amazon.titan-embed-text-v2%3A0/invoke"
    used = stage.es.post("/_inference/titan", json={"input": ["Hello"]})
    assert used.json() == {"text_embedding": [{"embedding": [0.5, 1.5]}]}
    assert stage.bedrock.last.body == {"inputText": "Hello"}


def test_settings_of_the_task_are_sent_along(stage: Stage) -> None:
    body = {**_body(), "task_settings": {"temperature": 0.5, "max_new_tokens": 9, "top_k": 3}}
    shown = stage.es.put("/_inference/completion/bedrock", json=body).json()
    assert shown["task_settings"] == body["task_settings"]
    sent = stage.bedrock.last.body
    assert sent["inferenceConfig"] == {"temperature": 0.5, "maxTokens": 9}
    assert sent["additionalModelRequestFields"] == {"top_k": 3}


def test_a_task_must_exist_and_fit(stage: Stage) -> None:
    assert _error(_put(stage, "chat"))[2] == "Unknown task_type [chat]"
    _put(stage)
    for answer in (
        stage.es.get("/_inference/chat_completion/bedrock"),
        stage.es.delete("/_inference/chat_completion/bedrock"),
    ):
        assert _error(answer)[2] == (
            "Requested task type [chat_completion] does not match the inference endpoint's task "
            "type [completion]"
        )
    assert stage.es.get("/_inference/bedrock").status_code == 200


@pytest.mark.parametrize(
    ("name", "kind", "reason"),
    [
        (
            "My_Endpoint",
            "action_request_validation_exception",
            "Validation Failed: 1: Invalid inference_id; 'My_Endpoint' can contain lowercase "
            "alphanumeric (a-z and 0-9), hyphens or underscores; must start and end with "
            "alphanumeric;",
        ),
        (
            ".elser-2-elasticsearch",
            "status_exception",
            "[.elser-2-elasticsearch] is a reserved inference ID. Cannot create a new inference "
            "endpoint with a reserved ID.",
        ),
    ],
)
def test_an_id_must_be_of_a_form(stage: Stage, name: str, kind: str, reason: str) -> None:
    assert _error(_put(stage, name=name)) == (400, kind, reason)


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        (
            {},
            "action_request_validation_exception",
            "Validation Failed: 1: Field [input] cannot be null;",
        ),
        (
            {"input": []},
            "action_request_validation_exception",
            "Validation Failed: 1: Field [input] cannot be an empty array;",
        ),
        (
            {"prompt": "x"},
            "x_content_parse_exception",
            "[1:2] [inference_api] unknown field [prompt]",
        ),
    ],
)
def test_what_is_asked_is_checked(
    stage: Stage, body: dict[str, Any], kind: str, reason: str
) -> None:
    _put(stage)
    assert _error(stage.es.post("/_inference/bedrock", json=body)) == (400, kind, reason)
    nothing = stage.es.post("/_inference/bedrock")
    assert _error(nothing) == (400, "parse_exception", "request body is required")


@pytest.mark.parametrize("licence", ["basic", "platinum", "expired"])
def test_a_lesser_licence_may_look_but_not_use(play: Play, licence: str) -> None:
    stage = play(licence=licence)
    reason = "current license is non-compliant for [inference]"
    for answer in (_put(stage), stage.es.post("/_inference/bedrock", json={"input": "x"})):
        assert _error(answer) == (403, "security_exception", reason)
        assert answer.json()["error"]["license.expired.feature"] == "inference"
    assert stage.es.get("/_inference/_all").status_code == 200


def test_a_reader_may_use_but_not_change(stage: Stage) -> None:
    _put(stage)
    keys = stage.elastic.credentials
    reader = stage.client(stage.elasticsearch_url, keys.reader_api_key)
    me = reader.get("/_security/_authenticate").json()["api_key"]["id"]
    used = reader.post("/_inference/completion/bedrock", json={"input": "x"})
    assert used.status_code == 200
    for action, answer in (
        ("put", reader.put("/_inference/completion/other", json=_body())),
        ("delete", reader.delete("/_inference/completion/bedrock")),
    ):
        assert _error(answer) == (
            403,
            "security_exception",
            f"action [cluster:admin/xpack/inference/{action}] is unauthorized for API key id "
            f"[{me}] of user [elastic], this action is granted by the cluster privileges "
            "[manage_inference,manage,all]",
        )

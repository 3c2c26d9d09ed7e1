"""The life of an inference endpoint of the service ``amazonbedrock``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from elasticsearch import BadRequestError, Elasticsearch, NotFoundError
from tests.sandbox.elastic.stage import (
    ACCESS_KEY,
    CONVERSE_ANSWER,
    ENDPOINT_SETTINGS,
    SECRET,
    Stage,
    endpoint,
    error_of,
)

Play = Callable[..., Stage]


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


@pytest.fixture
def client(conversing: Stage) -> Iterator[Elasticsearch]:
    """Connect Elasticsearch's own client."""
    key = conversing.elastic.credentials.api_key
    with Elasticsearch(conversing.elasticsearch_url, api_key=key, max_retries=0) as connected:
        yield connected


def test_an_endpoint_is_tried_out_kept_used_and_deleted(
    conversing: Stage, client: Elasticsearch
) -> None:
    made = client.inference.put_amazonbedrock(
        task_type="completion",
        amazonbedrock_inference_id="bedrock",
        service="amazonbedrock",
        service_settings=ENDPOINT_SETTINGS,
    )
    assert made.body == _SHOWN
    trial = conversing.bedrock.last
    assert trial.path == "/model/eu.anthropic.claude-haiku-4-5-20251001-v1%3A0/converse"
    assert trial.scope == f"{ACCESS_KEY} eu-west-1 bedrock"
    assert trial.is_signed_with(SECRET)
    assert trial.body["messages"] == [{"role": "user", "content": [{"text": "how big"}]}]

    found = client.inference.get(task_type="completion", inference_id="bedrock")
    assert found.body == {"endpoints": [_SHOWN]}
    answered = client.inference.completion(inference_id="bedrock", input="Hello")
    assert answered.body == {"completion": [{"result": "Hello there"}]}
    assert conversing.bedrock.last.body["messages"][0]["content"] == [{"text": "Hello"}]

    deleted = client.inference.delete(task_type="completion", inference_id="bedrock")
    assert deleted["acknowledged"] is True
    with pytest.raises(NotFoundError) as missing:
        client.inference.get(inference_id="bedrock")
    assert missing.value.info["error"]["type"] == "resource_not_found_exception"
    assert missing.value.info["error"]["reason"] == "Inference endpoint not found [bedrock]"


def test_all_endpoints_are_listed_with_those_that_come_along(conversing: Stage) -> None:
    conversing.put_endpoint()
    listed = conversing.es.get("/_inference/_all").json()["endpoints"]
    assert [item["inference_id"] for item in listed] == [
        ".elser-2-elasticsearch",
        ".multilingual-e5-small-elasticsearch",
        ".rerank-v1-elasticsearch",
        "bedrock",
    ]
    assert conversing.es.get("/_inference").json()["endpoints"] == listed
    only = conversing.es.get("/_inference/completion/_all").json()["endpoints"]
    assert only == [_SHOWN]
    assert SECRET not in str(listed)
    assert ACCESS_KEY not in str(listed)


def test_an_id_that_is_taken_is_refused_after_the_model_was_called(conversing: Stage) -> None:
    assert conversing.put_endpoint().status_code == 200
    again = conversing.put_endpoint()
    reason = "Inference endpoint [bedrock] already exists"
    assert error_of(again) == (400, "resource_already_exists_exception", reason)
    assert len(conversing.bedrock.received) == 2


def test_a_model_that_refuses_is_not_kept(conversing: Stage, client: Elasticsearch) -> None:
    conversing.bedrock.answer = ("403 Forbidden", {"message": "The security token is invalid."})
    with pytest.raises(BadRequestError) as refusal:
        client.perform_request(
            "PUT",
            "/_inference/completion/bedrock",
            headers={"accept": "application/json", "content-type": "application/json"},
            body=endpoint(),
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
    assert conversing.es.get("/_inference/bedrock").status_code == 404


def test_a_model_that_refuses_later_is_a_servererror_of(conversing: Stage) -> None:
    conversing.put_endpoint()
    conversing.bedrock.answer = ("400 Bad Request", {"message": "no"})
    answer = conversing.es.post("/_inference/completion/bedrock", json={"input": "x"})
    reason = (
        "AmazonBedrock converse failure: "
        "[no (Service: BedrockRuntime, Status Code: 400, Request ID: req-1)]"
    )
    assert error_of(answer) == (500, "exception", reason)


def test_a_region_that_does_not_exist_is_an_unknown_host(conversing: Stage) -> None:
    cause = conversing.put_endpoint(region="eu-nowhere-1").json()["error"]["caused_by"]
    assert cause["reason"] == "Amazon Bedrock converse call failed"
    assert cause["caused_by"]["reason"].startswith("Received an UnknownHostException")
    assert conversing.bedrock.received == []


@pytest.mark.parametrize(
    ("version", "is_there"),
    [("8.19", False), ("9.2", False), ("9.6", True), ("serverless", True)],
)
def test_chat_completion_is_new(play: Play, version: str, is_there: bool) -> None:
    stage = play(version)
    stage.bedrock.answer = ("200 OK", CONVERSE_ANSWER)
    answer = stage.put_endpoint("chat_completion")
    if not is_there:
        reason = "The [amazonbedrock] service does not support task type [chat_completion]"
        assert error_of(answer) == (400, "status_exception", reason)
        return
    assert answer.json()["task_type"] == "chat_completion"
    used = stage.es.post("/_inference/chat_completion/bedrock", json={"input": "x"})
    assert error_of(used)[2] == (
        "The [chat_completion] task type only supports streaming, please try again with the "
        "_stream API"
    )


def test_embeddings_are_for_the_models_that_make_them(conversing: Stage) -> None:
    answer = conversing.put_endpoint("text_embedding")
    reason = "The [text_embedding] task type for provider [ANTHROPIC] is not available"
    assert error_of(answer) == (400, "status_exception", reason)
    conversing.bedrock.answer = ("200 OK", {"embedding": [0.5, 1.5]})
    titan = {"provider": "amazontitan", "model": "amazon.titan-embed-text-v2:0"}
    assert conversing.put_endpoint("text_embedding", "titan", **titan).status_code == 200
    assert conversing.bedrock.last.path == "/model/amazon.titan-embed-text-v2%3A0/invoke"
    used = conversing.es.post("/_inference/titan", json={"input": ["Hello"]})
    assert used.json() == {"text_embedding": [{"embedding": [0.5, 1.5]}]}
    assert conversing.bedrock.last.body == {"inputText": "Hello"}


def test_settings_of_the_task_are_sent_along(conversing: Stage) -> None:
    body = {**endpoint(), "task_settings": {"temperature": 0.5, "max_new_tokens": 9, "top_k": 3}}
    shown = conversing.es.put("/_inference/completion/bedrock", json=body).json()
    assert shown["task_settings"] == body["task_settings"]
    sent = conversing.bedrock.last.body
    assert sent["inferenceConfig"] == {"temperature": 0.5, "maxTokens": 9}
    assert sent["additionalModelRequestFields"] == {"top_k": 3}

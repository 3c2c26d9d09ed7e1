"""What an inference endpoint must be like: every refusal in Elasticsearch's words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.sandbox.elastic.stage import Stage, endpoint, error_of

Play = Callable[..., Stage]


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
    conversing: Stage, changes: dict[str, Any], kind: str, reason: str
) -> None:
    assert error_of(conversing.put_endpoint(**changes)) == (400, kind, reason)
    assert conversing.bedrock.received == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({}, "Inference endpoint configuration is missing the [service] setting"),
        ({"service": "bedrock"}, "Unknown service [bedrock]"),
        ({"service": "amazonbedrock"}, "Missing required field [service_settings]"),
        (
            {**endpoint(), "task_settings": {"top_z": 1}},
            "Configuration contains settings [{top_z=1}] unknown to the [amazonbedrock] service",
        ),
        (
            {**endpoint(provider="meta"), "task_settings": {"top_k": 1}},
            "The [top_k] task parameter is not available for provider [META]",
        ),
    ],
)
def test_the_form_is_checked(conversing: Stage, body: dict[str, Any], reason: str) -> None:
    answer = conversing.es.put("/_inference/completion/bedrock", json=body)
    assert error_of(answer) == (400, "status_exception", reason)


def test_a_task_must_exist_and_fit(conversing: Stage) -> None:
    assert error_of(conversing.put_endpoint("chat"))[2] == "Unknown task_type [chat]"
    conversing.put_endpoint()
    for answer in (
        conversing.es.get("/_inference/chat_completion/bedrock"),
        conversing.es.delete("/_inference/chat_completion/bedrock"),
    ):
        assert error_of(answer)[2] == (
            "Requested task type [chat_completion] does not match the inference endpoint's task "
            "type [completion]"
        )
    assert conversing.es.get("/_inference/bedrock").status_code == 200


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
def test_an_id_must_be_of_a_form(conversing: Stage, name: str, kind: str, reason: str) -> None:
    assert error_of(conversing.put_endpoint(name=name)) == (400, kind, reason)


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
    conversing: Stage, body: dict[str, Any], kind: str, reason: str
) -> None:
    conversing.put_endpoint()
    assert error_of(conversing.es.post("/_inference/bedrock", json=body)) == (400, kind, reason)
    nothing = conversing.es.post("/_inference/bedrock")
    assert error_of(nothing) == (400, "parse_exception", "request body is required")


@pytest.mark.parametrize("licence", ["basic", "platinum", "expired"])
def test_a_lesser_licence_may_look_but_not_use(play: Play, licence: str) -> None:
    stage = play(licence=licence)
    reason = "current license is non-compliant for [inference]"
    for answer in (stage.put_endpoint(), stage.es.post("/_inference/bedrock", json={"input": "x"})):
        assert error_of(answer) == (403, "security_exception", reason)
        assert answer.json()["error"]["license.expired.feature"] == "inference"
    assert stage.es.get("/_inference/_all").status_code == 200


def test_a_reader_may_use_but_not_change(conversing: Stage) -> None:
    conversing.put_endpoint()
    keys = conversing.elastic.credentials
    reader = conversing.client(conversing.elasticsearch_url, keys.reader_api_key)
    me = reader.get("/_security/_authenticate").json()["api_key"]["id"]
    used = reader.post("/_inference/completion/bedrock", json={"input": "x"})
    assert used.status_code == 200
    for action, answer in (
        ("put", reader.put("/_inference/completion/other", json=endpoint())),
        ("delete", reader.delete("/_inference/completion/bedrock")),
    ):
        assert error_of(answer) == (
            403,
            "security_exception",
            f"action [cluster:admin/xpack/inference/{action}] is unauthorized for API key id "
            f"[{me}] of user [elastic], this action is granted by the cluster privileges "
            "[manage_inference,manage,all]",
        )

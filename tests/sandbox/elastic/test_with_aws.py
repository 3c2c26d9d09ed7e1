"""A connector and an inference endpoint against the sandbox's own AWS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from tests.sandbox.elastic.stage import URL, connector, logged

from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import AwsCredentials, World

_MODEL = "us.anthropic.claude-haiku-4-5-20251001-v1:0"


@pytest.fixture
def world() -> Iterator[World]:
    with World(Scene(key_delay=0.0, use_case_submitted=True)) as world:
        yield world


def _invoke(world: World, key: AwsCredentials, url: str = URL, **config: Any) -> dict[str, Any]:
    """Create a connector with a key of the local AWS and send a prompt through it."""
    headers = {"authorization": f"ApiKey {world.elastic.api_key}", "kbn-xsrf": "true"}
    secrets = {"accessKey": key.access_key_id, "secret": key.secret_access_key}
    with httpx.Client(base_url=world.kibana_url, headers=headers, trust_env=False) as kibana:
        body = {**connector(url, defaultModel=_MODEL, **config), "secrets": secrets}
        made = kibana.post("/api/actions/connector", json=body).json()["id"]
        prompt = {"messages": [{"role": "user", "content": "Hello"}]}
        answer = kibana.post(
            f"/api/actions/connector/{made}/_execute",
            json={"params": {"subAction": "invokeAI", "subActionParams": prompt}},
        )
    result: dict[str, Any] = answer.json()
    return result


def test_a_prompt_goes_all_the_way(world: World) -> None:
    result = _invoke(world, world.admin)
    assert result["status"] == "ok", result
    assert "Claude Haiku 4.5" in result["data"]["message"]
    [call] = logged(world.calls, "bedrock-runtime", 1)
    assert (call.operation, call.status) == ("InvokeModel", 200)


def test_the_policy_of_the_keys_user_decides(world: World) -> None:
    result = _invoke(world, world.weak)
    assert result["errorSource"] == "user"
    refusal = result["service_message"]
    assert refusal.startswith("Status code: 403. Message: API Error: Forbidden - User: arn:aws:iam")
    assert "is not authorized to perform: bedrock:InvokeModel" in refusal


def test_the_signature_of_the_connector_is_verified(world: World) -> None:
    forged = AwsCredentials(world.admin.access_key_id, "not the secret")
    refusal = _invoke(world, forged)["service_message"]
    assert "The request signature we calculated does not match" in refusal
    unknown = AwsCredentials("AKIAIOSFODNN7EXAMPLE", "secret")
    refusal = _invoke(world, unknown)["service_message"]
    assert refusal.endswith("The security token included in the request is invalid.")


def test_a_private_host_needs_its_region(world: World) -> None:
    url = "https://vpce-0a1b.bedrock-runtime.us-east-1.vpce.amazonaws.com"
    refusal = _invoke(world, world.admin, url)["service_message"]
    assert refusal.endswith("Credential should be scoped to a valid region.")
    result = _invoke(world, world.admin, url, region="us-east-1")
    assert result["status"] == "ok", result


def test_an_inference_endpoint_goes_all_the_way(world: World) -> None:
    headers = {"authorization": f"ApiKey {world.elastic.api_key}"}
    settings = {
        "access_key": world.admin.access_key_id,
        "secret_key": world.admin.secret_access_key,
        "region": "us-east-1",
        "provider": "anthropic",
        "model": _MODEL,
    }
    body = {"service": "amazonbedrock", "service_settings": settings}
    url = world.elasticsearch_url
    with httpx.Client(base_url=url, headers=headers, trust_env=False) as client:
        made = client.put("/_inference/completion/bedrock", json=body)
        assert made.status_code == 200, made.text
        used = client.post("/_inference/completion/bedrock", json={"input": "Hello"})
        assert "Claude Haiku 4.5" in used.json()["completion"][0]["result"]
        settings["secret_key"] = "not the secret"
        refused = client.put("/_inference/completion/other", json=body)
    assert refused.status_code == 400
    cause = refused.json()["error"]["caused_by"]["caused_by"]
    assert cause["type"] == "invalid_signature_exception"

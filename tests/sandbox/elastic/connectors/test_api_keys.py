"""API keys authorise by their role, and the secrets of managed connectors are kept."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from elasticsearch import Elasticsearch
from tests.sandbox.elastic.connectors.support import ROLE, basic, make_connector, make_key, refusal
from tests.sandbox.elastic.stage import Stage, error_of

Play = Callable[..., Stage]

PATH = "/_security/api_key"


def _create(stage: Stage, body: dict[str, Any]) -> Any:
    return stage.es.post(PATH, json=body, headers=basic(stage))


def test_a_key_may_do_what_the_role_of_the_documents_says(stage: Stage) -> None:
    made = make_key(stage)
    assert set(made) == {"id", "name", "api_key", "encoded"}
    make_connector(stage)
    key = stage.client(stage.elasticsearch_url, made["encoded"])
    assert key.get("/").status_code == 200
    assert key.put("/_connector/s3/_check_in").status_code == 200
    assert key.put("/docs").status_code == 200
    assert key.put("/others").status_code == 403
    assert key.get("/_ingest/pipeline/x").status_code == 403
    who = key.get("/_security/_authenticate").json()
    assert who["api_key"] == {"id": made["id"], "name": "connector"}
    asked = {
        "cluster": ["manage_connector", "monitor_connector", "manage_security"],
        "index": [{"names": ["docs", "others"], "privileges": ["write"]}],
    }
    held = key.post("/_security/user/_has_privileges", json=asked).json()
    assert held["cluster"] == {
        "manage_connector": True,
        "monitor_connector": True,
        "manage_security": False,
    }
    assert held["index"] == {"docs": {"write": True}, "others": {"write": False}}


def test_a_key_cannot_make_a_key_that_holds_rights(stage: Stage) -> None:
    refused = (
        400,
        "illegal_argument_exception",
        "creating derived api keys requires an explicit role descriptor that is empty (has no "
        "privileges)",
    )
    for descriptors in ({"r": ROLE}, {}, None, {"empty": {}, "r": {"cluster": ["monitor"]}}):
        body: dict[str, Any] = {"name": "child"}
        if descriptors is not None:
            body["role_descriptors"] = descriptors
        assert error_of(stage.es.post(PATH, json=body)) == refused
    body = {"name": "child", "role_descriptors": {"none": {"cluster": [], "indices": []}}}
    answer = stage.es.post(PATH, json=body)
    assert answer.status_code == 200
    child = stage.client(stage.elasticsearch_url, answer.json()["encoded"])
    assert child.get("/").status_code == 403
    assert child.get("/_security/_authenticate").status_code == 200


def test_without_a_role_a_key_has_the_rights_of_its_owner(stage: Stage) -> None:
    made = _create(stage, {"name": "all"}).json()
    key = stage.client(stage.elasticsearch_url, made["encoded"])
    assert key.put("/anything").status_code == 200


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        ({}, 400, "Validation Failed: 1: api key name is required;"),
        (
            {"name": " _x"},
            400,
            "Validation Failed: 1: api key name may not begin or end with whitespace;",
        ),
        (
            {"name": "_x"},
            400,
            "Validation Failed: 1: api key name may not begin with an underscore;",
        ),
        (
            {"name": "x", "metadata": {"_a": 1}},
            400,
            "Validation Failed: 1: API key metadata keys may not start with [_];",
        ),
        ({"name": "x", "expiration": "soon"}, 400, "failed to parse setting [expiration] with"),
        ({"name": "x", "role": {}}, 400, "[1:13] [api_key_request] unknown field [role]"),
        (
            {"name": "x", "role_descriptors": {"r": {"clusters": []}}},
            400,
            "failed to parse role [r]. unexpected field [clusters]",
        ),
        (
            {"name": "x", "role_descriptors": {"r": {"indices": [{"names": ["a"]}]}}},
            400,
            "failed to parse indices privileges for role [r]. missing required [privileges] field",
        ),
        (
            {"name": "x", "role_descriptors": {"r": {"cluster": ["manage_conectors"]}}},
            400,
            "unknown cluster privilege [manage_conectors].",
        ),
    ],
)
def test_a_key_that_makes_no_sense_is_refused(
    stage: Stage, body: dict[str, Any], status: int, reason: str
) -> None:
    answered, said = refusal(_create(stage, body))
    assert answered == status
    assert said.startswith(reason)


def test_a_key_ends(stage: Stage) -> None:
    made = make_key(stage, expiration="1ms")
    assert made["expiration"] > 0
    key = stage.client(stage.elasticsearch_url, made["encoded"])
    deadline = time.monotonic() + 5
    while (answer := key.get("/")).status_code == 200:
        assert time.monotonic() < deadline
    assert answer.json()["error"]["additional_unsuccessful_credentials"] == (
        "API key: api key is expired"
    )
    assert make_key(stage, expiration="30d")["expiration"] > made["expiration"]


def test_a_key_is_shown_without_its_secret_and_invalidated(stage: Stage) -> None:
    made = make_key(stage, metadata={"run": "1"})
    user = Elasticsearch(
        stage.elasticsearch_url,
        basic_auth=("elastic", stage.elastic.credentials.password),
        max_retries=0,
    )
    with user as client:
        [shown] = client.security.get_api_key(id=made["id"])["api_keys"]
        assert (shown["name"], shown["invalidated"]) == ("connector", False)
        assert shown["metadata"] == {"run": "1"}
        assert shown["role_descriptors"] == {"connector-role": ROLE}
        assert made["api_key"] not in str(shown)
        assert len(client.security.get_api_key(name="conn*")["api_keys"]) == 1
        ended = client.security.invalidate_api_key(ids=[made["id"]])
        assert ended["invalidated_api_keys"] == [made["id"]]
        again = client.security.invalidate_api_key(ids=[made["id"]])
        assert again["previously_invalidated_api_keys"] == [made["id"]]
    key = stage.client(stage.elasticsearch_url, made["encoded"])
    answer = key.get("/")
    assert answer.status_code == 401
    assert answer.json()["error"]["additional_unsuccessful_credentials"] == (
        f"API key: api key [{made['id']}] has been invalidated"
    )
    active = stage.es.get(PATH, params={"active_only": "true", "name": "conn*"})
    assert active.json() == {"api_keys": []}
    assert stage.es.get(PATH, params={"id": "nope"}).status_code == 404


def test_with_the_right_to_its_own_keys_a_key_sees_itself(stage: Stage) -> None:
    made = make_key(stage, {"cluster": ["manage_own_api_key"]})
    key = stage.client(stage.elasticsearch_url, made["encoded"])
    assert [item["id"] for item in key.get(PATH).json()["api_keys"]] == [made["id"]]
    assert error_of(stage.client(stage.elasticsearch_url, make_key(stage)["encoded"]).get(PATH))[
        2
    ].endswith("[read_security,manage_own_api_key,manage_api_key,manage_security,all]")


def test_which_keys_to_end_has_to_be_said(stage: Stage) -> None:
    assert refusal(stage.es.request("DELETE", PATH, json={}))[0] == 400
    assert stage.es.get("/").status_code == 200


def test_secrets_are_kept_and_given_to_who_may_read(stage: Stage) -> None:
    path = "/_connector/_secret"
    made = stage.es.post(path, json={"value": "encoded-key"})
    assert made.status_code == 200
    secret = made.json()["id"]
    assert stage.es.get(f"{path}/{secret}").json() == {"id": secret, "value": "encoded-key"}
    assert stage.es.put(f"{path}/{secret}", json={"value": "b"}).json() == {"result": "updated"}
    named = stage.es.put(f"{path}/mine", json={"value": "c"})
    assert (named.status_code, named.json()) == (201, {"result": "created"})
    writer = stage.client(
        stage.elasticsearch_url,
        make_key(stage, {"cluster": ["write_connector_secrets"]})["encoded"],
    )
    assert writer.post(path, json={"value": "x"}).status_code == 200
    assert writer.get(f"{path}/{secret}").status_code == 403
    manager = stage.client(
        stage.elasticsearch_url, make_key(stage, {"cluster": ["manage"]})["encoded"]
    )
    assert manager.post(path, json={"value": "x"}).status_code == 403
    assert stage.es.delete(f"{path}/{secret}").json() == {"deleted": True}
    assert refusal(stage.es.get(f"{path}/{secret}")) == (404, f"No secret with id [{secret}]")
    assert refusal(stage.es.delete(f"{path}/{secret}"))[0] == 404
    assert refusal(stage.es.post(path, json={"value": ""})) == (
        400,
        'Validation Failed: 1: [value] of the connector secret cannot be [null] or [""];',
    )


def test_serverless_has_no_secrets_of_connectors(play: Play) -> None:
    answer = play("serverless").es.post("/_connector/_secret", json={"value": "x"})
    assert error_of(answer)[:2] == (410, "api_not_available_exception")

"""The local Kibana: who may in, spaces, refusals and faults."""

from __future__ import annotations

import base64
from collections.abc import Callable

import httpx
import pytest
from tests.sandbox.elastic.stage import Stage, connector, logged, refused

from fairlead.sandbox.faults import Fault

Play = Callable[..., Stage]

_UNKNOWN_KEY = (
    "unable to authenticate with provided credentials and anonymous access is not allowed "
    "for this request"
)


def _passed_on(reason: str) -> str:
    return f"[security_exception\n\tRoot causes:\n\t\tsecurity_exception: {reason}]: {reason}"


@pytest.mark.parametrize(
    ("version", "number", "flavor"),
    [
        ("8.19", "8.19.9", "traditional"),
        ("9.2", "9.2.3", "traditional"),
        ("9.6", "9.6.1", "traditional"),
        ("serverless", "9.7.0", "serverless"),
    ],
)
def test_status_is_full_for_a_user_and_minimal_for_a_stranger(
    play: Play, version: str, number: str, flavor: str
) -> None:
    stage = play(version)
    full = stage.kibana.get("/api/status").json()
    assert (full["version"]["number"], full["version"]["build_flavor"]) == (number, flavor)
    assert full["status"]["overall"]["level"] == "available"
    minimal = stage.stranger.get("/api/status")
    assert minimal.json() == {"status": {"overall": {"level": "available"}}}
    assert minimal.headers["content-type"] == "application/json; charset=utf-8"


def test_the_front_door_leads_to_the_login(stage: Stage) -> None:
    answer = stage.stranger.get("/")
    assert (answer.status_code, answer.headers["location"]) == (302, "/login?next=%2F")
    assert stage.kibana.get("/").headers["location"] == "/spaces/space_selector"


def test_nobody_in_without_credentials(stage: Stage) -> None:
    assert refused(stage.stranger.get("/api/spaces/space")) == (401, "Unauthorized")


def test_a_user_signs_in_with_a_password(stage: Stage) -> None:
    keys = stage.elastic.credentials
    right = stage.stranger.get("/api/status", auth=(keys.username, keys.password))
    assert "version" in right.json()
    wrong = stage.stranger.get("/api/status", auth=(keys.username, "changeme"))
    reason = "unable to authenticate user [elastic] for REST request [/_security/_authenticate]"
    assert refused(wrong) == (401, _passed_on(reason))


@pytest.mark.parametrize("key", ["bm90OnJlYWw=", "not base64", "/+8="])
def test_a_wrong_api_key_is_refused_even_where_none_is_needed(stage: Stage, key: str) -> None:
    answer = stage.stranger.get("/api/status", headers={"authorization": f"ApiKey {key}"})
    assert refused(answer) == (401, _passed_on(_UNKNOWN_KEY))


def test_a_key_with_a_wrong_secret_is_refused(stage: Stage) -> None:
    key_id = base64.b64decode(stage.elastic.credentials.api_key).decode().split(":")[0]
    forged = base64.b64encode(f"{key_id}:guess".encode()).decode()
    answer = stage.stranger.get("/api/status", headers={"authorization": f"ApiKey {forged}"})
    assert answer.status_code == 401


def test_credentials_stay_out_of_the_representation(stage: Stage) -> None:
    keys = stage.elastic.credentials
    for secret in (keys.password, keys.api_key, keys.reader_api_key):
        assert secret not in repr(stage.elastic)


def test_writing_needs_the_cross_site_header_but_first_somebody_signed_in(stage: Stage) -> None:
    path = "/api/actions/connector"
    bare = httpx.post(stage.kibana_url + path, json=connector(), trust_env=False)
    assert refused(bare) == (401, "Unauthorized")
    del stage.kibana.headers["kbn-xsrf"]
    message = "Request must contain a kbn-xsrf header."
    assert refused(stage.kibana.post(path, json=connector())) == (400, message)
    assert refused(stage.kibana.delete(f"{path}/x")) == (400, message)
    assert stage.kibana.get("/api/actions/connectors").status_code == 200


def test_spaces_are_listed_and_found(stage: Stage) -> None:
    listed = stage.kibana.get("/api/spaces/space").json()
    assert [space["id"] for space in listed] == ["default", "security"]
    assert stage.kibana.get("/api/spaces/space/security").json()["name"] == "Security"
    assert refused(stage.kibana.get("/api/spaces/space/ghost")) == (404, "Not Found")


def test_an_unknown_route_is_not_found(stage: Stage) -> None:
    assert refused(stage.kibana.get("/api/actions/nothing")) == (404, "Not Found")
    assert refused(stage.kibana.get("/s/security/api/none")) == (404, "Not Found")


def test_calls_are_logged_by_route_without_the_space(stage: Stage) -> None:
    stage.kibana.get("/s/security/api/actions/connector/abc")
    [first] = logged(stage.calls, "kibana", 1)
    shown = (first.operation, first.caller, first.status)
    assert shown == ("GET /api/actions/connector/{id}", "elastic", 404)
    stage.stranger.get("/api/status")
    second = logged(stage.calls, "kibana", 2)[1]
    assert (second.operation, second.caller, second.status) == ("GET /api/status", "", 200)


@pytest.mark.parametrize(
    ("kind", "status", "message"),
    [
        ("throttle", 429, "Too Many Requests"),
        ("server_error", 503, "License is not available."),
        ("expired", 401, _passed_on(_UNKNOWN_KEY)),
        ("denied", 403, "Unauthorized to get actions"),
    ],
)
def test_a_fault_is_worded_as_kibana_does(
    stage: Stage, kind: str, status: int, message: str
) -> None:
    stage.faults.add(Fault.from_json({"kind": kind, "service": "kibana"}))
    assert refused(stage.kibana.get("/api/actions/connectors")) == (status, message)
    assert stage.kibana.get("/api/actions/connectors").status_code == 200


def test_a_malformed_answer_is_a_page(stage: Stage) -> None:
    stage.faults.add(Fault("malformed", "kibana"))
    answer = stage.kibana.get("/api/status")
    assert answer.status_code == 200
    with pytest.raises(ValueError, match="Expecting value"):
        answer.json()


def test_a_fault_meets_only_the_route_it_names(stage: Stage) -> None:
    operation = "POST /api/actions/connector/{id}"
    stage.faults.add(Fault("effect_then_reset", "kibana", operation))
    assert stage.kibana.get("/api/status").status_code == 200
    with pytest.raises(httpx.ReadError):
        stage.create(connector_id="kept")
    assert stage.kibana.get("/api/actions/connector/kept").status_code == 200

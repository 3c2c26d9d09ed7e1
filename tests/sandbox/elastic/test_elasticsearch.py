"""The local Elasticsearch: greeting, licence, rights and faults, also to its own client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from elasticsearch import (
    AuthenticationException,
    AuthorizationException,
    BadRequestError,
    Elasticsearch,
)
from tests.sandbox.elastic.stage import Stage, error_of

from fairlead.sandbox.faults import Fault

Play = Callable[..., Stage]


@pytest.fixture
def connect() -> Iterator[Callable[..., Elasticsearch]]:
    """Connect Elasticsearch's own client to a stage."""
    clients: list[Elasticsearch] = []

    def open_client(stage: Stage, **options: Any) -> Elasticsearch:
        options = options or {"api_key": stage.elastic.credentials.api_key}
        clients.append(Elasticsearch(stage.elasticsearch_url, **options, max_retries=0))
        return clients[-1]

    yield open_client
    for client in clients:
        client.close()


Connect = Callable[..., Elasticsearch]


@pytest.mark.parametrize(
    ("version", "number", "flavor"),
    [
        ("8.19", "8.19.9", "default"),
        ("9.2", "9.2.3", "default"),
        ("9.6", "9.6.1", "default"),
        ("serverless", "8.11.0", "serverless"),
    ],
)
def test_the_official_client_is_greeted_by_every_version(
    play: Play, connect: Connect, version: str, number: str, flavor: str
) -> None:
    greeting = connect(play(version)).info()
    assert greeting["version"]["number"] == number
    assert greeting["version"]["build_flavor"] == flavor
    assert greeting["tagline"] == "You Know, for Search"
    assert greeting.meta.headers["x-elastic-product"] == "Elasticsearch"
    assert greeting.meta.mimetype == "application/vnd.elasticsearch+json"


@pytest.mark.parametrize(
    ("version", "options", "is_on_cloud"),
    [
        ("8.19", {}, False),
        ("8.19", {"elastic_cloud": True}, True),
        ("9.6", {"elastic_cloud": True}, True),
        ("serverless", {}, True),
    ],
)
def test_the_proxy_of_elastic_cloud_names_the_cluster_in_every_answer(
    play: Play, connect: Connect, version: str, options: dict[str, bool], is_on_cloud: bool
) -> None:
    stage = play(version, **options)
    greeting = connect(stage).info()
    told = greeting.meta.headers.get("x-found-handling-cluster", "")
    assert bool(told) is is_on_cloud
    if options:
        assert greeting["cluster_name"] == told
    for url in (stage.kibana_url, stage.elasticsearch_url):
        for path in ("/api/status", "/nothing-here"):
            answer = httpx.get(f"{url}{path}")
            assert ("x-found-handling-cluster" in answer.headers) is is_on_cloud
            assert ("x-cloud-request-id" in answer.headers) is is_on_cloud


def test_the_client_tells_what_is_wrong_with_credentials(stage: Stage, connect: Connect) -> None:
    keys = stage.elastic.credentials
    right = connect(stage, basic_auth=(keys.username, keys.password))
    assert right.security.authenticate()["authentication_type"] == "realm"
    with pytest.raises(AuthenticationException) as refusal:
        connect(stage, basic_auth=("elastic", "changeme")).info()
    reason = "unable to authenticate user [elastic] for REST request [/]"
    assert refusal.value.message == "security_exception"
    assert refusal.value.info["error"]["reason"] == reason
    assert refusal.value.info["error"]["header"]["WWW-Authenticate"][-1] == "ApiKey"


def test_nobody_in_without_credentials(stage: Stage) -> None:
    answer = httpx.get(stage.elasticsearch_url + "/", trust_env=False)
    reason = "missing authentication credentials for REST request [/]"
    assert error_of(answer) == (401, "security_exception", reason)


def test_an_unknown_api_key_is_told_apart(stage: Stage) -> None:
    answer = stage.es.get("/", headers={"authorization": "ApiKey bm90OnJlYWw="})
    assert error_of(answer)[0] == 401
    told = answer.json()["error"]["additional_unsuccessful_credentials"]
    assert told == "API key: unable to find apikey with id not"


def test_the_head_alone_may_be_asked_for(stage: Stage) -> None:
    answer = stage.es.head("/")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 0
    assert stage.kibana.head("/api/status").status_code == 200


def test_unknown_routes_methods_and_parameters_are_refused(stage: Stage) -> None:
    answer = stage.es.get("/_nothing/here?a=b")
    text = "no handler found for uri [/_nothing/here?a=b] and method [GET]"
    assert (answer.status_code, answer.json()) == (400, {"error": text})
    answer = stage.es.delete("/_license")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    answer = stage.es.get("/_security/_authenticate", params={"foo": "1", "pretty": ""})
    reason = "request [/_security/_authenticate] contains unrecognized parameter: [foo]"
    assert error_of(answer) == (400, "illegal_argument_exception", reason)


@pytest.mark.parametrize(
    ("licence", "kind", "status"),
    [
        ("basic", "basic", "active"),
        ("platinum", "platinum", "active"),
        ("enterprise", "enterprise", "active"),
        ("trial", "trial", "active"),
        ("expired", "enterprise", "expired"),
    ],
)
def test_the_licence_is_shown(
    play: Play, connect: Connect, licence: str, kind: str, status: str
) -> None:
    shown = connect(play(licence=licence)).license.get()["license"]
    assert (shown["type"], shown["status"]) == (kind, status)
    # A basic licence never ends.
    assert ("expiry_date_in_millis" in shown) is (licence != "basic")


def test_serverless_does_not_show_a_licence(play: Play) -> None:
    answer = play("serverless").es.get("/_license")
    reason = (
        "Request for uri [/_license] with method [GET] exists but is not available when running "
        "in serverless mode"
    )
    assert error_of(answer) == (410, "api_not_available_exception", reason)


def test_a_caller_is_told_who_he_is(stage: Stage, connect: Connect) -> None:
    me = connect(stage).security.authenticate()
    assert (me["username"], me["authentication_type"]) == ("elastic", "api_key")
    assert me["api_key"]["name"] == "fairlead"
    reader = connect(stage, api_key=stage.elastic.credentials.reader_api_key)
    assert reader.security.authenticate()["api_key"]["name"] == "fairlead-reader"


_ASKED: dict[str, Any] = {
    "cluster": ["monitor", "monitor_inference", "manage_inference", "monitor_connector"],
    "index": [{"names": ["docs", "logs-*"], "privileges": ["read", "write"]}],
    "application": [
        {
            "application": "kibana-.kibana",
            "privileges": ["feature_actions.all", "feature_actions.read"],
            "resources": ["space:default"],
        }
    ],
}


def test_rights_come_from_the_role(stage: Stage, connect: Connect) -> None:
    everything = connect(stage).security.has_privileges(**_ASKED)
    assert everything["has_all_requested"] is True
    reader = connect(stage, api_key=stage.elastic.credentials.reader_api_key)
    assert reader.security.has_privileges(**_ASKED).body == {
        "username": "elastic",
        "has_all_requested": False,
        "cluster": {
            "monitor": True,
            "monitor_inference": True,
            "manage_inference": False,
            "monitor_connector": False,
        },
        "index": {
            "docs": {"read": True, "write": False},
            "logs-*": {"read": True, "write": False},
        },
        "application": {
            "kibana-.kibana": {
                "space:default": {"feature_actions.all": False, "feature_actions.read": True}
            }
        },
    }
    few = reader.security.has_privileges(cluster=["monitor"])
    assert few["has_all_requested"] is True


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"cluster": ["manage_inferences"]}, "unknown cluster privilege [manage_inferences]."),
        (
            {"index": [{"names": ["a"], "privileges": ["reads"]}]},
            "unknown index privilege [reads].",
        ),
        ({}, "Validation Failed: 1: must specify at least one privilege;"),
        ({"index": [{"names": ["a"]}]}, "failed to parse privileges check [elastic]."),
    ],
)
def test_a_right_that_does_not_exist_is_refused(
    stage: Stage, asked: dict[str, Any], reason: str
) -> None:
    answer = stage.es.post("/_security/user/_has_privileges", json=asked)
    assert answer.status_code == 400
    assert answer.json()["error"]["reason"].startswith(reason)


@pytest.mark.parametrize(
    ("kind", "status", "type_"),
    [
        ("throttle", 429, "es_rejected_execution_exception"),
        ("server_error", 503, "master_not_discovered_exception"),
        ("expired", 401, "security_exception"),
        ("denied", 403, "security_exception"),
    ],
)
def test_a_fault_is_worded_as_elasticsearch_does(
    stage: Stage, kind: str, status: int, type_: str
) -> None:
    stage.faults.add(Fault.from_json({"kind": kind, "service": "elasticsearch"}))
    assert error_of(stage.es.get("/"))[:2] == (status, type_)
    assert stage.es.get("/").status_code == 200


def test_a_malformed_answer_is_cut_off(stage: Stage) -> None:
    stage.faults.add(Fault("malformed", "elasticsearch"))
    answer = stage.es.get("/")
    assert answer.status_code == 200
    with pytest.raises(ValueError, match="property name"):
        answer.json()


def test_the_client_understands_the_refusals(stage: Stage, connect: Connect) -> None:
    stage.faults.add(Fault("denied", "elasticsearch"))
    client = connect(stage)
    with pytest.raises(AuthorizationException) as refusal:
        client.info()
    assert refusal.value.info["error"]["reason"].endswith(
        "of user [elastic], this action is granted by the cluster privileges [monitor,manage,all]"
    )
    with pytest.raises(BadRequestError):
        client.security.has_privileges(cluster=["nonsense"])

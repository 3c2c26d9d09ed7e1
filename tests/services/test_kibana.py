"""Kibana: what a practice world answers, and what the way to it can do to an answer."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator

import pytest
from tests.services.traces import assert_keeps
from tests.services.wire import Reply, Wire, http

from fairlead.sandbox.faults import Fault
from fairlead.sandbox.world import World
from fairlead.services.kibana import ElasticAuth, Kibana
from fairlead.services.problems import ServiceProblem

API_KEY = "a2V5LWlkOnNlY3JldC1vZi1rZXk="
SECRET = "aws/sEcReT+1234567890"
CONFIG = {
    "apiUrl": "https://bedrock-runtime.us-east-1.amazonaws.com",
    "defaultModel": "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
}
SECRETS = {"accessKey": "AKIAIOSFODNN7EXAMPLE", "secret": SECRET}


@pytest.fixture
def kibana(world: World) -> Iterator[Kibana]:
    kibana = Kibana(world.kibana_url, ElasticAuth(api_key=world.elastic.api_key))
    yield kibana
    kibana.close()


def failure_of(ask: Callable[[], object]) -> ServiceProblem:
    with pytest.raises(ServiceProblem) as raised:
        ask()
    assert_keeps(raised.value, API_KEY, SECRET)
    return raised.value


def fail_over(reply: Reply, ask: Callable[[Kibana], object]) -> ServiceProblem:
    with Wire(reply) as wire:
        kibana = Kibana(wire.url, ElasticAuth(api_key=API_KEY), timeout=0.3)
        problem = failure_of(lambda: ask(kibana))
        kibana.close()
    return problem


def create(kibana: Kibana, connector_id: str = "c-1") -> object:
    return kibana.create_connector(
        connector_id, name="Claude", type_id=".bedrock", config=CONFIG, secrets=SECRETS
    )


def test_a_connector_is_made_read_changed_and_deleted(kibana: Kibana) -> None:
    connector_id = str(uuid.uuid4())
    assert kibana.connector(connector_id) is None
    create(kibana, connector_id)
    made = kibana.connector(connector_id)
    assert made is not None
    assert (made["name"], made["connector_type_id"]) == ("Claude", ".bedrock")
    assert made["config"]["apiUrl"] == CONFIG["apiUrl"]
    assert connector_id in {connector["id"] for connector in kibana.connectors()}
    kibana.update_connector(connector_id, name="Sonnet", config=CONFIG, secrets=SECRETS)
    changed = kibana.connector(connector_id)
    assert changed is not None
    assert changed["name"] == "Sonnet"
    assert kibana.delete_connector(connector_id) is True
    assert kibana.delete_connector(connector_id) is False
    assert kibana.connector(connector_id) is None


def test_spaces_do_not_see_each_other_s_connectors(world: World, kibana: Kibana) -> None:
    assert {"default", "security"} <= {space["id"] for space in kibana.spaces()}
    other = Kibana(world.kibana_url, ElasticAuth(api_key=world.elastic.api_key), space="security")
    connector_id = str(uuid.uuid4())
    create(other, connector_id)
    assert kibana.connector(connector_id) is None
    assert other.delete_connector(connector_id)
    other.close()


@pytest.mark.parametrize(
    ("status", "is_there"), [(200, True), (403, True), (404, False)], ids=["seen", "hidden", "none"]
)
def test_a_space_that_is_hidden_may_be_there(status: int, is_there: bool) -> None:
    with Wire(http(status, '{"id": "soc"}')) as wire:
        kibana = Kibana(wire.url, ElasticAuth(api_key=API_KEY), space="soc")
        assert kibana.has_space() is is_there
        kibana.close()


def test_a_fault_says_nothing_about_a_space() -> None:
    with Wire(http(500, "{}")) as wire:
        kibana = Kibana(wire.url, ElasticAuth(api_key=API_KEY), space="soc")
        assert failure_of(kibana.has_space).status == 500
        kibana.close()


def test_status_tells_the_version_and_types_tell_the_licence(kibana: Kibana) -> None:
    status = kibana.status()
    assert status.told["version"]["number"].startswith("9.6")
    assert not status.is_on_cloud
    (bedrock,) = (
        kind
        for kind in kibana.connector_types("generativeAIForSecurity")
        if kind["id"] == ".bedrock"
    )
    assert bedrock["enabled_in_license"] is True


def test_the_proxy_of_elastic_cloud_is_known_by_its_header() -> None:
    answer = http(200, '{"status": {}}', X_Found_Handling_Cluster="5d1e8a7c20b94f36")
    with Wire(answer) as wire:
        kibana = Kibana(wire.url, ElasticAuth(api_key=API_KEY))
        assert kibana.status().is_on_cloud
        kibana.close()


def test_a_password_signs_in_as_well(world: World) -> None:
    auth = ElasticAuth(username=world.elastic.username, password=world.elastic.password)
    kibana = Kibana(world.kibana_url, auth)
    assert kibana.connectors() == []
    kibana.close()


def test_a_wrong_key_is_refused(world: World) -> None:
    kibana = Kibana(world.kibana_url, ElasticAuth(api_key=API_KEY))
    problem = failure_of(kibana.connectors)
    kibana.close()
    assert (problem.service_code, problem.status) == ("401", 401)


def test_who_may_create_is_told_without_creating(world: World, kibana: Kibana) -> None:
    before = kibana.connectors()
    kibana.probe_create(".bedrock")
    assert kibana.connectors() == before
    reader = Kibana(world.kibana_url, ElasticAuth(api_key=world.elastic.reader_api_key))
    problem = failure_of(lambda: reader.probe_create(".bedrock"))
    reader.close()
    assert problem.status == 403


def test_an_unknown_type_may_not_be_created(kibana: Kibana) -> None:
    assert failure_of(lambda: kibana.probe_create(".no-such-type")).status == 400


def test_a_probe_that_made_something_takes_it_back() -> None:
    made = http(200, '{"id": "p/1", "name": "Fairlead permission check"}')
    with Wire(made, http(204)) as wire:
        kibana = Kibana(wire.url, ElasticAuth(api_key=API_KEY))
        kibana.probe_create(".odd")
        kibana.close()
    assert [request.line for request in wire.requests] == [
        "POST /api/actions/connector HTTP/1.1",
        "DELETE /api/actions/connector/p%2F1 HTTP/1.1",
    ]


def test_a_connector_that_fails_behind_kibana_fails_here(kibana: Kibana) -> None:
    connector_id = str(uuid.uuid4())
    create(kibana, connector_id)
    body = json.dumps(
        {
            "anthropic_version": "bedrock-2023-05-31",
            "max_tokens": 8,
            "messages": [{"role": "user", "content": "Hi"}],
        }
    )
    problem = failure_of(lambda: kibana.execute(connector_id, "test", {"body": body}))
    assert (problem.service_code, problem.status) == ("403", 403)
    assert "Status code: 403." in problem.details
    assert not problem.may_have_happened
    unknown = failure_of(lambda: kibana.execute(connector_id, "no-such-thing", {}))
    assert unknown.service_code == "connector-error"
    assert "is not registered" in unknown.details
    kibana.delete_connector(connector_id)


def test_data_of_a_sub_action_comes_back() -> None:
    answer = '{"status": "ok", "connector_id": "c", "data": {"completion": "pong"}}'
    with Wire(http(200, answer)) as wire:
        kibana = Kibana(f"{wire.url}/base/", ElasticAuth(api_key=API_KEY), space="a b")
        assert kibana.execute("c", "test", {"body": "{}"}) == {"completion": "pong"}
        kibana.close()
    (request,) = wire.requests
    assert request.line == "POST /base/s/a%20b/api/actions/connector/c/_execute HTTP/1.1"
    assert request.headers["authorization"] == f"ApiKey {API_KEY}"
    assert request.headers["kbn-xsrf"]
    assert request.headers["user-agent"].startswith("fairlead/")
    assert json.loads(request.body) == {
        "params": {"subAction": "test", "subActionParams": {"body": "{}"}}
    }


@pytest.mark.parametrize(
    ("reply", "code", "is_open"),
    [
        ("silence", "timeout", True),
        ("reset", "reset", True),
        (http(502, "<html>Bad gateway", "text/html"), "502", True),
        (http(500, '{"statusCode": 500, "message": "No encryption key."}'), "500", True),
        (http(200, "{not json"), "unreadable", True),
        (http(200, "<html>Please sign in", "text/html"), "sign-in-page", True),
        (http(400, '{"statusCode": 400, "message": "Bad."}'), "400", False),
        (http(302, Location="/login?next=%2Fapi"), "sign-in-page", False),
        (http(302, Location="https://elsewhere.example/x"), "redirected", False),
        (http(407), "proxy", False),
        (
            http(401, '{"error": {"type": "security_exception"}, "status": 401}'),
            "wrong-product",
            False,
        ),
        (http(404, '{"ok": false, "message": "Unknown resource."}'), "404", False),
    ],
)
def test_only_a_change_without_a_clear_answer_may_have_happened(
    reply: Reply, code: str, is_open: bool
) -> None:
    change = fail_over(reply, create)
    look = fail_over(reply, Kibana.connectors)
    assert (change.service_code, change.may_have_happened) == (code, is_open)
    assert (look.service_code, look.may_have_happened) == (code, False)


@pytest.mark.parametrize(
    "answer",
    [
        '{"statusCode": 404, "error": "Not Found", "message": "Not Found"}',
        '{"statusCode": 404, "error": "Not Found", "message": "Saved object [space/x] not found"}',
        '{"ok": false, "message": "Unknown resource."}',
        "<html>",
    ],
)
def test_not_every_404_is_a_missing_connector(answer: str) -> None:
    for ask in (lambda k: k.connector("c"), lambda k: k.delete_connector("c")):
        assert fail_over(http(404, answer), ask).service_code == "404"


def test_something_that_is_not_kibana_is_told() -> None:
    info = '{"name": "n", "tagline": "You Know, for Search"}'
    assert fail_over(http(200, info), Kibana.status).service_code == "wrong-product"


def test_a_secret_in_kibana_s_own_words_is_masked() -> None:
    words = json.dumps({"statusCode": 400, "message": f"[secret]: {SECRET} is odd, {API_KEY} too"})
    problem = fail_over(http(400, words), create)
    assert "is odd" in problem.details


def test_an_unreachable_kibana_is_told() -> None:
    with Wire(b"") as wire:
        url = wire.url
    problem = failure_of(Kibana(url, ElasticAuth(api_key=API_KEY)).connectors)
    assert problem.service_code == "unreachable"
    assert problem.retryable


@pytest.mark.parametrize(
    ("kind", "code"),
    [("timeout", "timeout"), ("reset", "reset"), ("effect_then_reset", "reset")],
)
def test_faults_of_the_practice_world_are_told(kind: str, code: str, world: World) -> None:
    world.faults.add(Fault.from_json({"kind": kind, "service": "kibana", "seconds": 1}))
    kibana = Kibana(world.kibana_url, ElasticAuth(api_key=world.elastic.api_key), timeout=0.3)
    connector_id = str(uuid.uuid4())
    problem = failure_of(lambda: create(kibana, connector_id))
    assert problem.service_code == code
    assert problem.may_have_happened
    kibana.delete_connector(connector_id)
    kibana.close()


def test_an_answer_that_cannot_be_read_is_quoted_unless_something_was_made() -> None:
    reply = http(200, '{"key": "nEw/SeCrEt"')
    assert "nEw/SeCrEt" in fail_over(reply, Kibana.connectors).details
    assert_keeps(fail_over(reply, create), "nEw/SeCrEt")

"""Elasticsearch: what a practice world answers, and what the way to it can do to an answer."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator

import pytest
from tests.services.traces import assert_keeps
from tests.services.wire import Reply, Wire, http

from fairlead.sandbox.world import World
from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.elastic import ElasticAuth
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.problems import ServiceProblem

API_KEY = "a2V5LWlkOnNlY3JldC1vZi1rZXk="
SECRET = "aws/sEcReT+1234567890"
MODEL = "us.anthropic.claude-sonnet-4-5-20250929-v1:0"
PRODUCT = {"X_Elastic_Product": "Elasticsearch"}


def settings(access_key: str, secret_key: str) -> dict[str, object]:
    return {
        "service": "amazonbedrock",
        "service_settings": {
            "access_key": access_key,
            "secret_key": secret_key,
            "region": "us-east-1",
            "provider": "anthropic",
            "model": MODEL,
        },
    }


@pytest.fixture
def elasticsearch(world: World) -> Iterator[Elasticsearch]:
    way = Elasticsearch(world.elasticsearch_url, ElasticAuth(api_key=world.elastic.api_key))
    yield way
    way.close()


def failure_of(ask: Callable[[], object]) -> ServiceProblem:
    with pytest.raises(ServiceProblem) as raised:
        ask()
    assert_keeps(raised.value, API_KEY, SECRET)
    return raised.value


def fail_over(reply: Reply, ask: Callable[[Elasticsearch], object]) -> ServiceProblem:
    with Wire(reply) as wire:
        way = Elasticsearch(wire.url, ElasticAuth(api_key=API_KEY), timeout=0.3)
        problem = failure_of(lambda: ask(way))
        way.close()
    return problem


def put(way: Elasticsearch) -> object:
    return way.put_inference("completion", "i-1", settings("AKIAIOSFODNN7EXAMPLE", SECRET))


def test_who_answers_and_who_asks(elasticsearch: Elasticsearch) -> None:
    assert elasticsearch.info()["version"]["number"].startswith("9.6")
    assert elasticsearch.license()["type"] == "enterprise"
    assert elasticsearch.authenticate()["username"] == "elastic"
    wanted = {
        "cluster": ["manage_inference"],
        "index": [{"names": [".elastic-connectors*"], "privileges": ["write"]}],
    }
    answer = elasticsearch.has_privileges(wanted)
    assert answer["has_all_requested"] is True
    assert answer["cluster"] == {"manage_inference": True}


def test_a_password_signs_in_as_well(world: World) -> None:
    auth = ElasticAuth(username=world.elastic.username, password=world.elastic.password)
    way = Elasticsearch(world.elasticsearch_url, auth)
    assert way.authenticate()["authentication_type"] == "realm"
    way.close()


def test_a_wrong_key_is_refused(world: World) -> None:
    way = Elasticsearch(world.elasticsearch_url, ElasticAuth(api_key=API_KEY))
    problem = failure_of(way.info)
    way.close()
    assert (problem.service_code, problem.status) == ("security_exception", 401)


def test_an_endpoint_is_put_read_and_deleted(world: World, elasticsearch: Elasticsearch) -> None:
    admin = StaticCredentials(world.admin.access_key_id, world.admin.secret_access_key)
    aws = Aws("us-east-1", credentials=admin, endpoint_url=world.aws_url)
    form = (
        b'{"companyName": "A", "companyWebsite": "https://a.example", "intendedUsers": "0",'
        b' "industryOption": "Other", "otherIndustryOption": "x", "useCases": "x"}'
    )
    aws.call("bedrock", "put_use_case_for_model_access", formData=form)
    base = MODEL.removeprefix("us.")
    offers = list(
        aws.pages("bedrock", "list_foundation_model_agreement_offers", "offers", modelId=base)
    )
    aws.call(
        "bedrock",
        "create_foundation_model_agreement",
        modelId=base,
        offerToken=offers[0]["offerToken"],
    )
    aws.close()
    name = f"claude-{uuid.uuid4().hex[:8]}"
    assert elasticsearch.inference("completion", name) is None
    elasticsearch.put_inference(
        "completion", name, settings(admin.access_key_id, admin.secret_access_key)
    )
    found = elasticsearch.inference("completion", name)
    assert found is not None
    assert (found["inference_id"], found["task_type"]) == (name, "completion")
    assert admin.secret_access_key not in str(found)
    assert elasticsearch.delete_inference("completion", name) is True
    assert elasticsearch.delete_inference("completion", name) is False
    assert elasticsearch.inference("completion", name) is None


def test_a_key_that_bedrock_refuses_is_told_in_bedrock_s_words(
    elasticsearch: Elasticsearch,
) -> None:
    problem = failure_of(lambda: put(elasticsearch))
    assert problem.status == 400
    assert "security token" in problem.details


@pytest.mark.parametrize(
    ("reply", "code", "is_open"),
    [
        ("silence", "timeout", True),
        ("reset", "reset", True),
        (http(502, "<html>Bad gateway", "text/html"), "502", True),
        (
            http(500, '{"error": {"type": "x_exception"}, "status": 500}', **PRODUCT),
            "x_exception",
            True,
        ),
        (http(200, "{not json", **PRODUCT), "unreadable", True),
        (http(200, "<html>Please sign in", "text/html"), "sign-in-page", True),
        (http(200, "{}"), "wrong-product", False),
        (http(302, Location="/login", kbn_name="kibana"), "sign-in-page", False),
        (http(404, '{"statusCode": 404}', kbn_name="kibana"), "wrong-product", False),
        (http(407), "proxy", False),
        (
            http(401, '{"error": {"type": "security_exception"}, "status": 401}'),
            "security_exception",
            False,
        ),
        (http(429, '{"error": "slow down"}', **PRODUCT), "429", False),
    ],
)
def test_only_a_change_without_a_clear_answer_may_have_happened(
    reply: Reply, code: str, is_open: bool
) -> None:
    change = fail_over(reply, put)
    look = fail_over(reply, Elasticsearch.info)
    assert (change.service_code, change.may_have_happened) == (code, is_open)
    assert (look.service_code, look.may_have_happened) == (code, False)


def test_a_refusal_keeps_the_reason_and_its_cause() -> None:
    body = (
        '{"error": {"type": "status_exception", "reason": "No.",'
        f' "caused_by": {{"reason": "You said {SECRET}."}}}}, "status": 400}}'
    )
    problem = fail_over(http(400, body, **PRODUCT), put)
    assert problem.service_code == "status_exception"
    assert "No.\nYou said <redacted>." in problem.details


def test_nothing_is_tried_twice() -> None:
    with Wire(http(503, '{"error": "busy"}', **PRODUCT)) as wire:
        way = Elasticsearch(wire.url, ElasticAuth(api_key=API_KEY))
        failure_of(lambda: put(way))
        failure_of(way.info)
        way.close()
    assert len(wire.requests) == 2


def test_requests_go_where_the_address_says() -> None:
    with Wire(http(200, "{}", Warning='299 Elasticsearch "deprecated"', **PRODUCT)) as wire:
        way = Elasticsearch(f"{wire.url}/base/", ElasticAuth(api_key=API_KEY))
        way.delete_inference("chat_completion", "a b")
        way.close()
    (request,) = wire.requests
    assert request.line == "DELETE /base/_inference/chat_completion/a%20b HTTP/1.1"
    assert request.headers["authorization"] == f"ApiKey {API_KEY}"
    assert request.headers["user-agent"].startswith("fairlead/")


def test_another_404_is_not_a_missing_endpoint() -> None:
    reply = http(404, '{"ok": false, "message": "Unknown resource."}')
    assert fail_over(reply, lambda way: way.inference("completion", "i")).service_code == "404"
    assert fail_over(reply, lambda way: way.delete_inference("completion", "i")).status == 404


def test_an_answer_that_cannot_be_read_is_not_quoted() -> None:
    problem = fail_over(http(200, '{"key": "nEw/SeCrEt"', **PRODUCT), put)
    assert problem.service_code == "unreadable"
    assert_keeps(problem, "nEw/SeCrEt")

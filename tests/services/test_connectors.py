"""Connectors, API keys and indices: what a practice world answers, and that no secret is kept."""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.services.traces import assert_keeps
from tests.services.wire import Reply, Wire, http

from fairlead.sandbox.world import World
from fairlead.services.api_keys import ApiKeys, key_id_of
from fairlead.services.connectors import Connectors, send, veil
from fairlead.services.elastic import ElasticAuth
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.indices import Indices
from fairlead.services.problems import ServiceProblem
from fairlead.services.sync_jobs import SyncJobs

SECRET = "aws/sEcReT+1234567890"
ENCODED = base64.b64encode(b"an-id:a-very-secret-key").decode()
PRODUCT = {"X_Elastic_Product": "Elasticsearch"}
TOLD = {
    "id": "s3",
    "name": "S3",
    "service_type": "s3",
    "status": "configured",
    "configuration": {
        "buckets": {"label": "AWS Buckets", "value": "docs"},
        "aws_access_key_id": {"label": "AWS Access Key Id", "value": "AKIA1", "sensitive": False},
        "aws_secret_access_key": {"label": "AWS Secret Key", "value": SECRET},
        "token": {"label": "Token", "value": SECRET, "sensitive": True},
        "empty": {"label": "Empty", "value": "", "sensitive": True},
    },
    "filtering": [{"draft": {"rules": []}, "active": {"rules": [1]}}],
    "scheduling": {"full": {"enabled": True, "interval": "0 0 0 * * ?"}},
    "pipeline": None,
    "error": None,
}
CONFIGURATION = {"aws_secret_access_key": {"label": "AWS Secret Key", "value": SECRET}}


@pytest.fixture
def elasticsearch(world: World) -> Iterator[Elasticsearch]:
    elastic = world.elastic
    auth = ElasticAuth(username=elastic.username, password=elastic.password)
    way = Elasticsearch(world.elasticsearch_url, auth)
    yield way
    way.close()


@pytest.fixture
def connectors(elasticsearch: Elasticsearch) -> Connectors:
    return Connectors(elasticsearch)


def answered(reply: Reply, ask: Callable[[Elasticsearch], Any]) -> Any:
    """Return what is made of a reply."""
    with Wire(reply) as wire:
        way = Elasticsearch(wire.url, ElasticAuth(api_key="a2V5"), timeout=0.3)
        try:
            return ask(way)
        finally:
            way.close()


def fail_over(reply: Reply, ask: Callable[[Elasticsearch], Any]) -> ServiceProblem:
    with pytest.raises(ServiceProblem) as raised:
        answered(reply, ask)
    assert_keeps(raised.value, SECRET, ENCODED)
    return raised.value


def said(status: int, body: object) -> bytes:
    return http(status, json.dumps(body), **PRODUCT)


def refusal(status: int, reason: str) -> bytes:
    return said(status, {"error": {"type": "illegal", "reason": reason}, "status": status})


def configure(way: Elasticsearch) -> None:
    Connectors(way).configure("s3", CONFIGURATION)


def test_the_secrets_that_elasticsearch_tells_are_veiled() -> None:
    told = answered(said(200, TOLD), lambda way: Connectors(way).get("s3"))

    assert told.configuration == {
        "buckets": "docs",
        "aws_access_key_id": "AKIA1",
        "aws_secret_access_key": veil(SECRET),
        "token": veil(SECRET),
        "empty": "",
    }
    assert SECRET not in repr(told)
    assert veil(SECRET) not in repr(told)
    assert (told.draft, told.active) == ({"rules": []}, {"rules": [1]})
    assert told.schedule == {"enabled": True, "interval": "0 0 0 * * ?"}
    assert (told.pipeline, told.error, told.last_seen, told.index) == ({}, "", "", "")


def test_a_list_of_connectors_is_veiled_as_well() -> None:
    body = {"count": 1, "results": [TOLD]}
    (told,) = answered(said(200, body), lambda way: Connectors(way).find(name="S3"))

    assert told.configuration["aws_secret_access_key"] == veil(SECRET)


@pytest.mark.parametrize(
    "reply",
    [
        refusal(400, f"failed to parse [{SECRET}]"),
        refusal(500, f"cannot store {SECRET}"),
        http(200, f"not JSON but {SECRET}", **PRODUCT),
        http(502, f"a proxy that repeats {SECRET}"),
        "reset",
        "silence",
    ],
)
def test_a_failure_does_not_repeat_the_secret(reply: Reply) -> None:
    problem = fail_over(reply, configure)

    assert problem.operation == "configure_connector"


def test_a_failure_of_a_stored_secret_does_not_repeat_it() -> None:
    fail_over(refusal(400, ENCODED), lambda way: Connectors(way).put_secret("s3", ENCODED))
    values = {"aws_secret_access_key": SECRET}
    fail_over(refusal(400, SECRET), lambda way: Connectors(way).set_values("s3", values))


def test_a_new_key_that_cannot_be_read_is_not_quoted() -> None:
    reply = http(200, f'{{"encoded": "{ENCODED}"', **PRODUCT)

    problem = fail_over(reply, lambda way: ApiKeys(way).create({"name": "x"}))

    assert problem.may_have_happened


def test_what_changes_something_may_have_happened() -> None:
    assert fail_over("silence", configure).may_have_happened
    assert not fail_over("silence", lambda way: Connectors(way).get("s3")).may_have_happened


def test_a_reason_behind_a_reason_is_told() -> None:
    innermost = {"type": "c", "reason": "invalid cron expression [x]"}
    error = {
        "type": "a",
        "reason": "failed to parse [scheduling]",
        "caused_by": {"type": "b", "reason": "failed to parse [full]", "caused_by": innermost},
    }

    problem = fail_over(said(400, {"error": error}), configure)

    assert "invalid cron expression [x]" in problem.details


def test_a_connector_is_made_found_and_deleted(connectors: Connectors) -> None:
    connector_id, index = str(uuid.uuid4()), f"content-{uuid.uuid4().hex}"
    assert connectors.get(connector_id) is None
    assert connectors.find(index=index) == ()

    connectors.create(connector_id, {"name": "A, B", "index_name": index, "service_type": "s3"})

    made = connectors.get(connector_id)
    assert made is not None
    assert connectors.find(index=index) == (made,)
    assert connectors.find(name="A, B") == ()  # the comma parts it in two
    assert made in connectors.find()
    assert connectors.delete(connector_id)
    assert not connectors.delete(connector_id)
    assert connectors.get(connector_id) is None


def test_secrets_are_stored_and_deleted(
    connectors: Connectors, elasticsearch: Elasticsearch
) -> None:
    connectors.put_secret("a/b", "one")
    connectors.put_secret("a/b", "two")

    assert send(elasticsearch, "secret", "GET", ("_secret", "a/b"))["value"] == "two"
    assert connectors.delete_secret("a/b")
    assert not connectors.delete_secret("a/b")


def test_jobs_are_asked_for_and_cancelled(
    connectors: Connectors, elasticsearch: Elasticsearch
) -> None:
    connector_id, jobs = str(uuid.uuid4()), SyncJobs(elasticsearch)
    index = f"content-{uuid.uuid4().hex}"
    connectors.create(connector_id, {"index_name": index, "service_type": "s3"})
    assert jobs.newest(connector_id) is None

    job_id = jobs.start(connector_id)

    job = jobs.newest(connector_id)
    assert job is not None
    assert (job.id, job.status) == (job_id, "pending")
    jobs.cancel(job_id)
    again = jobs.get(job_id)
    assert again is not None
    assert again.status == "canceled"
    assert jobs.get("none") is None


def test_keys_of_one_name_are_told_while_they_work(elasticsearch: Elasticsearch) -> None:
    keys, name = ApiKeys(elasticsearch), f"key {uuid.uuid4()}"
    first, second = (keys.create({"name": name, "metadata": {"n": n}}) for n in (1, 2))
    keys.create({"name": f"{name} other"})

    assert {key.id: key.metadata for key in keys.named(name)} == {
        first.id: {"n": 1},
        second.id: {"n": 2},
    }
    assert first.encoded not in repr(first)
    assert key_id_of(first.encoded) == first.id
    keys.invalidate((first.id,))
    keys.invalidate((first.id,))
    assert [key.id for key in keys.named(name)] == [second.id]
    assert keys.named(f"{name}*") == ()


def test_an_index_is_made_counted_and_deleted(elasticsearch: Elasticsearch) -> None:
    indices, name = Indices(elasticsearch), f"content-{uuid.uuid4().hex}"
    assert indices.get(name) is None

    indices.create(name, {"mappings": {"_meta": {"a": "b"}}, "aliases": {f"{name}-too": {}}})
    elasticsearch.request("put", lambda client: client.index(index=name, document={}))

    assert indices.count(name) == 1
    there = indices.get(f"{name}-too")
    assert there is not None
    assert (there.name, there.meta) == (name, {"a": "b"})
    assert indices.delete(name)
    assert not indices.delete(name)


def test_the_same_elasticsearch_with_another_key(
    elasticsearch: Elasticsearch, world: World
) -> None:
    other = elasticsearch.with_key(world.elastic.api_key)

    assert other.authenticate()["authentication_type"] == "api_key"
    other.close()


@given(
    st.text(st.characters(exclude_characters=":", codec="utf-8"), min_size=1), st.text(min_size=1)
)
def test_the_id_of_a_key_is_read_out_of_it(key_id: str, secret: str) -> None:
    encoded = base64.b64encode(f"{key_id}:{secret}".encode(errors="replace")).decode()

    assert key_id_of(encoded) == key_id


@given(st.text())
def test_what_is_no_key_has_no_id(words: str) -> None:
    found = key_id_of(words)

    assert found == "" or found in base64.b64decode(words).decode()


def test_a_key_without_one_of_its_parts_has_no_id() -> None:
    for words in (b"id:", b":secret", b"id"):
        assert key_id_of(base64.b64encode(words).decode()) == ""


def test_a_veil_tells_the_same_and_nothing_else() -> None:
    assert veil("a secret") == veil("a secret") != veil("another")
    assert "secret" not in veil("a secret")

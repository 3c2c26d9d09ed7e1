"""Connectors are made, found and removed as Elasticsearch's Connector API does."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from elasticsearch import Elasticsearch, NotFoundError
from tests.sandbox.elastic.connectors.support import change, make_connector, refusal, show, with_key
from tests.sandbox.elastic.stage import Stage, error_of

Play = Callable[..., Stage]

MIDNIGHT = {"enabled": False, "interval": "0 0 0 * * ?"}
DEFAULT_RULE = {
    "id": "DEFAULT",
    "field": "_",
    "order": 0,
    "policy": "include",
    "rule": "regex",
    "value": ".*",
}


def _undated(item: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if not key.endswith("_at")}


def test_a_new_connector_has_the_defaults(stage: Stage) -> None:
    answer = stage.es.put(
        "/_connector/s3", json={"index_name": "docs", "name": "S3", "service_type": "s3"}
    )
    assert (answer.status_code, answer.json()) == (201, {"result": "created", "id": "s3"})
    connector = show(stage)
    [filtering] = connector.pop("filtering")
    assert connector == {
        "id": "s3",
        "index_name": "docs",
        "name": "S3",
        "service_type": "s3",
        "configuration": {},
        "custom_scheduling": {},
        "is_native": False,
        "scheduling": {"access_control": MIDNIGHT, "full": MIDNIGHT, "incremental": MIDNIGHT},
        "status": "created",
        "sync_now": False,
        "deleted": False,
    }
    assert filtering["domain"] == "DEFAULT"
    for side in (filtering["active"], filtering["draft"]):
        assert _undated(side["advanced_snippet"]) == {"value": {}}
        assert [_undated(rule) for rule in side["rules"]] == [DEFAULT_RULE]
        assert side["validation"] == {"errors": [], "state": "valid"}


def test_a_body_is_not_needed_and_an_id_is_made(stage: Stage) -> None:
    answer = stage.es.post("/_connector")
    assert answer.status_code == 201
    made = show(stage, answer.json()["id"])
    assert (made["name"], made["status"], "index_name" in made) == ("", "created", False)


def test_putting_an_id_again_wipes_the_connector(stage: Stage) -> None:
    make_connector(stage)
    change(stage, "_configuration", {"configuration": {"buckets": {"label": "B", "value": "a"}}})
    change(stage, "_filtering", {"advanced_snippet": {"value": [{"bucket": "a"}]}})
    answer = stage.es.put("/_connector/s3", json={"index_name": "docs"})
    assert (answer.status_code, answer.json()["result"]) == (200, "updated")
    wiped = show(stage)
    assert wiped["configuration"] == {}
    assert wiped["filtering"][0]["draft"]["advanced_snippet"]["value"] == {}
    assert "service_type" not in wiped


@pytest.mark.parametrize(
    ("body", "status", "kind", "reason"),
    [
        (
            '{"name":"a","colour":"red"}',
            400,
            "x_content_parse_exception",
            "[1:13] [connector_put_request] unknown field [colour]",
        ),
        (
            '{"name":7}',
            400,
            "x_content_parse_exception",
            "[1:9] [connector_put_request] name doesn't support values of type: VALUE_NUMBER",
        ),
        (
            '{"is_native":"perhaps"}',
            400,
            "x_content_parse_exception",
            "[1:14] [connector_put_request] failed to parse field [is_native]",
        ),
        (
            '{"index_name":"_docs"}',
            400,
            "action_request_validation_exception",
            "Validation Failed: 1: [_docs] InvalidIndexNameException[Invalid index name [_docs], "
            "must not start with '_', '-', or '+'];",
        ),
        (
            '{"index_name":"docs","is_native":true}',
            400,
            "action_request_validation_exception",
            "Validation Failed: 1: Index [docs] is invalid. Index attached to an Elastic-managed "
            "connector must start with the prefix: [content-];",
        ),
    ],
)
def test_a_body_that_does_not_fit_is_refused(
    stage: Stage, body: str, status: int, kind: str, reason: str
) -> None:
    headers = {"content-type": "application/json"}
    answer = stage.es.put("/_connector/s3", content=body, headers=headers)
    assert error_of(answer) == (status, kind, reason)
    assert stage.es.get("/_connector/s3").status_code == 404


def test_a_managed_connector_needs_configuration_and_its_prefix(stage: Stage) -> None:
    make_connector(stage, is_native=True, index_name="content-docs")
    assert show(stage)["status"] == "needs_configuration"
    assert refusal(change(stage, "_index_name", {"index_name": "docs"})) == (
        400,
        "Index attached to an Elastic-managed connector must start with the prefix: [content-]. "
        "The index name in the payload [docs] doesn't comply with this requirement.",
    )
    make_connector(stage, "own", index_name="docs")
    assert refusal(change(stage, "_native", {"is_native": True}, "own")) == (
        400,
        "The index name [docs] attached to the connector [own] must start with the required "
        "prefix: [content-] to be Elastic-managed. Please update the attached index first to "
        "comply with this requirement.",
    )


def test_an_index_has_one_connector(stage: Stage) -> None:
    make_connector(stage)
    taken = (400, "Index name [docs] is used by another connector.")
    assert refusal(stage.es.post("/_connector", json={"index_name": "docs"})) == taken
    make_connector(stage, "other", index_name="more")
    assert refusal(change(stage, "_index_name", {"index_name": "docs"}, "other")) == taken
    assert change(stage, "_index_name", {"index_name": "more"}, "other").json() == {
        "result": "noop"
    }
    # One that was removed does not count.
    assert stage.es.delete("/_connector/s3").json() == {"acknowledged": True}
    assert change(stage, "_index_name", {"index_name": "docs"}, "other").status_code == 200


def test_a_removed_connector_is_there_for_who_asks(stage: Stage) -> None:
    make_connector(stage)
    stage.es.delete("/_connector/s3")
    missing = (404, "connector [s3] not found")
    assert refusal(stage.es.get("/_connector/s3")) == missing
    assert refusal(stage.es.delete("/_connector/s3")) == missing
    assert stage.es.get("/_connector/s3?include_deleted=true").json()["deleted"] is True
    assert stage.es.get("/_connector").json()["count"] == 0
    assert stage.es.get("/_connector?include_deleted=true").json()["count"] == 1
    assert stage.es.delete("/_connector/s3?hard=true").status_code == 200
    assert stage.es.get("/_connector/s3?include_deleted=true").status_code == 404


def test_jobs_may_go_with_their_connector(stage: Stage) -> None:
    for name in ("one", "two", "three"):
        make_connector(stage, name, index_name=name)
        stage.es.post("/_connector/_sync_job", json={"id": name})
    stage.es.delete("/_connector/one?delete_sync_jobs=true")
    stage.es.delete("/_connector/two")
    left = stage.es.get("/_connector/_sync_job").json()["results"]
    assert {job["connector"]["id"] for job in left} == {"two", "three"}


def test_the_list_is_sorted_filtered_and_cut(stage: Stage) -> None:
    for name, index in (("c", "zebra"), ("a", "ant"), ("b", "bee")):
        make_connector(stage, name, index_name=index, name=f"Name {name}")
    make_connector(stage, "loose", index_name=None, service_type="gdrive")

    def ids(query: str) -> list[str]:
        answer = stage.es.get(f"/_connector?{query}").json()
        return [item["id"] for item in answer["results"]]

    assert ids("") == ["a", "b", "c", "loose"]
    assert ids("from=1&size=2") == ["b", "c"]
    assert stage.es.get("/_connector?size=1").json()["count"] == 4
    assert ids("index_name=ant,zebra") == ["a", "c"]
    assert ids("connector_name=Name b") == ["b"]
    assert ids("service_type=gdrive") == ["loose"]
    assert ids("query=bee") == ["b"]
    assert refusal(stage.es.get("/_connector?size=-1")) == (
        400,
        "Validation Failed: 1: [size] parameter cannot be negative, found [-1];",
    )


def test_rights_to_read_and_to_manage_are_two(stage: Stage) -> None:
    make_connector(stage)
    reader = with_key(stage, {"cluster": ["monitor_connector"]})
    assert reader.get("/_connector/s3").status_code == 200
    refused = reader.put("/_connector/s3/_name", json={"name": "x"})
    assert error_of(refused)[:2] == (403, "security_exception")
    assert refused.json()["error"]["reason"].endswith(
        "this action is granted by the cluster privileges [manage_connector,manage,all]"
    )
    nobody = with_key(stage, {"cluster": ["monitor"]})
    assert refusal(nobody.get("/_connector"))[0] == 403
    assert with_key(stage, {"cluster": ["manage"]}).get("/_connector").status_code == 200


@pytest.mark.filterwarnings("ignore::elasticsearch.exceptions.GeneralAvailabilityWarning")
@pytest.mark.parametrize("version", ["8.19", "9.2", "9.6", "serverless"])
def test_the_official_client_serves_every_version(play: Play, version: str) -> None:
    stage = play(version)
    key = stage.elastic.credentials.api_key
    with Elasticsearch(stage.elasticsearch_url, api_key=key, max_retries=0) as client:
        made = client.connector.put(
            connector_id="s3", index_name="docs", name="S3", service_type="s3"
        )
        assert made["result"] == "created"
        client.connector.update_name(connector_id="s3", name="Files")
        assert client.connector.get(connector_id="s3")["name"] == "Files"
        assert client.connector.list(index_name="docs")["count"] == 1
        client.connector.update_scheduling(
            connector_id="s3", scheduling={"full": {"enabled": True, "interval": "0 0 2 * * ?"}}
        )
        job = client.connector.sync_job_post(id="s3", job_type="full")["id"]
        assert client.connector.sync_job_get(connector_sync_job_id=job)["status"] == "pending"
        assert client.connector.sync_job_cancel(connector_sync_job_id=job)["result"] == "updated"
        client.connector.delete(connector_id="s3")
        with pytest.raises(NotFoundError):
            client.connector.get(connector_id="s3")


def test_broken_json_is_refused(stage: Stage) -> None:
    for body, kind in (("{", "x_content_parse_exception"), ("[]", "parsing_exception")):
        answer = stage.es.put(
            "/_connector/s3", content=body, headers={"content-type": "application/json"}
        )
        assert error_of(answer)[:2] == (400, kind)
    assert json.loads(stage.es.get("/_connector").text) == {"count": 0, "results": []}

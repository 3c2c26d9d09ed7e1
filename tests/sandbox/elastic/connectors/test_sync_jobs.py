"""Sync jobs run through their states and no others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from tests.sandbox.elastic.connectors.support import (
    ORIGIN,
    SYNC_JOBS,
    change,
    make_connector,
    refusal,
)
from tests.sandbox.elastic.stage import Stage, error_of

Play = Callable[..., Stage]

JOBS = "/_connector/_sync_job"
STATS = {"deleted_document_count": 1, "indexed_document_count": 2, "indexed_document_volume": 3}


def _post(stage: Stage, **body: Any) -> str:
    answer = stage.es.post(JOBS, json={"id": "s3", **body})
    assert answer.status_code == 201, answer.text
    made: str = answer.json()["id"]
    return made


def _show(stage: Stage, job: str) -> dict[str, Any]:
    shown: dict[str, Any] = stage.es.get(f"{JOBS}/{job}").json()
    return shown


def _do(stage: Stage, job: str, what: str, body: Any = None) -> httpx.Response:
    return stage.es.put(f"{JOBS}/{job}/_{what}", json=body)


def _set(stage: Stage, job: str, **fields: Any) -> None:
    """Change a job as the service does: in the index."""
    path = f"/{SYNC_JOBS}/_update/{job}"
    assert stage.es.post(path, json={"doc": fields}, headers=ORIGIN).status_code == 200


@pytest.fixture(autouse=True)
def connector(request: pytest.FixtureRequest) -> None:
    if "stage" in request.fixturenames:
        make_connector(request.getfixturevalue("stage"), language="en")


def test_a_job_takes_a_picture_of_its_connector(stage: Stage) -> None:
    change(stage, "_configuration", {"configuration": {"buckets": {"label": "B", "value": "x"}}})
    change(stage, "_filtering", {"advanced_snippet": {"value": [{"bucket": "new"}]}})
    job = _show(stage, _post(stage))
    assert (job["status"], job["job_type"], job["trigger_method"]) == (
        "pending",
        "full",
        "on_demand",
    )
    assert job["created_at"] == job["last_seen"]
    picture = job["connector"]
    assert (picture["id"], picture["index_name"], picture["language"]) == ("s3", "docs", "en")
    assert picture["configuration"]["buckets"]["value"] == "x"
    # The rules at work, not the draft.
    assert picture["filtering"]["advanced_snippet"]["value"] == {}
    assert job["total_document_count"] == job["indexed_document_count"] == 0


def test_access_control_has_an_index_of_its_own(stage: Stage) -> None:
    job = _show(stage, _post(stage, job_type="access_control", trigger_method="scheduled"))
    assert job["connector"]["index_name"] == ".search-acl-filter-docs"
    assert job["trigger_method"] == "scheduled"


@pytest.mark.parametrize(
    ("missing", "reason"),
    [
        (
            "index_name",
            "Cannot start a sync for connector [bare] with no index attached. Set the "
            "[index_name] property for the connector to enable syncing data.",
        ),
        (
            "service_type",
            "Cannot start a sync for connector [bare] with [service_type] not defined. Set the "
            "service type of your connector before starting the sync.",
        ),
    ],
)
def test_a_connector_that_is_not_ready_gets_no_job(stage: Stage, missing: str, reason: str) -> None:
    settings = {"index_name": "bare", "service_type": "s3"}
    del settings[missing]
    stage.es.put("/_connector/bare", json=settings)
    assert refusal(stage.es.post(JOBS, json={"id": "bare"})) == (400, reason)


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        ({"id": "nope"}, 404, "resource_not_found_exception"),
        ({}, 400, "illegal_argument_exception"),
        ({"id": ""}, 400, "action_request_validation_exception"),
        ({"id": "s3", "job_type": "half"}, 400, "x_content_parse_exception"),
        ({"id": "s3", "trigger_method": "kick"}, 400, "x_content_parse_exception"),
        ({"id": "s3", "speed": 1}, 400, "x_content_parse_exception"),
    ],
)
def test_a_wrong_request_makes_no_job(
    stage: Stage, body: dict[str, Any], status: int, kind: str
) -> None:
    answer = stage.es.post(JOBS, json=body)
    assert error_of(answer)[:2] == (status, kind)
    if status == 404:
        assert refusal(answer)[1] == "Connector with id 'nope' does not exist."
    assert stage.es.get(JOBS).json()["count"] == 0


def test_a_waiting_job_is_canceled_at_once(stage: Stage) -> None:
    for status in ("pending", "suspended"):
        job = _post(stage)
        _set(stage, job, status=status)
        assert _do(stage, job, "cancel").json() == {"result": "updated"}
        shown = _show(stage, job)
        assert shown["status"] == "canceled"
        assert shown["cancelation_requested_at"] == shown["canceled_at"] == shown["completed_at"]


def test_a_running_job_is_asked_to_end(stage: Stage) -> None:
    job = _post(stage)
    claimed = _do(stage, job, "claim", {"worker_hostname": "w", "sync_cursor": {"at": 1}})
    assert claimed.json() == {"result": "updated"}
    shown = _show(stage, job)
    assert (shown["status"], shown["worker_hostname"]) == ("in_progress", "w")
    assert shown["connector"]["sync_cursor"] == {"at": 1}
    assert shown["connector"]["index_name"] == "docs"
    assert shown["started_at"].endswith("Z")
    _do(stage, job, "cancel")
    shown = _show(stage, job)
    assert shown["status"] == "canceling"
    assert "canceled_at" not in shown
    assert refusal(_do(stage, job, "cancel")) == (400, _refused("canceling", "canceling"))
    assert _do(stage, job, "error", {"error": "gave up"}).status_code == 200
    assert (_show(stage, job)["status"], _show(stage, job)["error"]) == ("error", "gave up")


def _refused(current: str, wanted: str) -> str:
    return (
        f"Invalid transition attempt from [{current}] to [{wanted}]. Such a ConnectorSyncStatus "
        "transition is not supported by the Connector Protocol."
    )


@pytest.mark.parametrize("status", ["completed", "canceled", "error"])
def test_a_job_that_ended_stays_so(stage: Stage, status: str) -> None:
    job = _post(stage)
    _set(stage, job, status=status)
    assert refusal(_do(stage, job, "cancel")) == (400, _refused(status, "canceling"))
    late = _do(stage, job, "error", {"error": "late"})
    assert refusal(late) == (400, _refused(status, "error"))
    assert "error" not in _show(stage, job)


def test_a_job_that_waits_cannot_fail(stage: Stage) -> None:
    job = _post(stage)
    refused = _do(stage, job, "error", {"error": "early"})
    assert refusal(refused) == (400, _refused("pending", "error"))


def test_counts_are_kept(stage: Stage) -> None:
    job = _post(stage)
    told = {**STATS, "total_document_count": 9, "metadata": {"a": 1}}
    assert _do(stage, job, "stats", told).json() == {"result": "updated"}
    shown = _show(stage, job)
    assert {key: shown[key] for key in told} == told
    negative = _do(stage, job, "stats", {**STATS, "indexed_document_count": -1})
    assert refusal(negative) == (
        400,
        "Validation Failed: 1: [indexed_document_count] cannot be negative.;",
    )
    assert refusal(_do(stage, job, "stats", {"deleted_document_count": 1})) == (
        400,
        "Required [indexed_document_count]Required [indexed_document_volume]",
    )
    assert _do(stage, job, "check_in").json() == {"result": "updated"}
    assert _show(stage, job)["last_seen"] > shown["last_seen"]


def test_jobs_are_listed_newest_first(stage: Stage) -> None:
    make_connector(stage, "other", index_name="other")
    first, second = _post(stage), _post(stage, job_type="incremental")
    third = stage.es.post(JOBS, json={"id": "other"}).json()["id"]
    _do(stage, first, "cancel")

    def ids(query: str = "") -> list[str]:
        return [job["id"] for job in stage.es.get(f"{JOBS}?{query}").json()["results"]]

    assert ids() == [third, second, first]
    assert ids("status=canceled") == [first]
    assert ids("connector_id=s3") == [second, first]
    assert ids("job_type=incremental,access_control") == [second]
    assert ids("size=1&from=1") == [second]
    assert refusal(stage.es.get(f"{JOBS}?status=lazy"))[0] == 400


def test_a_job_that_is_not_there_is_said_so(stage: Stage) -> None:
    missing = (404, "connector sync job [nope] not found")
    assert refusal(stage.es.get(f"{JOBS}/nope")) == missing
    assert refusal(_do(stage, "nope", "cancel")) == missing
    assert refusal(_do(stage, "nope", "check_in")) == missing
    assert refusal(stage.es.delete(f"{JOBS}/nope")) == missing
    job = _post(stage)
    assert stage.es.delete(f"{JOBS}/{job}").json() == {"acknowledged": True}
    assert refusal(stage.es.get(f"{JOBS}/{job}"))[0] == 404


def test_what_the_service_calls_is_not_on_serverless(play: Play) -> None:
    stage = play("serverless")
    make_connector(stage)
    job = _post(stage)
    for what in ("claim", "stats", "check_in", "error"):
        assert error_of(_do(stage, job, what, {}))[:2] == (410, "api_not_available_exception")
    assert _do(stage, job, "cancel").status_code == 200

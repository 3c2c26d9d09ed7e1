"""The sync jobs of connectors: asked for, claimed, counted, canceled.

From ``ConnectorSyncJobIndexService`` in elastic/elasticsearch.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Final

from fairlead.sandbox.elastic.connector_api import ACTION, MANAGE, READ, page_of, refuse_all
from fairlead.sandbox.elastic.connector_store import DocumentStore
from fairlead.sandbox.elastic.elasticsearch_base import (
    ElasticsearchError,
    Endpoint,
    Visit,
    bad_request,
)
from fairlead.sandbox.elastic.filtering import instant, one_of
from fairlead.sandbox.elastic.indices import new_id, now_text
from fairlead.sandbox.elastic.state_machines import SYNC_JOB
from fairlead.sandbox.elastic.web import Response, Route
from fairlead.sandbox.elastic.xcontent import ObjectParser, mapping, text, whole_number

Fields = Mapping[str, Any]
_JOB_TYPES: Final = ("full", "incremental", "access_control")
_ACCESS_CONTROL_PREFIX: Final = ".search-acl-filter-"
_COUNTS: Final = (
    "deleted_document_count",
    "indexed_document_count",
    "indexed_document_volume",
    "total_document_count",
)
# What a job knows of its connector.
_COPIED: Final = ("index_name", "language", "pipeline", "service_type", "configuration")

_POST: Final = ObjectParser(
    "connector_sync_job_post_request",
    {
        "id": text(),
        "job_type": text(check=one_of("ConnectorSyncJobType", _JOB_TYPES)),
        "trigger_method": text(
            check=one_of("ConnectorSyncJobTriggerMethod", ("on_demand", "scheduled"))
        ),
    },
    required=("id",),
)
_CLAIM: Final = ObjectParser(
    "claim_connector_sync_job",
    {"worker_hostname": text(), "sync_cursor": mapping()},
    required=("worker_hostname",),
)
_ERROR: Final = ObjectParser("connector_sync_job_error", {"error": text()}, required=("error",))
_STATS: Final = ObjectParser(
    "connector_sync_job_update_ingestion_stats",
    {
        **{name: whole_number() for name in _COUNTS},
        "last_seen": text(check=instant),
        "metadata": mapping(),
    },
    required=_COUNTS[:3],
)


class SyncJobs:
    """Answers for sync jobs."""

    def __init__(self, connectors: DocumentStore, jobs: DocumentStore) -> None:
        self._connectors = connectors
        self._jobs = jobs

    def routes(self) -> Iterable[Route[Endpoint]]:
        """Return the routes; what only the service calls is not on serverless."""
        root, path, action = "/_connector/_sync_job", "/_connector/_sync_job/{id}", "sync_job"
        listing = frozenset({"from", "size", "status", "connector_id", "job_type"})
        for_service: dict[str, Callable[[Fields, Fields], Fields]] = {
            "check_in": lambda _old, _body: {"last_seen": now_text()},
            "claim": _claim,
            "error": _fail,
            "stats": _count,
        }
        parsers = {"claim": _CLAIM, "error": _ERROR, "stats": _STATS}

        def endpoint(answer: Callable[[Visit], Response], name: str, *read: str) -> Endpoint:
            granted_by = READ if name in ("get", "list") else MANAGE
            return Endpoint(answer, f"{ACTION}/{action}/{name}", granted_by, frozenset(read))

        yield Route("GET", root, endpoint(self._list, "list", *listing))
        yield Route("POST", root, endpoint(self._post, "post"))
        yield Route("GET", path, endpoint(self._get, "get"))
        yield Route("DELETE", path, endpoint(self._delete, "delete"))
        cancel = partial(self._change, None, lambda old, _body: _cancel(old))
        yield Route("PUT", f"{path}/_cancel", endpoint(cancel, "cancel"))
        for name, change in for_service.items():
            yield Route(
                "PUT",
                f"{path}/_{name}",
                Endpoint(
                    partial(self._change, parsers.get(name), change),
                    f"{ACTION}/{action}/{name}",
                    MANAGE,
                    is_on_serverless=False,
                ),
            )

    def _post(self, visit: Visit) -> Response:
        body = _POST.parse(visit.request.body)
        connector_id = body["id"]
        if not connector_id:
            refuse_all(["[id] of the connector cannot be null or empty"])
        job_id, now = new_id(), now_text()
        with self._jobs.lock:
            connector = self._connectors.all().get(connector_id)
            if connector is None:
                raise ElasticsearchError(
                    404,
                    "resource_not_found_exception",
                    f"Connector with id '{connector_id}' does not exist.",
                )
            _check_ready(connector, connector_id)
            job_type = body.get("job_type", "full")
            job = {
                "connector": _snapshot(connector, connector_id, job_type),
                "created_at": now,
                "job_type": job_type,
                "last_seen": now,
                "status": "pending",
                "trigger_method": body.get("trigger_method", "on_demand"),
                **dict.fromkeys(_COUNTS, 0),
                "metadata": {},
            }
            self._jobs.put(job_id, job)
        return Response(201, {"id": job_id})

    def _get(self, visit: Visit) -> Response:
        with self._jobs.lock:
            return Response(200, _told(visit.values["id"], self._jobs.get(visit.values["id"])))

    def _list(self, visit: Visit) -> Response:
        query = visit.request.query
        types = [part for part in query.get("job_type", "").split(",") if part]
        for name, known, noun in (
            (query.get("status"), tuple(SYNC_JOB.followers), "ConnectorSyncStatus"),
            *((part, _JOB_TYPES, "ConnectorSyncJobType") for part in types),
        ):
            if name is not None and name not in known:
                reason = f"Unknown {noun} [{name}]."
                raise ElasticsearchError(400, "illegal_argument_exception", reason)
        with self._jobs.lock:
            found = [
                _told(job_id, job)
                for job_id, job in self._jobs.all().items()
                if query.get("status", job["status"]) == job["status"]
                and query.get("connector_id", job["connector"]["id"]) == job["connector"]["id"]
                and (not types or job["job_type"] in types)
            ]
        found.sort(key=lambda job: job["created_at"], reverse=True)
        return Response(200, {"count": len(found), "results": found[page_of(query)]})

    def _delete(self, visit: Visit) -> Response:
        with self._jobs.lock:
            self._jobs.remove(visit.values["id"])
        return Response(200, {"acknowledged": True})

    def _change(
        self,
        parser: ObjectParser | None,
        change: Callable[[Fields, Fields], Fields],
        visit: Visit,
    ) -> Response:
        body = {} if parser is None else parser.parse(visit.request.body)
        job_id = visit.values["id"]
        with self._jobs.lock:
            fields = change(self._jobs.get(job_id), body)
            return Response(200, {"result": self._jobs.change(job_id, fields)})


def _check_ready(connector: Fields, connector_id: str) -> None:
    if not connector.get("index_name"):
        raise bad_request(
            f"Cannot start a sync for connector [{connector_id}] with no index attached. Set the "
            "[index_name] property for the connector to enable syncing data."
        )
    if not connector.get("service_type"):
        raise bad_request(
            f"Cannot start a sync for connector [{connector_id}] with [service_type] not defined. "
            "Set the service type of your connector before starting the sync."
        )


def _snapshot(connector: Fields, connector_id: str, job_type: str) -> dict[str, Any]:
    copied = {key: connector[key] for key in _COPIED if connector.get(key) is not None}
    if job_type == "access_control":
        copied["index_name"] = f"{_ACCESS_CONTROL_PREFIX}{copied['index_name']}"
    # The rules at work now; a draft that becomes active later does not reach this job.
    return {"id": connector_id, "filtering": connector["filtering"][0]["active"], **copied}


def _claim(_old: Fields, body: Fields) -> Fields:
    now = now_text()
    cursor = {"connector": {"sync_cursor": body["sync_cursor"]}} if "sync_cursor" in body else {}
    return {
        "worker_hostname": body["worker_hostname"],
        "status": "in_progress",
        "last_seen": now,
        "started_at": now,
        **cursor,
    }


def _fail(old: Fields, body: Fields) -> Fields:
    SYNC_JOB.check(old["status"], "error")
    return {"error": body["error"], "status": "error"}


def _count(_old: Fields, body: Fields) -> Fields:
    refuse_all(f"[{name}] cannot be negative." for name in _COUNTS if body.get(name, 0) < 0)
    return {"last_seen": now_text(), **body}


def _cancel(old: Fields) -> Fields:
    now = now_text()
    if old["status"] in ("pending", "suspended"):
        return {
            "status": "canceled",
            "cancelation_requested_at": now,
            "canceled_at": now,
            "completed_at": now,
        }
    SYNC_JOB.check(old["status"], "canceling")
    return {"status": "canceling", "cancelation_requested_at": now}


def _told(job_id: str, job: Fields) -> dict[str, Any]:
    return {"id": job_id, **job}

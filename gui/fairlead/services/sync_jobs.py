"""The sync jobs of content connectors: asked for, watched and cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from fairlead.services.connectors import send
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.problems import ServiceProblem

_MISSING: Final = "resource_not_found_exception"
_JOBS: Final = "_sync_job"


@dataclass(frozen=True, slots=True)
class SyncJob:
    """A sync job, without the copy of the connector's configuration that Elasticsearch tells too.

    Attributes:
        id: Its id.
        status: Elasticsearch's own word, such as "in_progress".
        error: Why it failed, in the connector service's words, "" for no error.
        indexed, deleted, total: Counts of documents.
        volume_mib: The size of what was indexed.
        created_at, started_at, completed_at, last_seen: ISO 8601, "" for not yet.
    """

    id: str
    status: str
    error: str
    indexed: int
    deleted: int
    total: int
    volume_mib: int
    created_at: str
    started_at: str
    completed_at: str
    last_seen: str


@dataclass(frozen=True, slots=True)
class SyncJobs:
    """The sync jobs of one Elasticsearch. Failures are `ServiceProblem`."""

    elasticsearch: Elasticsearch

    def start(self, connector_id: str) -> str:
        """Ask for a full sync and return the job's id. Every call asks for another one."""
        body = {"id": connector_id, "job_type": "full", "trigger_method": "on_demand"}
        answer = send(self.elasticsearch, "start_sync", "POST", (_JOBS,), body)
        return str(answer["id"])

    def get(self, job_id: str) -> SyncJob | None:
        """Return a job, or None if there is none of that id."""
        try:
            return _read(send(self.elasticsearch, "sync_job", "GET", (_JOBS, job_id)))
        except ServiceProblem as problem:
            if problem.service_code != _MISSING:
                raise
            return None

    def newest(self, connector_id: str) -> SyncJob | None:
        """Return the newest full sync of a connector, or None if there was none."""
        params = {"connector_id": connector_id, "job_type": "full", "size": "1"}
        answer = send(self.elasticsearch, "sync_jobs", "GET", (_JOBS,), params=params)
        return next((_read(job) for job in answer["results"]), None)

    def cancel(self, job_id: str) -> None:
        """Cancel a job; one that is running stops when its service next looks."""
        send(self.elasticsearch, "cancel_sync", "PUT", (_JOBS, job_id, "_cancel"))


def _read(job: Mapping[str, Any]) -> SyncJob:
    def text(name: str) -> str:
        return str(job.get(name) or "")

    def number(name: str) -> int:
        return int(job.get(name) or 0)

    return SyncJob(
        id=text("id"),
        status=text("status"),
        error=text("error"),
        indexed=number("indexed_document_count"),
        deleted=number("deleted_document_count"),
        total=number("total_document_count"),
        volume_mib=number("indexed_document_volume"),
        created_at=text("created_at"),
        started_at=text("started_at"),
        completed_at=text("completed_at"),
        last_seen=text("last_seen"),
    )

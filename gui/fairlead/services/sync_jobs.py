"""Sync jobs of content connectors: asked for, looked at, canceled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from fairlead.services.connectors import send
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.problems import ServiceProblem

_MISSING: Final = "resource_not_found_exception"


@dataclass(frozen=True, slots=True)
class SyncJob:
    """A sync job as the Connector API tells of it, without the secrets that it gives away.

    Attributes:
        id, status: As they are.
        error: Why it failed, "" for nothing.
        created_at, last_seen: When it was asked for, and when the service last told of it.
        indexed, deleted: How many documents. `volume_mib` is the size of those indexed.
    """

    id: str
    connector_id: str
    status: str
    error: str
    created_at: datetime
    last_seen: datetime
    indexed: int
    deleted: int
    volume_mib: int


@dataclass(frozen=True, slots=True)
class SyncJobs:
    """The sync jobs of one Elasticsearch. Failures are `ServiceProblem`."""

    elasticsearch: Elasticsearch

    def start(self, connector_id: str) -> str:
        """Ask for a full sync and return the id of its job."""
        body = {"id": connector_id, "job_type": "full", "trigger_method": "on_demand"}
        return str(self._send("start_sync", "POST", (), body)["id"])

    def get(self, job_id: str) -> SyncJob | None:
        """Return a job, or None if there is none of that id."""
        try:
            return _read(self._send("sync_job", "GET", (job_id,)))
        except ServiceProblem as problem:
            if problem.service_code != _MISSING:
                raise
            return None

    def newest(self, connector_id: str) -> SyncJob | None:
        """Return the newest full sync of a connector, or None if there was none yet."""
        params = {"connector_id": connector_id, "job_type": "full", "size": "1"}
        found = self._send("sync_jobs", "GET", (), params=params)["results"]
        return _read(found[0]) if found else None

    def cancel(self, job_id: str) -> None:
        """Cancel a job: at once where it waits, otherwise as soon as the service hears of it."""
        self._send("cancel_sync", "PUT", (job_id, "_cancel"))

    def _send(
        self,
        operation: str,
        method: str,
        names: tuple[str, ...],
        body: Mapping[str, Any] | None = None,
        params: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        path = ("_sync_job", *names)
        return send(self.elasticsearch, operation, method, path, body, params=params)


def _read(job: Mapping[str, Any]) -> SyncJob:
    created = datetime.fromisoformat(job["created_at"])
    seen = job.get("last_seen")
    return SyncJob(
        id=job["id"],
        connector_id=job["connector"]["id"],
        status=job["status"],
        error=str(job.get("error") or ""),
        created_at=created,
        last_seen=datetime.fromisoformat(seen) if seen else created,
        indexed=job.get("indexed_document_count") or 0,
        deleted=job.get("deleted_document_count") or 0,
        volume_mib=job.get("indexed_document_volume") or 0,
    )

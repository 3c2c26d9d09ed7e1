"""A full sync by the connector service: started on request, then watched."""

from __future__ import annotations

from datetime import UTC, datetime

from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.flows.s3_views import SyncState, SyncStatus
from fairlead.flows.sync_status import explain_sync
from fairlead.services.connectors import Connector
from fairlead.services.sync_jobs import SyncJob, SyncJobs
from fairlead.steps.elastic import need_connector
from fairlead.steps.s3_connected import S3Connected

_GONE = translate("Steps", "There is no sync %1 any more.")
_GONE_ADVICE = translate("Steps", "Somebody deleted it meanwhile. Start another one.")


def start_sync(connected: S3Connected) -> SyncStatus:
    """Ask for a full sync, or return the one that is not over yet: two at a time help nobody."""
    jobs = SyncJobs(connected.elasticsearch)
    newest = jobs.newest(connected.connector.id)
    if newest is not None and not SyncState(newest.status).is_over:
        return _status(connected, newest)
    return _status(connected, _need(jobs, jobs.start(connected.connector.id)))


def find_sync(connected: S3Connected, job_id: str = "") -> SyncStatus | None:
    """Return how a sync stands, "" for the newest; None if there was none yet."""
    jobs = SyncJobs(connected.elasticsearch)
    job = _need(jobs, job_id) if job_id else jobs.newest(connected.connector.id)
    return _status(connected, job) if job is not None else None


def cancel_sync(connected: S3Connected, job_id: str) -> SyncStatus:
    """Cancel a sync and return how it stands. One that is over meanwhile stays as it is."""
    jobs = SyncJobs(connected.elasticsearch)
    if not SyncState(_need(jobs, job_id).status).is_over:
        jobs.cancel(job_id)
    return _status(connected, _need(jobs, job_id))


def _need(jobs: SyncJobs, job_id: str) -> SyncJob:
    job = jobs.get(job_id)
    if job is None:
        raise Problem("sync-gone", _GONE(job_id), _GONE_ADVICE)
    return job


def _status(connected: S3Connected, job: SyncJob) -> SyncStatus:
    planned = connected.connector
    connector = need_connector(connected.elasticsearch, planned.id)
    state = SyncState(job.status)
    now = _now()
    silent = _silent(connector, job, state, now)
    return SyncStatus(
        job_id=job.id,
        state=state,
        indexed=job.indexed,
        deleted=job.deleted,
        volume_mib=job.volume_mib,
        error=job.error,
        connector_status=connector.status,
        seen_seconds_ago=silent,
        meaning=explain_sync(
            state,
            waited=(now - job.created_at).total_seconds(),
            silent=silent,
            connector_status=connector.status,
            counts=(job.indexed, job.deleted),
            is_managed=planned.is_managed,
        ),
    )


def _silent(connector: Connector, job: SyncJob, state: SyncState, now: datetime) -> float | None:
    """Return for how many seconds nothing was heard of the service, None if nothing ever was."""
    signs = [datetime.fromisoformat(connector.last_seen)] if connector.last_seen else []
    if state in (SyncState.IN_PROGRESS, SyncState.CANCELING):
        # Until the service claims a job, this is when it was asked for.
        signs.append(job.last_seen)
    # The clocks of two computers may differ.
    return max(0.0, (now - max(signs)).total_seconds()) if signs else None


def _now() -> datetime:
    return datetime.now(UTC)

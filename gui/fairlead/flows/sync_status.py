"""What a full sync's state means, in words: its own, the connector's, and the service's silence."""

from __future__ import annotations

from fairlead.core.texts import Text, translate
from fairlead.flows.s3_views import SyncState

PATIENCE_SECONDS = 90
"""How long a job may wait, or a service be silent amid one, before something is likely wrong.

A service at work tells of its job every 10 seconds. Between jobs it checks in every 300 seconds
only (`service.heartbeat`), so its last sign of life proves nothing against it.
"""

_WAITS = translate("Sync", "Waiting for the connector service. It looks for work every 30 seconds.")
_NEVER_SEEN = translate(
    "Sync",
    "No connector service has ever checked in for this connector. Start the container; the sync"
    " then begins by itself.",
)
_SILENT = translate(
    "Sync",
    "No service has checked in for %1: is the container running? The sync begins by itself once"
    " it is.",
)
_SILENT_AMID = translate(
    "Sync",
    "The service has not been heard of for %1: is the container running? Start it again, and it"
    " takes the sync up or ends it.",
)
_SILENT_MANAGED = translate(
    "Sync",
    "Elastic's connector service has not checked in for %1. See the health of the deployment in the"
    " Elastic Cloud console.",
)
_MINUTE = translate("Sync", "1 minute")
_MINUTES = translate("Sync", "%1 minutes")
_LONG = translate("Sync", "a long time")
_RUNS = translate("Sync", "The service is at work.")
_SUSPENDED = translate(
    "Sync", "The service was stopped amid the sync. It goes on when the service is started again."
)
_STOPS = translate("Sync", "The service was asked to stop, and will with its next step.")
_CANCELED = translate("Sync", "The sync was canceled. What was indexed until then stays.")
_DONE = translate("Sync", "The sync succeeded.")
_DONE_BUT = translate(
    "Sync",
    "The sync succeeded. That the connector shows “%1” is about its last look at S3, which came"
    " later.",
)
_EMPTIED = translate(
    "Sync",
    "The sync says that it succeeded, but it found nothing and deleted %1 documents. A bucket that"
    " is misspelled or may not be listed counts as empty: see the checks of the connector.",
)
_NOTHING = translate(
    "Sync",
    "The sync says that it succeeded, but it found nothing. A bucket that is misspelled or may not"
    " be listed counts as empty: see the checks of the connector.",
)
_FAILED = translate("Sync", "The sync failed. Nothing was deleted; the next one begins anew.")
_FAILED_CONNECTED = translate(
    "Sync",
    "The sync failed, though the connector shows “connected”: that says only that its last look at"
    " S3 went well. What counts is how the last sync ended.",
)


def explain_sync(
    state: SyncState,
    *,
    waited: float,
    silent: float | None,
    connector_status: str,
    counts: tuple[int, int] = (0, 0),
    is_managed: bool = False,
) -> Text:
    """Return what it means, and what to do where something is to do.

    Args:
        state: How the job stands.
        waited: Seconds since the job was asked for.
        silent: Seconds since the service was last heard of, None if it never was.
        connector_status: The connector's own status.
        counts: How many documents were indexed and deleted.
        is_managed: Whether Elastic runs the service.
    """
    if not state.is_over and is_silent(state, waited=waited, silent=silent):
        return _explain_silence(state, silent, is_managed=is_managed)
    if state is SyncState.COMPLETED:
        return _explain_end(connector_status, *counts)
    if state is SyncState.ERROR:
        return _FAILED_CONNECTED if connector_status == "connected" else _FAILED
    return _PLAIN[state]


def is_silent(state: SyncState, *, waited: float, silent: float | None) -> bool:
    """Tell whether a job that is not over waits for a service that is likely not there."""
    if state in (SyncState.PENDING, SyncState.SUSPENDED):
        return waited > PATIENCE_SECONDS and (silent is None or silent > PATIENCE_SECONDS)
    return silent is None or silent > PATIENCE_SECONDS


def _explain_silence(state: SyncState, silent: float | None, *, is_managed: bool) -> Text:
    if is_managed:
        return _SILENT_MANAGED(_time(silent))
    if state in (SyncState.IN_PROGRESS, SyncState.CANCELING):
        return _SILENT_AMID(_time(silent))
    return _NEVER_SEEN if silent is None else _SILENT(_time(silent))


def _explain_end(connector_status: str, indexed: int, deleted: int) -> Text:
    if not indexed:
        return _EMPTIED(f"{deleted:,}") if deleted else _NOTHING
    return _DONE_BUT(connector_status) if connector_status == "error" else _DONE


def _time(seconds: float | None) -> Text:
    if seconds is None:
        return _LONG
    minutes = max(1, round(seconds / 60))
    return _MINUTE if minutes == 1 else _MINUTES(f"{minutes:,}")


_PLAIN = {
    SyncState.PENDING: _WAITS,
    SyncState.IN_PROGRESS: _RUNS,
    SyncState.SUSPENDED: _SUSPENDED,
    SyncState.CANCELING: _STOPS,
    SyncState.CANCELED: _CANCELED,
}

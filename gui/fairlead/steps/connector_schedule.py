"""When the connector starts full syncs by itself."""

from __future__ import annotations

from dataclasses import dataclass

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate, verbatim
from fairlead.flows.s3_config import scheduling_body
from fairlead.flows.s3_schedule import describe
from fairlead.flows.s3_views import SyncState
from fairlead.services.connectors import Connector, Connectors
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.sync_jobs import SyncJobs
from fairlead.steps.connector_owner import find_ours, is_ours, made_key_step
from fairlead.steps.elastic import need_connector, need_elasticsearch
from fairlead.steps.patience import Patience
from fairlead.steps.reach import Reach
from fairlead.steps.rows import http_request

# A service looks every 10 s whether its job goes on.
_SERVICE_PATIENCE = Patience(seconds=45, pause=1)

_ON = translate("Steps", "Schedule full syncs: %1")
_OFF = translate("Steps", "Leave full syncs without a schedule")
_ON_REQUEST = translate("Steps", "on request only")
_UNDO = translate("Steps", "Ends the schedule, and a sync that is running")
_ENDING = translate("Steps", "Waiting until the running sync has ended")
_NOT_WHOLE = translate("Steps", "The connector does not have the schedule that was set.")
_NOT_WHOLE_ADVICE = translate("Steps", "Somebody changed it meanwhile. Try again to set it anew.")


@dataclass(frozen=True, slots=True)
class ConnectorSchedule:
    """The schedule of full syncs, a cron expression of Elasticsearch's, and whether it is on."""

    id: str
    connector_id: str
    interval: str
    is_enabled: bool
    key_step: str
    elasticsearch: Elasticsearch | None
    patience: Patience = _SERVICE_PATIENCE

    @property
    def title(self) -> Text:
        """What this step does."""
        return _ON(describe(self.interval)) if self.is_enabled else _OFF

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: the schedule."""
        body = scheduling_body(self.interval, is_enabled=self.is_enabled)
        call = http_request("PUT", f"/_connector/{self.connector_id}/_scheduling", body)
        return (Row(Group.CHANGE, self.title, verbatim("Elasticsearch"), call, _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Look whether the connector has this schedule."""
        there = find_ours(self.elasticsearch, self.connector_id, run, self.key_step)
        is_whole = there is not None and self._is_whole(there)
        facts = {"connector_id": self.connector_id}
        return Found(Standing.OURS if is_whole else Standing.ABSENT, facts)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Set the schedule. It may be set again."""
        body = scheduling_body(self.interval, is_enabled=self.is_enabled)
        self._connectors.set_schedule(self.connector_id, body)
        return Done(found.facts)

    def verify(self, run: RunContext, done: Done) -> Done:
        """Read the schedule back."""
        if not self._is_whole(need_connector(self.elasticsearch, self.connector_id)):
            raise Problem("connector-schedule", _NOT_WHOLE, _NOT_WHOLE_ADVICE, retryable=True)
        return Done(done.facts, describe(self.interval) if self.is_enabled else _ON_REQUEST)

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Let no sync begin any more, and end one that is running.

        A sync that loses its AWS key halfway takes the rest of the buckets for empty and deletes
        their documents, which undo keeps. So it has to end while the service has both of its keys.
        """
        there = self._connectors.get(self.connector_id)
        if there is not None and is_ours(there, run, self.key_step):
            off = scheduling_body(self.interval, is_enabled=False)
            self._connectors.set_schedule(self.connector_id, off)
            self._end_sync(run)
        return None

    @property
    def _connectors(self) -> Connectors:
        return Connectors(need_elasticsearch(self.elasticsearch))

    def _end_sync(self, run: RunContext) -> None:
        """Cancel a sync and wait until the service has heard of it, or is taken to be gone."""
        jobs = SyncJobs(need_elasticsearch(self.elasticsearch))
        newest = jobs.newest(self.connector_id)
        if newest is None or SyncState(newest.status).is_over:
            return
        if SyncState(newest.status) is not SyncState.CANCELING:
            jobs.cancel(newest.id)

        def look() -> bool | None:
            job = jobs.get(newest.id)
            return job is None or SyncState(job.status).is_over or None

        run.report(_ENDING, None)
        self.patience.wait_for(look, run.cancel)

    def _is_whole(self, there: Connector) -> bool:
        wanted = {"enabled": self.is_enabled, "interval": self.interval}
        return dict(there.schedule) == wanted


def build(plan: Plan, spec: StepSpec, reach: Reach) -> ConnectorSchedule:
    """Build the step from its part of the plan."""
    return ConnectorSchedule(
        id=spec.id,
        connector_id=spec.values["connector_id"],
        interval=spec.values["interval"],
        is_enabled=spec.values["is_enabled"],
        key_step=made_key_step(plan),
        elasticsearch=reach.elasticsearch,
    )

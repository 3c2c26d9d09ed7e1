"""What S3 is asked after the run: samples, full syncs, and the files of the service."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.journal import Phase
from fairlead.core.texts import translate
from fairlead.desk.base import DeskPart, Opening
from fairlead.flows.deployment import deployment_files
from fairlead.flows.s3_names import check_index_name
from fairlead.flows.s3_views import (
    DeploymentFile,
    SampleProgress,
    SampleReport,
    SampleRequest,
    SyncStatus,
)
from fairlead.services.documents import Documents
from fairlead.steps import sync_job
from fairlead.steps.deployment import save_files, service_of
from fairlead.steps.s3_connected import S3Connected
from fairlead.steps.s3_proof import INDEX_FACT, SAMPLE, sample_index
from fairlead.steps.sample import Source, take_sample
from fairlead.steps.sample_index import SampleIndex
from fairlead.steps.sample_sinks import IntoIndex, Sink, Trial

_BAD_NAME = translate("Desk", "The sample cannot have the index “%1”.")
_OWN_INDEX = translate(
    "Desk", "That is the index of the connector itself. A sample needs one of its own."
)


class S3Samples(DeskPart):
    """What `S3Desk` asks after the run."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self._writing = threading.Lock()

    def sample(
        self,
        run_id: str,
        request: SampleRequest,
        on_progress: Callable[[SampleProgress], None],
        cancel: CancelToken,
    ) -> SampleReport:
        """Take a sample with the connector's own key.

        A sample that is kept is written down before its index is made, so that it can be removed
        whatever happens between. A run keeps one sample at a time; an older one goes first.
        """
        connected = self._s3_connected(run_id)
        connector = connected.connector
        with connected.buckets() as buckets:
            source = Source(buckets, connected.rules, connector)
            if not request.index:
                sink: Sink = Trial(Documents(connected.elasticsearch), connector.pipeline.name)
                return take_sample(source, sink, request.per_bucket, on_progress, cancel)
            with self.room.journal.hold(run_id):
                index = self._note_sample(connected, run_id, request.index)
                sink = IntoIndex(index, connector.pipeline.name, self._writing)
                return take_sample(
                    source, sink, request.per_bucket, on_progress, cancel, index=index.name
                )

    def sample_index(self, run_id: str) -> str:
        """Return the index of the run's kept sample, "" if there is none."""
        kept = self._kept_sample(self._s3_connected(run_id), run_id)
        return kept.name if kept is not None and kept.is_there() else ""

    def remove_sample(self, run_id: str) -> int:
        """Delete the run's sample index and return how many documents it held."""
        with self.room.journal.hold(run_id):
            kept = self._kept_sample(self._s3_connected(run_id), run_id)
            if kept is None:
                return 0
            # A sample that was cancelled may have a last request under way.
            with self._writing:
                held = kept.remove()
            self.room.journal.record(run_id, SAMPLE, Phase.UNDONE, {}, time.time())
        return held

    def start_sync(self, run_id: str) -> SyncStatus:
        """Ask the connector service for a full sync."""
        return sync_job.start_sync(self._s3_connected(run_id))

    def sync_status(self, run_id: str, job_id: str = "") -> SyncStatus | None:
        """Return how a sync stands, "" for the newest; None if there was none yet."""
        return sync_job.find_sync(self._s3_connected(run_id), job_id)

    def cancel_sync(self, run_id: str, job_id: str) -> SyncStatus:
        """Cancel a sync."""
        return sync_job.cancel_sync(self._s3_connected(run_id), job_id)

    def deployment_files(self, run_id: str) -> tuple[DeploymentFile, ...]:
        """Return the files and lines that start the connector service; () where Elastic runs it."""
        service = service_of(self.room.journal.run(run_id).plan)
        return deployment_files(service) if service is not None else ()

    def save_deployment_files(self, run_id: str, folder: Path) -> tuple[Path, ...]:
        """Write them with the connector's API key, each readable by its owner alone."""
        run = self.room.journal.run(run_id)
        service = service_of(run.plan)
        if service is None:
            return ()
        entry = run.records["api-key"].facts["secret_name"]
        return tuple(save_files(service, self.room.reaching.vault(), entry, folder))

    def _note_sample(self, connected: S3Connected, run_id: str, name: str) -> SampleIndex:
        """Write down that a sample is kept under this name, and remove one of another name."""
        wrong = check_index_name(name)
        if name == connected.connector.index:
            wrong = _OWN_INDEX
        if wrong is not None:
            raise Problem("sample-index-name", _BAD_NAME(name), wrong)
        older = self._kept_sample(connected, run_id)
        if older is not None and older.name != name:
            with self._writing:
                older.remove()
        facts = {INDEX_FACT: name}
        self.room.journal.record(run_id, SAMPLE, Phase.INTENT, facts, time.time())
        return sample_index(name, run_id, connected.plan, connected.elasticsearch)

    def _kept_sample(self, connected: S3Connected, run_id: str) -> SampleIndex | None:
        noted = connected.facts.get(SAMPLE, {}).get(INDEX_FACT)
        if not noted:
            return None
        return sample_index(noted, run_id, connected.plan, connected.elasticsearch)

    def _s3_connected(self, run_id: str) -> S3Connected:
        run = self.room.journal.run(run_id)
        reach = self.room.reaching.lookup(run.plan, self.room.bag_of(run_id))
        facts = {step: record.facts for step, record in run.records.items()}
        return S3Connected(run.plan, facts, reach)

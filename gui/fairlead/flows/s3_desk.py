"""What the pages of the S3 journey may ask for, as an interface.

Every method blocks and is called from a worker thread. It raises `Problem` for what a user may
see and `Cancelled` when its token says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from fairlead.core.cancel import CancelToken
from fairlead.core.secrets import SecretBag
from fairlead.flows.answers import AwsSignIn, ElasticSignIn
from fairlead.flows.s3_answers import BucketInfo, RulesAnswers, S3Answers, S3ConnectorAnswers
from fairlead.flows.s3_views import (
    DeploymentFile,
    PreviewUpdate,
    SampleProgress,
    SampleReport,
    SampleRequest,
    SyncStatus,
    Target,
)
from fairlead.flows.views import Check


class S3Desk(Protocol):
    """What only the S3 journey asks, before and after Apply."""

    def s3_preflight(
        self, answers: S3Answers, bag: SecretBag, cancel: CancelToken
    ) -> Iterable[Check]:
        """Yield the rows of Sign in, one by one as they become known."""
        ...

    def buckets(self, aws: AwsSignIn, bag: SecretBag, cancel: CancelToken) -> Iterable[BucketInfo]:
        """Yield the account's buckets: first each by name alone, then each with all about it."""
        ...

    def preview(
        self,
        aws: AwsSignIn,
        bag: SecretBag,
        rules: RulesAnswers,
        connector: S3ConnectorAnswers,
        cancel: CancelToken,
    ) -> Iterable[PreviewUpdate]:
        """Yield what a full sync would bring while buckets are listed with the operator's rights.

        The first update comes with the first page of a listing; the last one is complete.
        """
        ...

    def target(
        self, elastic: ElasticSignIn, bag: SecretBag, connector: S3ConnectorAnswers
    ) -> Target:
        """Return what bears the index's or the connector's name already."""
        ...

    def connector_checks(self, run_id: str, cancel: CancelToken) -> Iterable[Check]:
        """Yield the preflight with the connector's own key: rights, buckets, what would be lost."""
        ...

    def sample(
        self,
        run_id: str,
        request: SampleRequest,
        on_progress: Callable[[SampleProgress], None],
        cancel: CancelToken,
    ) -> SampleReport:
        """Take a sample with the connector's own key.

        A cancelled sample returns within a second with what was done, and raises nothing.
        """
        ...

    def sample_index(self, run_id: str) -> str:
        """Return the index of the run's kept sample, "" if there is none."""
        ...

    def remove_sample(self, run_id: str) -> int:
        """Delete the run's sample index and return how many documents it held."""
        ...

    def start_sync(self, run_id: str) -> SyncStatus:
        """Ask the connector service for a full sync."""
        ...

    def sync_status(self, run_id: str, job_id: str = "") -> SyncStatus | None:
        """Return how a sync stands, "" for the newest; None if there was none yet."""
        ...

    def cancel_sync(self, run_id: str, job_id: str) -> SyncStatus:
        """Cancel a sync."""
        ...

    def deployment_files(self, run_id: str) -> tuple[DeploymentFile, ...]:
        """Return the files and lines that start the connector service."""
        ...

    def save_deployment_files(self, run_id: str, folder: Path) -> tuple[Path, ...]:
        """Write them with the connector's API key, each readable by its owner alone."""
        ...

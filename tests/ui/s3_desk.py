"""The part of the fake desk that only the S3 journey asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from tests.ui.run_desk import ACCOUNT, FakeRuns

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.secrets import SecretBag
from fairlead.core.texts import verbatim
from fairlead.flows.answers import AwsSignIn, ElasticSignIn
from fairlead.flows.documents import Fate, ObjectSummary
from fairlead.flows.s3_answers import (
    BucketInfo,
    Encryption,
    RulesAnswers,
    S3Answers,
    S3ConnectorAnswers,
)
from fairlead.flows.s3_views import (
    DeploymentFile,
    Outcome,
    PreviewUpdate,
    Sampled,
    SampleProgress,
    SampleReport,
    SampleRequest,
    SyncState,
    SyncStatus,
    Target,
)
from fairlead.flows.sync_rules_preview import Preview, Previewer, Tally
from fairlead.flows.sync_rules_seen import Seen
from fairlead.flows.views import Check, CheckState, Side

EU, US, BUILDS, PAYROLL = "contracts-eu", "contracts-us", "build-artifacts", "payroll"
OWN_KEY = f"arn:aws:kms:eu-central-1:{ACCOUNT}:key/5c1d2f0a-6a1e-4f5e-9a36-2f6c0c9d7b11"
BUCKETS = (
    BucketInfo(BUILDS, "us-east-1", Encryption.S3_KEY, may_list=True),
    BucketInfo(EU, "eu-central-1", Encryption.OWN_KEY, OWN_KEY, may_list=True),
    BucketInfo(US, "us-east-1", Encryption.S3_KEY, may_list=True),
    BucketInfo(PAYROLL, "us-east-1", may_list=False),
)


def _made(key: str, size: int = 4_096, storage_class: str = "STANDARD") -> ObjectSummary:
    return ObjectSummary(key, size, datetime(2026, 3, 1, tzinfo=UTC), storage_class)


OBJECTS: dict[str, tuple[ObjectSummary, ...]] = {
    EU: (
        _made("hr-archive/2011/list.pdf", 1_100_000),
        _made("hr/policy.pdf", 240_000),
        _made("legal/2025/msa-acme.pdf", 412_000),
        _made("legal/2025/nda-borealis.docx", 88_000),
        _made("legal/archive/1998.tar.gz", 18_000_000),
        _made("legal/archive/2001.pdf", 90_000, "GLACIER"),
        _made("legal/scan.pdf", 12_000_000),
    ),
    US: (_made("notes/budget.xlsx", 1_200_000), _made("notes/kickoff.md")),
    BUILDS: tuple(_made(f"build/{number:04}/log.txt", 2_048) for number in range(200)),
}

S3_PREFLIGHT = (
    Check("aws-identity", Side.AWS, CheckState.PASSED, verbatim("Signed in as admin")),
    Check("aws-buckets", Side.AWS, CheckState.PASSED, verbatim("May list the 4 buckets")),
    Check("elasticsearch", Side.ELASTIC, CheckState.PASSED, verbatim("Elasticsearch 9.2.1")),
)
CONNECTOR_CHECKS = (
    Check("list-buckets", Side.AWS, CheckState.PASSED, verbatim("May list the buckets")),
    Check("wipe", Side.AWS, CheckState.FAILED,
          verbatim("A full sync would delete 8,310 documents"),
          verbatim("The key may not list contracts-eu.")),
)  # fmt: skip
SYNC = SyncStatus("job-1", SyncState.PENDING, connector_status="configured")
FILES = (
    DeploymentFile("config.yml", verbatim("Configuration"), "connectors:\n", "yaml"),
    DeploymentFile("docker-run.sh", verbatim("Docker"), "docker run …\n", "sh"),
)


@dataclass
class FakeS3(FakeRuns):
    """Answers what the S3 journey asks from fixed buckets.

    `pages` is how many objects an update of a preview tells of, `unlistable` are buckets whose
    listing fails.
    """

    checks_of_s3: tuple[Check, ...] = S3_PREFLIGHT
    checks_of_connector: tuple[Check, ...] = CONNECTOR_CHECKS
    found_buckets: tuple[BucketInfo, ...] = BUCKETS
    objects: dict[str, tuple[ObjectSummary, ...]] = field(default_factory=lambda: dict(OBJECTS))
    unlistable: dict[str, Problem] = field(default_factory=dict)
    pages: int = 100
    found_target: Target = field(default_factory=Target)
    previewed: list[RulesAnswers] = field(default_factory=list)
    samples: list[SampleRequest] = field(default_factory=list)
    kept_sample: str = ""
    stopped_samples: int = 0
    sync: SyncStatus | None = None

    def s3_preflight(
        self, answers: S3Answers, bag: SecretBag, cancel: CancelToken
    ) -> Iterator[Check]:
        self._enter("s3_preflight", cancel)
        yield from self.checks_of_s3

    def buckets(self, aws: AwsSignIn, bag: SecretBag, cancel: CancelToken) -> Iterator[BucketInfo]:
        self._enter("buckets", cancel)
        yield from (BucketInfo(bucket.name) for bucket in self.found_buckets)
        self._enter("bucket details", cancel)
        yield from self.found_buckets

    def preview(
        self,
        aws: AwsSignIn,
        bag: SecretBag,
        rules: RulesAnswers,
        connector: S3ConnectorAnswers,
        cancel: CancelToken,
    ) -> Iterator[PreviewUpdate]:
        self.previewed.append(rules)
        self._enter("preview", cancel)
        previewer = Previewer(rules.rules, rules.basic, pipeline=connector.pipeline)
        seen = {index: Seen() for index in range(len(rules.rules))}
        for bucket in rules.buckets:
            objects = self.objects.get(bucket.name, ())
            for start in range(0, len(objects), self.pages):
                page = objects[start : start + self.pages]
                for index, rule in enumerate(rules.rules):
                    for summary in page:
                        if rule.bucket == bucket.name:
                            seen[index].add(rule, summary.key)
                found = previewer.look(bucket.name, page)
                yield self._update(previewer, tuple(found))
                self._enter("preview page", cancel)
        failed = tuple(self.unlistable.items())
        yield replace(self._update(previewer, ()), is_complete=True, seen=seen, failed=failed)

    def _update(self, previewer: Previewer, found: tuple[Preview, ...]) -> PreviewUpdate:
        return PreviewUpdate(
            found, previewer.listed, _copy(previewer.total), tuple(map(_copy, previewer.by_rule))
        )

    def target(
        self, elastic: ElasticSignIn, bag: SecretBag, connector: S3ConnectorAnswers
    ) -> Target:
        self._enter("target")
        return self.found_target

    def connector_checks(self, run_id: str, cancel: CancelToken) -> Iterator[Check]:
        self._enter("connector_checks", cancel)
        yield from self.checks_of_connector

    def sample(
        self,
        run_id: str,
        request: SampleRequest,
        on_progress: Callable[[SampleProgress], None],
        cancel: CancelToken,
    ) -> SampleReport:
        self.samples.append(request)
        previewer = Previewer(())
        found = [
            preview
            for bucket in (EU, US)
            for preview in previewer.look(bucket, self.objects[bucket][: request.per_bucket])
        ]
        done: list[Sampled] = []
        for preview in found:
            if cancel.is_cancelled:
                break
            done.append(_sample(preview, is_kept=bool(request.index)))
            size = sum(one.preview.summary.size for one in done)
            on_progress(
                SampleProgress(previewer.listed, len(found), len(found), len(done), size,
                               0.1 * len(done), 0.1 * (len(found) - len(done)), (done[-1],))
            )  # fmt: skip
        self._enter("sample")
        self.stopped_samples += cancel.is_cancelled
        self.kept_sample = request.index
        by_bucket = tuple((name, _tally(found, name)) for name in (EU, US))
        return SampleReport(
            request.index, previewer.listed, _copy(previewer.total), by_bucket, (),
            tuple(done), 0.1 * len(done), cancel.is_cancelled,
        )  # fmt: skip

    def sample_index(self, run_id: str) -> str:
        self._enter("sample_index")
        return self.kept_sample

    def remove_sample(self, run_id: str) -> int:
        self._enter("remove_sample")
        self.kept_sample = ""
        return 9

    def start_sync(self, run_id: str) -> SyncStatus:
        self._enter("start_sync")
        self.sync = SYNC
        return SYNC

    def sync_status(self, run_id: str, job_id: str = "") -> SyncStatus | None:
        self._enter("sync_status")
        return self.sync

    def cancel_sync(self, run_id: str, job_id: str) -> SyncStatus:
        self._enter("cancel_sync")
        self.sync = replace(SYNC, state=SyncState.CANCELED)
        return self.sync

    def deployment_files(self, run_id: str) -> tuple[DeploymentFile, ...]:
        self._enter("deployment_files")
        return FILES

    def save_deployment_files(self, run_id: str, folder: Path) -> tuple[Path, ...]:
        self._enter("save_deployment_files")
        return tuple(folder / file.name for file in FILES)


def _copy(tally: Tally) -> Tally:
    return Tally(tally.objects.copy(), tally.bytes.copy())


def _tally(previews: list[Preview], bucket: str) -> Tally:
    tally = Tally()
    for preview in previews:
        if preview.bucket == bucket:
            tally.add(preview.fate, preview.summary.size)
    return tally


def _sample(preview: Preview, *, is_kept: bool) -> Sampled:
    if preview.fate is Fate.ARCHIVED:
        return Sampled(preview, Outcome.DROPPED)
    text = "Master services agreement between…" if preview.fate is Fate.READ else ""
    return Sampled(preview, Outcome.CREATED if is_kept else Outcome.PREVIEWED, text)

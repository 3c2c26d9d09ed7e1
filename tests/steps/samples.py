"""Buckets of a test's own, and samples of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.steps.stage import Stage, unique

from fairlead.core.cancel import CancelToken
from fairlead.flows.s3_answers import RulesAnswers, S3ConnectorAnswers
from fairlead.flows.s3_views import Sampled, SampleProgress, SampleReport
from fairlead.flows.sync_rules import Rule
from fairlead.services.documents import Documents
from fairlead.services.s3 import Buckets
from fairlead.steps.sample import Source, take_sample
from fairlead.steps.sample_index import SampleIndex
from fairlead.steps.sample_sinks import IntoIndex, Sink, Trial


@dataclass
class Shelf:
    """A bucket on a stage, sampled with the stage's own rights."""

    stage: Stage
    bucket: str
    connector: S3ConnectorAnswers = field(default_factory=S3ConnectorAnswers)
    rules: tuple[Rule, ...] = ()
    progress: list[SampleProgress] = field(default_factory=list)

    def put(self, key: str, content: bytes = b"Some text.", **params: str) -> None:
        """Store an object."""
        self.stage.aws.call("s3", "put_object", Bucket=self.bucket, Key=key, Body=content, **params)

    def remove(self, key: str) -> None:
        """Delete an object."""
        self.stage.aws.call("s3", "delete_object", Bucket=self.bucket, Key=key)

    @property
    def source(self) -> Source:
        """What is sampled."""
        rules = RulesAnswers(chosen=(self.bucket,), rules=self.rules)
        return Source(Buckets(self.stage.aws), rules, self.connector)

    def index(self, name: str = "", run_id: str = "run-1") -> SampleIndex:
        """An index for a sample of a run."""
        return SampleIndex(name or unique("sample"), run_id, "Docs", self.stage.elasticsearch)

    def into(self, index: SampleIndex) -> IntoIndex:
        """A sink that keeps the documents."""
        return IntoIndex(index, self.connector.pipeline.name)

    @property
    def trial(self) -> Trial:
        """A sink that keeps nothing."""
        return Trial(Documents(self.stage.elasticsearch), self.connector.pipeline.name)

    def sample(
        self, sink: Sink | None = None, *, per_bucket: int = 50, cancel: CancelToken | None = None
    ) -> SampleReport:
        """Take a sample, by default one that is not kept."""
        return take_sample(
            self.source,
            sink or self.trial,
            per_bucket,
            self.progress.append,
            cancel or CancelToken(),
        )


@contextmanager
def open_shelf(stage: Stage, contents: Mapping[str, bytes] | None = None) -> Iterator[Shelf]:
    """Make a bucket for a test, and empty it afterwards."""
    shelf = Shelf(stage, unique("shelf"))
    stage.aws.call("s3", "create_bucket", Bucket=shelf.bucket)
    for key, content in (contents or {}).items():
        shelf.put(key, content)
    yield shelf
    for page in Buckets(stage.aws).pages(shelf.bucket):
        for stored in page:
            shelf.remove(stored.key)
    stage.aws.call("s3", "delete_bucket", Bucket=shelf.bucket)


def by_key(report: SampleReport) -> dict[str, Sampled]:
    """Return what was sampled by the objects' keys."""
    found = {one.preview.summary.key: one for one in report.sampled}
    assert len(found) == len(report.sampled)
    return found


def code_of(sampled: Sampled) -> str:
    """Return the code of a sampled object's problem, "" for none."""
    return sampled.problem.code if sampled.problem is not None else ""

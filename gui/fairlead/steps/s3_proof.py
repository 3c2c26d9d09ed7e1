"""The proof of an S3 connection: a few objects of each bucket, read and tried in the pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate
from fairlead.flows.documents import Content
from fairlead.flows.s3_views import Outcome, Sampled, SampleProgress, SampleReport
from fairlead.services.documents import Documents
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.steps.connector_checks import connector_checks
from fairlead.steps.elastic import need_elasticsearch
from fairlead.steps.passed import need_passed
from fairlead.steps.reach import Reach
from fairlead.steps.rows import aws_line, http_request
from fairlead.steps.s3_connected import S3Connected
from fairlead.steps.sample import Source, take_sample
from fairlead.steps.sample_index import SampleIndex
from fairlead.steps.sample_sinks import Trial
from fairlead.steps.sample_state import Listing

SAMPLE = "sample"
"""The name under which the journal knows a kept sample of a run. No step has it as its id."""

INDEX_FACT = "index"
"""The fact of `SAMPLE` that names its index."""

_TITLE = translate("Steps", "Read %1 objects of each bucket with the new key and try them")
_WHERE = translate("Steps", "S3, Elasticsearch")
_UNDO = translate("Steps", "Nothing is kept; a sample that was taken later is removed")
_LISTING = translate("Steps", "Listing: %1 objects so far")
_TRYING = translate("Steps", "Trying %1 of %2 objects")
_PROVED = translate("Steps", "%1 of %2 objects tried · %3 with text · %4 without · %5 left out")
_NOTHING = translate("Steps", "every bucket was listed; the rules take no object of them yet")


@dataclass(frozen=True, slots=True)
class S3Proof:
    """Proves that the connector's key reads the buckets and that Elasticsearch takes what it reads.

    Nothing is kept. Undoing it removes the sample that a user may have kept after the run.
    """

    id: str
    per_bucket: int
    plan: Plan
    reach: Reach

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE(self.per_bucket)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: listing, reading, and the pipeline."""
        connected = S3Connected(self.plan, {}, self.reach)
        pipeline = connected.connector.pipeline.name
        path = f"/_ingest/pipeline/{pipeline}/_simulate"
        calls = (
            aws_line("s3api", "list_objects", Bucket="BUCKET"),
            aws_line("s3api", "get_object", Bucket="BUCKET", Key="KEY"),
            http_request("POST", path, {"docs": [{"_id": "ID", "_source": {}}]}),
        )
        return (Row(Group.CHECK, self.title, _WHERE, "\n\n".join(calls), _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Nothing to see beforehand: reading is the step itself."""
        return Found(Standing.ABSENT)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Ask what a sync rests on, which lists the buckets, then read and try."""
        connected = S3Connected(self.plan, run.facts, self.reach)
        listing = Listing(self.per_bucket)
        need_passed(
            connector_checks(connected, run.cancel, listing.add),
            lambda check: run.report(check.title, None),
        )
        sink = Trial(Documents(connected.elasticsearch), connected.connector.pipeline.name)

        def report(progress: SampleProgress) -> None:
            if progress.chosen:
                done, chosen = progress.done, progress.chosen
                run.report(_TRYING(done, chosen), done / chosen)
            else:
                run.report(_LISTING(f"{progress.listed:,}"), None)

        with connected.buckets() as buckets:
            source = Source(buckets, connected.rules, connected.connector)
            shown = take_sample(source, sink, self.per_bucket, report, run.cancel, listing=listing)
        run.cancel.check()
        need_proof(shown)
        return Done({"objects": str(len(shown.sampled))}, _words(shown))

    def verify(self, run: RunContext, done: Done) -> Done:
        """Nothing more: `apply` was the check."""
        return done

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Remove the sample that was kept since, if there is one."""
        index = run.facts.get(SAMPLE, {}).get(INDEX_FACT)
        if index:
            elasticsearch = need_elasticsearch(self.reach.elasticsearch)
            sample_index(index, run.run_id, self.plan, elasticsearch).remove()
        return None


def sample_index(name: str, run_id: str, plan: Plan, elasticsearch: Elasticsearch) -> SampleIndex:
    """Return the index of a sample of a run."""
    return SampleIndex(name, run_id, plan.name, elasticsearch)


def need_proof(report: SampleReport) -> None:
    """Raise what speaks against the connection, if anything does.

    Raises:
        Problem: A bucket could not be listed; or nobody can tell what became of an object; or of a
            bucket's objects that have text none could be read.
    """
    for _bucket, problem in report.failed:
        raise problem
    for sampled in report.sampled:
        if sampled.outcome is Outcome.FAILED and sampled.problem is not None:
            raise sampled.problem
    for bucket in dict.fromkeys(sampled.preview.bucket for sampled in report.sampled):
        there = [sampled for sampled in report.sampled if sampled.preview.bucket == bucket]
        _need_a_text(there)


def _need_a_text(sampled: Sequence[Sampled]) -> None:
    refused = [one.problem for one in sampled if one.problem and one.outcome is Outcome.DROPPED]
    if refused and not any(one.fate.content is Content.TEXT for one in sampled):
        raise refused[0]


def _words(report: SampleReport) -> Text:
    if not report.sampled:
        return _NOTHING
    contents = [sampled.fate.content for sampled in report.sampled]
    texts, plain = contents.count(Content.TEXT), contents.count(Content.METADATA)
    return _PROVED(
        len(contents), f"{report.total.count():,}", texts, plain, contents.count(Content.DROPPED)
    )


def build(plan: Plan, spec: StepSpec, reach: Reach) -> S3Proof:
    """Build the step from its part of the plan."""
    return S3Proof(id=spec.id, per_bucket=spec.values["objects"], plan=plan, reach=reach)

"""A sample of an S3 connection: one line for each object, and one at the end for all of it."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.desk.local import LocalDesk
from fairlead.flows.documents import Content
from fairlead.flows.plain_text import show_plainly
from fairlead.flows.s3_sampled import sample_index_of
from fairlead.flows.s3_views import Outcome, Sampled, SampleProgress, SampleReport, SampleRequest

_OTHER_KIND = translate("Sample", "%1 is no S3 connection.")
_OTHER_KIND_ADVICE = translate(
    "Sample", "Samples are taken of buckets. “fairlead runs” lists them."
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What sample is wanted: objects of each bucket, into `index`.

    `index` is None for a sample that is not kept, "" for the index beside the connector's own.
    """

    per_bucket: int
    index: str | None = None


def show_sample(
    desk: LocalDesk, run_id: str, wanted: Wanted, cancel: CancelToken, *, as_json: bool
) -> SampleReport:
    """Take a sample and print a line for each object as it is done, then one that sums up.

    Raises:
        Problem: The run is no S3 connection, a bucket could not be listed, or the sample failed.
    """
    plan = desk.plan_of(run_id)
    if plan.kind != "s3":
        raise Problem("sample-other-kind", _OTHER_KIND(plan.name), _OTHER_KIND_ADVICE)
    index = sample_index_of(plan) if wanted.index == "" else wanted.index or ""

    def show(progress: SampleProgress) -> None:
        lines = (_json(one) if as_json else _words(one) for one in progress.sampled)
        sys.stdout.writelines(f"{line}\n" for line in lines)
        sys.stdout.flush()

    report = desk.sample(run_id, SampleRequest(wanted.per_bucket, index), show, cancel)
    print(_json_end(report) if as_json else _words_end(report))
    for _bucket, problem in report.failed:
        raise problem
    return report


def is_good(report: SampleReport) -> bool:
    """Tell whether it is known of every object what becomes of it."""
    return all(one.outcome is not Outcome.FAILED for one in report.sampled)


def _json(one: Sampled) -> str:
    preview, problem = one.preview, one.problem
    line = {
        "bucket": preview.bucket,
        "key": preview.summary.key,
        "size": preview.summary.size,
        "rule": preview.rules[0] + 1 if preview.rules else None,
        "action": one.fate.content.value,
        "reason": one.fate.value,
        "outcome": one.outcome.value,
        "text": one.text,
        "problem": None if problem is None else f"{problem.title} {problem.advice}",
    }
    return json.dumps(line)


def _words(one: Sampled) -> str:
    preview = one.preview
    where = show_plainly(f"{preview.bucket}/{preview.summary.key}")
    line = f"{one.outcome.value:<9} {one.fate.content.value:<8} {where}"
    if one.text:
        line += f"\n{'':<19}{show_plainly(one.text[:70])}"
    if one.problem is not None:
        line += f"\n{'':<19}{one.problem.title} {one.problem.advice}"
    return line


def _json_end(report: SampleReport) -> str:
    counts = {content.value: report.total.count(content) for content in Content}
    line = {
        "sample": len(report.sampled),
        "index": report.index or None,
        "listed": report.listed,
        "matched": report.total.count(),
        "total": counts,
        "seconds": round(report.seconds, 3),
        "cancelled": report.is_cancelled,
        "failed": {bucket: str(problem.title) for bucket, problem in report.failed},
    }
    return json.dumps(line)


def _words_end(report: SampleReport) -> str:
    counts = {content: report.total.count(content) for content in Content}
    kept = f" into the index {report.index}" if report.index else ", nothing kept"
    return (
        f"{'Stopped after' if report.is_cancelled else 'Sampled'} {len(report.sampled):,} of"
        f" {report.total.count():,} objects{kept}. A full sync would index"
        f" {counts[Content.TEXT]:,} with text and {counts[Content.METADATA]:,} without, and leave"
        f" out {counts[Content.DROPPED]:,}."
    )

"""Documents per second of a sample, and what one sequential client reads meanwhile.

A bucket of 1,000 texts of 2 KB is sampled whole into an index, on a sandbox of another process on
which every call takes 20 ms, about what S3 takes for its first byte. Without that, nothing but the
one processor on which the sandbox computes would be measured. The divisor is how many of the same
objects one client reads in a second, one after another, from the same server in the same run. The
sample lists, reads, indexes through the ingest pipeline, and reads the texts back. Peak memory is
that of this process. Prints `ratio N.NN`.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from fairlead.core.cancel import CancelToken
from fairlead.desk.practice import Sandbox, run_sandbox
from fairlead.flows.diagnosis import aws_problem, elastic_problem
from fairlead.flows.s3_answers import RulesAnswers, S3ConnectorAnswers
from fairlead.flows.s3_views import Outcome, SampleReport
from fairlead.services.aws import Aws
from fairlead.services.elastic import ElasticAuth
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.s3 import Buckets
from fairlead.steps.sample import Source, take_sample
from fairlead.steps.sample_index import SampleIndex
from fairlead.steps.sample_sinks import IntoIndex
from fairlead.steps.side_by_side import ask_all

COUNT = 1000
SIZE = 2048
LATENCY = 0.02
BUCKET = "thousand-texts"
SEQUENTIAL = 250
"""How many objects the sequential client reads; its pace does not change after them."""

_SCENE = (f"latency={LATENCY}", "key_delay=0", "sample_buckets=false")


def main() -> int:
    """Sample and print the ratio; 1 if a document is missing."""
    with (
        tempfile.TemporaryDirectory() as name,
        run_sandbox(Path(name), _SCENE) as box,
        closing(_aws(box)) as aws,
        closing(_elasticsearch(box)) as elasticsearch,
    ):
        keys = _fill(aws)
        sequential = _read_one_by_one(aws, keys)
        before = _peak_memory()
        report = _sample(aws, elasticsearch)
        peak = _peak_memory()
    created = sum(one.outcome is Outcome.CREATED and bool(one.text) for one in report.sampled)
    pace = len(report.sampled) / report.seconds
    print(f"{created} of {COUNT} documents in {report.seconds:.2f} s: {pace:.0f} a second")
    print(f"one sequential client reads {sequential:.0f} a second")
    print(f"peak memory {peak:.0f} MiB, {peak - before:.0f} MiB more than before the sample")
    print(f"ratio {pace / sequential:.2f}")
    return 0 if created == COUNT else 1


def _peak_memory() -> float:
    """Return the most memory that this process has had so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _aws(box: Sandbox) -> Aws:
    return Aws(
        "us-east-1",
        files=box.aws_files,
        profile="admin",
        endpoint_url=box.aws_endpoint,
        explain=aws_problem,
    )


def _elasticsearch(box: Sandbox) -> Elasticsearch:
    auth = ElasticAuth(api_key=box.practice.api_key)
    return Elasticsearch(box.practice.elasticsearch_url, auth, explain=elastic_problem)


def _fill(aws: Aws) -> Sequence[str]:
    aws.call("s3", "create_bucket", Bucket=BUCKET)
    keys = [f"texts/{number:04}.txt" for number in range(COUNT)]
    words = b"What a sample reads. " * (SIZE // 21 + 1)

    def put(key: str) -> None:
        aws.call("s3", "put_object", Bucket=BUCKET, Key=key, Body=words[:SIZE])

    ask_all({key: partial(put, key) for key in keys}, CancelToken())
    return keys


def _read_one_by_one(aws: Aws, keys: Sequence[str]) -> float:
    """Return how many objects one client reads in a second."""
    buckets = Buckets(aws)
    buckets.read(BUCKET, keys[0], SIZE)
    began = time.monotonic()
    for key in keys[:SEQUENTIAL]:
        buckets.read(BUCKET, key, SIZE)
    return SEQUENTIAL / (time.monotonic() - began)


def _sample(aws: Aws, elasticsearch: Elasticsearch) -> SampleReport:
    connector = S3ConnectorAnswers()
    source = Source(Buckets(aws), RulesAnswers(chosen=(BUCKET,)), connector)
    index = SampleIndex("thousand-texts-sample", "bench", "bench", elasticsearch)
    sink = IntoIndex(index, connector.pipeline.name)
    return take_sample(source, sink, COUNT, lambda _progress: None, CancelToken())


if __name__ == "__main__":
    sys.exit(main())

"""A sample of everything is what a full sync by a connector service brings, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.sandbox.elastic.connectors.service import Service
from tests.steps.s3_lines import S3Line, open_s3_line
from tests.steps.stage import Stage, unique

from fairlead.core.cancel import CancelToken
from fairlead.flows.documents import Pipeline, document_id
from fairlead.flows.s3_views import Outcome
from fairlead.sandbox.world import World
from fairlead.steps.sample import Source, take_sample
from fairlead.steps.sample_index import SampleIndex
from fairlead.steps.sample_sinks import IntoIndex
from fairlead.steps.sync_job import find_sync, start_sync

BUCKETS = "fairlead-handbook, fairlead-oddities, fairlead-berichte, fairlead-contracts"
# The service of the tests knows these marks only, whatever is set in the connector.
MARKS = Pipeline(run_ml_inference=False)


@pytest.fixture
def stage(world: World, tmp_path: Path, hasty_sdk: None) -> Iterator[Stage]:
    opened = Stage(world, tmp_path, has_password=True)
    yield opened
    opened.close()


@pytest.fixture
def line(stage: Stage) -> Iterator[S3Line]:
    opened = open_s3_line(stage, BUCKETS)
    yield opened
    stage.engine.undo(
        opened.run_id,
        stage.steps(opened.plan),
        lambda _event: None,
        CancelToken(),
        frozenset({"index"}),
    )


def stored(stage: Stage, index: str) -> dict[str, dict[str, Any]]:
    stage.elasticsearch.request("refresh", lambda client: client.indices.refresh(index=index))
    answer = stage.elasticsearch.request(
        "search", lambda client: client.search(index=index, size=1000)
    )
    return {hit["_id"]: hit["_source"] for hit in answer["hits"]["hits"]}


def sync(line: S3Line) -> dict[str, dict[str, Any]]:
    """Let a service run a full sync, and return what is in the index then."""
    spec = next(spec for spec in line.plan.steps if spec.kind == "connector-api-key")
    encoded = line.stage.vault.load(spec.values["secret_name"]) or ""
    job = start_sync(line.connected).job_id
    with closing(Service(line.stage.world, encoded, line.connector_id)) as service:
        service.start()
        service.poll()
        service.run_next_job()
    ended = find_sync(line.connected, job)
    assert ended is not None
    assert (ended.state.value, ended.error) == ("completed", "")
    return stored(line.stage, line.connected.connector.index)


def test_a_sample_of_everything_is_a_full_sync(line: S3Line) -> None:
    stage, connected = line.stage, line.connected
    index = SampleIndex(unique("sample"), line.run_id, "Docs", stage.elasticsearch)
    with connected.buckets() as buckets:
        connector = replace(connected.connector, pipeline=MARKS)
        source = Source(buckets, connected.rules, connector)
        sink = IntoIndex(index, MARKS.name)
        report = take_sample(source, sink, 1000, lambda _progress: None, CancelToken())
    sampled = stored(stage, index.name)
    index.remove()
    synced = sync(line)
    assert sampled == synced
    dropped = {
        document_id(one.preview.bucket, one.preview.summary.key)
        for one in report.sampled
        if one.outcome is Outcome.DROPPED
    }
    assert len(dropped) == 2
    assert not dropped & synced.keys()
    assert len(synced) + len(dropped) == report.listed

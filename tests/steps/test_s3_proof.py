"""The proof of an S3 run: it reads, keeps nothing, and speaks up where a sync would lose."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.steps.failing import KINDS
from tests.steps.s3_lines import line_specs, proof_spec
from tests.steps.samples import Shelf, open_shelf
from tests.steps.stage import Stage, failure_of, occurrences, unique

from fairlead.core.events import Ending
from fairlead.core.journal import Phase
from fairlead.sandbox.faults import Fault, FaultKind
from fairlead.sandbox.world import World
from fairlead.services.indices import Indices
from fairlead.steps.s3_proof import INDEX_FACT, SAMPLE


@pytest.fixture
def stage(world: World, tmp_path: Path, hasty_sdk: None) -> Iterator[Stage]:
    opened = Stage(world, tmp_path, has_password=True)
    yield opened
    opened.close()


@pytest.fixture
def shelf(stage: Stage) -> Iterator[Shelf]:
    with open_shelf(stage, {"one.txt": b"Text.", "two.png": b"\x89PNG"}) as opened:
        yield opened
        stage.world.faults.clear()


def begin(stage: Stage, shelf: Shelf) -> str:
    return stage.begin(stage.plan(*line_specs(stage, shelf.bucket), proof_spec()))


def test_a_run_is_proved_by_reading_and_keeps_nothing(stage: Stage, shelf: Shelf) -> None:
    run_id = begin(stage, shelf)
    index = stage.journal.run(run_id).plan.steps[1].values["name"]
    records = stage.prove(run_id)
    assert records["proof"].facts == {"objects": "2"}
    assert Indices(stage.elasticsearch).count(index) == 0
    ended = stage.undo(run_id)
    assert (ended.ending, ended.left) == (Ending.UNDONE, ())


def test_the_buckets_are_listed_once(stage: Stage, shelf: Shelf) -> None:
    run_id = begin(stage, shelf)
    with stage.calls_made() as calls:
        stage.prove(run_id)
    # One looks whether the bucket may be listed at all, the other one goes through it.
    assert [call.operation for call in calls].count("ListObjects") == 2
    stage.undo(run_id)


def test_an_empty_bucket_is_no_failure(stage: Stage, shelf: Shelf) -> None:
    shelf.remove("one.txt")
    shelf.remove("two.png")
    run_id = begin(stage, shelf)
    assert stage.prove(run_id)["proof"].facts == {"objects": "0"}
    stage.undo(run_id)


@pytest.mark.parametrize(
    ("kind", "service", "operation"),
    [
        ("denied", "s3", "ListBuckets"),
        ("denied", "s3", "ListObjects"),
        ("denied", "s3", "GetObject"),
        ("server_error", "elasticsearch", "POST /_ingest/pipeline/{id}/_simulate"),
        ("denied", "elasticsearch", "POST /_ingest/pipeline/{id}/_simulate"),
    ],
)
def test_what_would_lose_documents_is_no_proof(
    stage: Stage, shelf: Shelf, kind: FaultKind, service: str, operation: str
) -> None:
    run_id = begin(stage, shelf)
    stage.world.faults.add(Fault(kind, service, operation, times=None))
    ended = stage.run(run_id)
    assert ended.ending is Ending.FAILED
    assert ended.problem is not None
    assert not stage.records(run_id)["proof"].is_done
    stage.world.faults.clear()
    stage.prove(run_id)
    stage.undo(run_id)


def test_undo_removes_the_sample_that_was_kept_since(stage: Stage, shelf: Shelf) -> None:
    run_id = begin(stage, shelf)
    stage.prove(run_id)
    index = shelf.index(unique("kept"), run_id)
    stage.journal.record(run_id, SAMPLE, Phase.INTENT, {INDEX_FACT: index.name}, 0)
    shelf.sample(shelf.into(index))
    assert index.is_there()
    assert stage.journal.run(run_id).is_complete
    ended = stage.undo(run_id)
    assert (ended.ending, ended.left) == (Ending.UNDONE, ())
    assert Indices(stage.elasticsearch).get(index.name) is None


@pytest.mark.parametrize("kind", KINDS)
def test_every_call_of_the_proof_may_fail_and_a_second_try_proves(
    stage: Stage, shelf: Shelf, subtests: pytest.Subtests, kind: FaultKind
) -> None:
    run_id = begin(stage, shelf)
    stage.prove(run_id)

    def forget() -> None:
        stage.journal.record(run_id, "proof", Phase.INTENT, {}, 0)

    forget()
    with closing(Stage(stage.world, stage.folder, timeout=1, has_password=True)) as hasty:
        hasty.vault = stage.vault
        with hasty.calls_made() as calls:
            hasty.prove(run_id)
        assert {call.service for call in calls} >= {"s3", "elasticsearch"}
        for service, operation, after in occurrences(calls):
            with subtests.test(service=service, operation=operation, after=after):
                forget()
                with hasty.fault(kind, service, operation, after=after):
                    ended = hasty.run(run_id)
                if failure_of(ended) is None:
                    # What is asked again by the SDK, or tells what a sync can do without.
                    assert service == "s3" or kind == "effect_then_reset"
                forget()
                hasty.prove(run_id)
    stage.undo(run_id)

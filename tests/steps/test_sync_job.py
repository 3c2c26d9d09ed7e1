"""A full sync, from the request to its end, with a connector service that comes late or never."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.problems import problem
from tests.sandbox.elastic.connectors.service import Service
from tests.steps.failing import KINDS
from tests.steps.s3_lines import S3Line, open_s3_line
from tests.steps.stage import Stage, occurrences

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.flows.s3_views import SyncState, SyncStatus
from fairlead.sandbox.faults import FaultKind
from fairlead.sandbox.world import World
from fairlead.steps import sync_job
from fairlead.steps.sync_job import cancel_sync, find_sync, start_sync

CODES = {
    "denied": "elasticsearch-rights",
    "expired": "elastic-sign-in",
    "throttle": "elastic-busy",
    "server_error": "elastic-unavailable",
    "malformed": "unreadable",
    "timeout": "timeout",
    "reset": "reset",
    "effect_then_reset": "reset",
}


@pytest.fixture
def stage(world: World, tmp_path: Path, hasty_sdk: None) -> Iterator[Stage]:
    opened = Stage(world, tmp_path, has_password=True)
    yield opened
    opened.close()


@pytest.fixture
def line(stage: Stage) -> Iterator[S3Line]:
    opened = open_s3_line(stage, "fairlead-handbook")
    yield opened
    stage.world.faults.clear()
    stage.engine.undo(
        opened.run_id,
        stage.steps(opened.plan),
        lambda _event: None,
        CancelToken(),
        frozenset({"index"}),
    )


@pytest.fixture
def hasty_line(line: S3Line) -> Iterator[S3Line]:
    """The same connection, seen by who waits for an answer no longer than a moment."""
    stage = line.stage
    with closing(Stage(stage.world, stage.folder, timeout=1, has_password=True)) as hasty:
        hasty.vault = stage.vault
        yield S3Line(hasty, line.run_id, line.plan)


def service_of(line: S3Line) -> Service:
    spec = next(spec for spec in line.plan.steps if spec.kind == "connector-api-key")
    encoded = line.stage.vault.load(spec.values["secret_name"]) or ""
    return Service(line.stage.world, encoded, line.connector_id)


def test_a_sync_waits_for_a_service_and_is_watched_to_its_end(line: S3Line) -> None:
    assert find_sync(line.connected) is None
    asked = start_sync(line.connected)
    assert (asked.state, asked.seen_seconds_ago) == (SyncState.PENDING, None)
    assert "Waiting" in str(asked.meaning)
    assert start_sync(line.connected).job_id == asked.job_id
    with closing(service_of(line)) as service:
        service.start()
        service.poll()
        service.run_next_job()
    ended = find_sync(line.connected, asked.job_id)
    assert ended is not None
    assert ended.state is SyncState.COMPLETED
    assert ended.indexed > 10
    assert ended.seen_seconds_ago is not None
    assert str(ended.meaning) == "The sync succeeded."
    newest = find_sync(line.connected)
    assert newest is not None
    assert newest.job_id == asked.job_id


def test_a_sync_that_waits_is_cancelled_at_once(line: S3Line) -> None:
    asked = start_sync(line.connected)
    cancelled = cancel_sync(line.connected, asked.job_id)
    assert cancelled.state is SyncState.CANCELED
    assert cancel_sync(line.connected, asked.job_id).state is SyncState.CANCELED
    again = start_sync(line.connected)
    assert again.job_id != asked.job_id


def test_a_service_that_never_comes_is_noticed(
    line: S3Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_sync(line.connected)
    later = datetime.now(UTC) + timedelta(minutes=2)
    monkeypatch.setattr(sync_job, "_now", lambda: later)
    status = find_sync(line.connected)
    assert status is not None
    assert "No connector service has ever checked in" in str(status.meaning)


def test_what_is_gone_is_said(line: S3Line) -> None:
    with problem("sync-gone"):
        find_sync(line.connected, "no-such-job")
    with problem("sync-gone"):
        cancel_sync(line.connected, "no-such-job")


@pytest.mark.parametrize("kind", KINDS)
def test_every_call_may_fail_and_the_next_try_succeeds(
    hasty_line: S3Line, subtests: pytest.Subtests, kind: FaultKind
) -> None:
    line = hasty_line

    def waiting() -> str:
        return start_sync(line.connected).job_id

    def none_waits() -> str:
        return cancel_sync(line.connected, waiting()).job_id

    def start(_job: str) -> SyncStatus | None:
        return start_sync(line.connected)

    def find_newest(_job: str) -> SyncStatus | None:
        return find_sync(line.connected)

    def find(job: str) -> SyncStatus | None:
        return find_sync(line.connected, job)

    def cancel(job: str) -> SyncStatus | None:
        return cancel_sync(line.connected, job)

    asks: tuple[tuple[Callable[[], str], Callable[[str], SyncStatus | None], SyncState], ...] = (
        (none_waits, start, SyncState.PENDING),
        (waiting, find_newest, SyncState.PENDING),
        (waiting, find, SyncState.PENDING),
        (waiting, cancel, SyncState.CANCELED),
    )
    for prepare, ask, wanted in asks:
        job = prepare()
        with line.stage.calls_made() as calls:
            ask(job)
        assert {call.service for call in calls} == {"elasticsearch"}
        for service, operation, after in occurrences(calls):
            with subtests.test(ask=ask.__name__, operation=operation, after=after):
                job = prepare()
                with (
                    line.stage.fault(kind, service, operation, after=after),
                    pytest.raises(Problem) as raised,
                ):
                    ask(job)
                assert raised.value.code == CODES[kind]
                assert str(raised.value.title)
                assert str(raised.value.advice)
                again = ask(job)
                assert again is not None
                assert again.state is wanted
                if ask is not start:
                    assert again.job_id == job


def test_a_request_whose_answer_was_lost_starts_one_sync_and_no_more(hasty_line: S3Line) -> None:
    connected, stage = hasty_line.connected, hasty_line.stage
    with (
        stage.fault("effect_then_reset", "elasticsearch", "POST /_connector/_sync_job"),
        problem("reset"),
    ):
        start_sync(connected)
    asked = find_sync(connected)
    assert asked is not None
    assert start_sync(connected).job_id == asked.job_id

"""Undo of a connection whose connector service is at work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.sandbox.elastic.connectors.support import ORIGIN, SYNC_JOBS
from tests.steps.s3_plans import s3_connector_spec, schedule_spec
from tests.steps.stage import Stage
from tests.steps.things import raw

from fairlead.core.cancel import CancelToken
from fairlead.core.plan import StepSpec
from fairlead.core.step import RunContext
from fairlead.services.connectors import Connectors, send
from fairlead.services.sync_jobs import SyncJobs
from fairlead.steps.patience import Patience


@pytest.fixture
def spec() -> StepSpec:
    return s3_connector_spec()


def id_of(spec: StepSpec) -> str:
    return str(spec.values["connector_id"])


def begin(stage: Stage, spec: StepSpec) -> str:
    run_id = stage.begin(stage.plan(spec, schedule_spec(spec)))
    stage.prove(run_id)
    return run_id


class Listening(CancelToken):
    """A token that tells whenever somebody waits."""

    def __init__(self, on_wait: Callable[[float], None]) -> None:
        super().__init__()
        self.on_wait = on_wait

    def wait(self, seconds: float) -> None:
        self.on_wait(seconds)


def claim(stage: Stage, job: str) -> None:
    """Let the service begin a job."""
    send(
        stage.elasticsearch, "claim", "PUT", ("_sync_job", job, "_claim"), {"worker_hostname": "a"}
    )


def finish(stage: Stage, job: str) -> None:
    """Let the service say that its job has ended; it does so past the Connector API."""
    stage.elasticsearch.request(
        "finish",
        lambda client: client.options(headers=ORIGIN).update(
            index=SYNC_JOBS, id=job, doc={"status": "canceled"}
        ),
        changes=True,
    )


def status_of(stage: Stage, job: str) -> str:
    found = SyncJobs(stage.elasticsearch).get(job)
    assert found is not None
    return found.status


def test_undo_waits_until_a_running_sync_has_ended(stage: Stage, spec: StepSpec) -> None:
    run_id = begin(stage, spec)
    job = SyncJobs(stage.elasticsearch).start(id_of(spec))
    claim(stage, job)
    states: list[str] = []

    def end_at_the_third_look(_seconds: float) -> None:
        """Stand for the service, which looks whether its job goes on."""
        states.append(status_of(stage, job))
        if len(states) == 3:
            finish(stage, job)

    _connector, step = stage.steps(stage.plan(spec, schedule_spec(spec)))
    context = RunContext(run_id, Listening(end_at_the_third_look))

    assert step.undo(context, {"connector_id": id_of(spec)}) is None

    assert states == ["canceling"] * 3
    assert status_of(stage, job) == "canceled"
    assert not raw(stage, spec)["scheduling"]["full"]["enabled"]


def test_undo_does_not_wait_for_ever_for_a_service_that_is_gone(
    stage: Stage, spec: StepSpec
) -> None:
    run_id = begin(stage, spec)
    claim(stage, SyncJobs(stage.elasticsearch).start(id_of(spec)))

    assert stage.undo(run_id, patience=Patience(0.1, 0.02)).left == ()

    assert Connectors(stage.elasticsearch).get(id_of(spec)) is None


def test_a_sync_that_waits_is_cancelled_at_once(stage: Stage, spec: StepSpec) -> None:
    run_id = begin(stage, spec)
    SyncJobs(stage.elasticsearch).start(id_of(spec))

    with stage.calls_made() as calls:
        assert stage.undo(run_id, patience=Patience(60, 60)).left == ()

    asked = [call.operation for call in calls]
    assert asked.index("PUT /_connector/{id}/_scheduling") < asked.index(
        "PUT /_connector/_sync_job/{id}/_cancel"
    )
    assert Connectors(stage.elasticsearch).get(id_of(spec)) is None


def test_a_connector_that_is_gone_has_nothing_to_end(stage: Stage, spec: StepSpec) -> None:
    run_id = begin(stage, spec)
    Connectors(stage.elasticsearch).delete(id_of(spec))

    assert stage.undo(run_id).left == ()

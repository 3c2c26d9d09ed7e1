"""One desk with an S3 connection: samples that are kept and go, full syncs, the service's files."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import closing, nullcontext
from pathlib import Path

import pytest
from tests.problems import problem

from fairlead.commands.setup import plan_from_file
from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.core.events import Ending
from fairlead.core.journal import Phase
from fairlead.core.secrets import SecretBag
from fairlead.desk.local import LocalDesk
from fairlead.desk.surroundings import Surroundings
from fairlead.flows.deployment import KEY_FILE
from fairlead.flows.documents import Content
from fairlead.flows.s3_views import Outcome, SampleReport, SampleRequest, SyncState
from fairlead.flows.views import Health
from fairlead.sandbox.faults import Fault
from fairlead.sandbox.world import World
from fairlead.services.elastic import ElasticAuth
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.indices import Indices
from fairlead.services.vault import MemoryVault
from fairlead.steps.s3_proof import SAMPLE
from fairlead.steps.sample_index import SampleIndex

EXAMPLE = Path(__file__).parents[2] / "resources" / "examples" / "s3.toml"
INDEX = "search-harbor-handbook"


@pytest.fixture
def run_id(desk: LocalDesk, world: World) -> Iterator[str]:
    plan, bag = plan_from_file(desk, EXAMPLE, CancelToken())
    ended = desk.apply(plan, bag, lambda _event: None, CancelToken())
    assert ended.ending is Ending.PROVED, ended.problem
    yield ended.run_id
    world.faults.clear()
    undo(desk, ended.run_id)


def undo(desk: LocalDesk, run_id: str) -> None:
    ended = desk.undo(run_id, SecretBag(), lambda _event: None, CancelToken())
    assert (ended.ending, ended.left) == (Ending.UNDONE, ()), ended.problem


@pytest.fixture
def indices(world: World) -> Iterator[Indices]:
    auth = ElasticAuth(api_key=world.elastic.api_key)
    with closing(Elasticsearch(world.elasticsearch_url, auth)) as way:
        yield Indices(way)


def take(desk: LocalDesk, run_id: str, index: str = "", per_bucket: int = 5) -> SampleReport:
    request = SampleRequest(per_bucket, index)
    return desk.sample(run_id, request, lambda _progress: None, CancelToken())


def test_samples_come_and_go(desk: LocalDesk, run_id: str, indices: Indices) -> None:
    shown = take(desk, run_id)
    assert {one.outcome for one in shown.sampled} == {Outcome.PREVIEWED}
    assert any(one.text for one in shown.sampled)
    assert shown.total.count(Content.TEXT) == 15
    assert desk.sample_index(run_id) == ""
    assert desk.remove_sample(run_id) == 0

    kept = take(desk, run_id, "first-sample")
    assert (kept.index, {one.outcome for one in kept.sampled}) == (
        "first-sample",
        {Outcome.CREATED},
    )
    assert desk.sample_index(run_id) == "first-sample"
    # One at a time: another one takes the place of the first.
    take(desk, run_id, "second-sample")
    assert indices.get("first-sample") is None
    assert desk.sample_index(run_id) == "second-sample"
    assert indices.count(INDEX) == 0
    assert desk.remove_sample(run_id) == len(kept.sampled)
    assert indices.get("second-sample") is None
    assert desk.sample_index(run_id) == ""
    # The run is as complete as before, and none of this is one of its steps.
    assert desk.connections()[0].done == desk.connections()[0].total

    take(desk, run_id, "third-sample")


def test_a_name_that_is_not_the_samples_own_is_refused(
    desk: LocalDesk, run_id: str, indices: Indices
) -> None:
    indices.create("somebody-elses", {})
    with problem("sample-index-taken"):
        take(desk, run_id, "somebody-elses")
    with problem("sample-index-name"):
        take(desk, run_id, INDEX)
    with problem("sample-index-name"):
        take(desk, run_id, "../Passwords")
    assert desk.sample_index(run_id) == ""
    assert desk.remove_sample(run_id) == 0
    assert indices.get("somebody-elses") is not None
    # What was noted for it does not stand in the way of another one, nor of the undo.
    take(desk, run_id, "own-sample")
    assert desk.sample_index(run_id) == "own-sample"
    indices.delete("somebody-elses")


class PowerCut(BaseException):
    """The end of everything."""


@pytest.mark.parametrize("is_made", [False, True])
def test_a_crash_leaves_what_the_next_start_removes(
    desk: LocalDesk, run_id: str, surroundings: Surroundings, indices: Indices, is_made: bool
) -> None:
    renew = SampleIndex.renew

    def cut(self: SampleIndex) -> None:
        if is_made:
            renew(self)
        raise PowerCut

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SampleIndex, "renew", cut)
        with pytest.raises(PowerCut):
            take(desk, run_id, "half-a-sample")
    assert (indices.get("half-a-sample") is not None) is is_made
    with closing(LocalDesk(lambda: nullcontext(surroundings))) as later:
        assert later.sample_index(run_id) == ("half-a-sample" if is_made else "")
        assert later.remove_sample(run_id) == 0
        assert indices.get("half-a-sample") is None
        record = later.room.journal.run(run_id).records[SAMPLE]
        assert record.phase is Phase.UNDONE


def test_home_tests_an_s3_connection(desk: LocalDesk, run_id: str, world: World) -> None:
    (shown,) = desk.connections()
    assert (shown.kind, str(shown.subtitle)) == ("s3", INDEX)
    assert "/app/elasticsearch/content/connectors/" in shown.open_url
    assert desk.check(run_id).health is Health.WORKING
    stopped = CancelToken()
    stopped.cancel()
    with pytest.raises(Cancelled):
        desk.check(run_id, stopped)
    assert desk.connections()[0].health is Health.WORKING
    world.faults.add(Fault("denied", "s3", "ListObjects", times=None))
    failing = desk.check(run_id)
    assert failing.health is Health.FAILING
    assert failing.health_text is not None
    assert desk.connections()[0].health is Health.FAILING


def test_a_full_sync_is_asked_for_and_cancelled(desk: LocalDesk, run_id: str) -> None:
    assert desk.sync_status(run_id) is None
    asked = desk.start_sync(run_id)
    assert asked.state is SyncState.PENDING
    found = desk.sync_status(run_id, asked.job_id)
    assert found is not None
    assert found.job_id == asked.job_id
    assert desk.cancel_sync(run_id, asked.job_id).state is SyncState.CANCELED


def test_the_services_files_are_shown_without_a_key_and_saved_with_it(
    desk: LocalDesk, run_id: str, vault: MemoryVault, tmp_path: Path
) -> None:
    files = desk.deployment_files(run_id)
    plan = desk.plan_of(run_id)
    made = next(step.values for step in plan.steps if step.kind == "connector-api-key")
    key = vault.load(made["secret_name"])
    assert key
    assert not any(key in file.text for file in files)
    paths = desk.save_deployment_files(run_id, tmp_path / "service")
    assert [path.name for path in paths] == [file.name for file in files]
    assert [path.name for path in paths if key in path.read_text()] == [KEY_FILE]
    managed = dataclasses.replace(
        plan, steps=tuple(step for step in plan.steps if step.kind != "deployment-files")
    )
    desk.room.journal.begin("managed", managed, 0)
    assert desk.deployment_files("managed") == ()
    assert desk.save_deployment_files("managed", tmp_path / "none") == ()
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("index", ["", "held-sample"])
def test_a_sample_that_is_kept_holds_its_run(desk: LocalDesk, run_id: str, index: str) -> None:
    held: set[bool] = set()
    desk.sample(
        run_id,
        SampleRequest(2, index),
        lambda _progress: held.add(desk.room.journal.is_held(run_id)),
        CancelToken(),
    )
    assert held == {bool(index)}

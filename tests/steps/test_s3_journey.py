"""A whole S3 run in the sandbox, and a connector service that finds all it needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.sandbox.elastic.connectors.service import Service
from tests.steps.s3_plans import s3_specs
from tests.steps.stage import Stage
from tests.steps.things import count_elastic, raw, specs_of, stored_secret

from fairlead.core.cancel import CancelToken
from fairlead.core.events import Ending
from fairlead.core.journal import Phase
from fairlead.core.plan import Plan
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.services.api_keys import key_id_of
from fairlead.services.connectors import send
from fairlead.services.indices import Indices
from fairlead.steps.keyring_entry import need_key

SCALE = 0.005


@pytest.fixture(scope="module", params=["8.19", "9.6"])
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    with World(Scene(kibana_version=request.param, key_delay=0)) as started:
        yield started


@pytest.fixture
def stage(world: World, tmp_path: Path, hasty_sdk: None) -> Iterator[Stage]:
    opened = Stage(world, tmp_path, has_password=True)
    yield opened
    opened.close()


def sync(stage: Stage, plan: Plan, api_key: str) -> Service:
    """Run a service with this API key: two looks, and a full sync."""
    connector_id = specs_of(plan)["s3-connector"].values["connector_id"]
    service = Service(stage.world, api_key, connector_id)
    service.start()
    service.poll()
    send(stage.elasticsearch, "job", "POST", ("_sync_job",), {"id": connector_id})
    service.run_next_job()
    return service


def test_a_service_finds_all_it_needs(stage: Stage) -> None:
    plan = stage.plan(*s3_specs())
    run_id = stage.begin(plan)
    stage.prove(run_id, scale=SCALE)
    specs = specs_of(plan)
    index = specs["elastic-index"].values["name"]
    encoded = stage.vault.load(specs["connector-api-key"].values["secret_name"]) or ""

    with closing(sync(stage, plan, encoded)) as service:
        polled = service.poll()

    assert polled["status"] == "connected"
    active = polled["filtering"][0]["active"]
    assert active["advanced_snippet"]["value"] == specs["sync-rules"].values["rules"]
    documents = Indices(stage.elasticsearch).count(index)
    assert documents >= 6
    ended = stage.undo(run_id)
    assert ended.ending is Ending.UNDONE
    (left,) = ended.left
    assert f"{documents} documents" in str(left.what)
    ended = stage.engine.undo(
        run_id, stage.steps(plan), lambda _event: None, CancelToken(), frozenset({"index"})
    )
    assert (ended.ending, ended.left) == (Ending.UNDONE, ())
    assert count_elastic(stage, plan) == [0, 0, 0, 0]


def test_a_run_that_is_proved_is_not_done_again(stage: Stage) -> None:
    run_id = stage.begin(stage.plan(*s3_specs()))
    stage.prove(run_id, scale=SCALE)

    with stage.calls_made() as calls:
        stage.prove(run_id, scale=SCALE)

    assert calls == []
    assert stage.undo(run_id).left == ()


def test_every_lost_result_is_known_again(stage: Stage) -> None:
    plan = stage.plan(*s3_specs())
    run_id = stage.begin(plan)
    before = stage.prove(run_id, scale=SCALE)
    for spec in plan.steps:
        stage.journal.record(run_id, spec.id, Phase.INTENT, before[spec.id].facts, 0)

    with stage.calls_made() as calls:
        after = stage.prove(run_id, scale=SCALE)

    changing = [c.operation for c in calls if c.operation.split()[0] in ("PUT", "DELETE")]
    assert changing == []
    assert [after[spec.id].facts for spec in plan.steps] == [
        before[spec.id].facts for spec in plan.steps
    ]


def test_no_secret_is_in_the_journal_or_on_review(stage: Stage, tmp_path: Path) -> None:
    plan = stage.plan(*s3_specs())
    run_id = stage.begin(plan)
    stage.prove(run_id, scale=SCALE)
    specs = specs_of(plan)
    encoded = stage.vault.load(specs["connector-api-key"].values["secret_name"]) or ""
    key = need_key(stage.vault, specs["iam-access-key"].values["secret_name"])
    stage.undo(run_id)

    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    shown = [row.call for step in stage.steps(plan) for row in step.rows]
    reprs = [repr(step) for step in stage.steps(plan)]
    words = "\n".join((written.decode(errors="replace"), *shown, *reprs))
    assert key.access_key_id in words
    assert key.secret_access_key not in words
    assert encoded
    assert encoded not in words


def test_elastic_finds_all_it_needs_to_run_the_connector(stage: Stage) -> None:
    """Its own service reads the API key where the connector says that it is stored."""
    plan = stage.plan(*s3_specs(is_managed=True))
    specs = specs_of(plan)
    run_id = stage.begin(plan)
    stage.prove(run_id, scale=SCALE)
    told = raw(stage, specs["s3-connector"])
    stored = stored_secret(stage, told["api_key_secret_id"])
    assert stored is not None
    assert key_id_of(stored) == told["api_key_id"]

    with closing(sync(stage, plan, stored)) as service:
        assert service.poll()["status"] == "connected"

    index = specs["elastic-index"].values["name"]
    assert Indices(stage.elasticsearch).count(index) >= 6
    ended = stage.engine.undo(
        run_id, stage.steps(plan), lambda _event: None, CancelToken(), frozenset({"index"})
    )
    assert (ended.ending, ended.left) == (Ending.UNDONE, ())
    assert stored_secret(stage, told["api_key_secret_id"]) is None

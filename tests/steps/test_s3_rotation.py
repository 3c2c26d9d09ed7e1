"""Replacing the key of an S3 connection that is in use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.problems import problem
from tests.steps.keys import keys_of
from tests.steps.lines import ProvedLine
from tests.steps.s3_plans import s3_specs
from tests.steps.stage import Stage

from fairlead.core.errors import Problem
from fairlead.sandbox.world import World
from fairlead.services.connectors import Connector, Connectors, veil
from fairlead.services.sync_jobs import SyncJobs
from fairlead.steps import bucket_access
from fairlead.steps.keyring_entry import need_key, next_entry
from fairlead.steps.s3_connected import S3Connected
from fairlead.steps.s3_remedies import REMEDIES

SECRET = "aws_secret_access_key"

Line = ProvedLine[S3Connected]


@pytest.fixture
def line(
    world: World, tmp_path: Path, hasty_sdk: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Line]:
    build = bucket_access.build
    monkeypatch.setattr(bucket_access, "build", lambda *args: replace(build(*args), scale=0.005))
    stage = Stage(world, tmp_path, has_password=True)
    run_id = stage.begin(stage.plan(*s3_specs()))
    stage.prove(run_id, scale=0.005)
    yield Line(stage, run_id, S3Connected, REMEDIES)
    stage.close()


def connector(line: Line) -> Connector:
    spec = line.connected.spec("s3-connector")
    assert spec is not None
    found = Connectors(line.stage.elasticsearch).get(spec.values["connector_id"])
    assert found is not None
    return found


def test_the_new_key_takes_over_and_the_old_one_goes(line: Line) -> None:
    before = connector(line)
    connectors = Connectors(line.stage.elasticsearch)
    connectors.set_values(before.id, {"page_size": 7})
    (old,) = keys_of(line.stage, line.connected.user)

    said = line.carry_out("new-secret")

    (new,) = keys_of(line.stage, line.connected.user)
    assert new != old
    assert new in said
    kept = need_key(line.stage.vault, line.connected.secret_name)
    assert kept.access_key_id == new == line.connected.access_key_id
    changed = connector(line).configuration
    assert changed["aws_access_key_id"] == new
    assert changed[SECRET] == veil(kept.secret_access_key) != before.configuration[SECRET]
    # What somebody set meanwhile stays.
    assert changed["page_size"] == 7
    assert line.stage.undo(line.run_id).left == ()


def test_a_new_key_that_cannot_read_is_deleted(line: Line) -> None:
    (old,) = keys_of(line.stage, line.connected.user)
    before = connector(line)

    with line.stage.fault("denied", "s3", "GetObject"), problem("bucket-denied"):
        line.carry_out("new-secret")

    assert keys_of(line.stage, line.connected.user) == [old]
    assert connector(line) == before
    assert line.stage.vault.load(next_entry(line.connected.secret_name)) is None
    assert line.stage.undo(line.run_id).left == ()


def test_where_it_is_open_whether_it_was_sent_a_second_try_ends_it(line: Line) -> None:
    path = "PUT /_connector/{id}/_configuration"
    with line.stage.fault("effect_then_reset", "elasticsearch", path), pytest.raises(Problem):
        line.carry_out("new-secret")
    assert len(keys_of(line.stage, line.connected.user)) == 2

    line.carry_out("new-secret")

    (new,) = keys_of(line.stage, line.connected.user)
    assert connector(line).configuration["aws_access_key_id"] == new
    assert line.stage.undo(line.run_id).left == ()


def test_a_sync_that_is_not_over_keeps_its_key(line: Line) -> None:
    jobs = SyncJobs(line.stage.elasticsearch)
    job = jobs.start(connector(line).id)
    (old,) = keys_of(line.stage, line.connected.user)

    with problem("sync-running") as raised:
        line.carry_out("new-secret")

    assert "delete their documents" in str(raised.value.advice)
    assert keys_of(line.stage, line.connected.user) == [old]
    jobs.cancel(job)
    line.carry_out("new-secret")
    assert line.stage.undo(line.run_id).left == ()


def test_without_its_connector_there_is_nothing_to_send(line: Line) -> None:
    Connectors(line.stage.elasticsearch).delete(connector(line).id)

    with problem("connector-gone"):
        line.carry_out("new-secret")

    assert line.stage.undo(line.run_id).left == ()

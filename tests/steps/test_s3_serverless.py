"""An S3 run in a serverless project, which lacks some of the Connector API."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.problems import problem
from tests.steps.s3_plans import elastic_specs, s3_specs
from tests.steps.stage import Stage
from tests.steps.things import count_elastic

from fairlead.core.events import Ending
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World(Scene(kibana_version="serverless", key_delay=0)) as started:
        yield started


@pytest.fixture
def stage(world: World, tmp_path: Path, hasty_sdk: None) -> Iterator[Stage]:
    opened = Stage(world, tmp_path, has_password=True)
    yield opened
    opened.close()


def test_a_run_is_proved_and_undone(stage: Stage) -> None:
    plan = stage.plan(*s3_specs())
    run_id = stage.begin(plan)

    stage.prove(run_id, scale=0.005)

    assert count_elastic(stage, plan) == [1, 1, 1, 1]
    ended = stage.undo(run_id)
    assert (ended.ending, ended.left) == (Ending.UNDONE, ())
    assert count_elastic(stage, plan) == [0, 0, 0, 0]


def test_a_managed_connector_is_refused_and_leaves_nothing(stage: Stage) -> None:
    index, connector, api_key, secret, *_settings = elastic_specs(is_managed=True)
    plan = stage.plan(index, connector, api_key, secret)
    run_id = stage.begin(plan)

    with problem("elastic-serverless"):
        stage.prove(run_id)

    assert stage.undo(run_id).left == ()
    assert count_elastic(stage, plan) == [0, 0, 0, 0]

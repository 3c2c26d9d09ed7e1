"""A whole S3 run in the sandbox, and what is seen of it from outside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.steps.s3_plans import s3_specs
from tests.steps.stage import Stage

from fairlead.core.events import Ending
from fairlead.sandbox.world import World

SCALE = 0.005


@pytest.fixture
def stage(world: World, tmp_path: Path, hasty_sdk: None) -> Iterator[Stage]:
    opened = Stage(world, tmp_path, has_password=True)
    yield opened
    opened.close()


def test_a_run_is_proved_and_undone(stage: Stage) -> None:
    run_id = stage.begin(stage.plan(*s3_specs()))

    records = stage.prove(run_id, scale=SCALE)

    print(json.dumps({k: dict(v.facts) for k, v in records.items()}, indent=1))
    ended = stage.undo(run_id)
    assert (ended.ending, ended.left) == (Ending.UNDONE, ())

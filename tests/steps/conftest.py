"""One world for the tests of a module, and a stage in it for each test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.steps.lines import Line, open_line
from tests.steps.stage import Stage, unique

from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.steps import key_works


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World(Scene(key_delay=0, agreement_delay=0)) as started:
        yield started


@pytest.fixture
def stage(world: World, tmp_path: Path, hasty_sdk: None) -> Iterator[Stage]:
    opened = Stage(world, tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def hasty_sdk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the SDK try twice and without the pauses it makes between two attempts."""
    monkeypatch.setattr("fairlead.services.aws_clients._ATTEMPTS", 2)
    monkeypatch.setattr("botocore.retries.standard.ExponentialBackoff.delay_amount", lambda *_: 0.0)


@pytest.fixture
def line(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Line:
    """A connection with the narrowest policy for its one model."""
    build = key_works.build
    # Rotation waits for the new key as the run did.
    monkeypatch.setattr(key_works, "build", lambda *args: replace(build(*args), scale=0.005))
    return open_line(stage)


@pytest.fixture
def user(stage: Stage) -> str:
    """A user that was there before."""
    name = unique("there")
    stage.aws.call("iam", "create_user", UserName=name)
    return name

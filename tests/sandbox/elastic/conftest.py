"""Stages that end with the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from tests.sandbox.elastic.stage import CONVERSE_ANSWER, Stage


@pytest.fixture
def play() -> Iterator[Callable[..., Stage]]:
    """Open a stage for a version of the stack and a scene."""
    with ExitStack() as stages:

        def open_stage(version: str = "9.6", **scene: Any) -> Stage:
            return stages.enter_context(Stage(version, **scene))

        yield open_stage


@pytest.fixture
def stage(play: Callable[..., Stage]) -> Stage:
    """Open the stage that most tests need."""
    return play()


@pytest.fixture
def conversing(stage: Stage) -> Stage:
    """Open a stage whose Bedrock converses."""
    stage.bedrock.answer = ("200 OK", CONVERSE_ANSWER)
    return stage

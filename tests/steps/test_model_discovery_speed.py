"""Thirty models take no longer than six round trips."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from tests.steps.stage import Stage

from fairlead.core.cancel import CancelToken
from fairlead.flows.models import Model, ModelKind
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.steps import model_discovery

LATENCY = 0.6
WORK = 2.5
"""What this side may need for itself on a loaded machine, in seconds."""


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World(Scene(latency=LATENCY, key_delay=0)) as started:
        yield started


def test_access_to_thirty_models_is_asked_side_by_side(stage: Stage) -> None:
    known = [model.model_id for model in model_discovery.models(stage.aws, CancelToken())]
    many = [f"{model_id}" for model_id in dict.fromkeys(known)]
    # The catalog is shorter than thirty, so the rest are models that nobody knows.
    many += [f"anthropic.claude-unheard-{number}-v1:0" for number in range(30 - len(many))]
    models = tuple(
        Model(f"us.{model_id}", ModelKind.GEO_PROFILE, "", model_id, model_id) for model_id in many
    )
    began = time.monotonic()

    found = list(model_discovery.access(stage.aws, models, CancelToken()))

    assert len(found) == 30
    assert time.monotonic() - began < 6 * LATENCY + WORK


def test_the_listings_are_asked_side_by_side(stage: Stage) -> None:
    began = time.monotonic()

    assert model_discovery.models(stage.aws, CancelToken())

    assert time.monotonic() - began < 3 * LATENCY + WORK

"""Samples on an Elasticsearch that is short of disk or memory from the beginning."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.problems import problem
from tests.steps.samples import Shelf, code_of, open_shelf
from tests.steps.stage import Stage

from fairlead.flows.s3_views import Outcome
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World


@pytest.fixture(scope="module", params=["disk", "memory"])
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    scene = Scene(key_delay=0, elasticsearch_strain=request.param, sample_buckets=False)
    with World(scene) as started:
        yield started


@pytest.fixture
def shelf(stage: Stage) -> Iterator[Shelf]:
    with open_shelf(stage, {"one.txt": b"Text."}) as opened:
        yield opened


def test_what_is_missing_is_said_and_nothing_stays(shelf: Shelf, world: World) -> None:
    index = shelf.index()
    if world.scene.elasticsearch_strain == "memory":
        with problem("elastic-memory"):
            shelf.sample(shelf.into(index))
    else:
        (sampled,) = shelf.sample(shelf.into(index)).sampled
        assert (sampled.outcome, code_of(sampled)) == (Outcome.FAILED, "elastic-disk-full")
    assert index.remove() == 0
    assert not index.is_there()


def test_a_preview_writes_nothing_so_it_goes_on(shelf: Shelf) -> None:
    (sampled,) = shelf.sample().sampled
    assert (sampled.outcome, sampled.text) == (Outcome.PREVIEWED, "Text.")

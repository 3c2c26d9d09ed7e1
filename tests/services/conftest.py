"""One practice world for a whole module: it takes a second to start."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World


@pytest.fixture(scope="module")
def started_world() -> Iterator[World]:
    with World(Scene(key_delay=0, agreement_delay=0)) as world:
        yield world


@pytest.fixture
def world(started_world: World) -> Iterator[World]:
    """Return the module's world, with all faults off."""
    yield started_world
    started_world.faults.clear()

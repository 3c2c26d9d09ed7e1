"""Worlds that end with the tests that use them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World


@pytest.fixture(scope="module")
def world_factory() -> Iterator[Callable[[Scene], World]]:
    """Start a world for all tests of a module; there can be one at a time."""
    with ExitStack() as worlds:
        yield lambda scene: worlds.enter_context(World(scene))

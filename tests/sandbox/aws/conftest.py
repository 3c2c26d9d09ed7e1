"""A local AWS without delays, one for each module."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.sandbox.aws.account import Account

from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World


@pytest.fixture(scope="module")
def account(world_factory: Callable[[Scene], World]) -> Account:
    return Account(world_factory(Scene(key_delay=0, agreement_delay=0, sample_buckets=False)))

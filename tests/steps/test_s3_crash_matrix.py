"""The plug is pulled before and after every change of an S3 run and every write of its journal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from tests.steps.fused import FusedStage
from tests.steps.plans import own_key_spec
from tests.steps.s3_plans import elastic_specs
from tests.steps.stage import unique
from tests.steps.things import count_elastic, is_stored, specs_of

from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretName
from fairlead.sandbox.world import World
from fairlead.services.api_keys import ApiKeys
from fairlead.services.connectors import Connectors
from fairlead.services.indices import IndexInfo, Indices

NEVER = 10**9


@pytest.fixture
def fused(world: World, tmp_path: Path, hasty_sdk: None) -> Iterator[FusedStage]:
    folder = tmp_path / "fused"
    folder.mkdir()
    with closing(FusedStage(world, folder, has_password=True)) as stage:
        stage.bag.put(SecretName.OWN_SECRET_ACCESS_KEY, world.admin.secret_access_key)
        yield stage


def whole_plan(stage: FusedStage) -> Plan:
    """A managed connector has every step there is in Elasticsearch."""
    own = own_key_spec(stage.world.admin.access_key_id)
    return stage.plan(own, *elastic_specs(is_managed=True))


def things(stage: FusedStage, plan: Plan) -> list[int]:
    connector_id = specs_of(plan)["s3-connector"].values["connector_id"]
    return [*count_elastic(stage, plan), int(is_stored(stage, connector_id))]


def test_a_run_that_is_resumed_has_one_of_each(fused: FusedStage) -> None:
    for ticks in count(1):
        plan = whole_plan(fused)
        run_id = fused.begin(plan)
        was_pulled = fused.crashes("run", run_id, ticks)
        assert not fused.crashes("run", run_id, NEVER)
        assert things(fused, plan) == [1, 1, 1, 1, 1], ticks
        _ = fused.crashes("undo", run_id, ticks)
        assert not fused.crashes("undo", run_id, NEVER)
        assert things(fused, plan) == [0, 0, 0, 0, 0], ticks
        if not was_pulled:
            assert ticks > 40
            return


def test_a_run_that_is_undone_at_once_leaves_nothing(fused: FusedStage) -> None:
    for ticks in count(1, 2):
        plan = whole_plan(fused)
        run_id = fused.begin(plan)
        was_pulled = fused.crashes("run", run_id, ticks)
        assert not fused.crashes("undo", run_id, NEVER)
        assert things(fused, plan) == [0, 0, 0, 0, 0], ticks
        if not was_pulled:
            return


def test_two_crashes_touch_nothing_of_somebody_else(fused: FusedStage) -> None:
    """Another connector, its index and a key of the very name of the run's own are there first."""
    index, other = unique("content-there"), unique("there")
    Indices(fused.elasticsearch).create(index, {})
    connectors, keys = Connectors(fused.elasticsearch), ApiKeys(fused.elasticsearch)
    connectors.create(other, {"name": "There", "index_name": index, "service_type": "s3"})
    there = connectors.get(other)
    for first in range(1, 40, 3):
        plan = whole_plan(fused)
        name = f"{specs_of(plan)['s3-connector'].values['name']}-connector-api-key"
        keys.create({"name": name})
        (before,) = keys.named(name)
        run_id = fused.begin(plan)
        _ = fused.crashes("run", run_id, first) and fused.crashes("run", run_id, first)
        assert not fused.crashes("run", run_id, NEVER)
        assert len(keys.named(name)) == 2
        _ = fused.crashes("undo", run_id, first) and fused.crashes("undo", run_id, first)
        assert not fused.crashes("undo", run_id, NEVER)
        assert keys.named(name) == (before,)
        assert connectors.get(other) == there
        assert Indices(fused.elasticsearch).get(index) is not None


def test_an_index_that_was_there_is_used_and_kept_whatever_crashes(fused: FusedStage) -> None:
    indices = Indices(fused.elasticsearch)
    for ticks in count(1, 3):
        plan = whole_plan(fused)
        index = specs_of(plan)["elastic-index"].values["name"]
        theirs = {"owner": f"somebody before run {ticks}"}
        indices.create(index, {"mappings": {"_meta": theirs}})
        run_id = fused.begin(plan)
        was_pulled = fused.crashes("run", run_id, ticks)
        assert not fused.crashes("run", run_id, NEVER)
        _ = fused.crashes("undo", run_id, ticks)
        assert not fused.crashes("undo", run_id, NEVER)
        assert indices.get(index) == IndexInfo(index, theirs), ticks
        assert things(fused, plan) == [1, 0, 0, 0, 0], ticks
        if not was_pulled:
            assert ticks > 40
            return

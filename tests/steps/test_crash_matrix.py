"""The plug is pulled before and after every change and every write of the journal.

Then the run is resumed, or undone at once: neither may leave an orphan or make a thing twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from tests.steps.fused import FusedStage
from tests.steps.plans import DOCUMENT, connector_spec, identity_specs, key_spec
from tests.steps.stage import Stage, unique

from fairlead.core.plan import Plan
from fairlead.sandbox.world import World


def things(fused: FusedStage, plan: Plan) -> list[int]:
    """Count what the run made: policies, users, keys, keyring entries, connectors."""
    policy, user, _attachment, key, connector = (spec.values for spec in plan.steps)
    policies = fused.aws.pages("iam", "list_policies", "Policies", Scope="Local")
    return [
        sum(p["PolicyName"] == policy["name"] for p in policies),
        sum(u["UserName"] == user["name"] for u in fused.aws.pages("iam", "list_users", "Users")),
        len(fused.keys(user["name"])),
        int(fused.vault.load(key["secret_name"]) is not None),
        int(fused.kibana.connector(connector["connector_id"]) is not None),
    ]


@pytest.fixture
def fused(world: World, tmp_path: Path, hasty_sdk: None) -> Iterator[FusedStage]:
    folder = tmp_path / "fused"
    folder.mkdir()
    with closing(FusedStage(world, folder)) as stage:
        yield stage


def whole_plan(stage: Stage) -> Plan:
    return stage.plan(*identity_specs(), connector_spec())


def test_a_run_that_is_resumed_has_one_of_each(fused: FusedStage) -> None:
    for ticks in count(1):
        plan = whole_plan(fused)
        run_id = fused.begin(plan)
        was_pulled = fused.crashes("run", run_id, ticks)
        assert not fused.crashes("run", run_id, 10**9)
        assert things(fused, plan) == [1, 1, 1, 1, 1], ticks
        _ = fused.crashes("undo", run_id, ticks)
        assert not fused.crashes("undo", run_id, 10**9)
        assert things(fused, plan) == [0, 0, 0, 0, 0], ticks
        if not was_pulled:
            assert ticks > 30
            return


def test_a_run_that_is_undone_at_once_leaves_nothing(fused: FusedStage) -> None:
    for ticks in count(1, 2):
        plan = whole_plan(fused)
        run_id = fused.begin(plan)
        was_pulled = fused.crashes("run", run_id, ticks)
        assert not fused.crashes("undo", run_id, 10**9)
        assert things(fused, plan) == [0, 0, 0, 0, 0], ticks
        if not was_pulled:
            return


def test_two_crashes_lose_no_key_of_a_user_that_was_there(fused: FusedStage) -> None:
    user = unique("there")
    fused.aws.call("iam", "create_user", UserName=user)
    old = fused.aws.call("iam", "create_access_key", UserName=user)["AccessKey"]["AccessKeyId"]
    fused.aws.call("iam", "put_user_policy", UserName=user, PolicyName="p", PolicyDocument=DOCUMENT)
    for first in range(1, 12):
        for second in range(1, 12):
            key = key_spec(user)
            run_id = fused.begin(fused.plan(key))
            _ = fused.crashes("run", run_id, first) and fused.crashes("run", run_id, second)
            assert not fused.crashes("run", run_id, 10**9)
            made = fused.records(run_id)["access-key"].facts["access_key_id"]
            assert set(fused.keys(user)) == {old, made}
            _ = fused.crashes("undo", run_id, first) and fused.crashes("undo", run_id, second)
            assert not fused.crashes("undo", run_id, 10**9)
            assert fused.keys(user) == [old]
            assert fused.vault.load(key.values["secret_name"]) is None

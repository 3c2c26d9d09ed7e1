"""The plug is pulled before and after every write and every call of a real run on the sandbox.

Each case is crashed twice on its way to the proof and twice more on its way back. Whatever the
moment, after resuming there is exactly one of everything, the keyring holds the secret that works,
and after undo nothing of ours is left while what is somebody else's stands untouched.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.steps.plans import journey_specs
from tests.steps.stage import Stage
from tests.system.crashing import Case

from fairlead.core.plan import Plan
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.services.aws import StaticCredentials

# Each takes well under the time after which a test is taken to hang.
_PARTS = 4


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World(Scene(use_case_submitted=True, key_delay=0, agreement_delay=0)) as started:
        yield started


@pytest.fixture
def stage(world: World, tmp_path: Path) -> Iterator[Stage]:
    with closing(Stage(world, tmp_path)) as opened:
        yield opened


def whole_plan(stage: Stage) -> Plan:
    """Everything that a Bedrock run makes."""
    return stage.plan(*journey_specs())


def check_made(stage: Stage, plan: Plan) -> None:
    """There is exactly one of everything, and the secret that is kept is the one that works."""
    values = {spec.id: spec.values for spec in plan.steps}
    user = values["user"]["name"]
    keys = stage.aws.call("iam", "list_access_keys", UserName=user)["AccessKeyMetadata"]
    kept = json.loads(stage.vault.load(values["access-key"]["secret_name"]) or "{}")
    assert [key["AccessKeyId"] for key in keys] == [kept["access_key_id"]]
    key = StaticCredentials(kept["access_key_id"], kept["secret_access_key"])
    with closing(stage.aws.with_key(key)) as caller:
        assert caller.call("sts", "get_caller_identity")["Arn"].endswith(user)
    attached = stage.aws.call("iam", "list_attached_user_policies", UserName=user)
    assert [p["PolicyName"] for p in attached["AttachedPolicies"]] == [values["policy"]["name"]]
    connectors = [c for c in stage.kibana.connectors() if c["name"] == values["connector"]["name"]]
    assert [c["id"] for c in connectors] == [values["connector"]["connector_id"]]


def check_gone(stage: Stage, plan: Plan, before: set[str]) -> None:
    """Nothing of ours is left, in AWS, in Elastic, in the keyring."""
    assert things(stage) == before
    values = {spec.id: spec.values for spec in plan.steps}
    assert stage.vault.load(values["access-key"]["secret_name"]) is None
    inference = values["inference"]
    assert stage.elasticsearch.inference(inference["task"], inference["inference_id"]) is None


def things(stage: Stage) -> set[str]:
    """Everything in the world that a run could have made."""
    users = stage.aws.pages("iam", "list_users", "Users")
    policies = stage.aws.pages("iam", "list_policies", "Policies", Scope="Local")
    return {
        *(user["Arn"] for user in users),
        *(policy["Arn"] for policy in policies),
        *(connector["id"] for connector in stage.kibana.connectors()),
    }


def crash_twice(stage: Stage, folder: Path, first: int, second: int) -> None:
    """Crash at both places, resume to the proof, crash twice in undo, and undo to the end."""
    before = things(stage)
    case = Case(stage, folder, whole_plan(stage))
    _ = case.attempt("run", first) and case.attempt("run", second)
    assert case.attempt("run", 0) == 0
    check_made(stage, case.plan)
    _ = case.attempt("undo", first) and case.attempt("undo", second)
    assert case.attempt("undo", 0) == 0
    check_gone(stage, case.plan, before)


def test_crashing_anywhere_twice_leaves_nothing_behind(stage: Stage, tmp_path: Path) -> None:
    whole = Case(stage, tmp_path / "whole", whole_plan(stage))
    ticks = whole.count_ticks()
    whole.attempt("undo", 0)
    assert ticks > 60
    for number, first in enumerate(range(1, ticks + 1, 7)):
        second = 1 + (7 * number) % ticks
        crash_twice(stage, tmp_path / str(first), first, second)


@pytest.mark.slow
@pytest.mark.parametrize("offset", range(1, 8))
@pytest.mark.parametrize("part", range(_PARTS))
def test_crashing_at_every_place_in_turn(
    stage: Stage, tmp_path: Path, part: int, offset: int
) -> None:
    whole = Case(stage, tmp_path / "whole", whole_plan(stage))
    ticks = whole.count_ticks()
    whole.attempt("undo", 0)
    for first in range(1 + part, ticks + 1, _PARTS):
        crash_twice(stage, tmp_path / str(first), first, 1 + (offset * first) % ticks)

"""The plug is pulled before and after every write and every call of an S3 run on the sandbox.

Each case is crashed twice on its way and twice more on its way back, as for a Bedrock run. The
proof is left out: it changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.steps.s3_plans import s3_specs
from tests.steps.stage import Stage
from tests.steps.things import count_elastic, is_stored, raw, specs_of
from tests.system.crashing import Case

from fairlead.core.plan import Plan, StepSpec
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.services.api_keys import key_id_of
from fairlead.steps.keyring_entry import load_key

# Each takes well under the time after which a test is taken to hang.
_STEP = 17
_PARTS = 8


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World(Scene(key_delay=0)) as started:
        yield started


@pytest.fixture
def stage(world: World, tmp_path: Path) -> Iterator[Stage]:
    with closing(Stage(world, tmp_path, has_password=True)) as opened:
        yield opened


def whole_plan(stage: Stage) -> Plan:
    """Everything that S3 runs make: the secret of a managed connector, the files of another."""
    specs = s3_specs(is_managed=True)
    (connector,) = (spec.values for spec in specs if spec.kind == "s3-connector")
    values = {
        "connector_id": connector["connector_id"],
        "version": "9.6.1",
        "elasticsearch_url": stage.world.elasticsearch_url,
        "folder_name": f"s3-{connector['connector_id'][:8]}",
    }
    return stage.plan(*specs, StepSpec("deployment", "deployment-files", values))


def folder_of(stage: Stage, plan: Plan) -> Path:
    """The folder of the run's deployment files."""
    (found,) = (spec.values["folder_name"] for spec in plan.steps if spec.id == "deployment")
    return stage.folder / "deployment" / str(found)


def things(stage: Stage) -> set[str]:
    """Everything in AWS that a run could have made."""
    users = stage.aws.pages("iam", "list_users", "Users")
    policies = stage.aws.pages("iam", "list_policies", "Policies", Scope="Local")
    return {*(user["Arn"] for user in users), *(policy["Arn"] for policy in policies)}


def check_made(stage: Stage, plan: Plan) -> None:
    """There is exactly one of everything, and the connector holds the keys that are kept."""
    specs = specs_of(plan)
    connector = specs["s3-connector"]
    assert count_elastic(stage, plan) == [1, 1, 1, 1]
    assert is_stored(stage, connector.values["connector_id"])
    user = specs["iam-user"].values["name"]
    keys = stage.aws.call("iam", "list_access_keys", UserName=user)["AccessKeyMetadata"]
    kept = load_key(stage.vault, specs["iam-access-key"].values["secret_name"])
    assert kept is not None
    assert [key["AccessKeyId"] for key in keys] == [kept.access_key_id]
    told = raw(stage, connector)
    fields = told["configuration"]
    assert fields["aws_access_key_id"]["value"] == kept.access_key_id
    assert fields["aws_secret_access_key"]["value"] == kept.secret_access_key
    encoded = stage.vault.load(specs["connector-api-key"].values["secret_name"]) or ""
    assert told["api_key_id"] == key_id_of(encoded)
    assert folder_of(stage, plan).is_dir()


def check_gone(stage: Stage, plan: Plan, before: set[str]) -> None:
    """Nothing of ours is left, in AWS, in Elastic, in the keyring, on the disk."""
    specs = specs_of(plan)
    assert things(stage) == before
    assert count_elastic(stage, plan) == [0, 0, 0, 0]
    assert not is_stored(stage, specs["s3-connector"].values["connector_id"])
    assert stage.vault.load(specs["iam-access-key"].values["secret_name"]) is None
    assert not folder_of(stage, plan).exists()


def crash_twice(stage: Stage, folder: Path, first: int, second: int) -> None:
    """Crash at both places, resume to the end, crash twice in undo, and undo to the end."""
    before = things(stage)
    case = Case(stage, folder, whole_plan(stage))
    _ = case.attempt("run", first) and case.attempt("run", second)
    assert case.attempt("run", 0) == 0
    check_made(stage, case.plan)
    _ = case.attempt("undo", first) and case.attempt("undo", second)
    assert case.attempt("undo", 0) == 0
    check_gone(stage, case.plan, before)


def count_ticks(stage: Stage, folder: Path) -> int:
    """Return how many places there are to crash at."""
    whole = Case(stage, folder, whole_plan(stage))
    ticks = whole.count_ticks()
    whole.attempt("undo", 0)
    return ticks


def test_crashing_anywhere_twice_leaves_nothing_behind(stage: Stage, tmp_path: Path) -> None:
    ticks = count_ticks(stage, tmp_path / "whole")
    assert ticks > 120
    for number, first in enumerate(range(1, ticks + 1, _STEP)):
        second = 1 + (_STEP * number) % ticks
        crash_twice(stage, tmp_path / str(first), first, second)


@pytest.mark.slow
@pytest.mark.parametrize("offset", range(1, 4))
@pytest.mark.parametrize("part", range(_PARTS))
def test_crashing_at_every_place_in_turn(
    stage: Stage, tmp_path: Path, part: int, offset: int
) -> None:
    ticks = count_ticks(stage, tmp_path / "whole")
    for first in range(1 + part, ticks + 1, _PARTS):
        crash_twice(stage, tmp_path / str(first), first, 1 + (offset * first) % ticks)

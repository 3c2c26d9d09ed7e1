"""The plug is pulled before and after every write and every call of an S3 run on the sandbox.

Each case is crashed twice on its way and twice more on its way back, as for a Bedrock run, or is
given up after the first crash. Somebody else's things of the same names stand by all the while.
The proof is left out: it changes nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from tests.steps.everything import Everything, look_at_everything, made_since
from tests.steps.s3_plans import s3_specs
from tests.steps.stage import Stage
from tests.steps.things import is_stored, specs_of, stored_secret
from tests.system.crashing import Case

from fairlead.core.plan import Plan, StepSpec
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.services.api_keys import ApiKeys, key_id_of
from fairlead.services.connectors import Connectors
from fairlead.services.indices import Indices
from fairlead.steps.iam import arn_of
from fairlead.steps.keyring_entry import need_api_key, need_key, next_entry

# Each takes well under the time after which a test is taken to hang.
_STEP = 17
_PARTS = 12


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


@contextmanager
def namesakes(stage: Stage, plan: Plan) -> Iterator[None]:
    """Let something of somebody else's stand beside the run's own, and see that it stays.

    IAM and Elasticsearch let it bear the same name where names may be shared, and one that begins
    with it where they may not.
    """
    specs = specs_of(plan)
    name, index = specs["s3-connector"].values["name"], specs["elastic-index"].values["name"]
    files = folder_of(stage, plan).with_name(f"{folder_of(stage, plan).name}-b")
    entry = f"{specs['iam-access-key'].values['secret_name']}-b"
    connectors, keys = Connectors(stage.elasticsearch), ApiKeys(stage.elasticsearch)
    other = str(uuid.uuid4())
    body = {"name": name, "index_name": f"{index}-b", "service_type": "s3", "is_native": True}
    connectors.create(other, body)
    connectors.put_secret(other, "theirs")
    Indices(stage.elasticsearch).create(f"{index}-b", {})
    key = keys.create({"name": f"{name}-connector-api-key", "metadata": {"fairlead_run": "theirs"}})
    stage.vault.store(entry, "theirs")
    files.mkdir(parents=True)
    (files / "config.yml").write_text("theirs")
    yield
    assert stored_secret(stage, other) == stage.vault.load(entry) == "theirs"
    assert [file.read_text() for file in files.iterdir()] == ["theirs"]
    # What Elasticsearch and IAM tell of the rest has been compared; the next case starts clean.
    connectors.delete_secret(other)
    connectors.delete(other)
    Indices(stage.elasticsearch).delete(f"{index}-b")
    keys.invalidate([key.id])


def check_made(stage: Stage, plan: Plan, before: Everything) -> None:
    """There is exactly one of everything, and the secrets that are kept are those that work."""
    specs = specs_of(plan)
    made = made_since(stage, before)
    values = {kind: spec.values for kind, spec in specs.items()}
    user, policy = (
        arn_of(plan.place, kind, values[f"iam-{kind}"]["path"], values[f"iam-{kind}"]["name"])
        for kind in ("user", "policy")
    )
    connector_id, index = values["s3-connector"]["connector_id"], values["elastic-index"]["name"]

    key = need_key(stage.vault, values["iam-access-key"]["secret_name"])
    told = {"keys": {key.access_key_id: "Active"}, "policies": [policy], "inline": []}
    assert made[user] == told
    with closing(stage.aws.with_key(key)) as caller:
        assert caller.call("sts", "get_caller_identity")["Arn"] == user

    encoded = need_api_key(stage.vault, values["connector-api-key"]["secret_name"])
    with closing(stage.elasticsearch.with_key(encoded)) as service:
        assert service.authenticate()["api_key"]["id"] == key_id_of(encoded)
    assert stored_secret(stage, connector_id) == encoded

    assert set(made) == {user, policy, connector_id, index, key_id_of(encoded)}
    connector = made[connector_id]
    fields = connector["configuration"]
    assert fields["aws_access_key_id"]["value"] == key.access_key_id
    assert fields["aws_secret_access_key"]["value"] == key.secret_access_key
    assert connector["index_name"] == index
    ids = (connector["api_key_id"], connector["api_key_secret_id"])
    assert ids == (key_id_of(encoded), connector_id)
    files = {file.name for file in folder_of(stage, plan).iterdir()}
    assert files == {"config.yml", "docker-compose.yml", "docker-run.sh"}


def check_gone(stage: Stage, plan: Plan, before: Everything) -> None:
    """Nothing of ours is left, in AWS, in Elastic, in the keyring, on the disk."""
    specs = specs_of(plan)
    assert made_since(stage, before) == {}
    assert not is_stored(stage, specs["s3-connector"].values["connector_id"])
    for kind in ("iam-access-key", "connector-api-key"):
        entry = specs[kind].values["secret_name"]
        assert stage.vault.load(entry) is stage.vault.load(next_entry(entry)) is None
    assert not folder_of(stage, plan).exists()


def crash_twice(stage: Stage, folder: Path, first: int, second: int) -> None:
    """Crash at both places, resume to the end, crash twice in undo, and undo to the end."""
    case = Case(stage, folder, whole_plan(stage))
    with namesakes(stage, case.plan):
        before = look_at_everything(stage)
        _ = case.attempt("run", first) and case.attempt("run", second)
        assert case.attempt("run", 0) == 0
        check_made(stage, case.plan, before)
        _ = case.attempt("undo", first) and case.attempt("undo", second)
        assert case.attempt("undo", 0) == 0
        check_gone(stage, case.plan, before)


def give_up(stage: Stage, folder: Path, first: int, second: int) -> None:
    """Crash on the way, undo without having finished, crash in that too, and undo to the end."""
    case = Case(stage, folder, whole_plan(stage))
    with namesakes(stage, case.plan):
        before = look_at_everything(stage)
        _ = case.attempt("run", first) and case.attempt("undo", second)
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
        give_up(stage, tmp_path / f"given-up-{first}", first, second)


@pytest.mark.slow
@pytest.mark.parametrize("offset", range(1, 4))
@pytest.mark.parametrize("part", range(_PARTS))
def test_crashing_at_every_place_in_turn(
    stage: Stage, tmp_path: Path, part: int, offset: int
) -> None:
    ticks = count_ticks(stage, tmp_path / "whole")
    for first in range(1 + part, ticks + 1, _PARTS):
        second = 1 + (offset * first) % ticks
        crash_twice(stage, tmp_path / str(first), first, second)
        give_up(stage, tmp_path / f"given-up-{first}", first, second)

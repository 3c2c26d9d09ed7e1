"""Every call of every step of the S3 journey fails in every way, in a run and in its undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.steps.failing import KINDS, Scenario, check_runs, check_undos
from tests.steps.plans import own_key_spec
from tests.steps.s3_plans import (
    access_spec,
    api_key_spec,
    document_for,
    elastic_specs,
    s3_connector_spec,
    secret_spec,
)
from tests.steps.stage import Stage, unique
from tests.steps.things import count_connector, count_elastic, has_entry, is_stored, specs_of

from fairlead.core.plan import Plan, StepSpec
from fairlead.core.secrets import SecretName
from fairlead.flows.s3_config import api_key_body
from fairlead.sandbox.faults import FaultKind
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.services.api_keys import ApiKeys
from fairlead.services.aws import StaticCredentials

PASTED_INDEX = "content-pasted"


def pasted_specs() -> tuple[StepSpec, ...]:
    """A key that the user brings."""
    return (api_key_spec(s3_connector_spec(PASTED_INDEX), "pasted"),)


def managed_specs() -> tuple[StepSpec, ...]:
    """A connector that Elastic runs, with its API key and the stored secret."""
    connector = s3_connector_spec(is_managed=True)
    return (connector, api_key_spec(connector), secret_spec(connector))


def count_managed(stage: Stage, plan: Plan) -> list[int]:
    connector_id = specs_of(plan)["s3-connector"].values["connector_id"]
    return [*count_connector(stage, plan), int(is_stored(stage, connector_id))]


def count_entry(stage: Stage, plan: Plan) -> list[int]:
    return [has_entry(stage, plan.steps[0])]


SCENARIOS = {
    "elastic": Scenario(elastic_specs, count_elastic, frozenset({"ListAccessKeys"})),
    "managed": Scenario(managed_specs, count_managed, frozenset({"ListAccessKeys"})),
    "pasted": Scenario(pasted_specs, count_entry),
    "access": Scenario(
        lambda: (access_spec("fairlead-handbook", "fairlead-berichte"),),
        count_entry,
        frozenset({"ListAccessKeys"}),
        frozenset({"GetObject"}),
    ),
}


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World(Scene(key_delay=0)) as started:
        yield started


@pytest.fixture(scope="module")
def key(world: World, tmp_path_factory: pytest.TempPathFactory) -> StaticCredentials:
    """A key that may read two buckets, made once."""
    stage = Stage(world, tmp_path_factory.mktemp("key"))
    name = unique("reader")
    document = document_for("fairlead-handbook", "fairlead-berichte")
    stage.aws.call("iam", "create_user", UserName=name)
    stage.aws.call(
        "iam", "put_user_policy", UserName=name, PolicyName="read", PolicyDocument=document
    )
    made = stage.aws.call("iam", "create_access_key", UserName=name)["AccessKey"]
    stage.close()
    return StaticCredentials(made["AccessKeyId"], made["SecretAccessKey"])


@pytest.fixture
def hasty(world: World, key: StaticCredentials, tmp_path: Path, hasty_sdk: None) -> Iterator[Stage]:
    """A stage that waits for an answer no longer than a loaded machine needs."""
    opened = Stage(world, tmp_path, timeout=1, has_password=True)
    body = api_key_body("pasted", PASTED_INDEX)
    pasted = ApiKeys(opened.elasticsearch).create(body).encoded
    opened.bag.put(SecretName.CONNECTOR_API_KEY, pasted)
    opened.bag.put(SecretName.OWN_SECRET_ACCESS_KEY, key.secret_access_key)
    yield opened
    opened.close()


@pytest.fixture(params=SCENARIOS.values(), ids=list(SCENARIOS))
def scenario(request: pytest.FixtureRequest, key: StaticCredentials) -> Scenario:
    """A scenario whose steps find the key in the keyring."""
    chosen: Scenario = request.param
    if chosen.specs is pasted_specs:
        return chosen
    return replace(chosen, specs=lambda: (own_key_spec(key.access_key_id), *chosen.specs()))


@pytest.mark.parametrize("kind", KINDS)
def test_a_run_ends_with_one_of_each_whatever_call_fails(
    hasty: Stage, subtests: pytest.Subtests, scenario: Scenario, kind: FaultKind
) -> None:
    check_runs(hasty, subtests, scenario, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_an_undo_ends_with_nothing_whatever_call_fails(
    hasty: Stage, subtests: pytest.Subtests, scenario: Scenario, kind: FaultKind
) -> None:
    check_undos(hasty, subtests, scenario, kind)

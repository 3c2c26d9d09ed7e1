"""Every call of every step fails in every way; trying again ends with exactly one of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.steps.failing import KINDS, Scenario, check_runs, check_undos
from tests.steps.plans import (
    DOCUMENT,
    HAIKU,
    SONNET,
    agreement_spec,
    connector_spec,
    identity_specs,
    inference_spec,
    own_key_spec,
    proof_spec,
    works_spec,
)
from tests.steps.stage import Stage, unique

from fairlead.core.plan import Plan, StepSpec
from fairlead.core.secrets import SecretName
from fairlead.sandbox.faults import FaultKind
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.services.aws import StaticCredentials
from fairlead.steps.keyring_entry import store_key

ENTRY = "the key"


def nothing(_stage: Stage, _plan: Plan) -> list[int]:
    return []


def count_identity(stage: Stage, plan: Plan) -> list[int]:
    policy, user, _attachment, key = (spec.values for spec in plan.steps)
    policies = stage.aws.pages("iam", "list_policies", "Policies", Scope="Local")
    users = [u["UserName"] for u in stage.aws.pages("iam", "list_users", "Users")]
    keys = []
    if user["name"] in users:
        answer = stage.aws.call("iam", "list_access_keys", UserName=user["name"])
        keys = answer["AccessKeyMetadata"]
    return [
        sum(p["PolicyName"] == policy["name"] for p in policies),
        sum(name == user["name"] for name in users),
        len(keys),
        int(stage.vault.load(key["secret_name"]) is not None),
    ]


def count_own_key(stage: Stage, plan: Plan) -> list[int]:
    return [int(stage.vault.load(plan.steps[0].values["secret_name"]) is not None)]


def count_agreement(stage: Stage, _plan: Plan) -> list[int]:
    answer = stage.aws.call("bedrock", "get_foundation_model_availability", modelId=SONNET)
    return [int(answer["agreementAvailability"]["status"] == "AVAILABLE")]


def count_connector(stage: Stage, plan: Plan) -> list[int]:
    name = plan.steps[0].values["name"]
    return [sum(connector["name"] == name for connector in stage.kibana.connectors())]


def count_inference(stage: Stage, plan: Plan) -> list[int]:
    values = plan.steps[0].values
    there = stage.elasticsearch.inference(values["task"], values["inference_id"])
    return [int(there is not None)]


def own_keys() -> tuple[StepSpec, ...]:
    """Stands for a spec that needs the key of the world."""
    raise NotImplementedError


CONNECTOR = connector_spec(ENTRY, defaultModel=f"us.{HAIKU}")

SCENARIOS = {
    "identity": Scenario(identity_specs, count_identity, frozenset({"ListPolicies"})),
    "own-key": Scenario(own_keys, count_own_key, frozenset({"ListAccessKeys"})),
    "agreement": Scenario(lambda: (agreement_spec(SONNET),), count_agreement),
    "connector": Scenario(lambda: (connector_spec(ENTRY),), count_connector),
    "inference": Scenario(lambda: (inference_spec(entry=ENTRY),), count_inference),
    "proof": Scenario(
        lambda: (works_spec(entry=ENTRY), proof_spec(CONNECTOR)),
        nothing,
        frozenset({"GetFoundationModelAvailability", "GetUseCaseForModelAccess"}),
    ),
}


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    scene = Scene(use_case_submitted=True, accepted_models=(HAIKU,), key_delay=0, agreement_delay=0)
    with World(scene) as started:
        yield started


@pytest.fixture(scope="module")
def key(world: World, tmp_path_factory: pytest.TempPathFactory) -> StaticCredentials:
    """A key that may call the models, and a connector that uses it, made once."""
    stage = Stage(world, tmp_path_factory.mktemp("key"))
    name = unique("caller")
    stage.aws.call("iam", "create_user", UserName=name)
    stage.aws.call(
        "iam", "put_user_policy", UserName=name, PolicyName="invoke", PolicyDocument=DOCUMENT
    )
    made = stage.aws.call("iam", "create_access_key", UserName=name)["AccessKey"]
    stage.kibana.create_connector(
        CONNECTOR.values["connector_id"],
        name=CONNECTOR.values["name"],
        type_id=".bedrock",
        config=CONNECTOR.values["config"],
        secrets={"accessKey": made["AccessKeyId"], "secret": made["SecretAccessKey"]},
    )
    stage.close()
    return StaticCredentials(made["AccessKeyId"], made["SecretAccessKey"])


@pytest.fixture
def hasty(world: World, key: StaticCredentials, tmp_path: Path, hasty_sdk: None) -> Iterator[Stage]:
    """A stage that waits for an answer no longer than a loaded machine needs."""
    opened = Stage(world, tmp_path, timeout=1)
    store_key(opened.vault, ENTRY, key)
    opened.bag.put(SecretName.OWN_SECRET_ACCESS_KEY, key.secret_access_key)
    yield opened
    opened.close()


@pytest.fixture(params=SCENARIOS.values(), ids=list(SCENARIOS))
def scenario(request: pytest.FixtureRequest, key: StaticCredentials) -> Scenario:
    chosen: Scenario = request.param
    if chosen.specs is own_keys:
        return replace(chosen, specs=lambda: (own_key_spec(key.access_key_id),))
    return chosen


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

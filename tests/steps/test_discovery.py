"""What the pages ask before anything is made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.problems import problem
from tests.steps.plans import DOCUMENT, HAIKU, SONNET, user_spec
from tests.steps.stage import Stage, unique

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.flows.models import Gate, Model, ModelKind
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.services.aws import StaticCredentials
from fairlead.services.kibana import ElasticAuth, Kibana
from fairlead.services.problems import ServiceProblem
from fairlead.steps import discovery

CANCEL = CancelToken()


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World(Scene(accepted_models=(SONNET,), key_delay=0)) as started:
        yield started


@pytest.fixture
def models(stage: Stage) -> tuple[Model, ...]:
    return discovery.models(stage.aws, CANCEL)


def weak(stage: Stage) -> StaticCredentials:
    key = stage.world.weak
    return StaticCredentials(key.access_key_id, key.secret_access_key)


def test_the_operator_is_known_by_account_name_and_partition(stage: Stage) -> None:
    identity = discovery.identify(stage.aws)

    assert (identity.account, identity.partition) == (stage.world.scene.account, "aws")
    assert identity.name == "admin"
    assert not identity.is_root
    assert discovery.try_own_key(stage.aws, weak(stage)).name == "weak"


def test_a_deployment_tells_version_and_id(stage: Stage) -> None:
    deployment = discovery.meet(stage.kibana, stage.elasticsearch)

    assert deployment.release == (9, 6)
    assert deployment.id
    assert not deployment.is_serverless
    assert discovery.meet(stage.kibana, None).id == ""
    assert "default" in discovery.spaces(stage.kibana)


def test_a_kibana_that_tells_no_version_has_not_accepted_the_sign_in(stage: Stage) -> None:
    nobody = Kibana(stage.world.kibana_url, ElasticAuth())
    with problem("elastic-not-signed-in"):
        discovery.meet(nobody, None)
    nobody.close()


def test_policies_come_by_name_and_with_their_document_in_force(stage: Stage) -> None:
    name = unique("listed")
    arn = stage.aws.call("iam", "create_policy", PolicyName=name, PolicyDocument=DOCUMENT)[
        "Policy"
    ]["Arn"]

    found = discovery.policies(stage.aws)

    assert name in [policy.name for policy in found]
    assert [p.name.lower() for p in found] == sorted(p.name.lower() for p in found)
    assert discovery.policy_document(stage.aws, arn)["Statement"][0]["Effect"] == "Allow"


def test_users_tell_which_are_ours(stage: Stage) -> None:
    spec = user_spec()
    stage.prove(stage.begin(stage.plan(spec)))
    other = unique("theirs")
    stage.aws.call("iam", "create_user", UserName=other, Path="/elastic/")

    found = {user.name: user for user in discovery.users(stage.aws, CANCEL)}

    assert found[spec.values["name"]].is_ours
    assert found[spec.values["name"]].path == "/elastic/"
    assert not found[other].is_ours
    assert not found["admin"].is_ours


def test_access_keys_tell_age_and_last_use(stage: Stage) -> None:
    name = unique("keys")
    stage.aws.call("iam", "create_user", UserName=name)
    used = stage.aws.call("iam", "create_access_key", UserName=name)["AccessKey"]
    unused = stage.aws.call("iam", "create_access_key", UserName=name)["AccessKey"]
    stage.aws.call(
        "iam",
        "update_access_key",
        UserName=name,
        AccessKeyId=unused["AccessKeyId"],
        Status="Inactive",
    )
    discovery.try_own_key(
        stage.aws, StaticCredentials(used["AccessKeyId"], used["SecretAccessKey"])
    )

    by_id = {key.access_key_id: key for key in discovery.access_keys(stage.aws, name, CANCEL)}

    assert by_id[used["AccessKeyId"]].is_active
    assert by_id[used["AccessKeyId"]].last_used_service == "sts"
    assert by_id[used["AccessKeyId"]].last_used_at.endswith("+00:00")
    assert not by_id[unused["AccessKeyId"]].is_active
    assert by_id[unused["AccessKeyId"]].last_used_at == ""
    assert discovery.access_keys(stage.aws, "nobody", CANCEL) == ()


def test_models_are_listed_with_all_ways_to_call_them(models: tuple[Model, ...]) -> None:
    call_ids = {model.call_id for model in models}

    assert f"us.{SONNET}" in call_ids
    assert {ModelKind.GEO_PROFILE, ModelKind.ON_DEMAND} <= {model.kind for model in models}
    assert ModelKind.APPLICATION_PROFILE in {model.kind for model in models}
    assert ModelKind.PROVISIONED in {model.kind for model in models}


def test_models_are_listed_though_own_profiles_and_throughput_may_not(stage: Stage) -> None:
    for operation in ("ListProvisionedModelThroughputs",):
        with stage.fault("denied", "bedrock", operation):
            models = discovery.models(stage.aws, CANCEL)
        assert f"us.{SONNET}" in {model.call_id for model in models}

    with stage.fault("denied", "bedrock", "ListFoundationModels"), pytest.raises(ServiceProblem):
        discovery.models(stage.aws, CANCEL)


def test_access_tells_the_gates_and_the_offer(stage: Stage, models: tuple[Model, ...]) -> None:
    found = {known.model_id: known for known in discovery.access(stage.aws, models, CANCEL)}

    assert found.keys() == {model.model_id for model in models}
    assert found[SONNET].agreement is Gate.OPEN
    assert found[SONNET].offer is None
    assert found[SONNET].use_case is Gate.SHUT
    assert found[HAIKU].agreement is Gate.SHUT
    offer = found[HAIKU].offer
    assert offer is not None
    assert offer.license_url.startswith("https://")
    assert any("input tokens" in price for price in offer.prices)


def test_access_that_may_not_be_seen_is_unknown(stage: Stage, models: tuple[Model, ...]) -> None:
    with stage.fault("denied", "bedrock", "GetFoundationModelAvailability"):
        found = list(discovery.access(stage.aws, models, CANCEL))

    assert {known.agreement for known in found} == {Gate.UNKNOWN}
    assert all(known.message for known in found)


def test_one_model_that_is_not_answered_for_does_not_hide_the_others(
    stage: Stage, models: tuple[Model, ...]
) -> None:
    with stage.fault("throttle", "bedrock", "GetFoundationModelAvailability", after=4):
        found = list(discovery.access(stage.aws, models, CANCEL))

    assert len(found) == len({model.model_id for model in models})
    assert sum(known.agreement is not Gate.UNKNOWN for known in found) == 4


def test_a_sign_in_that_expired_is_told_once(stage: Stage, models: tuple[Model, ...]) -> None:
    with (
        stage.fault("expired", "bedrock", "GetFoundationModelAvailability"),
        pytest.raises(ServiceProblem),
    ):
        list(discovery.access(stage.aws, models, CANCEL))


def test_asking_for_access_can_be_cancelled(stage: Stage, models: tuple[Model, ...]) -> None:
    cancel = CancelToken()
    answers = discovery.access(stage.aws, models, cancel)
    next(answers)
    cancel.cancel()

    with pytest.raises(Cancelled):
        list(answers)


def test_a_trial_call_tells_what_is_missing(stage: Stage, models: tuple[Model, ...]) -> None:
    sonnet = next(model for model in models if model.call_id == f"us.{SONNET}")

    with problem("model-needs-form"):
        discovery.try_model(stage.aws, sonnet)

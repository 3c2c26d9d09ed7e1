"""What the pages ask about models before anything is made."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from tests.problems import problem
from tests.steps.plans import HAIKU, SONNET
from tests.steps.stage import Stage

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.flows.models import Gate, Model, ModelAccess, ModelKind, Price
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.services.aws import Aws
from fairlead.services.problems import ServiceProblem
from fairlead.steps import model_discovery
from fairlead.steps.gates import model_gates

CANCEL = CancelToken()


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World(Scene(accepted_models=(SONNET,), key_delay=0)) as started:
        yield started


@pytest.fixture
def models(stage: Stage) -> tuple[Model, ...]:
    return model_discovery.models(stage.aws, CANCEL)


def test_models_are_listed_with_all_ways_to_call_them(models: tuple[Model, ...]) -> None:
    call_ids = {model.call_id for model in models}

    assert f"us.{SONNET}" in call_ids
    assert {ModelKind.GEO_PROFILE, ModelKind.ON_DEMAND} <= {model.kind for model in models}
    assert ModelKind.APPLICATION_PROFILE in {model.kind for model in models}
    assert ModelKind.PROVISIONED in {model.kind for model in models}


def test_models_are_listed_though_own_profiles_and_throughput_may_not(stage: Stage) -> None:
    for operation in ("ListProvisionedModelThroughputs",):
        with stage.fault("denied", "bedrock", operation):
            models = model_discovery.models(stage.aws, CANCEL)
        assert f"us.{SONNET}" in {model.call_id for model in models}

    with stage.fault("denied", "bedrock", "ListFoundationModels"), pytest.raises(ServiceProblem):
        model_discovery.models(stage.aws, CANCEL)


def test_access_tells_the_gates_and_the_offer(stage: Stage, models: tuple[Model, ...]) -> None:
    found = {known.model_id: known for known in model_discovery.access(stage.aws, models, CANCEL)}

    assert found.keys() == {model.model_id for model in models}
    assert found[SONNET].agreement is Gate.OPEN
    assert found[SONNET].offer is None
    assert found[SONNET].use_case is Gate.SHUT
    assert found[HAIKU].agreement is Gate.SHUT
    offer = found[HAIKU].offer
    assert offer is not None
    assert offer.license_url.startswith("https://")
    assert Price("1,000 input tokens", "0.001", "Units") in offer.prices


def test_access_that_may_not_be_seen_is_unknown(stage: Stage, models: tuple[Model, ...]) -> None:
    with stage.fault("denied", "bedrock", "GetFoundationModelAvailability"):
        found = list(model_discovery.access(stage.aws, models, CANCEL))

    assert {known.agreement for known in found} == {Gate.UNKNOWN}
    assert all(known.message for known in found)


def test_one_model_that_is_not_answered_for_does_not_hide_the_others(
    stage: Stage, models: tuple[Model, ...]
) -> None:
    with stage.fault("throttle", "bedrock", "GetFoundationModelAvailability", after=4):
        found = list(model_discovery.access(stage.aws, models, CANCEL))

    assert len(found) == len({model.model_id for model in models})
    assert sum(known.agreement is not Gate.UNKNOWN for known in found) == 4


def test_a_sign_in_that_expired_is_told_once(stage: Stage, models: tuple[Model, ...]) -> None:
    with (
        stage.fault("expired", "bedrock", "GetFoundationModelAvailability"),
        pytest.raises(ServiceProblem),
    ):
        list(model_discovery.access(stage.aws, models, CANCEL))


def test_what_is_known_before_the_form_is_waits_for_it(
    stage: Stage, models: tuple[Model, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    others = threading.Semaphore(0)

    def count(aws: Aws, model_id: str) -> ModelAccess:
        known = model_gates(aws, model_id)
        others.release()
        return known

    def come_late(_aws: Aws) -> Gate:
        assert all(others.acquire(timeout=20) for _model in {model.model_id for model in models})
        return Gate.OPEN

    monkeypatch.setattr(model_discovery, "model_gates", count)
    monkeypatch.setattr(model_discovery, "use_case_gate", come_late)
    found = list(model_discovery.access(stage.aws, models, CANCEL))
    assert {known.use_case for known in found} == {Gate.OPEN}
    assert len(found) == len({model.model_id for model in models})


def test_a_form_that_is_not_answered_for_leaves_nothing_to_tell(
    stage: Stage, models: tuple[Model, ...]
) -> None:
    with (
        stage.fault("throttle", "bedrock", "GetUseCaseForModelAccess"),
        pytest.raises(ServiceProblem) as raised,
    ):
        list(model_discovery.access(stage.aws, models, CANCEL))
    assert raised.value.operation == "get_use_case_for_model_access"


def test_asking_for_access_can_be_cancelled(stage: Stage, models: tuple[Model, ...]) -> None:
    cancel = CancelToken()
    answers = model_discovery.access(stage.aws, models, cancel)
    next(answers)
    cancel.cancel()

    with pytest.raises(Cancelled):
        list(answers)


def test_a_trial_call_tells_what_is_missing(stage: Stage, models: tuple[Model, ...]) -> None:
    sonnet = next(model for model in models if model.call_id == f"us.{SONNET}")

    with problem("model-needs-form"):
        model_discovery.try_model(stage.aws, sonnet)

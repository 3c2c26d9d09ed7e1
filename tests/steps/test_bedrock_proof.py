"""The proof, and what it does not take for one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from tests.problems import problem
from tests.steps.plans import (
    DOCUMENT,
    FORM,
    HAIKU,
    SONNET,
    connector_spec,
    form_spec,
    identity_specs,
    proof_spec,
    works_spec,
)
from tests.steps.stage import Stage

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Fix, Problem
from fairlead.core.journal import Phase
from fairlead.core.plan import StepSpec
from fairlead.core.step import Found, RunContext, Standing
from fairlead.core.texts import verbatim
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.services.aws import Aws
from fairlead.services.problems import ServiceProblem
from fairlead.steps.bedrock_connected import BedrockConnected
from fairlead.steps.bedrock_remedies import REMEDIES
from fairlead.steps.patience import Patience
from fairlead.steps.remedy import Case, carry_out
from fairlead.steps.use_case_form import UseCaseFormStep

OPUS = "anthropic.claude-opus-4-7"


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    scene = Scene(
        use_case_submitted=True,
        accepted_models=(HAIKU, OPUS),
        key_delay=0,
        agreement_delay=0.5,
    )
    with World(scene) as started:
        yield started


def specs(model_id: str, *model_ids: str) -> tuple[StepSpec, ...]:
    """A run whose default is the first model, with others chosen besides."""
    connector = connector_spec(defaultModel=f"us.{model_id}")
    works = works_spec(model_id)
    chosen = (model_id, *model_ids)
    values = {
        **works.values,
        "model_ids": list(chosen),
        "call_ids": [f"us.{one}" for one in chosen],
    }
    return (
        *identity_specs(DOCUMENT),
        replace(works, values=values),
        connector,
        proof_spec(connector, model_id),
    )


def test_a_model_that_another_choice_rests_on_must_be_open_too(stage: Stage) -> None:
    run_id = stage.begin(stage.plan(*specs(HAIKU, "anthropic.claude-sonnet-4-6")))

    with problem("model-access-not-settled") as raised:
        stage.prove(run_id, scale=0.01)

    assert "anthropic.claude-sonnet-4-6" in str(raised.value.advice)
    assert raised.value.retryable
    assert set(stage.records(run_id)) >= {"connector"}
    assert not stage.records(run_id)["proof"].is_done


def test_a_model_that_is_being_opened_is_waited_for(stage: Stage) -> None:
    run_id = stage.begin(stage.plan(*specs(HAIKU, SONNET)))
    offers = stage.aws.call("bedrock", "list_foundation_model_agreement_offers", modelId=SONNET)
    stage.aws.call(
        "bedrock",
        "create_foundation_model_agreement",
        modelId=SONNET,
        offerToken=offers["offers"][0]["offerToken"],
    )

    assert stage.prove(run_id, scale=0.01)["proof"].is_done


def test_gates_that_may_not_be_seen_are_no_hindrance(stage: Stage) -> None:
    run_id = stage.begin(stage.plan(*specs(HAIKU)))

    with stage.fault("denied", "bedrock", "Get*"):
        assert stage.prove(run_id, scale=0.01)["proof"].is_done


def test_a_model_without_temperature_comes_with_another_one_as_a_fix(stage: Stage) -> None:
    run_id = stage.begin(stage.plan(*specs(OPUS, HAIKU)))

    with problem("model-temperature") as raised:
        stage.prove(run_id, scale=0.01)

    fix = raised.value.fix
    assert fix == Fix("use-model", fix.label if fix else verbatim(""), {"model": f"us.{HAIKU}"})
    case = Case(
        run_id,
        BedrockConnected.of(stage.journal.run(run_id), stage.reach),
        lambda step, told: stage.journal.record(run_id, step, Phase.DONE, told, 0),
        CancelToken(),
    )
    carry_out(case, fix, REMEDIES)

    assert stage.prove(run_id, scale=0.01)["proof"].facts["model"] == f"us.{HAIKU}"


def test_a_model_without_temperature_and_without_another_one(stage: Stage) -> None:
    with problem("model-temperature") as raised:
        stage.prove(stage.begin(stage.plan(*specs(OPUS))), scale=0.01)

    assert raised.value.fix is None


@pytest.mark.parametrize(
    ("operation", "kind"),
    [("ConverseStream", "throttle"), ("ConverseStream", "server_error")],
)
def test_a_stream_that_fails_is_told(stage: Stage, operation: str, kind: Any) -> None:
    run_id = stage.begin(stage.plan(*specs(HAIKU)))

    with stage.fault(kind, "bedrock-runtime", operation), pytest.raises(ServiceProblem) as raised:
        stage.prove(run_id, scale=0.01)

    assert raised.value.retryable


@dataclass
class Elsewhere(Aws):
    """An AWS that takes the use case form in one region only."""

    takes_in: str
    here: str = "eu-central-1"
    forms: list[dict[str, Any]] = field(default_factory=list)
    words: str = "Not supported in this region."

    @property
    def region(self) -> str:
        return self.here

    def call(self, service: str, operation: str, /, **params: Any) -> dict[str, Any]:
        if operation == "get_use_case_for_model_access":
            if not self.forms:
                raise self.refusal("ResourceNotFoundException", "You have not filled it out.")
            return {}
        if self.here != self.takes_in:
            raise self.refusal("ValidationException", self.words)
        self.forms.append(params)
        return {}

    def refusal(self, code: str, words: str) -> ServiceProblem:
        explained = Problem(code, verbatim(words), verbatim("See."), details=words)
        return ServiceProblem(
            explained, service="bedrock", operation="put", service_code=code, status=400
        )

    def close(self) -> None:
        pass


@pytest.mark.parametrize("region", ["eu-central-1", "us-east-1"])
def test_a_form_that_the_region_does_not_take_goes_home(region: str) -> None:
    aws = Elsewhere(region)
    step = UseCaseFormStep(
        "form", FORM, aws, lambda name: Elsewhere(region, name, aws.forms), Patience(0, 0)
    )
    run = RunContext("run", CancelToken())

    step.verify(run, step.apply(run, Found(Standing.ABSENT)))

    assert len(aws.forms) == 1


def test_a_form_that_is_refused_for_its_words_goes_nowhere_else() -> None:
    aws = Elsewhere("us-east-1", words="Invalid form data")
    step = UseCaseFormStep(
        "form", FORM, aws, lambda name: Elsewhere("us-east-1", name, aws.forms), Patience(0, 0)
    )

    with pytest.raises(ServiceProblem):
        step.apply(RunContext("run", CancelToken()), Found(Standing.ABSENT))
    assert aws.forms == []


def test_a_form_that_no_region_takes_is_told() -> None:
    aws = Elsewhere("nowhere")
    step = UseCaseFormStep(
        "form", FORM, aws, lambda name: Elsewhere("nowhere", name, aws.forms), Patience(0, 0)
    )

    with pytest.raises(ServiceProblem):
        step.apply(RunContext("run", CancelToken()), Found(Standing.ABSENT))


def test_a_form_with_a_wrong_field_is_told_as_such(stage: Stage) -> None:
    spec = form_spec()
    wrong = replace(spec, values={"form": {**FORM, "intendedUsers": "everybody"}})
    with closing(stage.aws_in("af-south-1")) as aws, problem("model-form-refused"):
        stage.prove(stage.begin(stage.plan(wrong)), aws=aws)

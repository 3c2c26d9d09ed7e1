"""A whole Bedrock run against a local AWS and a local Elastic, and each of its later steps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.problems import problem
from tests.steps.plans import (
    HAIKU,
    SONNET,
    agreement_spec,
    form_spec,
    inference_spec,
    journey_specs,
)
from tests.steps.stage import Stage

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.core.events import Ending
from fairlead.core.journal import Phase
from fairlead.core.plan import StepSpec
from fairlead.core.step import RunContext
from fairlead.core.texts import Text
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.steps.patience import Patience


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    scene = Scene(use_case_submitted=True, key_delay=0.3, agreement_delay=1.5, attach_delay=0.3)
    with World(scene) as started:
        yield started


@pytest.fixture(autouse=True)
def _no_agreement(stage: Stage) -> None:
    if availability(stage) != "NOT_AVAILABLE":
        stage.aws.call("bedrock", "delete_foundation_model_agreement", modelId=HAIKU)


def availability(stage: Stage, model_id: str = HAIKU) -> str:
    answer = stage.aws.call("bedrock", "get_foundation_model_availability", modelId=model_id)
    return str(answer["agreementAvailability"]["status"])


def test_a_run_is_proved_and_undone_without_a_trace(stage: Stage) -> None:
    specs = journey_specs()
    run_id = stage.begin(stage.plan(*specs))

    records = stage.prove(run_id, scale=0.05, pause=0.05)

    proof = records["proof"].facts
    assert proof["model"] == f"us.{HAIKU}"
    assert all(int(proof[name]) >= 0 for name in ("direct_ms", "first_token_ms", "kibana_ms"))
    assert int(proof["first_token_ms"]) <= int(proof["direct_ms"])
    secret = stage.vault.load(records["access-key"].facts["secret_name"]) or ""
    assert secret
    assert secret.split('"')[-2] not in str(records)

    ended = stage.undo(run_id)

    assert ended.ending is Ending.UNDONE
    assert ended.left == ()
    assert availability(stage) == "NOT_AVAILABLE"
    assert stage.kibana.connector(records["connector"].facts["connector_id"]) is None


def test_a_second_run_beside_the_first_is_proved_too(stage: Stage) -> None:
    first = stage.begin(stage.plan(*journey_specs(inference=False)))
    stage.prove(first, scale=0.05)
    second = stage.begin(stage.plan(*journey_specs(inference=False)))

    records = stage.prove(second, scale=0.05)

    assert records[f"agreement:{HAIKU}"].phase is Phase.REUSED
    assert stage.undo(second).left == ()
    assert availability(stage) == "AVAILABLE"
    assert stage.undo(first).left == ()
    assert availability(stage) == "NOT_AVAILABLE"


class TestAgreement:
    def test_a_lost_result_is_known_again_and_undone(self, stage: Stage) -> None:
        run_id = stage.begin(stage.plan(agreement_spec()))
        facts = stage.prove(run_id)[f"agreement:{HAIKU}"].facts
        stage.journal.record(run_id, f"agreement:{HAIKU}", Phase.INTENT, facts, 0)

        assert stage.prove(run_id)[f"agreement:{HAIKU}"].phase is Phase.DONE
        assert stage.undo(run_id).left == ()
        assert availability(stage) == "NOT_AVAILABLE"

    def test_one_that_is_on_its_way_is_waited_for_and_kept(self, stage: Stage) -> None:
        offers = stage.aws.call("bedrock", "list_foundation_model_agreement_offers", modelId=HAIKU)[
            "offers"
        ]
        stage.aws.call(
            "bedrock",
            "create_foundation_model_agreement",
            modelId=HAIKU,
            offerToken=offers[0]["offerToken"],
        )
        run_id = stage.begin(stage.plan(agreement_spec()))

        facts = stage.prove(run_id)[f"agreement:{HAIKU}"].facts

        assert facts["agreement_before"] == "PENDING"
        assert stage.undo(run_id).left == ()
        assert availability(stage) == "AVAILABLE"

    def test_a_model_without_an_agreement_needs_nothing(self, stage: Stage) -> None:
        run_id = stage.begin(stage.plan(agreement_spec("amazon.nova-pro-v1:0")))

        records = stage.prove(run_id)

        assert records["agreement:amazon.nova-pro-v1:0"].phase is Phase.REUSED

    def test_waiting_tells_how_long_and_ends(self, stage: Stage) -> None:
        plan = stage.plan(agreement_spec(SONNET))
        (step,) = stage.steps(plan, patience=Patience(0.05, 0.01))
        told: list[Text] = []
        run = RunContext("run", CancelToken(), report=lambda text, _fraction: told.append(text))
        done = step.apply(run, step.inspect(run))

        with problem("model-agreement-late") as raised:
            step.verify(run, done)

        assert "PENDING" in str(raised.value.advice)
        assert told
        assert raised.value.retryable
        (patient,) = stage.steps(plan)
        patient.verify(run, done)
        assert patient.undo(run, done.facts) is None

    def test_waiting_can_be_cancelled(self, stage: Stage) -> None:
        (step,) = stage.steps(stage.plan(agreement_spec()), patience=Patience(60, 60))
        cancel = CancelToken()
        run = RunContext("run", cancel, report=lambda _text, _fraction: cancel.cancel())
        done = step.apply(run, step.inspect(run))

        with pytest.raises(Cancelled):
            step.verify(run, done)


class TestForm:
    def test_what_was_submitted_before_is_reused(self, stage: Stage) -> None:
        run_id = stage.begin(stage.plan(form_spec()))

        assert stage.prove(run_id)["form"].phase is Phase.REUSED
        assert stage.undo(run_id).left == ()

    def test_it_is_submitted_and_stays(self, stage: Stage) -> None:
        # An opt-in region asks for a form of its own.
        run_id = stage.begin(stage.plan(form_spec()))
        aws = stage.aws_in("af-south-1")

        assert stage.prove(run_id, aws=aws)["form"].phase is Phase.DONE

        aws.call("bedrock", "get_use_case_for_model_access")
        stage.journal.record(run_id, "form", Phase.INTENT, {"submitted_before": "no"}, 0)
        assert stage.prove(run_id, aws=aws)["form"].phase is Phase.DONE
        ended = stage.undo(run_id, aws=aws)
        assert ended.ending is Ending.UNDONE
        assert len(ended.left) == 1
        aws.close()

    def test_undo_before_it_was_submitted_leaves_nothing(self, stage: Stage) -> None:
        run_id = stage.begin(stage.plan(form_spec()))
        aws = stage.aws_in("me-south-1")
        stage.journal.record(run_id, "form", Phase.INTENT, {"submitted_before": "no"}, 0)

        assert stage.undo(run_id, aws=aws).left == ()
        aws.close()


def test_an_endpoint_of_somebody_else_is_refused_and_kept(stage: Stage) -> None:
    specs = journey_specs()
    inference: StepSpec = next(spec for spec in specs if spec.kind == "inference-endpoint")
    first = stage.begin(stage.plan(*specs))
    stage.prove(first, scale=0.05)
    second = stage.begin(stage.plan(inference))

    with problem("inference-taken"):
        stage.prove(second)

    assert stage.undo(second).left == ()
    values = inference.values
    assert stage.elasticsearch.inference(values["task"], values["inference_id"]) is not None
    assert stage.undo(first).left == ()
    assert stage.elasticsearch.inference(values["task"], values["inference_id"]) is None


def test_an_endpoint_of_another_region_under_our_id_is_kept_and_named(stage: Stage) -> None:
    """Its key cannot be seen, so model and region tell whose it is."""
    specs = journey_specs()
    inference = next(spec for spec in specs if spec.kind == "inference-endpoint")
    values = inference.values
    endpoint = (values["task"], values["inference_id"])
    run_id = stage.begin(stage.plan(*specs))
    stage.prove(run_id, scale=0.05)
    stage.elasticsearch.delete_inference(*endpoint)
    theirs = {
        "access_key": stage.world.admin.access_key_id,
        "secret_key": stage.world.admin.secret_access_key,
        "region": "us-west-2",
        "provider": values["provider"],
        "model": values["model"],
    }
    body = {"service": "amazonbedrock", "service_settings": theirs}
    stage.elasticsearch.put_inference(*endpoint, body)

    (left,) = stage.undo(run_id).left

    assert values["inference_id"] in str(left.what)
    assert stage.elasticsearch.inference(*endpoint) is not None


def test_an_endpoint_needs_the_address_of_elasticsearch(stage: Stage) -> None:
    run_id = stage.begin(stage.plan(inference_spec()))

    with problem("elasticsearch-unknown"):
        stage.prove(run_id, elasticsearch=None)

"""Prompts through a connection, and the checks beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.problems import problem
from tests.steps.lines import CANCEL, QUESTION, SCENE, Line
from tests.steps.plans import HAIKU, agreement_spec
from tests.steps.stage import Stage

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.flows.bedrock_views import Prompt
from fairlead.flows.views import CheckState
from fairlead.sandbox.world import World
from fairlead.steps import model_discovery
from fairlead.steps.bedrock_connection import prompt_direct_of, prompt_kibana_of
from fairlead.steps.prompts import message_of

EU_URL = "https://bedrock-runtime.eu-central-1.amazonaws.com"


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World(SCENE) as started:
        yield started


class TestPrompts:
    def test_direct_streams_the_answer(self, line: Line) -> None:
        pieces: list[str] = []

        reply = prompt_direct_of(line.connected, QUESTION, pieces.append, CANCEL)

        assert len(pieces) > 1
        assert "".join(pieces) == reply.text
        assert reply.model == f"us.{HAIKU}"
        assert reply.first_token_ms is not None
        assert reply.first_token_ms <= reply.latency_ms
        assert reply.input_tokens
        assert reply.output_tokens
        assert reply.stop_reason == "end_turn"

    def test_direct_takes_a_whole_body(self, line: Line) -> None:
        pieces: list[str] = []
        prompt = replace(QUESTION, body=json.dumps(message_of(QUESTION)))

        reply = prompt_direct_of(line.connected, prompt, pieces.append, CANCEL)

        assert "".join(pieces) == reply.text
        assert reply.stop_reason == "end_turn"
        assert reply.output_tokens

    @pytest.mark.parametrize("sub_action", ["test", "invokeAI"])
    def test_through_kibana(self, line: Line, sub_action: str) -> None:
        reply = prompt_kibana_of(line.connected, QUESTION, sub_action)

        assert reply.text
        assert reply.model == f"us.{HAIKU}"
        assert reply.input_tokens
        assert reply.first_token_ms is None

    @pytest.mark.parametrize("sub_action", ["test", "invokeAI"])
    def test_through_kibana_with_a_whole_body(self, line: Line, sub_action: str) -> None:
        body = json.dumps({**message_of(QUESTION), "system": "Be brief."})

        assert prompt_kibana_of(line.connected, Prompt("", body=body), sub_action).text

    @pytest.mark.parametrize("body", ["{", "[]", '"x"', "{}", '{"messages": 1}'])
    def test_a_body_that_is_none_is_told(self, line: Line, body: str) -> None:
        prompt = Prompt("", body=body)

        with problem("prompt-not-json"):
            prompt_direct_of(line.connected, prompt, lambda _piece: None, CANCEL)
        with problem("prompt-not-json"):
            prompt_kibana_of(line.connected, prompt, "test")

    def test_a_stream_can_be_cancelled(self, line: Line) -> None:
        cancel = CancelToken()

        with pytest.raises(Cancelled):
            prompt_direct_of(line.connected, QUESTION, lambda _piece: cancel.cancel(), cancel)

    def test_a_model_that_takes_no_temperature_fails_as_the_assistant_alone(
        self, line: Line
    ) -> None:
        opus = "us.anthropic.claude-opus-4-7"
        (agreement,) = line.stage.steps(
            line.stage.plan(agreement_spec("anthropic.claude-opus-4-7"))
        )
        line.stage.prove(line.stage.begin(line.stage.plan(agreement_spec(opus[3:]))))
        line.carry_out("widen-policy", model=opus)
        prompt = replace(QUESTION, model=opus)

        assert prompt_kibana_of(line.connected, prompt, "test").text
        with problem("model-temperature"):
            prompt_kibana_of(line.connected, prompt, "invokeAI")
        assert agreement.id

    def test_a_trial_with_the_operators_rights(self, stage: Stage) -> None:
        models = model_discovery.models(stage.aws, CANCEL)
        haiku = next(model for model in models if model.call_id == f"us.{HAIKU}")

        assert 0 <= model_discovery.try_model(stage.aws, haiku) < 10_000


class TestChecks:
    def test_all_pass_after_a_proof(self, line: Line) -> None:
        checks = line.checks()

        assert checks.keys() == {"key", "policy", "secrets", "region"}
        assert {check.state for check in checks.values()} == {CheckState.PASSED}

    def test_a_key_that_was_switched_off_or_deleted(self, line: Line) -> None:
        at = {"UserName": line.connected.user, "AccessKeyId": line.connected.access_key_id}
        line.stage.aws.call("iam", "update_access_key", **at, Status="Inactive")
        assert "deactivated" in str(line.checks()["key"].title)

        line.stage.aws.call("iam", "delete_access_key", **at)
        check = line.checks()["key"]
        assert check.state is CheckState.FAILED
        assert check.fix is not None
        assert check.fix.kind == "new-secret"

    def test_a_policy_that_was_narrowed(self, line: Line) -> None:
        line.stage.aws.call(
            "iam",
            "create_policy_version",
            PolicyArn=line.connected.policy_arn,
            PolicyDocument='{"Version": "2012-10-17", "Statement": {"Effect": "Allow",'
            ' "Action": "s3:GetObject", "Resource": "*"}}',
            SetAsDefault=True,
        )

        check = line.checks()["policy"]

        assert check.state is CheckState.FAILED
        assert check.fix is not None
        line.carry_out(check.fix.kind, **check.fix.values)
        assert line.checks()["policy"].state is CheckState.PASSED
        assert prompt_direct_of(line.connected, QUESTION, lambda _piece: None, CANCEL).text

    def test_a_connector_in_another_region(self, line: Line) -> None:
        line.tamper(apiUrl=EU_URL)

        check = line.checks()["region"]

        assert check.state is CheckState.FAILED
        assert "eu-central-1" in str(check.title)
        assert check.fix is not None
        assert line.carry_out(check.fix.kind, **check.fix.values)
        assert line.checks()["region"].state is CheckState.PASSED
        assert prompt_kibana_of(line.connected, QUESTION, "test").text

    def test_a_connector_that_is_gone(self, line: Line) -> None:
        line.stage.kibana.delete_connector(line.connected.connector_id)

        checks = line.checks()

        assert checks["secrets"].state is CheckState.FAILED
        assert checks["region"].state is CheckState.FAILED
        with problem("connector-gone"):
            line.carry_out("set-connector-url")

    def test_what_cannot_be_asked_is_a_failed_check(self, line: Line) -> None:
        with line.stage.fault("denied", "iam", "ListAccessKeys"):
            check = line.checks()["key"]

        assert check.state is CheckState.FAILED
        assert check.problem is not None

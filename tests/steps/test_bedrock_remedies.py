"""What Fairlead can put right about a connection of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.problems import problem
from tests.steps.lines import CANCEL, QUESTION, SCENE, Line
from tests.steps.plans import HAIKU, SONNET

from fairlead.flows.views import CheckState
from fairlead.sandbox.world import World
from fairlead.services.problems import ServiceProblem
from fairlead.steps import discovery
from fairlead.steps.bedrock_connection import prompt_direct_of, prompt_kibana_of


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World(SCENE) as started:
        yield started


class TestRemedies:
    def test_region(self, line: Line) -> None:
        line.tamper(region="eu-central-1")

        line.carry_out("set-connector-region")

        assert line.connector["config"]["region"] == "us-east-1"
        assert prompt_kibana_of(line.connected, QUESTION, "test").text

    def test_secrets(self, line: Line) -> None:
        there = line.connector
        line.stage.kibana.update_connector(
            there["id"],
            name=there["name"],
            config=there["config"],
            secrets={"accessKey": "AKIA" + "B" * 16, "secret": "b" * 40},
        )
        with pytest.raises(ServiceProblem):
            prompt_kibana_of(line.connected, QUESTION, "test")

        line.carry_out("send-secrets")

        assert prompt_kibana_of(line.connected, QUESTION, "test").text

    def test_another_model_becomes_the_default_and_is_allowed_first(self, line: Line) -> None:
        sonnet = f"us.{SONNET}"
        line.carry_out("widen-policy", model=sonnet)
        line.carry_out("use-model", model=sonnet)

        assert line.connector["config"]["defaultModel"] == sonnet
        assert line.connected.call_id == sonnet
        assert prompt_kibana_of(line.connected, QUESTION, "invokeAI").model == sonnet
        reply = prompt_direct_of(line.connected, QUESTION, lambda _piece: None, CANCEL)
        assert reply.model == sonnet
        assert line.checks()["policy"].state is CheckState.PASSED

    def test_a_profile_takes_the_place_of_a_bare_model(self, line: Line) -> None:
        line.remember("connector", {**line.connected.facts["connector"], "default_model": HAIKU})
        line.tamper(defaultModel=HAIKU)
        with pytest.raises(ServiceProblem):
            prompt_kibana_of(line.connected, QUESTION, "test")

        line.carry_out("use-profile")

        assert line.connector["config"]["defaultModel"].endswith(f".{HAIKU}")
        assert prompt_kibana_of(line.connected, QUESTION, "test").text

    def test_a_bare_model_that_a_profile_leads_to_is_told_by_its_profile(self, line: Line) -> None:
        with problem("remedy-other-id") as raised:
            line.carry_out("widen-policy", model=SONNET)
        assert f"us.{SONNET}" in str(raised.value.advice)

    def test_a_bare_model_that_was_asked_for_becomes_its_profile(self, line: Line) -> None:
        line.carry_out("use-profile", model=SONNET)

        assert line.connector["config"]["defaultModel"].endswith(f".{SONNET}")

    def test_widening_twice_changes_nothing_more(self, line: Line) -> None:
        line.carry_out("widen-policy", model=f"us.{SONNET}")
        once = discovery.policy_document(line.stage.aws, line.connected.policy_arn)
        line.carry_out("widen-policy", model=f"us.{SONNET}")

        assert discovery.policy_document(line.stage.aws, line.connected.policy_arn) == once

    def test_a_policy_that_is_not_ours_is_not_touched(self, line: Line) -> None:
        arn = line.connected.policy_arn
        line.stage.aws.call("iam", "untag_policy", PolicyArn=arn, TagKeys=["fairlead:run"])

        with problem("remedy-not-ours"):
            line.carry_out("widen-policy", model=f"us.{SONNET}")

    def test_an_unknown_remedy_is_told(self, line: Line) -> None:
        with problem("remedy-unknown"):
            line.carry_out("repaint")

    def test_a_form_that_was_never_filled_in(self, line: Line) -> None:
        with problem("remedy-no-form"):
            line.carry_out("submit-form")

    def test_an_agreement_is_accepted_only_where_it_is_missing(self, line: Line) -> None:
        assert line.carry_out("accept-agreement")
        with line.stage.calls_made() as calls:
            line.carry_out("accept-agreement")

        assert "CreateFoundationModelAgreement" not in {call.operation for call in calls}

    def test_an_agreement_that_nobody_has_seen_is_not_accepted(self, line: Line) -> None:
        with line.stage.calls_made() as calls, problem("remedy-unread") as raised:
            line.carry_out("accept-agreement", model="us.anthropic.claude-fable-5")

        assert "Claude Fable 5" in str(raised.value.title)
        assert "CreateFoundationModelAgreement" not in {call.operation for call in calls}

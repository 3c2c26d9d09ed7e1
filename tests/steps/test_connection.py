"""Prompts through a connection, the checks beside them, and what Fairlead can put right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import pytest
from tests.problems import problem
from tests.steps.plans import HAIKU, SONNET, agreement_spec, journey_specs, key_spec
from tests.steps.stage import Stage, unique

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.core.errors import Fix, Problem
from fairlead.core.journal import Phase
from fairlead.core.plan import StepSpec
from fairlead.core.step import Facts
from fairlead.core.texts import verbatim
from fairlead.flows.answers import AwsIdentity, PolicyScope
from fairlead.flows.desk import Prompt
from fairlead.flows.policies import build_policy
from fairlead.flows.views import Check, CheckState
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.services.problems import ServiceProblem
from fairlead.steps import discovery, key_works
from fairlead.steps.connected import Connected
from fairlead.steps.connection import checks_of, prompt_direct_of, prompt_kibana_of
from fairlead.steps.keyring_entry import load_key, next_entry
from fairlead.steps.prompts import message_of
from fairlead.steps.remedies import Case, carry_out

CANCEL = CancelToken()
QUESTION = Prompt("In one sentence, what does a SIEM do?")
EU_URL = "https://bedrock-runtime.eu-central-1.amazonaws.com"


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    scene = Scene(use_case_submitted=True, accepted_models=(HAIKU, SONNET), key_delay=0)
    with World(scene) as started:
        yield started


@dataclass
class Line:
    """A proved run, and what its journal says now."""

    stage: Stage
    run_id: str

    @property
    def connected(self) -> Connected:
        records = self.stage.records(self.run_id)
        facts = {name: record.facts for name, record in records.items() if record.is_done}
        plan = self.stage.journal.run(self.run_id).plan
        return Connected(plan, facts, self.stage.reach)

    def remember(self, step_id: str, facts: Facts) -> None:
        self.stage.journal.record(self.run_id, step_id, Phase.DONE, facts, 0)

    def carry_out(self, kind: str, **values: str) -> str:
        case = Case(self.run_id, self.connected, self.remember, CANCEL)
        return str(carry_out(case, Fix(kind, verbatim("Do it"), values)))

    def checks(self) -> dict[str, Check]:
        return {check.id: check for check in checks_of(self.connected, CANCEL)}

    @property
    def connector(self) -> dict[str, Any]:
        there = self.stage.kibana.connector(self.connected.connector_id)
        assert there is not None
        return there

    @property
    def keys(self) -> list[str]:
        answer = self.stage.aws.call("iam", "list_access_keys", UserName=self.connected.user)
        return [key["AccessKeyId"] for key in answer["AccessKeyMetadata"]]

    def tamper(self, **config: str) -> None:
        """Change the connector as somebody else might."""
        key = load_key(self.stage.vault, self.connected.secret_name)
        assert key is not None
        there = self.connector
        self.stage.kibana.update_connector(
            there["id"],
            name=there["name"],
            config={**there["config"], **config},
            secrets={"accessKey": key.access_key_id, "secret": key.secret_access_key},
        )


@pytest.fixture
def line(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Line:
    """A connection with the narrowest policy for its one model."""
    models = discovery.models(stage.aws, CANCEL)
    haiku = next(model for model in models if model.call_id == f"us.{HAIKU}")
    identity = AwsIdentity(stage.world.scene.account, "", "aws")
    draft = build_policy((haiku,), identity, "us-east-1", PolicyScope.CHOSEN)
    specs = [_with_document(spec, draft.compact) for spec in journey_specs(inference=False)]
    run_id = stage.begin(stage.plan(*specs))
    stage.prove(run_id, scale=0.01)
    build = key_works.build
    # Rotation waits for the new key in the same way.
    monkeypatch.setattr(key_works, "build", lambda *args: replace(build(*args), scale=0.005))
    return Line(stage, run_id)


def _with_document(spec: StepSpec, document: str) -> StepSpec:
    if spec.kind != "iam-policy":
        return spec
    return replace(spec, values={**spec.values, "document": document})


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
        models = discovery.models(stage.aws, CANCEL)
        haiku = next(model for model in models if model.call_id == f"us.{HAIKU}")

        assert 0 <= discovery.try_model(stage.aws, haiku) < 10_000


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


class TestRotation:
    def test_the_new_key_takes_over_and_the_old_one_goes(self, line: Line) -> None:
        (old,) = line.keys

        said = line.carry_out("new-secret")

        (new,) = line.keys
        assert new != old
        assert new in said
        assert line.connected.access_key_id == new
        kept = load_key(line.stage.vault, line.connected.secret_name)
        assert kept is not None
        assert kept.access_key_id == new
        assert line.stage.vault.load(next_entry(line.connected.secret_name)) is None
        assert prompt_kibana_of(line.connected, QUESTION, "test").text
        assert {check.state for check in line.checks().values()} == {CheckState.PASSED}
        assert line.stage.undo(line.run_id).left == ()

    def test_a_new_key_that_does_not_work_is_deleted(self, line: Line) -> None:
        (old,) = line.keys

        with line.stage.fault("denied", "bedrock-runtime", "Converse"), pytest.raises(Problem):
            line.carry_out("new-secret")

        assert line.keys == [old]
        assert line.connected.access_key_id == old
        assert line.stage.vault.load(next_entry(line.connected.secret_name)) is None
        assert prompt_kibana_of(line.connected, QUESTION, "test").text

    def test_two_keys_leave_no_room(self, line: Line) -> None:
        line.stage.aws.call("iam", "create_access_key", UserName=line.connected.user)
        before = line.keys

        with problem("access-keys-full"):
            line.carry_out("new-secret")

        assert line.keys == before

    def test_a_key_of_the_users_own_is_not_replaced(self, line: Line) -> None:
        facts = dict(line.connected.facts)
        del facts["access-key"]
        case = Case(line.run_id, replace(line.connected, facts=facts), line.remember, CANCEL)

        with problem("remedy-not-ours"):
            carry_out(case, Fix("new-secret", verbatim("Do it")))

    @pytest.mark.parametrize("kind", ["denied", "effect_then_reset", "server_error"])
    def test_whatever_call_fails_no_key_is_lost(
        self, line: Line, subtests: pytest.Subtests, kind: Any
    ) -> None:
        with line.stage.calls_made() as calls:
            line.carry_out("new-secret")
        operations = list(dict.fromkeys((call.service, call.operation) for call in calls))

        for service, operation in operations:
            with subtests.test(service=service, operation=operation):
                with line.stage.fault(kind, service, operation), suppress(Problem):
                    line.carry_out("new-secret")
                key_before = line.connected.access_key_id
                if key_before in line.keys:
                    assert prompt_kibana_of(line.connected, QUESTION, "test").text

                line.carry_out("new-secret")

                assert line.keys == [line.connected.access_key_id]
                assert prompt_kibana_of(line.connected, QUESTION, "test").text
        assert line.stage.undo(line.run_id).left == ()

    def test_undo_in_the_middle_finds_both_keys(self, line: Line) -> None:
        name = line.connected.user
        facts = line.connected.facts["access-key"]
        rotating = {**facts, "rotating": "yes", "keys_before": facts["access_key_id"]}
        line.remember("access-key", rotating)
        line.stage.aws.call("iam", "create_access_key", UserName=name)
        assert len(line.keys) == 2

        assert line.stage.undo(line.run_id).left == ()

    def test_undo_in_the_middle_leaves_a_key_of_somebody_else(self, line: Line) -> None:
        """A user that was there before keeps every key that it had when the rotation began."""
        name = unique("there")
        line.stage.aws.call("iam", "create_user", UserName=name)
        run_id = line.stage.begin(line.stage.plan(key_spec(name)))
        facts = line.stage.prove(run_id)["access-key"].facts
        theirs = line.stage.aws.call("iam", "create_access_key", UserName=name)["AccessKey"]
        before = f"{facts['access_key_id']} {theirs['AccessKeyId']}"
        rotating = {**facts, "rotating": "yes", "keys_before": before}
        line.stage.journal.record(run_id, "access-key", Phase.DONE, rotating, 0)

        assert line.stage.undo(run_id).left == ()

        answer = line.stage.aws.call("iam", "list_access_keys", UserName=name)
        left = [key["AccessKeyId"] for key in answer["AccessKeyMetadata"]]
        assert left == [theirs["AccessKeyId"]]

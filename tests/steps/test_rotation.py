"""Replacing the key of a connection that is in use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from tests.problems import problem
from tests.steps.lines import CANCEL, QUESTION, SCENE, Line
from tests.steps.plans import key_spec
from tests.steps.stage import unique

from fairlead.core.errors import Fix, Problem
from fairlead.core.journal import Phase
from fairlead.core.texts import verbatim
from fairlead.flows.views import CheckState
from fairlead.sandbox.world import World
from fairlead.steps.bedrock_connection import prompt_kibana_of
from fairlead.steps.bedrock_remedies import REMEDIES
from fairlead.steps.keyring_entry import load_key, next_entry
from fairlead.steps.remedy import Case, carry_out


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World(SCENE) as started:
        yield started


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
            carry_out(case, Fix("new-secret", verbatim("Do it")), REMEDIES)

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

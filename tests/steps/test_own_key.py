"""A key that the user brings: stored, tried, and left to its owner."""

from __future__ import annotations

import json

import pytest
from tests.problems import problem
from tests.steps.keys import keys_of, make_key
from tests.steps.stage import Stage, unique

from fairlead.core.errors import Problem
from fairlead.core.journal import Phase
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.secrets import SecretName
from fairlead.services.aws import StaticCredentials


class TestOwnKey:
    def spec(self, key: StaticCredentials) -> StepSpec:
        values = {"access_key_id": key.access_key_id, "secret_name": unique("entry")}
        return StepSpec("own-key", "own-access-key", values)

    def test_it_is_stored_tried_and_left_to_its_owner(self, stage: Stage, user: str) -> None:
        key = make_key(stage, user)
        stage.bag.put(SecretName.OWN_SECRET_ACCESS_KEY, key.secret_access_key)
        spec = self.spec(key)
        run_id = stage.begin(stage.plan(spec))

        facts = stage.prove(run_id)["own-key"].facts

        assert facts["user"] == user
        assert facts["created_at"].endswith("+00:00")
        assert json.loads(stage.vault.load(spec.values["secret_name"]) or "") == {
            "access_key_id": key.access_key_id,
            "secret_access_key": key.secret_access_key,
        }
        assert stage.undo(run_id).left == ()
        assert stage.vault.load(spec.values["secret_name"]) is None
        assert keys_of(stage, user) == [key.access_key_id]

    def test_without_its_secret_it_is_asked_for(self, stage: Stage, user: str) -> None:
        run_id = stage.begin(stage.plan(self.spec(make_key(stage, user))))

        with problem("own-key-untyped"):
            stage.prove(run_id)

    def test_a_stored_secret_needs_no_typing_again(self, stage: Stage, user: str) -> None:
        key = make_key(stage, user)
        stage.bag.put(SecretName.OWN_SECRET_ACCESS_KEY, key.secret_access_key)
        run_id = stage.begin(stage.plan(self.spec(key)))
        stage.prove(run_id)
        stage.bag.clear()
        stage.journal.record(run_id, "own-key", Phase.INTENT, {}, 0)

        assert stage.prove(run_id)["own-key"].facts["user"] == user

    def test_a_wrong_secret_is_told(self, stage: Stage, user: str) -> None:
        stage.bag.put(SecretName.OWN_SECRET_ACCESS_KEY, "x" * 40)
        run_id = stage.begin(stage.plan(self.spec(make_key(stage, user))))

        with pytest.raises(Problem) as raised:
            stage.prove(run_id)

        assert "x" * 40 not in f"{raised.value} {raised.value.details} {raised.value!r}"

    def test_a_key_of_another_account_is_refused(self, stage: Stage, user: str) -> None:
        key = make_key(stage, user)
        stage.bag.put(SecretName.OWN_SECRET_ACCESS_KEY, key.secret_access_key)
        plan = stage.plan(self.spec(key))
        elsewhere = Plan(plan.kind, plan.name, {**plan.place, "account": "9" * 12}, {}, plan.steps)

        with problem("own-key-elsewhere"):
            stage.prove(stage.begin(elsewhere))

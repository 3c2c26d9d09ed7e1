"""Access keys: never two of them, never an orphan, never a secret anywhere but in the keyring."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from tests.problems import problem
from tests.steps.keys import keys_of, make_key, use
from tests.steps.plans import key_spec, user_spec
from tests.steps.stage import Stage

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.events import Ending
from fairlead.core.journal import Phase
from fairlead.core.plan import Plan
from fairlead.core.texts import verbatim
from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.vault import MemoryVault


def new_user_plan(stage: Stage) -> tuple[Plan, str, str]:
    user = user_spec()
    key = key_spec(user.values["name"])
    return stage.plan(user, key), user.values["name"], key.values["secret_name"]


def lose_result(stage: Stage, run_id: str, facts: dict[str, str] | None = None) -> None:
    intended = stage.records(run_id)["access-key"].intended
    stage.journal.record(run_id, "access-key", Phase.INTENT, facts or intended, 0)


@dataclass
class StubbornVault(MemoryVault):
    """A keyring that refuses, or forgets, or changes what it is given."""

    answer: Callable[[str], str | None]

    def __post_init__(self) -> None:
        super().__init__()

    def store(self, entry: str, secret: str) -> None:
        kept = self.answer(secret)
        if kept is not None:
            super().store(entry, kept)


class LateAws(Aws):
    """An IAM that lists no key the first two times it is asked."""

    def __init__(self, stage: Stage) -> None:
        admin = stage.world.admin
        super().__init__(
            stage.world.scene.region,
            credentials=StaticCredentials(admin.access_key_id, admin.secret_access_key),
            endpoint_url=stage.world.aws_url,
        )
        self.to_hide = 2

    def call(self, service: str, operation: str, /, **params: Any) -> dict[str, Any]:
        answer = super().call(service, operation, **params)
        if operation == "list_access_keys" and self.to_hide:
            self.to_hide -= 1
            return {**answer, "AccessKeyMetadata": []}
        return answer


def refuse(_secret: str) -> str | None:
    raise Problem("vault-locked", verbatim("The keyring is locked."), verbatim("Unlock it."))


def test_a_new_key_works_and_its_secret_is_in_the_keyring_alone(stage: Stage) -> None:
    plan, user, entry = new_user_plan(stage)
    run_id = stage.begin(plan)

    record = stage.prove(run_id)["access-key"]

    kept = json.loads(stage.vault.load(entry) or "")
    assert keys_of(stage, user) == [kept["access_key_id"]] == [record.facts["access_key_id"]]
    assert record.facts["user"] == user
    assert record.facts["secret_name"] == entry
    assert record.facts["created_at"].endswith("+00:00")
    assert kept["secret_access_key"] not in str(record)
    use(stage, StaticCredentials(kept["access_key_id"], kept["secret_access_key"]))
    assert stage.undo(run_id).left == ()
    assert stage.vault.load(entry) is None


def test_a_lost_result_is_found_again_by_the_keyring(stage: Stage, user: str) -> None:
    run_id = stage.begin(stage.plan(key_spec(user)))
    made = stage.prove(run_id)["access-key"].facts
    lose_result(stage, run_id)

    assert stage.prove(run_id)["access-key"].facts == made
    assert keys_of(stage, user) == [made["access_key_id"]]


def test_an_orphan_of_a_new_user_is_deleted_and_made_anew(stage: Stage) -> None:
    plan, user, _entry = new_user_plan(stage)
    run_id = stage.begin(plan)
    stage.engine.run(run_id, stage.steps(plan)[:1], lambda _event: None, CancelToken())
    orphan = make_key(stage, user)

    made = stage.prove(run_id)["access-key"].facts["access_key_id"]

    assert keys_of(stage, user) == [made]
    assert made != orphan.access_key_id


def test_an_orphan_of_an_existing_user_is_known_by_the_first_look(stage: Stage, user: str) -> None:
    old = make_key(stage, user)
    key = key_spec(user)
    run_id = stage.begin(stage.plan(key))
    intent = {"user": user, "keys_before": old.access_key_id, "orphans": ""}
    stage.journal.record(run_id, "access-key", Phase.INTENT, intent, 0)
    orphan = make_key(stage, user)

    made = stage.prove(run_id)["access-key"].facts["access_key_id"]

    assert set(keys_of(stage, user)) == {old.access_key_id, made}
    assert made != orphan.access_key_id
    assert stage.undo(run_id).left == ()
    assert keys_of(stage, user) == [old.access_key_id]


def test_a_key_that_came_up_and_is_used_is_never_touched(stage: Stage, user: str) -> None:
    run_id = stage.begin(stage.plan(key_spec(user)))
    stage.journal.record(
        run_id, "access-key", Phase.INTENT, {"user": user, "keys_before": "", "orphans": ""}, 0
    )
    strange = make_key(stage, user)
    use(stage, strange)

    with problem("access-key-strange") as raised:
        stage.prove(run_id)
    (left,) = stage.undo(run_id).left

    assert strange.access_key_id in str(raised.value.title)
    assert strange.access_key_id in str(left.what)
    assert keys_of(stage, user) == [strange.access_key_id]


def test_keys_that_were_there_before_are_left_alone(stage: Stage, user: str) -> None:
    old = make_key(stage, user)
    run_id = stage.begin(stage.plan(key_spec(user)))
    made = stage.prove(run_id)["access-key"].facts["access_key_id"]

    assert set(keys_of(stage, user)) == {old.access_key_id, made}
    assert stage.undo(run_id).left == ()
    assert keys_of(stage, user) == [old.access_key_id]


def test_two_keys_are_a_problem_until_one_may_go(stage: Stage, user: str) -> None:
    first, second = make_key(stage, user), make_key(stage, user)
    run_id = stage.begin(stage.plan(key_spec(user)))

    with problem("access-keys-full"):
        stage.prove(run_id)
    assert set(keys_of(stage, user)) == {first.access_key_id, second.access_key_id}

    agreed = stage.begin(stage.plan(key_spec(user, remove_key_id=first.access_key_id)))
    made = stage.prove(agreed)["access-key"].facts["access_key_id"]
    assert set(keys_of(stage, user)) == {second.access_key_id, made}


@pytest.mark.parametrize(
    "answer", [refuse, lambda _secret: None, lambda secret: secret.replace("secret", "")]
)
def test_a_key_that_the_keyring_does_not_keep_is_deleted_at_once(
    stage: Stage, user: str, answer: Callable[[str], str | None]
) -> None:
    stage.vault = StubbornVault(answer)
    run_id = stage.begin(stage.plan(key_spec(user)))

    with problem("access-key-not-stored") as raised:
        stage.prove(run_id)

    assert keys_of(stage, user) == []
    assert raised.value.retryable
    stage.vault = MemoryVault()
    stage.prove(run_id)
    assert len(keys_of(stage, user)) == 1


def test_a_key_that_can_neither_be_kept_nor_deleted_is_named(stage: Stage, user: str) -> None:
    stage.vault = StubbornVault(refuse)
    run_id = stage.begin(stage.plan(key_spec(user)))

    with (
        stage.fault("denied", "iam", "DeleteAccessKey"),
        problem("access-key-not-stored") as raised,
    ):
        stage.prove(run_id)

    (orphan,) = keys_of(stage, user)
    assert orphan in str(raised.value.advice)
    assert stage.undo(run_id).left == ()
    assert keys_of(stage, user) == []


def test_a_deactivated_key_is_made_anew(stage: Stage) -> None:
    plan, user, entry = new_user_plan(stage)
    run_id = stage.begin(plan)
    first = stage.prove(run_id)["access-key"].facts["access_key_id"]
    stage.aws.call("iam", "update_access_key", UserName=user, AccessKeyId=first, Status="Inactive")
    lose_result(stage, run_id)

    second = stage.prove(run_id)["access-key"].facts["access_key_id"]

    assert second != first
    assert keys_of(stage, user) == [second]
    assert json.loads(stage.vault.load(entry) or "")["access_key_id"] == second


def test_undo_of_an_intent_finds_what_the_keyring_and_the_user_have(
    stage: Stage, user: str
) -> None:
    """A crash after a second attempt stored nothing, while the first one's entry is still there."""
    key = key_spec(user)
    run_id = stage.begin(stage.plan(key))
    stage.prove(run_id)
    lose_result(stage, run_id)
    orphan = make_key(stage, user)
    assert orphan.access_key_id in keys_of(stage, user)

    assert stage.undo(run_id).left == ()
    assert keys_of(stage, user) == []
    assert stage.vault.load(key.values["secret_name"]) is None


def test_undo_leaves_a_key_that_somebody_gave_our_user(stage: Stage) -> None:
    plan, user, _entry = new_user_plan(stage)
    run_id = stage.begin(plan)
    stage.prove(run_id)
    theirs = make_key(stage, user)

    (left,) = stage.undo(run_id).left

    assert user in str(left.what)
    assert keys_of(stage, user) == [theirs.access_key_id]


def test_a_key_that_is_listed_late_is_waited_for(stage: Stage, user: str) -> None:
    run_id = stage.begin(stage.plan(key_spec(user)))
    made = stage.prove(run_id)["access-key"].facts["access_key_id"]
    lose_result(stage, run_id)
    aws = LateAws(stage)

    assert stage.prove(run_id, aws=aws)["access-key"].facts["access_key_id"] == made
    assert keys_of(stage, user) == [made]
    aws.close()


def test_undo_twice_is_the_same_as_once(stage: Stage, user: str) -> None:
    run_id = stage.begin(stage.plan(key_spec(user)))
    facts = stage.prove(run_id)["access-key"].facts
    assert stage.undo(run_id).ending is Ending.UNDONE
    stage.journal.record(run_id, "access-key", Phase.UNDOING, facts, 0)

    assert stage.undo(run_id).ending is Ending.UNDONE

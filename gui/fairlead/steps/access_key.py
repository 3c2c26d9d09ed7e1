"""The access key of the connector: made once, its secret kept before anything else happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate, verbatim
from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.vault import Vault
from fairlead.steps import iam
from fairlead.steps.keyring_entry import load_key, next_entry, store_key
from fairlead.steps.patience import IAM_PATIENCE, Patience
from fairlead.steps.reach import Reach
from fairlead.steps.rows import aws_line

MOST_KEYS = 2
"""Access keys per IAM user, a quota that AWS does not raise."""

ROTATING = "rotating"
"""The fact that says that this key is being replaced: there may be one that nobody knows."""

_TITLE = translate("Steps", "Create an access key for %1, store it in the keyring")
_WHERE = translate("Steps", "IAM → keyring")
_UNDO = translate("Steps", "Deletes the key in IAM and in the keyring")
_REMOVE = translate("Steps", "Delete the old access key %1 of %2")
_REMOVE_UNDO = translate("Steps", "Cannot be undone: AWS does not give a deleted key back")
_STORED = translate("Steps", "%1 · secret stored in %2, never shown")
_FULL = translate("Steps", "The user %1 has two access keys, which is all that AWS allows.")
_FULL_ADVICE = translate(
    "Steps", "Choose on Access key which of them may be deleted, or choose another user."
)
_STRANGE = translate("Steps", "The user %1 has a key %2 that came up during this run and is used.")
_STRANGE_ADVICE = translate(
    "Steps",
    "Fairlead does not touch it, since somebody works with it. Find out who made it; if it is not"
    " needed, delete it in the IAM console, then try again.",
)
_OTHER_USER = translate("Steps", "The user %1 was not made by this run.")
_OTHER_USER_ADVICE = translate(
    "Steps",
    "It was there before, or somebody made it in place of the run's own, so it gets no key. Undo"
    " what the run has made, if anything, then choose another name.",
)
_REFUSED = translate("Steps", "The new secret access key could not be stored in %1.")
_REFUSED_ADVICE = translate("Steps", "The new key was deleted at once, so nothing is left. %1 %2")
_ORPHANED_ADVICE = translate(
    "Steps",
    "Its key %1 could not be deleted either; Try again and Undo both delete it first. %2",
)
_NOT_WHOLE = translate("Steps", "The key %1 is not there any more as it was made.")
_NOT_WHOLE_ADVICE = translate(
    "Steps",
    "Somebody deleted or deactivated it, or its keyring entry. Try again to make a new one.",
)
_STRANGE_LEFT = translate("Steps", "The access key %1 of %2, which somebody uses")
_STRANGE_REMEDY = translate(
    "Steps", "It came up during this run. Delete it in the IAM console if nobody needs it."
)


@dataclass(frozen=True, slots=True)
class AccessKey:
    """An access key whose secret stands in the keyring under `entry`.

    A key carries no mark. It is this run's if the keyring holds its secret, if the user itself is
    this run's (`is_of_new_user`) and bears its mark, or if it was not there when this step first
    looked; what somebody has used already is never touched.
    """

    id: str
    user: str
    remove_key_id: str
    entry: str
    is_of_new_user: bool
    aws: Aws
    vault: Vault
    patience: Patience = IAM_PATIENCE

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE(self.user)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The old key that goes first, if that was agreed, and the new one."""
        rows = []
        if self.remove_key_id:
            call = aws_line(
                "iam", "delete_access_key", UserName=self.user, AccessKeyId=self.remove_key_id
            )
            title = _REMOVE(self.remove_key_id, self.user)
            rows.append(Row(Group.CHANGE, title, verbatim("IAM"), call, _REMOVE_UNDO))
        call = aws_line("iam", "create_access_key", UserName=self.user)
        rows.append(Row(Group.CREATE, self.title, _WHERE, call, _UNDO))
        return tuple(rows)

    def inspect(self, run: RunContext) -> Found:
        """Look which keys there are, and which of them an interrupted attempt left behind."""
        kept = load_key(self.vault, self.entry)
        keys = self._keys(kept, run)
        if kept is not None and _is_active(keys, kept.access_key_id):
            return Found(Standing.OURS, self._facts(kept.access_key_id, keys))
        if self._is_of_others(run):
            raise Problem("access-key-user", _OTHER_USER(self.user), _OTHER_USER_ADVICE)
        orphans = self._orphans(keys, self._before(run))
        for orphan in orphans:
            if not iam.is_unused(self.aws, orphan):
                raise Problem("access-key-strange", _STRANGE(self.user, orphan), _STRANGE_ADVICE)
        staying = [i for i in iam.key_ids(keys) if i not in (*orphans, self.remove_key_id)]
        if len(staying) >= MOST_KEYS:
            raise Problem("access-keys-full", _FULL(self.user), _FULL_ADVICE)
        facts = {
            "user": self.user,
            "secret_name": self.entry,
            "keys_before": " ".join(i for i in iam.key_ids(keys) if i not in orphans),
            "orphans": " ".join(orphans),
        }
        return Found(Standing.REMNANT if orphans else Standing.ABSENT, facts)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Delete what must go first, create the key, and store its secret before anything else."""
        for key_id in (*found.facts["orphans"].split(), self.remove_key_id):
            if key_id:
                self.delete_key(key_id)
        made = self.aws.call_once("iam", "create_access_key", UserName=self.user)["AccessKey"]
        key = StaticCredentials(made["AccessKeyId"], made["SecretAccessKey"])
        try:
            store_key(self.vault, self.entry, key)
        except Problem as refusal:
            raise self._withdraw(key.access_key_id, refusal) from refusal
        facts = self._facts(key.access_key_id, [made])
        return Done(facts, _STORED(key.access_key_id, self.vault.name))

    def verify(self, run: RunContext, done: Done) -> Done:
        """Wait until IAM lists the key as active, and check that the keyring holds it."""
        key_id = done.facts["access_key_id"]
        kept = load_key(self.vault, self.entry)

        def look() -> bool | None:
            return _is_active(iam.list_keys(self.aws, self.user), key_id) or None

        if (
            kept is None
            or kept.access_key_id != key_id
            or not self.patience.wait_for(look, run.cancel)
        ):
            raise Problem("access-key-gone", _NOT_WHOLE(key_id), _NOT_WHOLE_ADVICE, retryable=True)
        return Done(done.facts, _STORED(key_id, self.vault.name))

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Delete the key, or what an interrupted attempt left, and then the keyring entry."""
        left = None
        for key_id in self._made(facts):
            self.delete_key(key_id)
        may_have_lost_one = "access_key_id" not in facts or ROTATING in facts
        if may_have_lost_one and not self._is_of_others(run):
            keys = iam.list_keys(self.aws, self.user)
            for orphan in self._orphans(keys, facts["keys_before"].split()):
                if iam.is_unused(self.aws, orphan):
                    self.delete_key(orphan)
                else:
                    left = Left(_STRANGE_LEFT(orphan, self.user), _STRANGE_REMEDY)
        self.vault.delete(next_entry(self.entry))
        self.vault.delete(self.entry)
        return left

    def _keys(self, kept: StaticCredentials | None, run: RunContext) -> list[dict[str, Any]]:
        """Return the user's keys. One that the keyring holds may take a while to be listed."""

        def look() -> list[dict[str, Any]] | None:
            keys = iam.list_keys(self.aws, self.user)
            is_listed = kept is None or kept.access_key_id in iam.key_ids(keys)
            return keys if is_listed else None

        keys = self.patience.wait_for(look, run.cancel)
        return keys if keys is not None else iam.list_keys(self.aws, self.user)

    def _made(self, facts: Facts) -> frozenset[str]:
        """The keys that the journal and the keyring know to be this run's."""
        kept = (load_key(self.vault, self.entry), load_key(self.vault, next_entry(self.entry)))
        known = {facts.get("access_key_id", ""), *(key.access_key_id for key in kept if key)}
        return frozenset(known - {""})

    def _is_of_others(self, run: RunContext) -> bool:
        """Tell whether somebody else's user bears the name that the run gave to its own."""
        return self.is_of_new_user and iam.is_of_others(self.aws, self.user, run.run_id)

    def _before(self, run: RunContext) -> list[str] | None:
        """The keys that were there before the run; None if this is the first look."""
        if self.is_of_new_user:
            return []
        return run.intended["keys_before"].split() if run.intended else None

    def _orphans(self, keys: list[dict[str, Any]], before: list[str] | None) -> tuple[str, ...]:
        if before is None:
            return ()
        return tuple(key_id for key_id in iam.key_ids(keys) if key_id not in before)

    def _facts(self, key_id: str, keys: list[dict[str, Any]]) -> Facts:
        created = next(key["CreateDate"] for key in keys if key["AccessKeyId"] == key_id)
        return {
            "access_key_id": key_id,
            "secret_name": self.entry,
            "user": self.user,
            "created_at": created.isoformat(),
        }

    def delete_key(self, key_id: str) -> None:
        """Delete a key of the user; it may be gone already."""
        iam.remove(self.aws, "delete_access_key", UserName=self.user, AccessKeyId=key_id)

    def _withdraw(self, key_id: str, refusal: Problem) -> Problem:
        """Delete the key whose secret nobody keeps, and say what went wrong."""
        try:
            self.delete_key(key_id)
        except Problem as problem:
            advice = _ORPHANED_ADVICE(key_id, problem.advice)
        else:
            advice = _REFUSED_ADVICE(refusal.title, refusal.advice)
        return Problem(
            "access-key-not-stored",
            _REFUSED(self.vault.name),
            advice,
            details=refusal.details,
            retryable=True,
            fix=refusal.fix,
        )


def _is_active(keys: list[dict[str, Any]], key_id: str) -> bool:
    return any(key["AccessKeyId"] == key_id and key["Status"] == "Active" for key in keys)


def build(plan: Plan, spec: StepSpec, reach: Reach) -> AccessKey:
    """Build the step from its part of the plan."""
    return AccessKey(
        id=spec.id,
        user=spec.values["user"],
        remove_key_id=spec.values["remove_key_id"],
        entry=spec.values["secret_name"],
        is_of_new_user=any(step.kind == "iam-user" for step in plan.steps),
        aws=reach.aws,
        vault=reach.vault,
    )

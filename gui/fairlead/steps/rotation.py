"""Replacing the access key of a connection while it is in use: two keys overlap, none is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.core.errors import Problem
from fairlead.core.step import Facts, Found, RunContext, Standing, Step
from fairlead.core.texts import translate
from fairlead.services.aws import StaticCredentials
from fairlead.steps import iam
from fairlead.steps.access_key import MOST_KEYS, ROTATING, AccessKey
from fairlead.steps.keyring_entry import load_key, next_entry, store_key

_FULL = translate("Remedies", "The user %1 has two access keys, so there is no room for a new one.")
_FULL_ADVICE = translate(
    "Remedies", "Delete the one that is not the connector's in the IAM console, then try again."
)


@dataclass(frozen=True, slots=True)
class Rotation:
    """Makes a new key, tries it, sends it to who uses it, and deletes the old one at the very end.

    `step` made the key in use, `trial` returns the step that tries the key of a keyring entry.
    `remember` journals new facts of `step`: before the new key exists, so that undo finds it
    whatever happens, and again when it has taken over. The new key waits in a keyring entry of its
    own, so a rotation that was broken off goes on where it was.
    """

    step: AccessKey
    trial: Callable[[str], Step]
    send: Callable[[StaticCredentials], None]
    remember: Callable[[Facts], None]

    def rotate(self, facts: Facts, cancel: CancelToken) -> str:
        """Rotate the key that `facts` of the step name, and return the id of the new one.

        A new key that does not work is deleted; where it is not known whether it was sent, both
        keys stay until this is called again.

        Raises:
            Problem: There is no room, or a part of it failed.
            Cancelled: Somebody asked to stop.
        """
        step, old = self.step, facts["access_key_id"]
        key = load_key(step.vault, next_entry(step.entry))
        there = self._there(facts, key)
        if key is None or key.access_key_id not in there:
            key = self._make(facts, there)
        self._try(key, facts, cancel)
        self.send(key)
        store_key(step.vault, step.entry, key)
        new = key.access_key_id
        renewed = {**facts, "access_key_id": new, "created_at": self._created_at(new)}
        renewed = {name: renewed[name] for name in renewed if name not in (ROTATING, "keys_before")}
        step.delete_key(old)
        self.remember(renewed)
        step.vault.delete(next_entry(step.entry))
        return new

    def _there(self, facts: Facts, key: StaticCredentials | None) -> tuple[str, ...]:
        """Return the user's keys, without one whose secret was lost by an earlier attempt."""
        step = self.step
        there = iam.key_ids(iam.list_keys(step.aws, step.user))
        if ROTATING not in facts:
            return there
        known = {*facts["keys_before"].split(), key.access_key_id if key is not None else ""}
        lost = [i for i in there if i not in known and iam.is_unused(step.aws, i)]
        for key_id in lost:
            step.delete_key(key_id)
        return tuple(key_id for key_id in there if key_id not in lost)

    def _make(self, facts: Facts, there: tuple[str, ...]) -> StaticCredentials:
        """Make the next key and keep it, once undo would find it."""
        step = self.step
        if len(there) >= MOST_KEYS:
            raise Problem("access-keys-full", _FULL(step.user), _FULL_ADVICE)
        self.remember({**facts, ROTATING: "yes", "keys_before": " ".join(there)})
        made = step.aws.call_once("iam", "create_access_key", UserName=step.user)["AccessKey"]
        key = StaticCredentials(made["AccessKeyId"], made["SecretAccessKey"])
        try:
            store_key(step.vault, next_entry(step.entry), key)
        except Problem:
            self._withdraw(key, facts)
            raise
        return key

    def _try(self, key: StaticCredentials, facts: Facts, cancel: CancelToken) -> None:
        trial = self.trial(next_entry(self.step.entry))
        try:
            trial.apply(RunContext("", cancel), Found(Standing.ABSENT))
            cancel.check()
        except (Problem, Cancelled):
            self._withdraw(key, facts)
            raise

    def _withdraw(self, key: StaticCredentials, facts: Facts) -> None:
        """Delete a next key that nobody uses yet."""
        self.step.delete_key(key.access_key_id)
        self.step.vault.delete(next_entry(self.step.entry))
        self.remember(facts)

    def _created_at(self, key_id: str) -> str:
        keys = iam.list_keys(self.step.aws, self.step.user)
        dates = (key["CreateDate"] for key in keys if key["AccessKeyId"] == key_id)
        return next((date.isoformat() for date in dates), "")

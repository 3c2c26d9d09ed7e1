"""An access key that the user brings: stored, tried, and never touched in IAM."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.secrets import SecretBag, SecretName
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate
from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.problems import ServiceProblem
from fairlead.services.vault import Vault
from fairlead.steps import iam
from fairlead.steps.codes import DENIED
from fairlead.steps.keyring_entry import load_key, need_key, store_key
from fairlead.steps.reach import Reach
from fairlead.steps.rows import SECRET_PLACEHOLDER

_TITLE = translate("Steps", "Store your access key %1 in the keyring")
_WHERE = translate("Steps", "STS, keyring")
_UNDO = translate("Steps", "Removes the keyring entry; the key itself is yours and stays")
_STORED = translate("Steps", "%1 · secret stored in %2, never shown")
_UNTYPED = translate("Steps", "The secret of the access key %1 is not known.")
_UNTYPED_ADVICE = translate(
    "Steps", "Enter it again on Access key. Fairlead keeps it nowhere else."
)
_OTHER = translate("Steps", "The access key %1 belongs to the AWS account %2, not to %3.")
_OTHER_ADVICE = translate("Steps", "Use a key of a user in the account that you signed in to.")


@dataclass(frozen=True, slots=True)
class OwnKey:
    """The user's own access key, kept in the keyring under `entry`."""

    id: str
    access_key_id: str
    entry: str
    account: str
    aws: Aws
    vault: Vault
    bag: SecretBag

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE(self.access_key_id)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: the keyring entry, and the call that tries the key."""
        call = (
            f"AWS_ACCESS_KEY_ID={self.access_key_id} AWS_SECRET_ACCESS_KEY={SECRET_PLACEHOLDER}"
            " aws sts get-caller-identity"
        )
        return (Row(Group.LOCAL, self.title, _WHERE, call, _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Look whether the keyring holds this key already."""
        kept = load_key(self.vault, self.entry)
        facts = {"access_key_id": self.access_key_id, "secret_name": self.entry}
        if kept is not None and kept.access_key_id == self.access_key_id:
            return Found(Standing.OURS, facts)
        return Found(Standing.ABSENT, facts)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Store the key that was typed."""
        secret = self.bag.get(SecretName.OWN_SECRET_ACCESS_KEY)
        if not secret:
            raise Problem("own-key-untyped", _UNTYPED(self.access_key_id), _UNTYPED_ADVICE)
        store_key(self.vault, self.entry, StaticCredentials(self.access_key_id, secret))
        return Done(found.facts)

    def verify(self, run: RunContext, done: Done) -> Done:
        """Ask AWS whose key it is."""
        with closing(self.aws.with_key(need_key(self.vault, self.entry))) as caller:
            identity = caller.call("sts", "get_caller_identity")
        if identity["Account"] != self.account:
            title = _OTHER(self.access_key_id, identity["Account"], self.account)
            raise Problem("own-key-elsewhere", title, _OTHER_ADVICE)
        user = identity["Arn"].rsplit("/", 1)[-1]
        facts = {**done.facts, "user": user, "created_at": self._created_at(user)}
        return Done(facts, _STORED(self.access_key_id, self.vault.name))

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Remove the keyring entry."""
        kept = load_key(self.vault, self.entry)
        if kept is not None and kept.access_key_id == self.access_key_id:
            self.vault.delete(self.entry)
        return None

    def _created_at(self, user: str) -> str:
        """When the key was made, or "" where the operator may not see that."""
        try:
            keys = iam.list_keys(self.aws, user)
        except ServiceProblem as problem:
            if problem.service_code not in DENIED:
                raise
            return ""
        dates = (key["CreateDate"] for key in keys if key["AccessKeyId"] == self.access_key_id)
        return next((date.isoformat() for date in dates), "")


def build(plan: Plan, spec: StepSpec, reach: Reach) -> OwnKey:
    """Build the step from its part of the plan."""
    return OwnKey(
        id=spec.id,
        access_key_id=spec.values["access_key_id"],
        entry=spec.values["secret_name"],
        account=plan.place["account"],
        aws=reach.aws,
        vault=reach.vault,
        bag=reach.bag,
    )

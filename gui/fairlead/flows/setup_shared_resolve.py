"""What is looked up for a setup file of any kind, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretName
from fairlead.core.texts import Text, translate
from fairlead.flows.answers import (
    KEYS_PER_USER,
    AccessKeyInfo,
    AwsIdentity,
    Deployment,
    ElasticMethod,
    KeyAnswers,
    KeyMode,
    KeyRelief,
    PolicyAnswers,
)
from fairlead.flows.setup_shared import Setup
from fairlead.flows.shared_answers import SharedAnswers

_DAY = len("2026-01-31")

_NO_SUCH_KEY = translate("Setup", "The user %1 has no access key %2.")
_NO_SUCH_KEY_ADVICE = translate("Setup", "Correct “access_key.delete_first”, or leave it out.")
_FULL = translate("Setup", "The user %1 has two access keys already, and AWS allows no third.")
_FULL_ADVICE = translate(
    "Setup",
    "Write the id of the one that may be deleted as “access_key.delete_first”, or choose another"
    " user. There are: %1.",
)
_KEY = translate("Setup", "%1, made %2, last used %3")
_UNUSED_KEY = translate("Setup", "%1, made %2, never used")


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked up for a setup file.

    Attributes:
        identity: Who is signed in to AWS.
        deployment: What answered at the Elastic address.
        present: The access keys of an existing user.
        document: What the policy document's file holds, "" for no such file.
        own_owner: Whose the user's own access key is, None where there is none.
    """

    identity: AwsIdentity
    deployment: Deployment
    present: tuple[AccessKeyInfo, ...] = ()
    document: str = ""
    own_owner: AwsIdentity | None = None


def resolve_policy(policy: PolicyAnswers, found: Found) -> PolicyAnswers:
    """Return the answer with the document out of its file."""
    return replace(policy, edited=policy.edited or found.document)


def resolve_key(setup: Setup[SharedAnswers], found: Found) -> KeyAnswers:
    """Return the answer with the keys that are there; let the named one go if there is no room.

    Raises:
        Problem: The user has no such key, or no room for one more and the file names none to go.
    """
    answers, present = setup.answers, found.present
    key = replace(answers.key, own_owner=found.own_owner, present=present)
    if key.mode is KeyMode.OWN or len(present) < KEYS_PER_USER:
        return key
    if not setup.delete_key:
        shown = "; ".join(str(_show(info)) for info in present)
        raise Problem("setup-key", _FULL(answers.user.name), _FULL_ADVICE(shown))
    if setup.delete_key not in {info.access_key_id for info in present}:
        title = _NO_SUCH_KEY(answers.user.name, setup.delete_key)
        raise Problem("setup-key", title, _NO_SUCH_KEY_ADVICE)
    return replace(key, relief=KeyRelief.DELETE, relief_id=setup.delete_key)


def _show(info: AccessKeyInfo) -> Text:
    made, used = info.created_at[:_DAY], info.last_used_at[:_DAY]
    key_id = info.access_key_id
    return _KEY(key_id, made, used) if used else _UNUSED_KEY(key_id, made)


def with_secret_places(plan: Plan, setup: Setup[Any]) -> Plan:
    """Return the plan with the places where the file's secrets lie, so that a run can resume."""
    is_password = setup.answers.elastic.method is ElasticMethod.PASSWORD
    own = SecretName.ELASTIC_PASSWORD if is_password else SecretName.ELASTIC_API_KEY
    places = {name.value: dict(ref.values) for name, ref in setup.secrets.items()}
    elastic = {**plan.sign_in["elastic"], "secret": places.pop(own.value)}
    return replace(plan, sign_in={**plan.sign_in, "elastic": elastic, "secrets": places})

"""What is looked up for a setup file of any kind, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretName
from fairlead.core.texts import translate
from fairlead.flows.answers import (
    KEYS_PER_USER,
    AccessKeyInfo,
    AwsIdentity,
    Deployment,
    ElasticMethod,
    KeyAnswers,
    KeyRelief,
    PolicyAnswers,
)
from fairlead.flows.setup_shared import Setup
from fairlead.flows.shared_answers import SharedAnswers

_NO_SUCH_KEY = translate("Setup", "The user %1 has no access key %2.")
_NO_SUCH_KEY_ADVICE = translate("Setup", "Correct “access_key.delete_first”, or leave it out.")


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked up for a setup file.

    Attributes:
        identity: Who is signed in to AWS.
        deployment: What answered at the Elastic address.
        present: The access keys of an existing user.
        document: What the policy document's file holds, "" for no such file.
        own_key_works: Whether the user's own access key was tried.
    """

    identity: AwsIdentity
    deployment: Deployment
    present: tuple[AccessKeyInfo, ...] = ()
    document: str = ""
    own_key_works: bool = False


def resolve_policy(policy: PolicyAnswers, found: Found) -> PolicyAnswers:
    """Return the answer with the document out of its file."""
    return replace(policy, edited=policy.edited or found.document)


def resolve_key(setup: Setup[SharedAnswers], found: Found) -> KeyAnswers:
    """Return the answer with the keys that are there; let the named one go if there is no room.

    Raises:
        Problem: The user has no such key.
    """
    answers, present = setup.answers, found.present
    key = replace(answers.key, own_is_tested=found.own_key_works, present=present)
    if not setup.delete_key or len(present) < KEYS_PER_USER:
        return key
    if setup.delete_key not in {info.access_key_id for info in present}:
        title = _NO_SUCH_KEY(answers.user.name, setup.delete_key)
        raise Problem("setup-key", title, _NO_SUCH_KEY_ADVICE)
    return replace(key, relief=KeyRelief.DELETE, relief_id=setup.delete_key)


def with_secret_places(plan: Plan, setup: Setup[Any]) -> Plan:
    """Return the plan with the places where the file's secrets lie, so that a run can resume."""
    is_password = setup.answers.elastic.method is ElasticMethod.PASSWORD
    own = SecretName.ELASTIC_PASSWORD if is_password else SecretName.ELASTIC_API_KEY
    places = {name.value: dict(ref.values) for name, ref in setup.secrets.items()}
    elastic = {**plan.sign_in["elastic"], "secret": places.pop(own.value)}
    return replace(plan, sign_in={**plan.sign_in, "elastic": elastic, "secrets": places})

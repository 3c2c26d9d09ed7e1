"""How the answers that every journey has follow from each other."""

from __future__ import annotations

from dataclasses import replace

from fairlead.flows.answers import AwsSignIn, ElasticSignIn, KeyAnswers, KeyRelief
from fairlead.flows.shared_answers import SharedAnswers


def settle_aws(old: AwsSignIn, new: AwsSignIn) -> AwsSignIn:
    """Forget who the operator was when the credentials are others."""
    is_same = (old.source, old.profile, old.access_key_id) == (
        new.source,
        new.profile,
        new.access_key_id,
    )
    if is_same or new.identity != old.identity:
        return new
    return replace(new, identity=None)


def settle_elastic(old: ElasticSignIn, new: ElasticSignIn) -> ElasticSignIn:
    """Forget what answered when the address or the space is another one."""
    was, now = ((one.address, one.space, one.ca_file) for one in (old, new))
    if was == now or new.deployment != old.deployment:
        return new
    return replace(new, deployment=None)


def settle_key(old: SharedAnswers, new: SharedAnswers) -> KeyAnswers:
    """Forget the keys of another user, and the test of another key."""
    key = new.key
    if key.present == old.key.present and _owner(old) != _owner(new):
        key = replace(key, present=())
    if key.own_id != old.key.own_id and key.own_owner == old.key.own_owner:
        key = replace(key, own_owner=None)
    if key.relief_id not in {info.access_key_id for info in key.present}:
        key = replace(key, relief=KeyRelief.NONE, relief_id="")
    return key


def follow(answer: str, was_derived: str, now_derived: str) -> str:
    """Return an answer derived anew if it is the derived one; what the user typed stays."""
    return now_derived if answer == was_derived else answer


def _owner(answers: SharedAnswers) -> tuple[object, ...]:
    identity = answers.aws.identity
    account = identity.account if identity is not None else ""
    return answers.user.mode, answers.user.name, account

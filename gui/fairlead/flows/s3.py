"""The S3 journey: what it starts with, and how its answers follow from each other."""

from __future__ import annotations

import re
from dataclasses import replace

from fairlead.flows.answers import ElasticMethod, ElasticSignIn, UserMode
from fairlead.flows.s3_answers import Host, RulesAnswers, S3Answers, S3ConnectorAnswers
from fairlead.flows.s3_hosts import can_be_managed
from fairlead.flows.s3_names import MANAGED_PREFIX
from fairlead.flows.shared_settle import follow, settle_aws, settle_elastic, settle_key

_LONGEST = 100


def start_answers(connector_id: str) -> S3Answers:
    """Return the answers that a journey begins with.

    `connector_id` is a new UUID. A part of it goes into the names in AWS and into the name of the
    index, so that a second connection does not meet the first one.
    """
    return fill_names(
        S3Answers(
            # A key that is signed in with cannot create the one of the connector.
            elastic=ElasticSignIn(method=ElasticMethod.PASSWORD),
            connector=S3ConnectorAnswers(id=connector_id),
        )
    )


def fill_names(answers: S3Answers) -> S3Answers:
    """Return the answers with a derived name wherever there is none yet."""
    connector = answers.connector
    policy = answers.policy.name or f"fairlead-s3-{connector.id[:6]}"
    return replace(
        answers,
        policy=replace(answers.policy, name=policy),
        user=replace(answers.user, name=answers.user.name or policy),
        connector=replace(
            connector,
            name=connector.name or _connector_name(answers),
            index=connector.index or _index_name(answers),
        ),
    )


def settle(old: S3Answers, new: S3Answers) -> S3Answers:
    """Return `new` with everything made to fit that follows from what has changed since `old`.

    What was looked up for another sign-in or user is dropped. A name that was derived follows its
    source; one that the user has typed stays. Settling twice is settling once.
    """
    new = replace(new, aws=settle_aws(old.aws, new.aws))
    new = replace(new, elastic=settle_elastic(old.elastic, new.elastic))
    new = replace(new, rules=_settle_rules(new))
    new = replace(new, connector=_settle_host(new))
    new = _settle_names(old, new)
    return replace(new, key=settle_key(old, new))


def _settle_rules(new: S3Answers) -> RulesAnswers:
    """Forget the buckets of another account. Rules stay: they were thought out, not looked up."""
    rules, identity = new.rules, new.aws.identity
    if identity is None or rules.looked_up_for in ("", identity.account):
        return rules
    return replace(rules, known=(), looked_up_for="", chosen=())


def _settle_host(new: S3Answers) -> S3ConnectorAnswers:
    """Let nobody choose Elastic as the host where a deployment answers that runs no connector."""
    if new.elastic.deployment is None or can_be_managed(new.elastic):
        return new.connector
    return replace(new.connector, host=Host.SELF)


def _settle_names(old: S3Answers, new: S3Answers) -> S3Answers:
    if new.user.mode is UserMode.NEW:
        name = follow(new.user.name, old.policy.name, new.policy.name)
        new = replace(new, user=replace(new.user, name=name))
    connector = replace(
        new.connector,
        name=follow(new.connector.name, _connector_name(old), _connector_name(new)),
        index=follow(new.connector.index, _index_name(old), _index_name(new)),
    )
    return replace(new, connector=connector)


def _connector_name(answers: S3Answers) -> str:
    bucket = _only_bucket(answers)
    return f"S3 {bucket}" if bucket else "Amazon S3"


def _index_name(answers: S3Answers) -> str:
    connector = answers.connector
    prefix = MANAGED_PREFIX if connector.is_managed else "search-"
    name = f"{prefix}{_only_bucket(answers) or 's3'}-{connector.id[:6]}"
    return re.sub(r"[^a-z0-9.-]+", "-", name.lower())


def _only_bucket(answers: S3Answers) -> str:
    """Return the bucket that a connection can be named after, "" if there are more or none."""
    rules = answers.rules
    names = [bucket.name for bucket in rules.buckets]
    is_one = len(names) == 1 and (bool(rules.rules) or not rules.is_all)
    return names[0][:_LONGEST] if is_one else ""

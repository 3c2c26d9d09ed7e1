"""A setup file for S3 and what was looked up for it, put together into complete answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fairlead.flows.s3 import fill_names
from fairlead.flows.s3_answers import BucketInfo, S3Answers
from fairlead.flows.setup_s3 import S3Setup
from fairlead.flows.setup_shared_resolve import Found, resolve_key, resolve_policy
from fairlead.flows.sync_rules import require_rules


def resolve(
    setup: S3Setup, found: Found, buckets: Sequence[BucketInfo] | None, rules: str = ""
) -> S3Answers:
    """Return complete answers out of a setup file and what was looked up.

    `buckets` are those of the account, None where they cannot be listed; `rules` is what
    `rules_file` holds.

    Raises:
        Problem: The connector would refuse the rules, or the key to delete is not there.
    """
    answers = setup.answers
    known = replace(
        answers.rules,
        known=tuple(buckets or ()),
        looked_up_for=found.identity.account if buckets is not None else "",
        rules=answers.rules.rules or require_rules(rules),
    )
    resolved = replace(
        answers,
        aws=replace(answers.aws, identity=found.identity),
        elastic=replace(answers.elastic, deployment=found.deployment),
        rules=known,
        policy=resolve_policy(answers.policy, found),
        key=resolve_key(setup, found),
    )
    return fill_names(resolved)

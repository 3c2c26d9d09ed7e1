"""Letting the policy of a connection allow more than it does by now."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.flows.policy_draft import LENGTH_LIMIT, count_length
from fairlead.flows.policy_rules import as_list
from fairlead.services.aws import Aws
from fairlead.steps import discovery, iam
from fairlead.steps.connected import Connected
from fairlead.steps.policy_versions import put_document
from fairlead.steps.remedy import Case, not_ours

_TOO_LONG = translate("Remedies", "The policy has no room for what it lacks.")
_TOO_LONG_ADVICE = translate(
    "Remedies", "Set up the connection anew with a policy that allows more at once."
)


def need_own_policy(case: Case[Connected]) -> str:
    """Return the ARN of the run's own policy.

    Raises:
        Problem: There is none, or the run did not make it.
    """
    arn = case.connected.policy_arn
    policy = iam.find(case.reach.aws, "get_policy", PolicyArn=arn) if arn else None
    if policy is None or not iam.is_marked(policy["Policy"], case.run_id):
        raise not_ours(arn.rsplit("/", 1)[-1])
    return arn


def extend_policy(aws: Aws, arn: str, more: list[dict[str, Any]]) -> bool:
    """Add statements that a policy does not have; tell whether there were any.

    Raises:
        Problem: It would be too long for IAM.
    """
    document: dict[str, Any] = discovery.policy_document(aws, arn)
    there = as_list(document["Statement"])
    statements = _add_statements(there, more)
    if len(statements) == len(there):
        return False
    extended = json.dumps({**document, "Statement": statements}, separators=(",", ":"))
    if count_length(extended) > LENGTH_LIMIT:
        raise Problem("policy-too-long", _TOO_LONG, _TOO_LONG_ADVICE)
    put_document(aws, arn, extended)
    return True


def _add_statements(
    there: list[dict[str, Any]], more: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return both, the new ones under statement ids that are free; what is there stays once."""
    bodies = [_without_sid(statement) for statement in there]
    taken = {statement.get("Sid") for statement in there}
    free = (sid for n in range(1, 1000) if (sid := f"Added{n}") not in taken)
    added = [
        {"Sid": next(free), **_without_sid(statement)}
        for statement in more
        if _without_sid(statement) not in bodies
    ]
    return [*there, *added]


def _without_sid(statement: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in statement.items() if name != "Sid"}

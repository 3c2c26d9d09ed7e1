"""The remedies for the policy of a connection: it allows more, or again what was planned."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.step import RunContext, Standing
from fairlead.core.texts import Text, translate
from fairlead.flows.answers import PolicyScope
from fairlead.flows.models import Model
from fairlead.flows.policies import build_policy
from fairlead.flows.policy_draft import LENGTH_LIMIT, count_length
from fairlead.flows.policy_rules import as_list
from fairlead.steps import discovery, iam, iam_attachment
from fairlead.steps.policy_versions import put_document
from fairlead.steps.remedy import Case, not_ours

_RESTORED = translate("Remedies", "The policy allows what was planned again.")
_NOTHING = translate("Remedies", "The policy allows everything that was planned.")
_NOTHING_ADVICE = translate(
    "Remedies",
    "So something else denies it: a policy on the bucket or its key, a permissions boundary, or a"
    " policy of your AWS organization. Whoever manages that has to let the user pass.",
)
_TOO_LONG = translate("Remedies", "The policy has no room for another model.")
_TOO_LONG_ADVICE = translate(
    "Remedies", "Set up the connection anew with a policy for any Claude model."
)


def allow(case: Case, model: Model) -> None:
    """Add to the run's policy what a call of this model needs."""
    arn = _need_ours(case)
    aws = case.reach.aws
    more = build_policy((model,), discovery.identify(aws), aws.region, PolicyScope.CHOSEN).document
    _extend(case, arn, more["Statement"])


def restore_policy(case: Case, _values: Mapping[str, str]) -> Text:
    """Put the run's policy back to what was planned, and at its user, where either was changed."""
    spec, attachment = case.connected.spec("iam-policy"), case.connected.spec("iam-attachment")
    if spec is None or attachment is None:
        raise not_ours(case.connected.policy_arn.rsplit("/", 1)[-1])
    is_changed = _extend(
        case, _need_ours(case), as_list(json.loads(spec.values["document"])["Statement"])
    )
    step = iam_attachment.build(case.connected.plan, attachment, case.reach)
    run = RunContext(case.run_id, case.cancel, case.connected.facts)
    found = step.inspect(run)
    if found.standing is Standing.ABSENT:
        step.verify(run, step.apply(run, found))
    elif not is_changed:
        raise Problem("remedy-nothing", _NOTHING, _NOTHING_ADVICE)
    return _RESTORED


def _need_ours(case: Case) -> str:
    """Return the ARN of the run's own policy."""
    arn = case.connected.policy_arn
    policy = iam.find(case.reach.aws, "get_policy", PolicyArn=arn) if arn else None
    if policy is None or not iam.is_marked(policy["Policy"], case.run_id):
        raise not_ours(arn.rsplit("/", 1)[-1])
    return arn


def _extend(case: Case, arn: str, more: list[dict[str, Any]]) -> bool:
    """Add statements that a policy does not have; tell whether there were any."""
    document: dict[str, Any] = discovery.policy_document(case.reach.aws, arn)
    there = as_list(document["Statement"])
    statements = _add_statements(there, more)
    if len(statements) == len(there):
        return False
    extended = json.dumps({**document, "Statement": statements}, separators=(",", ":"))
    if count_length(extended) > LENGTH_LIMIT:
        raise Problem("policy-too-long", _TOO_LONG, _TOO_LONG_ADVICE)
    put_document(case.reach.aws, arn, extended)
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

"""Rows of the preflight about AWS."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from fairlead.core.errors import Fix
from fairlead.core.texts import Text, translate, verbatim
from fairlead.flows.answers import AwsIdentity, account_words
from fairlead.flows.shared_answers import SharedAnswers
from fairlead.flows.views import Check, CheckState, Side
from fairlead.services.aws import Aws
from fairlead.services.problems import ServiceProblem
from fairlead.steps import discovery
from fairlead.steps.codes import DENIED
from fairlead.steps.rights import Grant, Targets, operator_policy, targets_of

_SIGNED_IN = translate("Preflight", "Signed in as %1")
_ACCOUNT = translate("Preflight", "account %1, %2")
_ROOT = translate("Preflight", "Signed in as the root user of account %1")
_ROOT_MEANING = translate(
    "Preflight", "It works, but AWS advises against it. Use an IAM user or a role."
)
_MAY_ALL = translate("Preflight", "May do all %1 actions this set-up needs")
_MAY_ALL_AS_ROOT = translate("Preflight", "The root user may do all of it")
_MAY_NOT = translate("Preflight", "May not do %1 of %2 actions this set-up needs")
_MISSING = translate("Preflight", "Missing: %1")
_NOT_SEEN = translate("Preflight", "The rights of this sign-in could not be looked up")
_NOT_SEEN_MEANING = translate(
    "Preflight",
    "It may not ask IAM about itself (%1). The set-up may work all the same; a missing right stops"
    " it with a message, and nothing is lost.",
)
_COPY = translate("Preflight", "Copy the policy for your administrator")

_ASSUMED_ROLE = re.compile(r"arn:[^:]+:sts::\d+:assumed-role/([^/]+)/")


def check_identity(aws: Aws) -> Check:
    """Tell who is signed in."""
    identity = discovery.identify(aws)
    if identity.is_root:
        return _check(CheckState.WARNING, _ROOT(account_words(identity.account)), _ROOT_MEANING)
    kind = identity.arn.split(":", 5)[-1].split("/")[0].removeprefix("assumed-")
    meaning = _ACCOUNT(account_words(identity.account), kind)
    return _check(CheckState.PASSED, _SIGNED_IN(identity.name), meaning)


def check_rights(aws: Aws, answers: SharedAnswers, grants: Sequence[Grant]) -> Check:
    """Ask IAM's policy simulator whether the caller may do all that a run calls.

    Simulating is a right of its own, and so is learning the ARN of an assumed role: where either
    is missing, the row says so and warns.
    """
    identity = discovery.identify(aws)
    number = sum(len(grant.actions) for grant in grants)
    if identity.is_root:
        return _check(CheckState.PASSED, _MAY_ALL_AS_ROOT)
    try:
        source = _principal_arn(aws, identity)
        denied = [
            action
            for grant in grants
            for action in _simulate(aws, source, grant, targets_of(answers, identity))
        ]
    except ServiceProblem as problem:
        # Asking beforehand is a courtesy: a right that is missing is told by the step itself.
        if problem.service_code not in (*DENIED, "NoSuchEntity", "InvalidInput"):
            raise
        return _check(CheckState.WARNING, _NOT_SEEN, _NOT_SEEN_MEANING(problem.service_code))
    if not denied:
        return _check(CheckState.PASSED, _MAY_ALL(number))
    return Check(
        "",
        Side.AWS,
        CheckState.FAILED,
        _MAY_NOT(len(denied), number),
        meaning=_MISSING(verbatim(", ".join(denied))),
        fix=Fix("copy", _COPY),
        copyable=operator_policy(answers, grants, identity),
    )


def _principal_arn(aws: Aws, identity: AwsIdentity) -> str:
    """Return the ARN that the simulator takes: a role's own, not that of its session.

    The session's ARN does not tell the role's path, so IAM is asked for it.
    """
    role = _ASSUMED_ROLE.match(identity.arn)
    if role is None:
        return identity.arn
    return str(aws.call("iam", "get_role", RoleName=role[1])["Role"]["Arn"])


def _simulate(aws: Aws, source: str, grant: Grant, targets: Targets) -> list[str]:
    """Return the actions of a grant that the caller may not do."""
    results = aws.pages(
        "iam",
        "simulate_principal_policy",
        "EvaluationResults",
        PolicySourceArn=source,
        ActionNames=list(grant.actions),
        ResourceArns=[targets.of(grant.resource)],
        ContextEntries=[
            {
                "ContextKeyName": name,
                "ContextKeyValues": [targets.of(value)],
                "ContextKeyType": "string",
            }
            for name, value in grant.context.items()
        ],
    )
    return [result["EvalActionName"] for result in results if _is_denied(result)]


def _is_denied(result: dict[str, Any]) -> bool:
    return bool(result["EvalDecision"] != "allowed")


def _check(state: CheckState, title: Text, meaning: Text | None = None) -> Check:
    return Check("", Side.AWS, state, title, meaning=meaning)

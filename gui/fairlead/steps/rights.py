"""The rights that an operator needs: asked of IAM beforehand, and as a policy to hand on.

Both come from one table, so what is asked is what the policy grants. Action names and which of
them can be limited to a resource: AWS Service Authorization Reference.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fairlead.flows.answers import AwsIdentity, KeyMode, PolicyScope, UserMode
from fairlead.flows.shared_answers import SharedAnswers

_POLICY_PATH = "/elastic/"
_PLACEHOLDER_NAME = "fairlead"


@dataclass(frozen=True, slots=True)
class Grant:
    """Actions on one kind of resource: "user", "policy" or "*". `context` limits them further."""

    sid: str
    actions: tuple[str, ...]
    resource: str = "*"
    context: Mapping[str, str] = field(default_factory=dict)


_POLICIES = Grant(
    "ElasticPolicies",
    (
        "iam:CreatePolicy",
        "iam:GetPolicy",
        "iam:GetPolicyVersion",
        "iam:ListPolicyVersions",
        "iam:ListEntitiesForPolicy",
        "iam:CreatePolicyVersion",
        "iam:DeletePolicyVersion",
        "iam:DeletePolicy",
        "iam:TagPolicy",
    ),
    "policy",
)
_USERS = Grant(
    "ElasticUsers",
    ("iam:CreateUser", "iam:GetUser", "iam:TagUser", "iam:DeleteUser"),
    "user",
)
_ATTACHMENTS = Grant(
    "ElasticAttachments",
    ("iam:AttachUserPolicy", "iam:DetachUserPolicy"),
    "user",
    {"iam:PolicyARN": "policy"},
)
_ATTACHED = Grant("ElasticAttached", ("iam:ListAttachedUserPolicies",), "user")
_KEYS = Grant(
    "ElasticKeys",
    (
        "iam:CreateAccessKey",
        "iam:ListAccessKeys",
        "iam:GetAccessKeyLastUsed",
        "iam:DeleteAccessKey",
    ),
    "user",
)


def identity_grants(answers: SharedAnswers) -> tuple[Grant, ...]:
    """Return what making policy, user and key of these answers calls, and undoing them."""
    grants = []
    if answers.policy.scope is not PolicyScope.EXISTING:
        grants.append(_POLICIES)
    if answers.user.mode is UserMode.NEW:
        grants.append(_USERS)
    grants += [_ATTACHED, _ATTACHMENTS]
    if answers.key.mode is KeyMode.NEW:
        grants.append(_KEYS)
    return tuple(grants)


@dataclass(frozen=True, slots=True)
class Targets:
    """The ARNs that a run would make. A name that is not chosen yet is stood in for."""

    user: str
    policy: str

    def of(self, kind: str) -> str:
        """Return the ARN for a grant's "user" or "policy"; anything else is meant literally."""
        return {"user": self.user, "policy": self.policy}.get(kind, kind)


def targets_of(answers: SharedAnswers, identity: AwsIdentity) -> Targets:
    """Return the ARNs that a run of these answers would make in this account."""
    prefix = f"arn:{identity.partition}:iam::{identity.account}"
    user = f"{answers.user.path}{answers.user.name or _PLACEHOLDER_NAME}"
    policy = answers.policy.existing_arn or (
        f"{prefix}:policy{_POLICY_PATH}{answers.policy.name or _PLACEHOLDER_NAME}"
    )
    return Targets(f"{prefix}:user{user}", policy)


def operator_policy(answers: SharedAnswers, grants: Iterable[Grant], identity: AwsIdentity) -> str:
    """Return the narrowest policy with these grants for such runs, as indented JSON.

    It reaches everything under the paths of the user and the policy, not only these names.
    """
    exact = targets_of(answers, identity)
    targets = Targets(_whole_path(exact.user), _whole_path(exact.policy))
    statements = []
    for grant in grants:
        statement: dict[str, object] = {
            "Sid": grant.sid,
            "Effect": "Allow",
            "Action": list(grant.actions),
            "Resource": targets.of(grant.resource),
        }
        if grant.context:
            operator = "ArnLike" if "iam:PolicyARN" in grant.context else "StringEquals"
            values = {key: targets.of(value) for key, value in grant.context.items()}
            statement["Condition"] = {operator: values}
        statements.append(statement)
    return json.dumps({"Version": "2012-10-17", "Statement": statements}, indent=2)


def _whole_path(arn: str) -> str:
    return arn[: arn.rindex("/") + 1] + "*"

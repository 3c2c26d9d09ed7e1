"""Plans of single steps and of several, with names of their own."""

from __future__ import annotations

import json

from tests.steps.stage import unique

from fairlead.core.plan import StepSpec

DOCUMENT = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
                "Resource": "*",
            }
        ],
    }
)


def policy_spec(name: str = "", *, document: str = DOCUMENT, path: str = "/elastic/") -> StepSpec:
    """A policy."""
    values = {
        "name": name or unique("policy"),
        "path": path,
        "description": "For a test",
        "document": document,
        "tags": {"team": "soc"},
    }
    return StepSpec("policy", "iam-policy", values)


def user_spec(name: str = "", *, boundary_arn: str = "") -> StepSpec:
    """A user."""
    values = {
        "name": name or unique("user"),
        "path": "/elastic/",
        "boundary_arn": boundary_arn,
        "tags": {"team": "soc"},
    }
    return StepSpec("user", "iam-user", values)


def attachment_spec(user: str, policy_arn: str = "") -> StepSpec:
    """A policy at a user; "" stands for the policy of the same plan."""
    return StepSpec("attachment", "iam-attachment", {"user": user, "policy_arn": policy_arn})


def key_spec(user: str, *, remove_key_id: str = "") -> StepSpec:
    """A new access key."""
    values = {"user": user, "remove_key_id": remove_key_id, "secret_name": unique("entry")}
    return StepSpec("access-key", "iam-access-key", values)


def identity_specs() -> tuple[StepSpec, ...]:
    """A policy, a user, the one at the other, and a key."""
    user = user_spec()
    name = user.values["name"]
    return (policy_spec(), user, attachment_spec(name), key_spec(name))

"""What the IAM steps share: looking up, removing, and the mark by which a run knows its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from fairlead.core.step import Facts
from fairlead.services.aws import Aws
from fairlead.services.problems import ServiceProblem

RUN_TAG = "fairlead:run"
CONNECTION_TAG = "fairlead:connection"

EXISTS = ("EntityAlreadyExists",)
MISSING = "NoSuchEntity"

# What AWS takes in the value of an IAM tag (IAM API reference, type Tag), 256 characters of it.
_NOT_IN_TAG = re.compile(r"[^\w .:/=+\-@]")
_TAG_LENGTH = 256


def arn_of(place: Facts, kind: str, path: str, name: str) -> str:
    """Return the ARN that a "policy" or "user" of this path and name has in a plan's place."""
    return f"arn:{place['partition']}:iam::{place['account']}:{kind}{path}{name}"


def find(aws: Aws, operation: str, /, **params: Any) -> dict[str, Any] | None:
    """Ask IAM for one thing; None if it is not there."""
    try:
        return aws.call("iam", operation, **params)
    except ServiceProblem as problem:
        if problem.service_code == MISSING:
            return None
        raise


def remove(aws: Aws, operation: str, /, **params: Any) -> None:
    """Remove one thing from IAM; it is no error if it is gone already."""
    find(aws, operation, **params)


def mark(run_id: str, connection: str, tags: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the user's tags and the mark of the run, in the form that IAM takes."""
    shown = _NOT_IN_TAG.sub("_", connection)[:_TAG_LENGTH]
    marked = {**tags, RUN_TAG: run_id, CONNECTION_TAG: shown}
    return [{"Key": key, "Value": value} for key, value in marked.items()]


def is_of_others(aws: Aws, user: str, run_id: str) -> bool:
    """Tell whether there is a user of this name, and without the mark of this run."""
    answer = find(aws, "get_user", UserName=user)
    return answer is not None and not is_marked(answer["User"], run_id)


def is_marked(entity: Mapping[str, Any], run_id: str) -> bool:
    """Tell whether a user or policy, as IAM returns it, carries the mark of this run."""
    return {"Key": RUN_TAG, "Value": run_id} in entity.get("Tags", ())


def key_ids(keys: list[dict[str, Any]]) -> tuple[str, ...]:
    """Return the ids of keys as ListAccessKeys returns them."""
    return tuple(key["AccessKeyId"] for key in keys)


def list_keys(aws: Aws, user: str) -> list[dict[str, Any]]:
    """Return the access keys of a user, none for a user that is not there."""
    answer = find(aws, "list_access_keys", UserName=user)
    return [] if answer is None else list(answer["AccessKeyMetadata"])


def is_unused(aws: Aws, access_key_id: str) -> bool:
    """Tell whether a key has never been used for anything."""
    return "LastUsedDate" not in last_use(aws, access_key_id)


def last_use(aws: Aws, access_key_id: str) -> dict[str, Any]:
    """Return when and for what a key was last used, as IAM tells it; empty for an unknown key."""
    answer = find(aws, "get_access_key_last_used", AccessKeyId=access_key_id)
    return {} if answer is None else dict(answer["AccessKeyLastUsed"])


def attached_arns(aws: Aws, user: str) -> tuple[str, ...] | None:
    """Return the ARNs of the managed policies of a user; None if there is no such user."""
    try:
        pages = aws.pages("iam", "list_attached_user_policies", "AttachedPolicies", UserName=user)
        return tuple(policy["PolicyArn"] for policy in pages)
    except ServiceProblem as problem:
        if problem.service_code == MISSING:
            return None
        raise

"""The versions of a customer managed policy: AWS keeps five, one of which is in force."""

from __future__ import annotations

import json
from typing import Any

from fairlead.services.aws import Aws
from fairlead.steps import iam

MOST_VERSIONS = 5


def read_document(aws: Aws, arn: str, version_id: str) -> Any:
    """Return a version of a policy as the JSON value that it is."""
    answer = aws.call("iam", "get_policy_version", PolicyArn=arn, VersionId=version_id)
    document = answer["PolicyVersion"]["Document"]
    return json.loads(document) if isinstance(document, str) else document


def put_document(aws: Aws, arn: str, document: str) -> None:
    """Put a new document in force; where five versions are kept, the oldest other one goes."""
    versions = list(aws.pages("iam", "list_policy_versions", "Versions", PolicyArn=arn))
    if len(versions) >= MOST_VERSIONS:
        idle = [version for version in versions if not version["IsDefaultVersion"]]
        oldest = min(idle, key=lambda version: int(version["VersionId"].removeprefix("v")))
        iam.remove(aws, "delete_policy_version", PolicyArn=arn, VersionId=oldest["VersionId"])
    aws.call(
        "iam", "create_policy_version", PolicyArn=arn, PolicyDocument=document, SetAsDefault=True
    )


def drop_idle_versions(aws: Aws, arn: str) -> None:
    """Delete every version but the one in force, as AWS wants it before a policy is deleted."""
    for version in list(aws.pages("iam", "list_policy_versions", "Versions", PolicyArn=arn)):
        if not version["IsDefaultVersion"]:
            iam.remove(aws, "delete_policy_version", PolicyArn=arn, VersionId=version["VersionId"])

"""What a local IAM holds, as a test asks for it."""

from __future__ import annotations

from typing import Any

from tests.steps.stage import Stage

from fairlead.core.plan import StepSpec


def tags_of(entity: dict[str, Any]) -> dict[str, str]:
    return {tag["Key"]: tag["Value"] for tag in entity["Tags"]}


def arn_of(stage: Stage, kind: str, spec: StepSpec) -> str:
    values = spec.values
    return f"arn:aws:iam::{stage.world.scene.account}:{kind}{values['path']}{values['name']}"


def policies_named(stage: Stage, name: str) -> list[str]:
    pages = stage.aws.pages("iam", "list_policies", "Policies", Scope="Local")
    return [policy["Arn"] for policy in pages if policy["PolicyName"] == name]


def users_named(stage: Stage, name: str) -> list[str]:
    pages = stage.aws.pages("iam", "list_users", "Users")
    return [user["Arn"] for user in pages if user["UserName"] == name]

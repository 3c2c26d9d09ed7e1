"""Access keys as tests make, list and use them."""

from __future__ import annotations

from tests.steps.stage import Stage

from fairlead.services.aws import StaticCredentials


def keys_of(stage: Stage, user: str) -> list[str]:
    answer = stage.aws.call("iam", "list_access_keys", UserName=user)
    return [key["AccessKeyId"] for key in answer["AccessKeyMetadata"]]


def make_key(stage: Stage, user: str) -> StaticCredentials:
    made = stage.aws.call("iam", "create_access_key", UserName=user)["AccessKey"]
    return StaticCredentials(made["AccessKeyId"], made["SecretAccessKey"])


def use(stage: Stage, key: StaticCredentials) -> None:
    caller = stage.aws.with_key(key)
    caller.call("sts", "get_caller_identity")
    caller.close()

"""The local AWS as boto3 sees it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from typing import Any, NamedTuple

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from fairlead.sandbox.world import World

INVALID = "The security token included in the request is invalid."
HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0"
INVOKE = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]
FORM = {
    "companyName": "Example",
    "companyWebsite": "https://example.com",
    "intendedUsers": "0",
    "industryOption": "Software",
    "otherIndustryOption": "",
    "useCases": "Summaries of security alerts.",
}
MESSAGES = [{"role": "user", "content": [{"text": "Please summarize the alerts of today"}]}]


class Refusal(NamedTuple):
    """What AWS said instead of a result."""

    status: int
    code: str
    message: str


@dataclass(frozen=True)
class Key:
    """What a client signs with."""

    access_key_id: str
    secret: str = field(repr=False)
    token: str | None = field(default=None, repr=False)


def policy(*statements: dict[str, Any]) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": list(statements)}


def allow(actions: str | Sequence[str], resource: str | Sequence[str] = "*", **more: Any) -> Any:
    return {"Effect": "Allow", "Action": actions, "Resource": resource, **more}


def deny(actions: str | Sequence[str], resource: str | Sequence[str] = "*", **more: Any) -> Any:
    return {"Effect": "Deny", "Action": actions, "Resource": resource, **more}


def refused(call: Callable[..., object], **params: object) -> Refusal:
    """Return the error a call ends with; a call that works fails the test."""
    with pytest.raises(ClientError) as caught:
        call(**params)
    response = caught.value.response
    error = response["Error"]
    status = response["ResponseMetadata"]["HTTPStatusCode"]
    return Refusal(status, error["Code"], error["Message"])


@cache
def _session() -> boto3.Session:
    # One for all tests: what is slow to read is read once.
    return boto3.Session()


class Account:
    """Makes clients and users in a world. Each name it gives is new."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.admin = Key(world.admin.access_key_id, world.admin.secret_access_key)
        self.weak = Key(world.weak.access_key_id, world.weak.secret_access_key)
        self._clients: dict[tuple[str, Key, str], Any] = {}
        self._numbers = count(1)

    def client(self, service: str, key: Key | None = None, region: str = "") -> Any:
        """Return a client that tries each call once; the same one for the same question."""
        place = service, key or self.admin, region or self.world.scene.region
        if place not in self._clients:
            self._clients[place] = self._new_client(*place)
        return self._clients[place]

    def _new_client(self, service: str, key: Key, region: str) -> Any:
        session: Any = _session()
        return session.client(
            service,
            region_name=region,
            aws_access_key_id=key.access_key_id,
            aws_secret_access_key=key.secret,
            aws_session_token=key.token,
            endpoint_url=self.world.aws_url,
            config=Config(retries={"total_max_attempts": 1, "mode": "standard"}, read_timeout=20),
        )

    def new_name(self, prefix: str = "name") -> str:
        return f"{prefix}-{next(self._numbers)}"

    def new_policy(self, document: dict[str, Any], **params: Any) -> str:
        """Make a managed policy and return its ARN."""
        name = params.pop("PolicyName", None) or self.new_name("policy")
        made = self.client("iam").create_policy(
            PolicyName=name, PolicyDocument=json.dumps(document), **params
        )
        return str(made["Policy"]["Arn"])

    def new_user(self, *statements: dict[str, Any], **params: Any) -> tuple[str, Key]:
        """Make a user with a key, who may do what the statements say; return name and key."""
        name, iam = self.new_name("user"), self.client("iam")
        iam.create_user(UserName=name, **params)
        if statements:
            iam.attach_user_policy(UserName=name, PolicyArn=self.new_policy(policy(*statements)))
        return name, self.new_key(name)

    def new_key(self, user_name: str) -> Key:
        made = self.client("iam").create_access_key(UserName=user_name)["AccessKey"]
        return Key(made["AccessKeyId"], made["SecretAccessKey"])


# A call to each service that needs a key and no more.
CALLS: dict[str, Callable[[Account, Key], Callable[..., Any]]] = {
    "sts": lambda account, key: account.client("sts", key).get_caller_identity,
    "iam": lambda account, key: account.client("iam", key).get_user,
    "bedrock": lambda account, key: account.client("bedrock", key).list_foundation_models,
    "s3": lambda account, key: account.client("s3", key).list_buckets,
    "kms": lambda account, key: account.client("kms", key).list_keys,
}
UNKNOWN_KEY = {
    "sts": (403, "InvalidClientTokenId", INVALID),
    "iam": (403, "InvalidClientTokenId", INVALID),
    "bedrock": (403, "UnrecognizedClientException", INVALID),
    "s3": (
        403,
        "InvalidAccessKeyId",
        "The AWS Access Key Id you provided does not exist in our records.",
    ),
    "kms": (400, "UnrecognizedClientException", INVALID),
}


def talk(account: Account, key: Key, model_id: str = f"eu.{HAIKU}") -> dict[str, Any]:
    """Ask a model something."""
    client = account.client("bedrock-runtime", key)
    return dict(client.converse(modelId=model_id, messages=MESSAGES))

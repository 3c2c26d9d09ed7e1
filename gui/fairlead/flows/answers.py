"""What a user answers on the pages that every family shares. Frozen, comparable, free of secrets.

Looked-up facts that a choice rests on (the account, the deployment) are part of the answers, so
that checking a page or building a plan never has to look anything up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class AwsSource(Enum):
    """Where the operator's AWS credentials come from."""

    PROFILE = "profile"
    ENVIRONMENT = "environment"
    KEYS = "keys"


def account_words(account: str) -> str:
    """Return an account number in groups of four, as the AWS console writes it."""
    return "-".join(account[i : i + 4] for i in range(0, len(account), 4))


@dataclass(frozen=True, slots=True)
class AwsIdentity:
    """Who the operator is, from STS GetCallerIdentity. `partition` is "aws" or "aws-us-gov"."""

    account: str
    arn: str
    partition: str

    @property
    def is_root(self) -> bool:
        """Whether this is the account's root user, which should not be used for this."""
        return self.arn.endswith(":root")

    @property
    def name(self) -> str:
        """The last part of the ARN: a user's name or a role's session."""
        return self.arn.rsplit(":", 1)[-1].rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class AwsSignIn:
    """How to reach AWS. Pasted keys live in the secret bag; only the key id stands here."""

    source: AwsSource = AwsSource.PROFILE
    profile: str = "default"
    access_key_id: str = ""
    region: str = "us-east-1"
    identity: AwsIdentity | None = None


class ElasticMethod(Enum):
    """How the operator signs in to Elastic."""

    API_KEY = "api-key"
    PASSWORD = "password"


@dataclass(frozen=True, slots=True)
class Deployment:
    """What answers at the Kibana address. `version` is "9.6.1"; `id` is the cluster's UUID or "".

    `is_serverless` decides over routes; `elasticsearch_url` is "" where it is not known.
    `is_on_cloud` says that it showed itself to run on Elastic Cloud, as a serverless project does
    too; one that hides it may still be told by its address.
    """

    version: str
    id: str = ""
    is_serverless: bool = False
    elasticsearch_url: str = ""
    is_on_cloud: bool = False

    @property
    def release(self) -> tuple[int, int]:
        """Major and minor version, (9, 6) for 9.6.1."""
        major, minor, *_rest = (int(part) for part in self.version.split("-")[0].split("."))
        return major, minor


@dataclass(frozen=True, slots=True)
class ElasticSignIn:
    """How to reach Elastic. The key or password lives in the secret bag.

    `address` is what was typed: a Kibana URL or a Cloud ID. `ca_file` is a PEM file or "".
    """

    address: str = ""
    elasticsearch_address: str = ""
    method: ElasticMethod = ElasticMethod.API_KEY
    username: str = ""
    space: str = "default"
    ca_file: str = ""
    deployment: Deployment | None = None


class PolicyScope(Enum):
    """What the policy allows: the narrowest first."""

    CHOSEN = "chosen"
    FAMILY = "family"
    DOCUMENTED = "documented"
    EXISTING = "existing"


@dataclass(frozen=True, slots=True)
class PolicyAnswers:
    """Which IAM policy. `edited` is a document typed by the user, "" for the computed one."""

    scope: PolicyScope = PolicyScope.CHOSEN
    name: str = ""
    existing_arn: str = ""
    edited: str = ""


class UserMode(Enum):
    """Whether an IAM user is made or an existing one is used."""

    NEW = "new"
    EXISTING = "existing"


@dataclass(frozen=True, slots=True)
class UserAnswers:
    """Which IAM user. Tags are added to the ones that mark the run."""

    mode: UserMode = UserMode.NEW
    name: str = ""
    path: str = "/elastic/"
    boundary_arn: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)


class KeyMode(Enum):
    """Whether an access key is made or the user brings one."""

    NEW = "new"
    OWN = "own"


class KeyRelief(Enum):
    """What is done with the chosen key of a user who has two already, to make room."""

    NONE = ""
    DELETE = "delete"


KEYS_PER_USER = 2
"""IAM's quota, which cannot be raised ("IAM and AWS STS quotas" in the IAM user guide)."""


@dataclass(frozen=True, slots=True)
class AccessKeyInfo:
    """An access key of a user as IAM lists it. Times are ISO 8601 in UTC, "" for never."""

    access_key_id: str
    is_active: bool
    created_at: str
    last_used_at: str = ""
    last_used_service: str = ""


@dataclass(frozen=True, slots=True)
class KeyAnswers:
    """Which access key. `own_id` is the id of the user's own key, its secret is in the bag.

    `own_owner` is whose key that is, as AWS told when it was tested; None before.
    `present` are the keys the chosen user has already; with two of them one must go before a new
    one can be made: `relief_id` names it.
    """

    mode: KeyMode = KeyMode.NEW
    own_id: str = ""
    own_owner: AwsIdentity | None = None
    present: tuple[AccessKeyInfo, ...] = ()
    relief: KeyRelief = KeyRelief.NONE
    relief_id: str = ""
    for_this_run_only: bool = False

    @property
    def own_is_tested(self) -> bool:
        """Whether AWS knows the user's own key and its secret."""
        return self.own_owner is not None

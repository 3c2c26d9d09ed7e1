"""What a user answers to set up the S3 connector."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from operator import attrgetter

from fairlead.flows.answers import AwsSignIn, ElasticSignIn, KeyAnswers, PolicyAnswers, UserAnswers
from fairlead.flows.documents import Pipeline
from fairlead.flows.s3_buckets import write_buckets
from fairlead.flows.s3_config import DEFAULTS, Settings
from fairlead.flows.sync_rules import Rule
from fairlead.flows.sync_rules_basic import BasicRule


class Encryption(Enum):
    """How a bucket encrypts new objects. OWN_KEY: with a KMS key of the customer's."""

    S3_KEY = "s3-key"
    AWS_KEY = "aws-key"
    OWN_KEY = "own-key"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class BucketInfo:
    """A bucket as AWS tells of it.

    Attributes:
        name: Its name, which no other bucket of the partition has.
        region: Its region, "" while it is not known.
        encryption: How new objects are encrypted. Older ones may be otherwise.
        key: For OWN_KEY the key as the bucket names it: an ARN of a key or an alias, or a key id.
        may_list: Whether the operator may list it, None while that was not tried.
    """

    name: str
    region: str = ""
    encryption: Encryption = Encryption.UNKNOWN
    key: str = ""
    may_list: bool | None = None


@dataclass(frozen=True, slots=True)
class RulesAnswers:
    """Which objects the connector fetches.

    Attributes:
        known: The buckets that were looked up.
        looked_up_for: The account they were looked up in, "" before the first look.
        chosen: The names of the buckets chosen, in order.
        is_all: Whether every bucket is meant, also those to come.
        rules: The advanced rules; with any, they and not `chosen` say what is fetched.
        basic: The basic rules, which hold beside either.
        edited: The JSON as it was typed while it holds no valid rules, else "".
        is_unread: Whether JSON was typed that nobody has read yet, so that `rules` are out of date.
    """

    known: tuple[BucketInfo, ...] = ()
    looked_up_for: str = ""
    chosen: tuple[str, ...] = ()
    is_all: bool = False
    # There may be tens of thousands, and a hash is asked for with every change.
    rules: tuple[Rule, ...] = field(default=(), hash=False)
    basic: tuple[BasicRule, ...] = ()
    edited: str = ""
    is_unread: bool = False

    @property
    def buckets(self) -> tuple[BucketInfo, ...]:
        """The buckets that are read from: those of the rules, or else the chosen ones.

        A name that was not looked up stands for itself.
        """
        known = {bucket.name: bucket for bucket in self.known}
        if self.rules:
            names = tuple(dict.fromkeys(map(attrgetter("bucket"), self.rules)))
        else:
            names = tuple(known) if self.is_all else self.chosen
        return tuple(known.get(name, BucketInfo(name)) for name in names)

    @property
    def reads_all(self) -> bool:
        """Whether every bucket is read, also those to come. Rules name what is read themselves."""
        return self.is_all and not self.rules

    @property
    def bucket_list(self) -> str:
        """The connector's setting, which must not be empty even when the rules say everything."""
        names = self.chosen or tuple(bucket.name for bucket in self.buckets)
        return write_buckets(names, is_all=self.is_all)


class Host(Enum):
    """Who runs the connector service."""

    SELF = "self"
    ELASTIC = "elastic"


class ApiKeySource(Enum):
    """Where the connector's API key comes from.

    Who is signed in with an API key alone cannot create one that has rights.
    """

    NEW = "new"
    PASTED = "pasted"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class S3ConnectorAnswers:
    """The connector in Elasticsearch. The id is chosen when the journey starts.

    `interval` is a cron expression of Elasticsearch's; `language` "" is any.
    """

    id: str = ""
    name: str = ""
    index: str = ""
    host: Host = Host.SELF
    language: str = ""
    pipeline: Pipeline = field(default_factory=Pipeline)
    settings: Settings = DEFAULTS
    is_scheduled: bool = False
    interval: str = "0 0 0 * * ?"
    api_key: ApiKeySource = ApiKeySource.NEW

    @property
    def is_managed(self) -> bool:
        """Whether Elastic runs the connector."""
        return self.host is Host.ELASTIC


@dataclass(frozen=True, slots=True)
class S3Answers:
    """All answers of the S3 journey."""

    aws: AwsSignIn = field(default_factory=AwsSignIn)
    elastic: ElasticSignIn = field(default_factory=ElasticSignIn)
    rules: RulesAnswers = field(default_factory=RulesAnswers)
    policy: PolicyAnswers = field(default_factory=PolicyAnswers)
    user: UserAnswers = field(default_factory=UserAnswers)
    key: KeyAnswers = field(default_factory=KeyAnswers)
    connector: S3ConnectorAnswers = field(default_factory=S3ConnectorAnswers)

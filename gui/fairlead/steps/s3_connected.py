"""An S3 connection that was set up, as the plan and the journal know it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from fairlead.flows.s3_answers import RulesAnswers, S3ConnectorAnswers
from fairlead.flows.s3_planned import planned_connector, planned_rules
from fairlead.services.aws import StaticCredentials
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.s3 import Buckets
from fairlead.steps.connected import Connected
from fairlead.steps.elastic import need_elasticsearch
from fairlead.steps.keyring_entry import need_key


@dataclass(frozen=True, slots=True)
class S3Connected(Connected):
    """A connection through a content connector from buckets to an index."""

    @property
    def rules(self) -> RulesAnswers:
        """Which objects the connector fetches."""
        return planned_rules(self.plan)

    @property
    def connector(self) -> S3ConnectorAnswers:
        """The connector with its settings."""
        return planned_connector(self.plan)

    @property
    def elasticsearch(self) -> Elasticsearch:
        """The operator's way to Elasticsearch.

        Raises:
            Problem: Its address is not known.
        """
        return need_elasticsearch(self.reach.elasticsearch)

    @property
    def access_key(self) -> StaticCredentials:
        """The connector's own key for AWS.

        Raises:
            Problem: It is not in the keyring.
        """
        return need_key(self.reach.vault, self.secret_name)

    @contextmanager
    def buckets(self) -> Iterator[Buckets]:
        """Open S3 with the connector's own key, for as long as the block lasts."""
        with closing(self.reach.aws.with_key(self.access_key, self.plan.place["region"])) as aws:
            yield Buckets(aws)

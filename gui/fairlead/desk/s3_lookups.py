"""What the S3 journey looks up before and after its run."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from fairlead.core.cancel import CancelToken
from fairlead.core.secrets import SecretBag
from fairlead.desk.base import DeskPart
from fairlead.flows.answers import AwsSignIn, ElasticSignIn
from fairlead.flows.s3_answers import BucketInfo, RulesAnswers, S3Answers, S3ConnectorAnswers
from fairlead.flows.s3_views import PreviewUpdate, Target
from fairlead.flows.views import Check
from fairlead.services.s3 import Buckets
from fairlead.steps import buckets as bucket_lookup
from fairlead.steps.connector_checks import connector_checks
from fairlead.steps.preflight import preflight
from fairlead.steps.preview import preview
from fairlead.steps.s3_connected import S3Connected
from fairlead.steps.s3_preflight import s3_questions
from fairlead.steps.target import find_target


class S3Lookups(DeskPart):
    """What `S3Desk` asks without changing anything."""

    def s3_preflight(
        self, answers: S3Answers, bag: SecretBag, cancel: CancelToken
    ) -> Iterator[Check]:
        """Yield the rows of Sign in, one by one as they become known."""
        ends = self.room.reaching.ends(answers.aws, answers.elastic, bag)
        return preflight(s3_questions(answers, ends), cancel)

    def buckets(self, aws: AwsSignIn, bag: SecretBag, cancel: CancelToken) -> Iterator[BucketInfo]:
        """Yield the account's buckets: first each by name alone, then each with all about it."""
        return bucket_lookup.look_up(self.room.reaching.aws(aws, bag), cancel)

    def preview(
        self,
        aws: AwsSignIn,
        bag: SecretBag,
        rules: RulesAnswers,
        connector: S3ConnectorAnswers,
        cancel: CancelToken,
    ) -> Generator[PreviewUpdate, None, None]:
        """Yield what a full sync would bring, by listings with the operator's rights."""
        return preview(Buckets(self.room.reaching.aws(aws, bag)), rules, connector, cancel)

    def connector_checks(self, run_id: str, cancel: CancelToken) -> Generator[Check, None, None]:
        """Yield the preflight with the connector's own key: rights, buckets, what would be lost."""
        run = self.room.journal.run(run_id)
        reach = self.room.reaching.lookup(run.plan, self.room.bag_of(run_id))
        return connector_checks(S3Connected.of(run, reach), cancel)

    def target(
        self, elastic: ElasticSignIn, bag: SecretBag, connector: S3ConnectorAnswers
    ) -> Target:
        """Return what bears the index's or the connector's name already."""
        return find_target(self.room.reaching.elasticsearch(elastic, bag), elastic, connector)

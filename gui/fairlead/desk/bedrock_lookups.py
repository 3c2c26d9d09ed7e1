"""What the Bedrock journey looks up before anything is made."""

from __future__ import annotations

from collections.abc import Iterator

from fairlead.core.cancel import CancelToken
from fairlead.core.secrets import SecretBag
from fairlead.desk.base import DeskPart
from fairlead.flows.answers import AwsSignIn
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.models import Model, ModelAccess
from fairlead.flows.views import Check
from fairlead.steps import model_discovery
from fairlead.steps.bedrock_preflight import bedrock_questions
from fairlead.steps.preflight import preflight


class BedrockLookups(DeskPart):
    """What `BedrockDesk` asks before the run."""

    def bedrock_preflight(
        self, answers: BedrockAnswers, bag: SecretBag, cancel: CancelToken
    ) -> Iterator[Check]:
        """Yield the rows of Sign in, one by one as they become known."""
        ends = self.room.reaching.ends(answers.aws, answers.elastic, bag)
        return preflight(bedrock_questions(answers, ends, cancel), cancel)

    def models(self, aws: AwsSignIn, bag: SecretBag) -> tuple[Model, ...]:
        """Return every way to call a Claude model from the region, best first."""
        return model_discovery.models(self.room.reaching.aws(aws, bag), CancelToken())

    def access(
        self, aws: AwsSignIn, bag: SecretBag, models: tuple[Model, ...], cancel: CancelToken
    ) -> Iterator[ModelAccess]:
        """Yield what AWS says about each model, in any order, asking side by side."""
        return model_discovery.access(self.room.reaching.aws(aws, bag), models, cancel)

    def try_model(self, aws: AwsSignIn, bag: SecretBag, model: Model) -> int:
        """Call the model once with the operator's rights; return the milliseconds it took."""
        return model_discovery.try_model(self.room.reaching.aws(aws, bag), model)

"""What a user answers to set up the Amazon Bedrock connector."""

from __future__ import annotations

from dataclasses import dataclass, field

from fairlead.flows.answers import (
    AwsSignIn,
    ElasticSignIn,
    KeyAnswers,
    PolicyAnswers,
    UserAnswers,
)
from fairlead.flows.models import Model, ModelAccess


@dataclass(frozen=True, slots=True)
class UseCaseForm:
    """The use case form that Anthropic asks first-time customers for, with AWS's own limits.

    Nothing is prefilled: it is a statement of the company. `intended_users` is "0" internal, "1"
    external, "2" both, "" not chosen yet. Limits: 128 characters each, 8,192 for `use_cases`.
    """

    company_name: str = ""
    company_website: str = ""
    intended_users: str = ""
    industry: str = ""
    other_industry: str = ""
    use_cases: str = ""


@dataclass(frozen=True, slots=True)
class ModelAnswers:
    """Which models the connector may call, which of them is the default, and what opens them.

    `accepted` holds the foundation model ids whose agreement the user consented to.
    `looked_up_for` is the region whose models were looked up, "" before the first look.
    """

    chosen: tuple[Model, ...] = ()
    default_id: str = ""
    access: tuple[ModelAccess, ...] = ()
    accepted: tuple[str, ...] = ()
    form: UseCaseForm | None = None
    looked_up_for: str = ""

    @property
    def default(self) -> Model | None:
        """The model that the connector calls when a request names none."""
        return next((model for model in self.chosen if model.call_id == self.default_id), None)

    def access_to(self, model: Model) -> ModelAccess | None:
        """What AWS said about this model's access, if it was asked."""
        return next((known for known in self.access if known.model_id == model.model_id), None)


@dataclass(frozen=True, slots=True)
class ConnectorAnswers:
    """The connector in Kibana. `api_url` "" means the computed one; `region` "" means none sent.

    `id` is chosen when the journey starts, so that a repeated request can never make a second one.
    `inference_id` is used only with `with_inference`.
    """

    name: str = ""
    id: str = ""
    api_url: str = ""
    region: str = ""
    with_inference: bool = False
    inference_id: str = ""


@dataclass(frozen=True, slots=True)
class BedrockAnswers:
    """All answers of the Bedrock journey."""

    aws: AwsSignIn = field(default_factory=AwsSignIn)
    elastic: ElasticSignIn = field(default_factory=ElasticSignIn)
    policy: PolicyAnswers = field(default_factory=PolicyAnswers)
    user: UserAnswers = field(default_factory=UserAnswers)
    key: KeyAnswers = field(default_factory=KeyAnswers)
    models: ModelAnswers = field(default_factory=ModelAnswers)
    connector: ConnectorAnswers = field(default_factory=ConnectorAnswers)

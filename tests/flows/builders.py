"""Models and answers for the tests of the flows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fairlead.core.flow import Weight
from fairlead.flows.answers import AwsIdentity, AwsSignIn, Deployment, ElasticSignIn
from fairlead.flows.bedrock import settle, start_answers
from fairlead.flows.bedrock_answers import BedrockAnswers, ModelAnswers, UseCaseForm
from fairlead.flows.bedrock_pages import PAGES
from fairlead.flows.models import Gate, Model, ModelAccess, ModelKind

ACCOUNT = "123456789012"
REGION = "us-east-1"
CONNECTOR_ID = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
IDENTITY = AwsIdentity(ACCOUNT, f"arn:aws:iam::{ACCOUNT}:user/admin", "aws")
OWNER = AwsIdentity(ACCOUNT, f"arn:aws:iam::{ACCOUNT}:user/soc", "aws")
DEPLOYMENT = Deployment("9.6.1", "cluster-1", elasticsearch_url="https://es.example.com")

SONNET_ID = "anthropic.claude-sonnet-4-5-20250929-v1:0"
HAIKU_ID = "anthropic.claude-haiku-4-5-20251001-v1:0"
AMERICA = ("us-east-1", "us-east-2", "us-west-2")

FORM = UseCaseForm(
    company_name="Lantern & Tide",
    company_website="https://example.com",
    intended_users="0",
    industry="Travel",
    use_cases="Summaries of alerts.",
)

SHORTEST_SETUP = """
[aws]
region = "us-east-1"
[elastic]
kibana = "https://k.example"
api_key = { env = "API_KEY" }
"""


def profile(
    model_id: str = SONNET_ID,
    prefix: str = "us",
    destinations: tuple[str, ...] = AMERICA,
    *,
    region: str = REGION,
    partition: str = "aws",
) -> Model:
    """A system profile; "global" is one that goes anywhere."""
    is_global = prefix == "global"
    own = f"arn:{partition}:bedrock:{region}:{ACCOUNT}"
    return Model(
        call_id=f"{prefix}.{model_id}",
        kind=ModelKind.GLOBAL_PROFILE if is_global else ModelKind.GEO_PROFILE,
        arn=f"{own}:inference-profile/{prefix}.{model_id}",
        model_id=model_id,
        name="Claude",
        destinations=("", region) if is_global else destinations,
    )


def on_demand(model_id: str = SONNET_ID, region: str = REGION, partition: str = "aws") -> Model:
    """A model called by its own id."""
    arn = f"arn:{partition}:bedrock:{region}::foundation-model/{model_id}"
    return Model(model_id, ModelKind.ON_DEMAND, arn, model_id, "Claude")


def application(
    model_id: str = SONNET_ID,
    destinations: tuple[str, ...] = AMERICA,
    name: str = "abc123",
    *,
    region: str = REGION,
    partition: str = "aws",
) -> Model:
    """A profile that the account made."""
    arn = f"arn:{partition}:bedrock:{region}:{ACCOUNT}:application-inference-profile/{name}"
    kind = ModelKind.APPLICATION_PROFILE
    return Model(arn, kind, arn, model_id, "soc", destinations=destinations)


def provisioned(
    model_id: str = SONNET_ID,
    name: str = "xyz789",
    *,
    region: str = REGION,
    partition: str = "aws",
) -> Model:
    """Provisioned throughput."""
    arn = f"arn:{partition}:bedrock:{region}:{ACCOUNT}:provisioned-model/{name}"
    return Model(arn, ModelKind.PROVISIONED, arn, model_id, "soc-prod")


def opened(
    model_id: str = SONNET_ID,
    /,
    *,
    agreement: Gate = Gate.OPEN,
    authorization: Gate = Gate.OPEN,
    entitlement: Gate = Gate.OPEN,
    region: Gate = Gate.OPEN,
    use_case: Gate = Gate.OPEN,
) -> ModelAccess:
    """A model whose gates are open, but for those given."""
    return ModelAccess(model_id, agreement, authorization, entitlement, region, use_case)


SONNET = profile()
HAIKU = profile(HAIKU_ID)


def complete_answers(*models: Model, **changes: Any) -> BedrockAnswers:
    """Answers on which every page is complete; `changes` are of the page Model access."""
    chosen = models or (SONNET,)
    start = start_answers(CONNECTOR_ID)
    answers = replace(
        start,
        aws=AwsSignIn(region=REGION, identity=IDENTITY),
        elastic=ElasticSignIn(address="https://soc.kb.example.com", deployment=DEPLOYMENT),
        models=ModelAnswers(
            chosen=chosen,
            default_id=chosen[0].call_id,
            access=tuple(opened(model.model_id) for model in chosen),
            looked_up_for=REGION,
        ),
    )
    answers = replace(answers, models=replace(answers.models, **changes))
    return settle(start, answers)


def with_part(part: str, *models: Model, **changes: Any) -> BedrockAnswers:
    """Complete answers, but for some fields of one part."""
    answers = complete_answers(*models)
    return replace(answers, **{part: replace(getattr(answers, part), **changes)})


def said(page_id: str, answers: BedrockAnswers) -> list[tuple[str, str, Weight]]:
    """What a page says about answers: field, words and weight."""
    page = next(page for page in PAGES if page.id == page_id)
    return [(issue.field, str(issue.text), issue.weight) for issue in page.check(answers)]

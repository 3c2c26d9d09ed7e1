"""The rights in AWS that a run for Bedrock needs.

Source: AWS Service Authorization Reference, Amazon Bedrock and AWS Marketplace.
"""

from __future__ import annotations

from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.steps.rights import Grant, identity_grants

_MODELS = Grant(
    "BedrockModels",
    (
        "bedrock:ListFoundationModels",
        "bedrock:ListInferenceProfiles",
        "bedrock:ListProvisionedModelThroughputs",
        "bedrock:GetFoundationModelAvailability",
        "bedrock:GetUseCaseForModelAccess",
    ),
)
_OPENING = Grant(
    "BedrockOpening",
    (
        "bedrock:ListFoundationModelAgreementOffers",
        "bedrock:CreateFoundationModelAgreement",
        "bedrock:DeleteFoundationModelAgreement",
        "bedrock:PutUseCaseForModelAccess",
    ),
)
_MARKETPLACE = Grant(
    "MarketplaceThroughBedrock",
    (
        "aws-marketplace:Subscribe",
        "aws-marketplace:Unsubscribe",
        "aws-marketplace:ViewSubscriptions",
    ),
    context={"aws:CalledViaLast": "bedrock.amazonaws.com"},
)


def bedrock_grants(answers: BedrockAnswers) -> tuple[Grant, ...]:
    """Return what a run of these answers calls, and what undoing it calls."""
    return (_MODELS, _OPENING, _MARKETPLACE, *identity_grants(answers))

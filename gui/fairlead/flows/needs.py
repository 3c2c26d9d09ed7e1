"""What Bedrock asks IAM for when a model is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fairlead.flows.models import Model, ModelKind

INVOKE = ("bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream")
"""The two actions of a connector. Converse and ConverseStream are allowed by the same two."""

REGION_KEY = "aws:RequestedRegion"
PROFILE_KEY = "bedrock:InferenceProfileArn"
ANYWHERE = ""
"""The region in the ARN of a model that a global profile may call wherever it likes."""


@dataclass(frozen=True, slots=True)
class Need:
    """A resource that a call asks for, with the condition keys that the request carries."""

    resource: str
    context: Mapping[str, str] = field(default_factory=dict)


def needs_of(model: Model, partition: str, region: str) -> tuple[Need, ...]:
    """Return everything that one call of `model` from `region` asks for.

    A profile asks for itself, then for the model in each place it may lead to; the request there
    names the profile. The place without a region has the requested region "unspecified". Sources:
    "Prerequisites for inference profiles", "Geographic cross-Region inference" and "Global
    cross-Region inference" in the Bedrock user guide.
    """
    here = {REGION_KEY: region}
    if model.kind is ModelKind.ON_DEMAND:
        return (Need(foundation_arn(partition, region, model.model_id), here),)
    if model.kind is ModelKind.PROVISIONED:
        return (Need(model.arn, here),)
    return (
        Need(model.arn, here),
        *(
            Need(
                foundation_arn(partition, place, model.model_id),
                {REGION_KEY: place or "unspecified", PROFILE_KEY: model.arn},
            )
            for place in places_of(model, region)
        ),
    )


def places_of(model: Model, region: str) -> tuple[str, ...]:
    """Return the regions that a profile may lead to, sorted; `ANYWHERE` stands first."""
    if is_global(model):
        return (ANYWHERE, region)
    if model.kind is ModelKind.APPLICATION_PROFILE:
        return tuple(sorted(set(model.destinations)))
    return tuple(sorted({region, *model.destinations}))


def is_global(model: Model) -> bool:
    """Tell whether calls may go to any region: by a global profile, or one copied from it."""
    return model.kind is ModelKind.GLOBAL_PROFILE or ANYWHERE in model.destinations


def foundation_arn(partition: str, region: str, model_id: str) -> str:
    """Return the ARN of a foundation model. It names no account; "" is the region of anywhere."""
    return f"arn:{partition}:bedrock:{region}::foundation-model/{model_id}"

"""What a model id in a runtime call means, and what it takes to use it."""

from collections.abc import Iterator
from dataclasses import dataclass

from fairlead.sandbox.aws.catalog import Catalog, Profile
from fairlead.sandbox.aws.errors import ApiError
from fairlead.sandbox.aws.geography import ANYWHERE
from fairlead.sandbox.aws.models import Model
from fairlead.sandbox.aws.policy import Request


@dataclass(frozen=True)
class Target:
    """A model and the way it was called: by ``profile``, by a throughput's ARN or by itself."""

    model: Model
    arn: str
    profile: Profile | None = None
    is_provisioned: bool = False


def find_target(catalog: Catalog, model_id: str, region: str) -> Target:
    """Find what a model id or an ARN stands for in a region.

    Raises ``ValidationException`` for anything that cannot be called from there. An application
    profile and provisioned throughput are known by their ARN only.
    """
    for profile in catalog.profiles(region):
        if model_id == profile.arn or (model_id == profile.id and not profile.is_application):
            return Target(profile.model, profile.arn, profile)
    for throughput in catalog.throughputs(region):
        if model_id == throughput.arn:
            return Target(throughput.model, throughput.arn, is_provisioned=True)
    for model in catalog.models(region):
        arn = catalog.model_arn(model, region)
        if model_id in (model.id, arn):
            return Target(model, arn)
    raise ApiError("ValidationException", "The provided model identifier is invalid.")


def requests(catalog: Catalog, target: Target, action: str, region: str) -> Iterator[Request]:
    """Yield what the caller must be allowed: the profile, then each place it may lead to.

    From "Prerequisites for inference profiles" and "Global cross-Region inference" in the Bedrock
    user guide. The place without a region is asked for with the requested region "unspecified".
    """
    yield Request(action, target.arn, {"aws:requestedregion": region})
    if target.profile is None:
        return
    for destination in target.profile.destinations:
        yield Request(
            action,
            catalog.model_arn(target.model, destination),
            {
                "aws:requestedregion": "unspecified" if destination == ANYWHERE else destination,
                "bedrock:inferenceprofilearn": target.profile.arn,
            },
        )

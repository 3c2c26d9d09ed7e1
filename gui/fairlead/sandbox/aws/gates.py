"""The gates between a caller and a model, in the order and words of Bedrock."""

from typing import Final

from fairlead.sandbox.aws.access import ModelAccess
from fairlead.sandbox.aws.bedrock import NO_FORM
from fairlead.sandbox.aws.catalog import Catalog
from fairlead.sandbox.aws.errors import ApiError, refusal
from fairlead.sandbox.aws.identity import Principal
from fairlead.sandbox.aws.models import Model
from fairlead.sandbox.aws.permissions import Permissions, called_by_bedrock
from fairlead.sandbox.aws.policy import Request
from fairlead.sandbox.aws.target import Target, find_target, requests

_LEGACY: Final = (
    "Access denied. This Model is marked by provider as Legacy and you have not been actively "
    "using the model in the last 30 days. Please upgrade to an active model on Amazon Bedrock"
)
_ENDED: Final = (
    "This model version has reached the end of its life. Please refer to the AWS documentation "
    "for more details."
)
_MARKETPLACE: Final = (
    "Model access is denied due to IAM user or service role is not authorized to perform the "
    "required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, "
    "aws-marketplace:Subscribe) to enable access to this model."
)


class Gates:
    """Lets a caller through to a model or raises `ApiError`."""

    def __init__(self, catalog: Catalog, access: ModelAccess, permissions: Permissions) -> None:
        self._catalog = catalog
        self._access = access
        self._permissions = permissions

    def pass_through(self, principal: Principal, action: str, model_id: str, region: str) -> Target:
        """Return what the model id stands for once every gate is open.

        The first call of a model without an agreement makes one, if the caller may subscribe.
        """
        target = find_target(self._catalog, model_id, region)
        for request in requests(self._catalog, target, action, region):
            self._permissions.require(principal, request, region=region, protocol="rest-json")
        model = target.model
        if target.profile is None and not target.is_provisioned and region not in model.on_demand:
            raise ApiError(
                "ValidationException",
                # The apostrophe is the typographic one, as in the original.
                f"Invocation of model ID {model_id} with on-demand throughput isn\u2019t "
                "supported. Retry your request with the ID or ARN of an inference profile that "
                "contains this model.",
            )
        self._check_lifecycle(target)
        if model.is_anthropic and self._access.form(region) is None:
            raise ApiError("ResourceNotFoundException", NO_FORM, 404)
        if self._access.agreement(model) == "NOT_AVAILABLE":
            self._subscribe(principal, model, region)
        if model.is_closed:
            raise refusal(
                "denied",
                "rest-json",
                f"{model.name} is not available for this account. You can explore other available "
                "models on Amazon Bedrock. For additional access options, contact AWS Sales",
            )
        retention = self._access.retention
        if model.shares_data and retention != "provider_data_share":
            text = f"data retention mode '{retention}' is not available for this model"
            raise ApiError("ValidationException", text)
        return target

    def _check_lifecycle(self, target: Target) -> None:
        model, now = target.model, self._catalog.started
        end, legacy = self._catalog.end_of(model), self._catalog.legacy_since(model)
        if end is not None and end <= now:
            raise ApiError("ResourceNotFoundException", _ENDED, 404)
        # Who pays for throughput uses the model.
        is_in_use = target.is_provisioned or self._access.was_in_use(model)
        if legacy is not None and legacy <= now and not is_in_use:
            raise ApiError("ResourceNotFoundException", _LEGACY, 404)

    def _subscribe(self, principal: Principal, model: Model, region: str) -> None:
        for action in ("ViewSubscriptions", "Subscribe"):
            request = Request(f"aws-marketplace:{action}", "*", called_by_bedrock({}))
            if not self._permissions.decide(principal, request, region).is_allowed:
                raise refusal("denied", "rest-json", _MARKETPLACE)
        self._access.agree(model)

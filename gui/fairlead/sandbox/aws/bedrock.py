"""The control plane of Bedrock: models, profiles, agreements, the use case form."""

import base64
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from fairlead.sandbox.aws.access import ModelAccess
from fairlead.sandbox.aws.catalog import Catalog, Profile, Throughput
from fairlead.sandbox.aws.errors import ApiError
from fairlead.sandbox.aws.models import Model

Params = Mapping[str, Any]
Result = Mapping[str, Any]

NO_FORM: Final = (
    "Model use case details have not been submitted for this account. Fill out the Anthropic use "
    "case details form before using the model. If you have already filled out the form, try "
    "again in 15 minutes."
)
_EULA: Final = "https://aws.amazon.com/legal/bedrock/third-party-models/"
_PAGE: Final = 1000


class Bedrock:
    """The operations by name; each takes the parameters and the region.

    Who may call them is decided before.
    """

    def __init__(self, catalog: Catalog, access: ModelAccess) -> None:
        self._catalog = catalog
        self._access = access
        self._answers: Mapping[str, Callable[[Params, str], Result]] = {
            "CreateFoundationModelAgreement": self._create_agreement,
            "DeleteFoundationModelAgreement": self._delete_agreement,
            "GetAccountDataRetention": self._get_retention,
            "GetFoundationModel": self._get_model,
            "GetFoundationModelAvailability": self._get_availability,
            "GetInferenceProfile": self._get_profile,
            "GetUseCaseForModelAccess": self._get_form,
            "ListFoundationModelAgreementOffers": self._list_offers,
            "ListFoundationModels": self._list_models,
            "ListInferenceProfiles": self._list_profiles,
            "ListProvisionedModelThroughputs": self._list_throughputs,
            "PutAccountDataRetention": self._put_retention,
            "PutUseCaseForModelAccess": self._put_form,
        }

    def plays(self, operation: str) -> bool:
        """Whether the operation is there at all."""
        return operation in self._answers

    def answer(self, operation: str, params: Params, region: str) -> Result:
        """Return the result of an operation; raises `ApiError`."""
        return self._answers[operation](params, region)

    def profile(self, identifier: str, region: str) -> Profile:
        """Return a profile by id or ARN; raises ``ResourceNotFoundException``."""
        for profile in self._catalog.profiles(region):
            if identifier in (profile.id, profile.arn):
                return profile
        raise ApiError("ResourceNotFoundException", "The specified resource is not found.", 404)

    def model(self, identifier: str, region: str) -> Model:
        """Return a model by id or ARN; raises ``ResourceNotFoundException``."""
        for model in self._catalog.models(region):
            if identifier in (model.id, self._catalog.model_arn(model, region)):
                return model
        raise _no_such_model()

    def _list_models(self, params: Params, region: str) -> Result:
        provider, output = params.get("byProvider"), params.get("byOutputModality")
        inference = params.get("byInferenceType")
        # No model here can be customized.
        wanted = [] if "byCustomizationType" in params else self._catalog.models(region)
        summaries = [self._summary(model, region) for model in wanted]
        return {
            "modelSummaries": [
                summary
                for summary in summaries
                if (provider is None or provider.lower() == summary["providerName"].lower())
                and (output is None or output in summary["outputModalities"])
                and (inference is None or inference in summary["inferenceTypesSupported"])
            ]
        }

    def _get_model(self, params: Params, region: str) -> Result:
        model = self.model(params["modelIdentifier"], region)
        return {"modelDetails": self._summary(model, region)}

    def _summary(self, model: Model, region: str) -> dict[str, Any]:
        kinds = []
        if region in model.on_demand:
            kinds.append("ON_DEMAND")
        if any(profile.model is model for profile in self._catalog.profiles(region)):
            kinds.append("INFERENCE_PROFILE")
        lifecycle = {"status": "ACTIVE", "startOfLifeTime": f"{model.released}T00:00:00Z"}
        legacy, end = self._catalog.legacy_since(model), self._catalog.end_of(model)
        if legacy is not None and legacy <= self._catalog.started:
            lifecycle |= {"status": "LEGACY", "legacyTime": _iso(legacy)}
        if end is not None:
            lifecycle["endOfLifeTime"] = _iso(end)
        return {
            "modelArn": self._catalog.model_arn(model, region),
            "modelId": model.id,
            "modelName": model.name,
            "providerName": model.provider,
            "inputModalities": list(model.inputs),
            "outputModalities": list(model.outputs),
            "responseStreamingSupported": model.is_text,
            "customizationsSupported": [],
            "inferenceTypesSupported": kinds,
            "modelLifecycle": lifecycle,
        }

    def _list_profiles(self, params: Params, region: str) -> Result:
        kind = params.get("typeEquals")
        summaries = [self._profile_summary(item) for item in self._catalog.profiles(region)]
        chosen = [item for item in summaries if kind in (None, item["type"])]
        return _page(params, "inferenceProfileSummaries", chosen)

    def _get_profile(self, params: Params, region: str) -> Result:
        return self._profile_summary(self.profile(params["inferenceProfileIdentifier"], region))

    def _profile_summary(self, profile: Profile) -> dict[str, Any]:
        made = f"{profile.model.released}T00:00:00Z"
        model = profile.model
        places = ", ".join(region for region in profile.destinations if region)
        description = f"Routes requests to {model.provider} {model.name} in {places}."
        if "" in profile.destinations:
            description = f"Routes requests to {model.provider} {model.name} globally."
        return {
            "inferenceProfileName": profile.name,
            "description": description,
            "createdAt": made,
            "updatedAt": made,
            "inferenceProfileArn": profile.arn,
            "models": [
                {"modelArn": self._catalog.model_arn(model, region)}
                for region in profile.destinations
            ],
            "inferenceProfileId": profile.id,
            "status": "ACTIVE",
            "type": "APPLICATION" if profile.is_application else "SYSTEM_DEFINED",
        }

    def _list_throughputs(self, params: Params, region: str) -> Result:
        made = self._catalog.started
        chosen = [
            self._throughput_summary(item, region)
            for item in self._catalog.throughputs(region)
            if params.get("statusEquals", "InService") == "InService"
            and params.get("nameContains", "") in item.name
            and params.get("modelArnEquals") in (None, self._catalog.model_arn(item.model, region))
            and _iso(made) > params.get("creationTimeAfter", "")
            and _iso(made) < params.get("creationTimeBefore", "~")
        ]
        return _page(params, "provisionedModelSummaries", chosen)

    def _throughput_summary(self, throughput: Throughput, region: str) -> dict[str, Any]:
        model_arn = self._catalog.model_arn(throughput.model, region)
        return {
            "provisionedModelName": throughput.name,
            "provisionedModelArn": throughput.arn,
            "modelArn": model_arn,
            "desiredModelArn": model_arn,
            "foundationModelArn": model_arn,
            "modelUnits": throughput.units,
            "desiredModelUnits": throughput.units,
            "status": "InService",
            "creationTime": _iso(self._catalog.started),
            "lastModifiedTime": _iso(self._catalog.started),
        }

    def _get_availability(self, params: Params, region: str) -> Result:
        model = self._anywhere(params["modelId"])
        agreement = self._access.agreement(model)
        return {
            "modelId": model.id,
            "agreementAvailability": {"status": agreement},
            "authorizationStatus": "AUTHORIZED",
            "entitlementAvailability": _available(agreement == "AVAILABLE"),
            "regionAvailability": _available(region in model.sources),
        }

    def _list_offers(self, params: Params, region: str) -> Result:
        model = self.model(params["modelId"], region)
        # Amazon's own models are used without an agreement, so there is nothing to offer.
        offers = [_offer(model)] if model.needs_agreement else []
        return {"modelId": model.id, "offers": offers}

    def _create_agreement(self, params: Params, region: str) -> Result:
        model = self.model(params["modelId"], region)
        if not model.needs_agreement or params["offerToken"] != _offer_token(model):
            raise ApiError("ValidationException", "The provided offer token is invalid.")
        if model.is_anthropic and self._access.form(region) is None:
            raise ApiError("ResourceNotFoundException", NO_FORM, 404)
        self._access.agree(model)
        return {"modelId": model.id}

    def _delete_agreement(self, params: Params, region: str) -> Result:
        self._access.cancel(self.model(params["modelId"], region))
        return {}

    def _get_form(self, _params: Params, region: str) -> Result:
        form = self._access.form(region)
        if form is None:
            text = "You have not filled out the request form."
            raise ApiError("ResourceNotFoundException", text, 404)
        return {"formData": base64.b64encode(form).decode()}

    def _put_form(self, params: Params, region: str) -> Result:
        self._access.submit_form(region, params["formData"])
        return {}

    def _get_retention(self, _params: Params, _region: str) -> Result:
        return {"mode": self._access.retention}

    def _put_retention(self, params: Params, _region: str) -> Result:
        self._access.retention = params["mode"]
        return {"mode": params["mode"]}

    def _anywhere(self, model_id: str) -> Model:
        """Return a model that need not be in the region asked."""
        model = self._catalog.model(model_id)
        if model is None:
            raise _no_such_model()
        return model


def _no_such_model() -> ApiError:
    return ApiError(
        "ResourceNotFoundException",
        "Could not resolve the foundation model from the provided model identifier.",
        404,
    )


def _available(is_available: bool) -> str:
    return "AVAILABLE" if is_available else "NOT_AVAILABLE"


def _offer_token(model: Model) -> str:
    return base64.b64encode(f"offer/{model.id}/public".encode()).decode()


def _offer(model: Model) -> dict[str, Any]:
    prices = (("input", model.input_price), ("output", model.output_price))
    return {
        "offerId": f"offer-{model.released.replace('-', '')}{len(model.id):02}",
        "offerToken": _offer_token(model),
        "termDetails": {
            "usageBasedPricingTerm": {
                "rateCard": [
                    {
                        "dimension": f"{kind}_tokens",
                        "price": price,
                        "description": f"1,000 {kind} tokens",
                        "unit": "Units",
                    }
                    for kind, price in prices
                ]
            },
            "legalTerm": {"url": _EULA},
            "supportTerm": {"refundPolicyDescription": "Usage is not refunded."},
            "validityTerm": {},
        },
    }


def _iso(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _page(params: Params, name: str, items: Sequence[Any]) -> Result:
    token = params.get("nextToken", "0")
    if not token.isdecimal():
        raise ApiError("ValidationException", "The provided nextToken is invalid.")
    start = int(token)
    end = start + params.get("maxResults", _PAGE)
    rest = {"nextToken": str(end)} if end < len(items) else {}
    return {name: items[start:end], **rest}

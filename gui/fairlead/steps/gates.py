"""What AWS says about the access to a model: four fields of one call, and the use case form."""

from __future__ import annotations

from typing import Any, Final

from fairlead.flows.models import Gate, ModelAccess, Offer, Price
from fairlead.services.aws import Aws
from fairlead.services.problems import ServiceProblem
from fairlead.steps.codes import DENIED

NOT_FOUND: Final = "ResourceNotFoundException"
"""How Bedrock answers when there is no such thing."""

_GATES = {
    "AVAILABLE": Gate.OPEN,
    "AUTHORIZED": Gate.OPEN,
    "PENDING": Gate.PENDING,
    "NOT_AVAILABLE": Gate.SHUT,
    "NOT_AUTHORIZED": Gate.SHUT,
    "ERROR": Gate.FAILED,
}


def use_case_gate(aws: Aws) -> Gate:
    """Tell whether the account submitted Anthropic's form; UNKNOWN where that may not be seen."""
    try:
        aws.call("bedrock", "get_use_case_for_model_access")
    except ServiceProblem as problem:
        if problem.service_code == NOT_FOUND:
            return Gate.SHUT
        if problem.service_code in DENIED:
            return Gate.UNKNOWN
        raise
    return Gate.OPEN


def model_gates(aws: Aws, model_id: str) -> ModelAccess:
    """Ask for the four fields; they are UNKNOWN, with AWS's words, where that may not be seen."""
    try:
        answer = aws.call("bedrock", "get_foundation_model_availability", modelId=model_id)
    except ServiceProblem as problem:
        if problem.service_code in DENIED:
            return ModelAccess(model_id, message=str(problem.title))
        raise
    agreement = answer["agreementAvailability"]
    return ModelAccess(
        model_id,
        agreement=_GATES[agreement["status"]],
        authorization=_GATES[answer["authorizationStatus"]],
        entitlement=_GATES[answer["entitlementAvailability"]],
        region=_GATES[answer["regionAvailability"]],
        message=agreement.get("errorMessage", ""),
    )


def read_offer(aws: Aws, model_id: str) -> Offer | None:
    """Return what accepting a model's agreement means; None if that is not offered or not shown."""
    try:
        answer = aws.call(
            "bedrock",
            "list_foundation_model_agreement_offers",
            modelId=model_id,
            offerType="PUBLIC",
        )
    except ServiceProblem as problem:
        if problem.service_code in DENIED:
            return None
        raise
    return next((_offer(offer["termDetails"]) for offer in answer["offers"]), None)


def _offer(terms: dict[str, Any]) -> Offer:
    rates = terms.get("usageBasedPricingTerm", {}).get("rateCard", ())
    return Offer(
        license_url=terms.get("legalTerm", {}).get("url", ""),
        prices=tuple(_price(rate) for rate in rates),
        refunds=terms.get("supportTerm", {}).get("refundPolicyDescription", ""),
    )


def _price(rate: dict[str, str]) -> Price:
    what = rate.get("description") or rate.get("dimension", "")
    return Price(what, rate.get("price", ""), rate.get("unit", ""))

"""Bedrock models and profiles: what they are, which to recommend, and how to call them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ModelKind(Enum):
    """By which way a model is called. Each has its own rules for the policy."""

    ON_DEMAND = "on-demand"
    GEO_PROFILE = "geo-profile"
    GLOBAL_PROFILE = "global-profile"
    APPLICATION_PROFILE = "application-profile"
    PROVISIONED = "provisioned"


class Lifecycle(Enum):
    """Where a model is in its life."""

    ACTIVE = "active"
    LEGACY = "legacy"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Model:
    """One way to call one model from one region.

    Attributes:
        call_id: What goes into the request: a model id, a profile id, or an ARN.
        kind: How it is called.
        arn: The ARN of the model, profile or provisioned throughput itself.
        model_id: The foundation model's id ("anthropic.claude-…"), as the access calls want it.
        name: The name shown, such as "Claude Sonnet 4.5".
        provider: "Anthropic" and others.
        destinations: Regions that a profile may route to, the source region among them. An empty
            one stands for any region, as AWS writes it for global profiles.
        lifecycle: Where the model is in its life.
        legacy_on: ISO date since when it is legacy, "" if unknown.
        ends_on: ISO date of its end of life, "" if unknown.
        streams: Whether streaming responses are supported.
    """

    call_id: str
    kind: ModelKind
    arn: str
    model_id: str
    name: str
    provider: str = "Anthropic"
    destinations: tuple[str, ...] = ()
    lifecycle: Lifecycle = Lifecycle.ACTIVE
    legacy_on: str = ""
    ends_on: str = ""
    streams: bool = True


class Gate(Enum):
    """One of the four fields of GetFoundationModelAvailability, or the use case form."""

    OPEN = "open"
    PENDING = "pending"
    SHUT = "shut"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Price:
    """One line of an offer's rate card, in AWS's words: what is paid for, how much, and per what.

    AWS gives the amount as a text, and no currency (ListFoundationModelAgreementOffers).
    """

    what: str
    amount: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What accepting a model's agreement means: the licence, the prices, the refunds."""

    license_url: str
    prices: tuple[Price, ...] = ()
    refunds: str = ""


@dataclass(frozen=True, slots=True)
class ModelAccess:
    """What AWS says about one foundation model in one region.

    The four gates are the four fields of GetFoundationModelAvailability. `use_case` is the form
    that Anthropic asks for, OPEN when it was submitted or is not needed.
    """

    model_id: str
    agreement: Gate = Gate.UNKNOWN
    authorization: Gate = Gate.UNKNOWN
    entitlement: Gate = Gate.UNKNOWN
    region: Gate = Gate.UNKNOWN
    use_case: Gate = Gate.UNKNOWN
    message: str = ""
    offer: Offer | None = None

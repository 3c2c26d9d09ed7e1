"""What stands between an account and a model, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from fairlead.core.texts import Text, translate
from fairlead.flows.models import Gate, Lifecycle, Model, ModelAccess, ModelKind


class Tone(Enum):
    """How good a badge's news is."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Badge:
    """A word or two with a tone."""

    text: Text
    tone: Tone


class Standstill(Enum):
    """What keeps a model from being called, if anything."""

    NOTHING = "nothing"
    """It can be called, or Fairlead opens it at Apply as the user asked."""
    AGREEMENT = "agreement"
    """The user has to accept the agreement."""
    FORM = "form"
    """The user has to fill in the use case form."""
    TIME = "time"
    """AWS is opening it."""
    OTHERS = "others"
    """Somebody else has to do something, or nobody can."""
    UNKNOWN = "unknown"
    """AWS was not asked, or does not tell this operator."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A row of Model access: two badges, what is missing and what to do about it.

    `agreement` is None where there is no such thing, as with provisioned throughput.
    """

    standstill: Standstill
    access: Badge
    agreement: Badge | None = None
    missing: Text | None = None
    remedy: Text | None = None


_READY = Badge(translate("Access", "Ready"), Tone.GOOD)
_READY_AT_APPLY = Badge(translate("Access", "Ready after Apply"), Tone.GOOD)
_IN_SERVICE = Badge(translate("Access", "In service"), Tone.GOOD)
_BLOCKED = Badge(translate("Access", "Blocked"), Tone.BAD)
_NOT_CHECKED = Badge(translate("Access", "Not checked"), Tone.NEUTRAL)
_NOT_SEEN = Badge(translate("Access", "Not visible"), Tone.WARNING)
_OPENING = Badge(translate("Access", "Opening"), Tone.WARNING)
_NEEDS_AGREEMENT = Badge(translate("Access", "Needs agreement"), Tone.WARNING)
_NOT_HERE = Badge(translate("Access", "Not in this region"), Tone.BAD)
_NOT_AUTHORIZED = Badge(translate("Access", "Not authorized"), Tone.BAD)
_NOT_ENTITLED = Badge(translate("Access", "Not entitled"), Tone.BAD)

_ACCEPTED = Badge(translate("Access", "Accepted"), Tone.GOOD)
_ACCEPTED_AT_APPLY = Badge(translate("Access", "Accepted at Apply"), Tone.GOOD)
_NOT_ACCEPTED = Badge(translate("Access", "Not accepted"), Tone.WARNING)
_PENDING = Badge(translate("Access", "Pending"), Tone.WARNING)
_FAILED = Badge(translate("Access", "Failed"), Tone.BAD)
_NO_FORM = Badge(translate("Access", "Use case missing"), Tone.BAD)
_FORM_AT_APPLY = Badge(translate("Access", "Use case at Apply"), Tone.GOOD)

_LEGACY = translate("Access", "Legacy")
_LEGACY_UNTIL = translate("Access", "Legacy, ends %1")
_ENDED = translate("Access", "Ended %1")

_MISSING_FORM = translate("Access", "The use case form of Anthropic was not submitted yet.")
_DO_FORM = translate("Access", "Fill in the form below. Fairlead submits it at Apply.")
_MISSING_AGREEMENT = translate("Access", "Nobody in this account has accepted the agreement yet.")
_DO_AGREEMENT = translate("Access", "Read and accept it. Fairlead sends the acceptance at Apply.")
_MISSING_TIME = translate("Access", "AWS is opening the model for this account.")
_DO_WAIT = translate("Access", "It takes up to 15 minutes. The run waits for it.")
_MISSING_SUBSCRIPTION = translate("Access", "AWS could not complete the agreement. %1")
_DO_PAYMENT = translate(
    "Access", "Check the payment method of the account and its AWS Marketplace rights."
)
_MISSING_REGION = translate("Access", "AWS does not offer this model in this region.")
_DO_REGION = translate("Access", "Choose another model, or another region on Sign in.")
_MISSING_AUTHORIZATION = translate("Access", "AWS has not authorized this account for the model.")
_DO_AUTHORIZATION = translate(
    "Access",
    "A new account may still be under verification, or the organization may forbid it. Ask who"
    " manages the organization, or AWS Support.",
)
_MISSING_ENTITLEMENT = translate("Access", "The account holds no entitlement to the model.")
_DO_ENTITLEMENT = translate(
    "Access",
    "If your organization manages entitlements in AWS License Manager, ask its administrator for a"
    " grant. Otherwise ask AWS.",
)
_MISSING_SIGHT = translate("Access", "This sign-in may not see how the model stands.")
_DO_SIGHT = translate("Access", "It can be chosen all the same; the test prompt will tell.")
_MISSING_LIFE = translate("Access", "AWS answers no more requests for this model.")
_MISSING_USE = translate("Access", "AWS keeps this model for accounts that used it lately.")
_DO_ACTIVE = translate("Access", "Choose an active model.")


def explain_access(
    model: Model,
    access: ModelAccess | None,
    *,
    is_accepted: bool = False,
    has_form: bool = False,
) -> Explanation:
    """Say how `model` stands. `access` is None as long as AWS was not asked.

    `is_accepted` says that the user consented to the agreement, `has_form` that the form is filled
    in; both are sent at Apply.
    """
    if model.lifecycle is Lifecycle.ENDED:
        badge = Badge(_ENDED(model.ends_on), Tone.BAD)
        return Explanation(Standstill.OTHERS, badge, None, _MISSING_LIFE, _DO_ACTIVE)
    if model.kind is ModelKind.PROVISIONED:
        return Explanation(Standstill.NOTHING, _IN_SERVICE)
    if access is None:
        found = Explanation(Standstill.UNKNOWN, _NOT_CHECKED)
    else:
        found = _explain_gates(access, is_accepted=is_accepted, has_form=has_form)
    if model.lifecycle is Lifecycle.LEGACY and found.standstill is not Standstill.OTHERS:
        words = _LEGACY_UNTIL(model.ends_on) if model.ends_on else _LEGACY
        badge = Badge(words, Tone.BAD)
        missing, remedy = found.missing or _MISSING_USE, found.remedy or _DO_ACTIVE
        return Explanation(found.standstill, badge, found.agreement, missing, remedy)
    return found


def _explain_gates(access: ModelAccess, *, is_accepted: bool, has_form: bool) -> Explanation:
    """Name the first gate that is not open. What is not known does not count against a model."""
    agreement = _agreement_badge(access, is_accepted=is_accepted, has_form=has_form)
    # Without an agreement there is no entitlement either, so it tells something only with one.
    is_unentitled = access.entitlement is Gate.SHUT and access.agreement is Gate.OPEN
    gates: tuple[tuple[bool, Standstill, Badge, Text, Text], ...] = (
        (
            access.region is Gate.SHUT,
            *(Standstill.OTHERS, _NOT_HERE, _MISSING_REGION, _DO_REGION),
        ),
        (
            access.authorization is Gate.SHUT,
            *(Standstill.OTHERS, _NOT_AUTHORIZED, _MISSING_AUTHORIZATION, _DO_AUTHORIZATION),
        ),
        (
            access.agreement is Gate.FAILED,
            *(Standstill.OTHERS, _BLOCKED, _MISSING_SUBSCRIPTION(access.message), _DO_PAYMENT),
        ),
        (
            access.use_case is Gate.SHUT and not has_form,
            *(Standstill.FORM, _BLOCKED, _MISSING_FORM, _DO_FORM),
        ),
        (
            access.agreement is Gate.SHUT and not is_accepted,
            *(Standstill.AGREEMENT, _NEEDS_AGREEMENT, _MISSING_AGREEMENT, _DO_AGREEMENT),
        ),
        (
            access.agreement is Gate.PENDING,
            *(Standstill.TIME, _OPENING, _MISSING_TIME, _DO_WAIT),
        ),
        (
            is_unentitled,
            *(Standstill.OTHERS, _NOT_ENTITLED, _MISSING_ENTITLEMENT, _DO_ENTITLEMENT),
        ),
        (
            access.agreement is Gate.UNKNOWN,
            *(Standstill.UNKNOWN, _NOT_SEEN, _MISSING_SIGHT, _DO_SIGHT),
        ),
    )
    for is_shut, standstill, badge, missing, remedy in gates:
        if is_shut:
            return Explanation(standstill, badge, agreement, missing, remedy)
    is_open = access.agreement is Gate.OPEN and access.use_case is not Gate.SHUT
    return Explanation(Standstill.NOTHING, _READY if is_open else _READY_AT_APPLY, agreement)


def _agreement_badge(access: ModelAccess, *, is_accepted: bool, has_form: bool) -> Badge | None:
    if access.use_case is Gate.SHUT and not has_form:
        return _NO_FORM
    if access.agreement is Gate.SHUT:
        return _ACCEPTED_AT_APPLY if is_accepted else _NOT_ACCEPTED
    if access.use_case is Gate.SHUT:
        return _FORM_AT_APPLY
    return {
        Gate.OPEN: _ACCEPTED,
        Gate.PENDING: _PENDING,
        Gate.FAILED: _FAILED,
    }.get(access.agreement)

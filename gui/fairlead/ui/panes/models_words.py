"""Models and what AWS says about them, in the words of the badges."""

from __future__ import annotations

from dataclasses import dataclass

from fairlead.core.texts import Text, translate
from fairlead.flows.bedrock_answers import ModelAnswers
from fairlead.flows.models import Gate, Lifecycle, Model, ModelAccess, ModelKind
from fairlead.ui.widgets.badge import Tone


@dataclass(frozen=True, slots=True)
class Verdict:
    """A word or two, and their tone."""

    words: Text
    tone: Tone


_KINDS = {
    ModelKind.ON_DEMAND: translate("Models", "on demand, in this region"),
    ModelKind.GEO_PROFILE: translate("Models", "may run in %1"),
    ModelKind.GLOBAL_PROFILE: translate("Models", "may run in any commercial region"),
    ModelKind.APPLICATION_PROFILE: translate("Models", "application profile"),
    ModelKind.PROVISIONED: translate("Models", "provisioned throughput"),
}

_AGREEMENTS = {
    Gate.OPEN: Verdict(translate("Models", "Accepted"), Tone.SUCCESS),
    Gate.PENDING: Verdict(translate("Models", "Pending"), Tone.INFO),
    Gate.SHUT: Verdict(translate("Models", "Not accepted"), Tone.WARNING),
    Gate.FAILED: Verdict(translate("Models", "Failed"), Tone.DANGER),
    Gate.UNKNOWN: Verdict(translate("Models", "Not known"), Tone.NEUTRAL),
}
_CONSENTED = Verdict(translate("Models", "Accept at Apply"), Tone.INFO)
_FORM_MISSING = Verdict(translate("Models", "Use case missing"), Tone.DANGER)
_FORM_READY = Verdict(translate("Models", "Form at Apply"), Tone.INFO)

_READY = Verdict(translate("Models", "Ready"), Tone.SUCCESS)
_IN_SERVICE = Verdict(translate("Models", "In service"), Tone.SUCCESS)
_OPENED_AT_APPLY = Verdict(translate("Models", "Opened at Apply"), Tone.INFO)
_BLOCKED = Verdict(translate("Models", "Blocked"), Tone.DANGER)
_NEEDS_AGREEMENT = Verdict(translate("Models", "Needs agreement"), Tone.WARNING)
_NOT_HERE = Verdict(translate("Models", "Not in this region"), Tone.DANGER)
_NOT_AUTHORIZED = Verdict(translate("Models", "Not authorized"), Tone.DANGER)
_NOT_ENTITLED = Verdict(translate("Models", "Not available to you"), Tone.DANGER)
_ENDED = Verdict(translate("Models", "No longer offered"), Tone.DANGER)
_LEGACY = Verdict(translate("Models", "Legacy"), Tone.DANGER)
_LEGACY_UNTIL = translate("Models", "Legacy, ends %1")
_YEAR_AND_MONTH = 7


def kind_words(model: Model) -> Text:
    """Return how the model is called, and where a profile may route a request to."""
    return _KINDS[model.kind](", ".join(filter(None, model.destinations)))


def agreement_verdict(model: Model, answers: ModelAnswers) -> Verdict | None:
    """Return how the agreement stands; None where there is none or it is not known yet."""
    access = answers.access_to(model)
    if access is None or model.kind is ModelKind.PROVISIONED:
        return None
    if access.use_case is Gate.SHUT:
        return _FORM_MISSING if answers.form is None else _FORM_READY
    if access.agreement is Gate.SHUT and model.model_id in answers.accepted:
        return _CONSENTED
    return _AGREEMENTS[access.agreement]


def access_verdict(model: Model, answers: ModelAnswers) -> Verdict | None:
    """Return whether the model can be called, and what is in the way; None while that is asked."""
    if model.lifecycle is Lifecycle.ENDED:
        return _ENDED
    if model.lifecycle is Lifecycle.LEGACY:
        if not model.ends_on:
            return _LEGACY
        return Verdict(_LEGACY_UNTIL(model.ends_on[:_YEAR_AND_MONTH]), Tone.DANGER)
    if model.kind is ModelKind.PROVISIONED:
        return _IN_SERVICE
    access = answers.access_to(model)
    return None if access is None else _obstacle(access, answers)


def _obstacle(access: ModelAccess, answers: ModelAnswers) -> Verdict:
    """What is in the way, the gate that no consent opens first."""
    is_consented = access.model_id in answers.accepted
    rules = (
        (access.region is Gate.SHUT, _NOT_HERE),
        (access.use_case is Gate.SHUT and answers.form is None, _BLOCKED),
        (access.agreement is Gate.SHUT and not is_consented, _NEEDS_AGREEMENT),
        (Gate.SHUT in (access.use_case, access.agreement), _OPENED_AT_APPLY),
        (access.authorization is Gate.SHUT, _NOT_AUTHORIZED),
        (access.entitlement is Gate.SHUT, _NOT_ENTITLED),
    )
    for applies, verdict in rules:
        if applies:
            return verdict
    gates = (
        *(access.agreement, access.authorization, access.entitlement),
        *(access.region, access.use_case),
    )
    worst = next((g for g in (Gate.FAILED, Gate.PENDING, Gate.UNKNOWN) if g in gates), None)
    return _READY if worst is None else _AGREEMENTS[worst]

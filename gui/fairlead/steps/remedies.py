"""The remedies that Fairlead carries out on a connection of its own, by the kind of the `Fix`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fairlead.core.errors import Fix, Problem
from fairlead.core.plan import StepSpec
from fairlead.core.step import RunContext, Standing
from fairlead.core.texts import Text, translate
from fairlead.flows.endpoints import bedrock_url
from fairlead.flows.models import ModelKind
from fairlead.steps import discovery, model_agreement, use_case_form
from fairlead.steps.connected import MODEL_FACT
from fairlead.steps.remedies_keys import new_secret, send_secrets, update_connector
from fairlead.steps.remedies_policy import allow, restore_policy
from fairlead.steps.remedy import Case

__all__ = ["Case", "carry_out"]

_UNKNOWN = translate("Remedies", "This version of Fairlead does not know the remedy “%1”.")
_UNKNOWN_ADVICE = translate("Remedies", "Put it right by hand, following the advice.")
_URL_SET = translate("Remedies", "The connector's URL is %1 now.")
_REGION_SET = translate("Remedies", "The connector's region is %1 now.")
_MODEL_SET = translate("Remedies", "The connector's default model is %1 now.")
_WIDENED = translate("Remedies", "The policy allows %1 now.")
_OPENED = translate("Remedies", "%1 is open to the account now.")
_FORM_SENT = translate("Remedies", "The use case form is submitted.")
_NO_PROFILE = translate("Remedies", "No inference profile for this model is offered in %1.")
_NO_PROFILE_ADVICE = translate("Remedies", "Choose another model, or another region.")
_NO_FORM = translate("Remedies", "The form was not filled in for this run.")
_NO_FORM_ADVICE = translate("Remedies", "Fill it in on Model access of a new set-up.")


def carry_out(case: Case, fix: Fix) -> Text:
    """Carry out a remedy and return what was done, in words.

    Raises:
        Problem: It cannot be carried out, or what it would change is not this run's.
        Cancelled: Somebody asked to stop.
    """
    remedy = _REMEDIES.get(fix.kind)
    if remedy is None:
        raise Problem("remedy-unknown", _UNKNOWN(fix.kind), _UNKNOWN_ADVICE)
    return remedy(case, fix.values)


def _set_url(case: Case, values: Mapping[str, str]) -> Text:
    url = values.get("url") or bedrock_url(case.connected.region)
    update_connector(case, {"apiUrl": url})
    return _URL_SET(url)


def _set_region(case: Case, values: Mapping[str, str]) -> Text:
    region = case.connected.region
    update_connector(case, {"region": region})
    return _REGION_SET(region)


def _use_profile(case: Case, _values: Mapping[str, str]) -> Text:
    """Call the default model through the best profile that leads to it."""
    ways = (ModelKind.GEO_PROFILE, ModelKind.GLOBAL_PROFILE)
    models = discovery.models(case.reach.aws, case.cancel)
    wanted = case.connected.call_id
    profile = next((m for m in models if m.model_id == wanted and m.kind in ways), None)
    if profile is None:
        region = case.connected.region
        raise Problem("remedy-no-profile", _NO_PROFILE(region), _NO_PROFILE_ADVICE)
    allow(case, profile)
    return _set_model(case, profile.call_id)


def _use_model(case: Case, values: Mapping[str, str]) -> Text:
    """Make another of the chosen models the default; the policy allows all of them."""
    return _set_model(case, values["model"])


def _set_model(case: Case, call_id: str) -> Text:
    update_connector(case, {"defaultModel": call_id})
    facts = case.connected.facts.get("connector", {})
    case.remember("connector", {**facts, MODEL_FACT: call_id})
    return _MODEL_SET(call_id)


def _widen_policy(case: Case, values: Mapping[str, str]) -> Text:
    wanted = values.get("model") or case.connected.call_id
    models = discovery.models(case.reach.aws, case.cancel)
    model = next((m for m in models if m.call_id == wanted), None)
    if model is None:
        region = case.connected.region
        raise Problem("remedy-no-profile", _NO_PROFILE(region), _NO_PROFILE_ADVICE)
    allow(case, model)
    return _WIDENED(model.name)


def _submit_form(case: Case, _values: Mapping[str, str]) -> Text:
    spec = case.connected.spec("use-case-form")
    if spec is None:
        raise Problem("remedy-no-form", _NO_FORM, _NO_FORM_ADVICE)
    step = use_case_form.build(case.connected.plan, spec, case.reach)
    run = RunContext(case.run_id, case.cancel)
    found = step.inspect(run)
    if found.standing is Standing.ABSENT:
        step.verify(run, step.apply(run, found))
    return _FORM_SENT


def _accept_agreement(case: Case, _values: Mapping[str, str]) -> Text:
    """Accept the agreement of the default model; undoing the run ends it again."""
    models = discovery.models(case.reach.aws, case.cancel)
    wanted = case.connected.call_id
    model = next((m for m in models if wanted in (m.call_id, m.model_id)), None)
    model_id, name = (model.model_id, model.name) if model else (wanted, wanted)
    step_id = f"agreement:{model_id}"
    values = {"model_id": model_id, "name": name}
    spec = StepSpec(step_id, "model-agreement", values)
    step = model_agreement.build(case.connected.plan, spec, case.reach)
    run = RunContext(case.run_id, case.cancel)
    found = step.inspect(run)
    if found.standing is Standing.ABSENT:
        done = step.verify(run, step.apply(run, found))
        if step_id in case.connected.facts:
            case.remember(step_id, done.facts)
    return _OPENED(name)


_REMEDIES: Mapping[str, Callable[[Case, Mapping[str, str]], Text]] = {
    "set-connector-url": _set_url,
    "set-connector-region": _set_region,
    "send-secrets": send_secrets,
    "use-model": _use_model,
    "use-profile": _use_profile,
    "widen-policy": _widen_policy,
    "submit-form": _submit_form,
    "accept-agreement": _accept_agreement,
    "new-secret": new_secret,
    "restore-policy": restore_policy,
}

"""The remedies that Fairlead carries out on a Bedrock connection of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fairlead.core.errors import Problem
from fairlead.core.plan import StepSpec
from fairlead.core.step import RunContext, Standing
from fairlead.core.texts import Text, translate
from fairlead.flows.answers import PolicyScope
from fairlead.flows.endpoints import bedrock_url
from fairlead.flows.models import Model, ModelKind
from fairlead.flows.policies import build_policy
from fairlead.services.aws import StaticCredentials
from fairlead.steps import discovery, key_works, model_agreement, model_discovery, use_case_form
from fairlead.steps.bedrock_connected import MODEL_FACT, BedrockConnected
from fairlead.steps.key_remedies import replace_key, send_again
from fairlead.steps.keyring_entry import need_key
from fairlead.steps.kibana_connector import BEDROCK
from fairlead.steps.policy_extension import extend_policy, need_own_policy
from fairlead.steps.remedy import Case, Remedy, not_ours

_Case = Case[BedrockConnected]

_URL_SET = translate("Remedies", "The connector's URL is %1 now.")
_REGION_SET = translate("Remedies", "The connector's region is %1 now.")
_MODEL_SET = translate("Remedies", "The connector's default model is %1 now.")
_WIDENED = translate("Remedies", "The policy allows %1 now.")
_OPENED = translate("Remedies", "%1 is open to the account now.")
_FORM_SENT = translate("Remedies", "The use case form is submitted.")
_NO_PROFILE = translate("Remedies", "No inference profile for this model is offered in %1.")
_NO_PROFILE_ADVICE = translate("Remedies", "Choose another model, or another region.")
_UNREAD = translate("Remedies", "The agreement of %1 was not shown to anybody yet.")
_UNREAD_ADVICE = translate(
    "Remedies", "Choose the model on Model access of a new set-up, or accept it in the console."
)
_OTHER_ID = translate("Remedies", "%1 cannot be called by this id from %2.")
_OTHER_ID_ADVICE = translate("Remedies", "Call it as %1.")
_NO_FORM = translate("Remedies", "The form was not filled in for this run.")
_NO_FORM_ADVICE = translate("Remedies", "Fill it in on Model access of a new set-up.")
_CONNECTOR_GONE = translate("Remedies", "The connector is not in Kibana any more.")
_CONNECTOR_GONE_ADVICE = translate("Remedies", "Undo this run, then set the connector up anew.")


def _set_url(case: _Case, values: Mapping[str, str]) -> Text:
    url = values.get("url") or bedrock_url(case.connected.region)
    _update_connector(case.connected, {"apiUrl": url})
    return _URL_SET(url)


def _set_region(case: _Case, values: Mapping[str, str]) -> Text:
    region = case.connected.region
    _update_connector(case.connected, {"region": region})
    return _REGION_SET(region)


def _use_profile(case: _Case, values: Mapping[str, str]) -> Text:
    """Call a model, the default one unless it is named, through the best profile to it."""
    ways = (ModelKind.GEO_PROFILE, ModelKind.GLOBAL_PROFILE)
    models = model_discovery.models(case.reach.aws, case.cancel)
    wanted = values.get("model") or case.connected.call_id
    profile = next((m for m in models if m.model_id == wanted and m.kind in ways), None)
    if profile is None:
        region = case.connected.region
        raise Problem("remedy-no-profile", _NO_PROFILE(region), _NO_PROFILE_ADVICE)
    _allow(case, profile)
    return _set_model(case, profile.call_id)


def _use_model(case: _Case, values: Mapping[str, str]) -> Text:
    """Make another of the chosen models the default; the policy allows all of them."""
    return _set_model(case, values["model"])


def _set_model(case: _Case, call_id: str) -> Text:
    _update_connector(case.connected, {"defaultModel": call_id})
    facts = case.connected.facts.get("connector", {})
    case.remember("connector", {**facts, MODEL_FACT: call_id})
    return _MODEL_SET(call_id)


def _widen_policy(case: _Case, values: Mapping[str, str]) -> Text:
    wanted = values.get("model") or case.connected.call_id
    models = model_discovery.models(case.reach.aws, case.cancel)
    model = next((m for m in models if m.call_id == wanted), None)
    if model is None:
        region = case.connected.region
        way = next((m for m in models if m.model_id == wanted), None)
        if way is not None:
            title, advice = _OTHER_ID(wanted, region), _OTHER_ID_ADVICE(way.call_id)
            raise Problem("remedy-other-id", title, advice)
        raise Problem("remedy-no-profile", _NO_PROFILE(region), _NO_PROFILE_ADVICE)
    _allow(case, model)
    return _WIDENED(model.name)


def _submit_form(case: _Case, _values: Mapping[str, str]) -> Text:
    spec = case.connected.spec("use-case-form")
    if spec is None:
        raise Problem("remedy-no-form", _NO_FORM, _NO_FORM_ADVICE)
    step = use_case_form.build(case.connected.plan, spec, case.reach)
    run = RunContext(case.run_id, case.cancel)
    found = step.inspect(run)
    if found.standing is Standing.ABSENT:
        step.verify(run, step.apply(run, found))
    return _FORM_SENT


def _accept_agreement(case: _Case, values: Mapping[str, str]) -> Text:
    """Accept the agreement of the default model; undoing the run ends it again.

    Another one that is named has to be one that was accepted before: its terms were shown.
    """
    models = model_discovery.models(case.reach.aws, case.cancel)
    wanted = values.get("model") or case.connected.call_id
    model = next((m for m in models if wanted in (m.call_id, m.model_id)), None)
    model_id, name = (model.model_id, model.name) if model else (wanted, wanted)
    step_id = f"agreement:{model_id}"
    if wanted != case.connected.call_id and step_id not in case.connected.facts:
        raise Problem("remedy-unread", _UNREAD(name), _UNREAD_ADVICE)
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


def _send_secrets(case: _Case, _values: Mapping[str, str]) -> Text:
    return send_again(case.connected, lambda key: _update_connector(case.connected, {}, key))


def _new_secret(case: _Case, _values: Mapping[str, str]) -> Text:
    connected = case.connected
    spec = connected.spec("key-works")
    if spec is None:
        raise not_ours(connected.access_key_id)
    works = key_works.build(connected.plan, spec, connected.reach)
    return replace_key(
        case,
        trial=lambda entry: replace(works, entry=entry),
        send=lambda key: _update_connector(connected, {}, key),
    )


def _allow(case: _Case, model: Model) -> None:
    """Add to the run's policy what a call of this model needs."""
    arn = need_own_policy(case)
    aws = case.reach.aws
    more = build_policy((model,), discovery.identify(aws), aws.region, PolicyScope.CHOSEN).document
    extend_policy(aws, arn, more["Statement"])


def _update_connector(
    connected: BedrockConnected, changes: Mapping[str, str], key: StaticCredentials | None = None
) -> None:
    """Change the connector's config, and send its secrets, which Kibana wants every time."""
    kibana = connected.reach.kibana
    there = kibana.connector(connected.connector_id)
    if there is None:
        raise Problem("connector-gone", _CONNECTOR_GONE, _CONNECTOR_GONE_ADVICE)
    if there["connector_type_id"] != BEDROCK:
        raise not_ours(there["name"])
    key = key or need_key(connected.reach.vault, connected.secret_name)
    kibana.update_connector(
        connected.connector_id,
        name=there["name"],
        config={**there["config"], **changes},
        secrets={"accessKey": key.access_key_id, "secret": key.secret_access_key},
    )


REMEDIES: Mapping[str, Remedy[BedrockConnected]] = {
    "set-connector-url": _set_url,
    "set-connector-region": _set_region,
    "send-secrets": _send_secrets,
    "use-model": _use_model,
    "use-profile": _use_profile,
    "widen-policy": _widen_policy,
    "submit-form": _submit_form,
    "accept-agreement": _accept_agreement,
    "new-secret": _new_secret,
}
"""The remedies by the kind of the `Fix`."""

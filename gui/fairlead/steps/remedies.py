"""The remedies that Fairlead carries out on a connection of its own, by the kind of the `Fix`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Fix, Problem
from fairlead.core.plan import StepSpec
from fairlead.core.step import Facts, RunContext, Standing
from fairlead.core.texts import Text, translate
from fairlead.flows.answers import PolicyScope
from fairlead.flows.endpoints import bedrock_url
from fairlead.flows.models import Model, ModelKind
from fairlead.flows.policies import build_policy
from fairlead.flows.policy_draft import LENGTH_LIMIT, count_length
from fairlead.flows.policy_rules import as_list
from fairlead.flows.s3_views import SyncState
from fairlead.services.aws import StaticCredentials
from fairlead.services.sync_jobs import SyncJobs
from fairlead.steps import (
    access_key,
    bucket_access,
    connector_configuration,
    discovery,
    iam,
    key_works,
    model_agreement,
    use_case_form,
)
from fairlead.steps.bucket_access import BucketAccess
from fairlead.steps.connected import MODEL_FACT, Connected
from fairlead.steps.elastic import need_elasticsearch
from fairlead.steps.key_works import KeyWorks
from fairlead.steps.keyring_entry import need_key
from fairlead.steps.kibana_connector import BEDROCK
from fairlead.steps.policy_versions import put_document
from fairlead.steps.reach import Reach
from fairlead.steps.rotation import Rotation

_UNKNOWN = translate("Remedies", "This version of Fairlead does not know the remedy “%1”.")
_UNKNOWN_ADVICE = translate("Remedies", "Put it right by hand, following the advice.")
_URL_SET = translate("Remedies", "The connector's URL is %1 now.")
_REGION_SET = translate("Remedies", "The connector's region is %1 now.")
_SENT = translate("Remedies", "Kibana has the secrets of the connector again.")
_MODEL_SET = translate("Remedies", "The connector's default model is %1 now.")
_WIDENED = translate("Remedies", "The policy allows %1 now.")
_OPENED = translate("Remedies", "%1 is open to the account now.")
_FORM_SENT = translate("Remedies", "The use case form is submitted.")
_ROTATED = translate("Remedies", "The connector uses the new key %1; the old one is deleted.")
_NOT_OURS = translate("Remedies", "%1 was not made by this run.")
_NOT_OURS_ADVICE = translate("Remedies", "Fairlead changes only what it made. Change it by hand.")
_CONNECTOR_GONE = translate("Remedies", "The connector is not in Kibana any more.")
_CONNECTOR_GONE_ADVICE = translate("Remedies", "Undo this run, then set the connector up anew.")
_NO_PROFILE = translate("Remedies", "No inference profile for this model is offered in %1.")
_NO_PROFILE_ADVICE = translate("Remedies", "Choose another model, or another region.")
_NO_FORM = translate("Remedies", "The form was not filled in for this run.")
_NO_FORM_ADVICE = translate("Remedies", "Fill it in on Model access of a new set-up.")
_TOO_LONG = translate("Remedies", "The policy has no room for another model.")
_TOO_LONG_ADVICE = translate(
    "Remedies", "Set up the connection anew with a policy for any Claude model."
)

_SYNC_RUNNING = translate("Remedies", "A full sync with the old key is not over yet.")
_SYNC_RUNNING_ADVICE = translate(
    "Remedies",
    "Without its key the connector would take the rest of the buckets for empty and delete their"
    " documents. Wait for the sync or cancel it, then try again.",
)

Remember = Callable[[str, Facts], None]
"""Journals new facts of a step that is done, by its id."""


@dataclass(frozen=True, slots=True)
class Case:
    """The run whose connection needs a remedy, and everything that the remedy may use."""

    run_id: str
    connected: Connected
    remember: Remember
    cancel: CancelToken

    @property
    def reach(self) -> Reach:
        """The way to both ends."""
        return self.connected.reach


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
    _update_connector(case, {"apiUrl": url})
    return _URL_SET(url)


def _set_region(case: Case, values: Mapping[str, str]) -> Text:
    region = case.connected.region
    _update_connector(case, {"region": region})
    return _REGION_SET(region)


def _send_secrets(case: Case, _values: Mapping[str, str]) -> Text:
    _update_connector(case, {})
    return _SENT


def _use_profile(case: Case, _values: Mapping[str, str]) -> Text:
    """Call the default model through the best profile that leads to it."""
    ways = (ModelKind.GEO_PROFILE, ModelKind.GLOBAL_PROFILE)
    models = discovery.models(case.reach.aws, case.cancel)
    wanted = case.connected.call_id
    profile = next((m for m in models if m.model_id == wanted and m.kind in ways), None)
    if profile is None:
        region = case.connected.region
        raise Problem("remedy-no-profile", _NO_PROFILE(region), _NO_PROFILE_ADVICE)
    _allow(case, profile)
    return _set_model(case, profile.call_id)


def _use_model(case: Case, values: Mapping[str, str]) -> Text:
    """Make another of the chosen models the default; the policy allows all of them."""
    return _set_model(case, values["model"])


def _set_model(case: Case, call_id: str) -> Text:
    _update_connector(case, {"defaultModel": call_id})
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
    _allow(case, model)
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


def _new_secret(case: Case, _values: Mapping[str, str]) -> Text:
    """Replace the access key by a new one and send that to the connector."""
    key_spec, works = case.connected.spec("iam-access-key"), _trial(case)
    facts = case.connected.facts.get("access-key")
    if key_spec is None or works is None or not facts:
        raise _not_ours(case.connected.access_key_id)
    _need_no_sync(case)
    step = access_key.build(case.connected.plan, key_spec, case.reach)
    rotation = Rotation(
        step,
        works,
        send=lambda key: _send_key(case, key),
        remember=lambda renewed: case.remember(key_spec.id, renewed),
    )
    return _ROTATED(rotation.rotate(facts, case.cancel))


def _trial(case: Case) -> KeyWorks | BucketAccess | None:
    """Return the step that tried the key of this connection."""
    plan = case.connected.plan
    if (spec := case.connected.spec("key-works")) is not None:
        return key_works.build(plan, spec, case.reach)
    if (spec := case.connected.spec("bucket-access")) is not None:
        return bucket_access.build(plan, spec, case.reach)
    return None


def _need_no_sync(case: Case) -> None:
    """Make sure that no full sync loses its key halfway: it would take buckets for empty."""
    spec = case.connected.spec("s3-connector")
    if spec is None:
        return
    jobs = SyncJobs(need_elasticsearch(case.reach.elasticsearch))
    newest = jobs.newest(spec.values["connector_id"])
    if newest is not None and not SyncState(newest.status).is_over:
        raise Problem("sync-running", _SYNC_RUNNING, _SYNC_RUNNING_ADVICE, retryable=True)


def _send_key(case: Case, key: StaticCredentials) -> None:
    """Give a new key to whichever connector uses it."""
    spec = case.connected.spec("connector-configuration")
    if spec is None:
        _update_connector(case, {}, key)
    else:
        connector_configuration.build(case.connected.plan, spec, case.reach).replace_key(key)


def _update_connector(
    case: Case, changes: Mapping[str, str], key: StaticCredentials | None = None
) -> None:
    """Change the connector's config, and send its secrets, which Kibana wants every time."""
    connector_id = case.connected.connector_id
    there = case.reach.kibana.connector(connector_id)
    if there is None:
        raise Problem("connector-gone", _CONNECTOR_GONE, _CONNECTOR_GONE_ADVICE)
    if there["connector_type_id"] != BEDROCK:
        raise _not_ours(there["name"])
    key = key or need_key(case.reach.vault, case.connected.secret_name)
    case.reach.kibana.update_connector(
        connector_id,
        name=there["name"],
        config={**there["config"], **changes},
        secrets={"accessKey": key.access_key_id, "secret": key.secret_access_key},
    )


def _allow(case: Case, model: Model) -> None:
    """Add to the run's policy what a call of this model needs."""
    aws, arn = case.reach.aws, case.connected.policy_arn
    policy = iam.find(aws, "get_policy", PolicyArn=arn) if arn else None
    if policy is None or not iam.is_marked(policy["Policy"], case.run_id):
        raise _not_ours(arn.rsplit("/", 1)[-1])
    identity = discovery.identify(aws)
    document: dict[str, Any] = discovery.policy_document(aws, arn)
    more = build_policy((model,), identity, aws.region, PolicyScope.CHOSEN).document
    statements = _add_statements(as_list(document["Statement"]), more["Statement"])
    widened = json.dumps({**document, "Statement": statements}, separators=(",", ":"))
    if count_length(widened) > LENGTH_LIMIT:
        raise Problem("policy-too-long", _TOO_LONG, _TOO_LONG_ADVICE)
    put_document(aws, arn, widened)


def _add_statements(
    there: list[dict[str, Any]], more: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return both, the new ones under statement ids that are free; what is there stays once."""
    bodies = [_without_sid(statement) for statement in there]
    taken = {statement.get("Sid") for statement in there}
    free = (sid for n in range(1, 1000) if (sid := f"InvokeAddedModels{n}") not in taken)
    added = [
        {"Sid": next(free), **_without_sid(statement)}
        for statement in more
        if _without_sid(statement) not in bodies
    ]
    return [*there, *added]


def _without_sid(statement: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in statement.items() if name != "Sid"}


def _not_ours(what: str) -> Problem:
    return Problem("remedy-not-ours", _NOT_OURS(what), _NOT_OURS_ADVICE)


_REMEDIES: Mapping[str, Callable[[Case, Mapping[str, str]], Text]] = {
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

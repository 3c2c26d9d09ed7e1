"""Checks under the test prompt: each looks at one thing that a connection rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Fix
from fairlead.core.texts import Text, translate
from fairlead.flows.endpoints import bedrock_url, signing_region
from fairlead.flows.models import Model
from fairlead.flows.needs import INVOKE, Need, needs_of
from fairlead.flows.policy_rules import Request, Verdict, judge
from fairlead.flows.views import Check, CheckState, Side
from fairlead.services.aws import Aws
from fairlead.steps import discovery, iam, model_discovery
from fairlead.steps.bedrock_connected import BedrockConnected

_KEY = translate("Checks", "Key is active and belongs to %1")
_KEY_GONE = translate("Checks", "Key %1 is not among the keys of %2")
_KEY_OFF = translate("Checks", "Key %1 of %2 is deactivated")
_KEY_REMEDY = translate("Checks", "Make a new one with Replace the key.")
_POLICY = translate("Checks", "Policy allows invoke and streaming for this model")
_POLICY_NOT = translate("Checks", "Policy does not allow invoke and streaming for this model")
_POLICY_LACKS = translate("Checks", "It lacks %1 on %2.")
_POLICY_DEPENDS = translate("Checks", "Whether the policy allows this model depends on conditions")
_POLICY_DEPENDS_MEANING = translate("Checks", "They cannot be judged from here; the prompt tells.")
_MODEL_GONE = translate("Checks", "The model %1 is not offered in %2 any more")
_MODEL_GONE_REMEDY = translate("Checks", "Choose another default model.")
_SECRETS = translate("Checks", "Connector has its secrets")
_SECRETS_NOT = translate("Checks", "Connector has lost its secrets")
_SECRETS_REMEDY = translate(
    "Checks",
    "Kibana's encryption key has changed, or the connector was imported. Fairlead can send them"
    " again.",
)
_CONNECTOR_GONE = translate("Checks", "The connector is not in Kibana any more")
_CONNECTOR_GONE_REMEDY = translate("Checks", "Somebody deleted it. Undo, and set it up anew.")
_REGION = translate("Checks", "Connector region matches model")
_REGION_NOT = translate("Checks", "Connector signs for %1, but the model is in %2")


_SEND = translate("Checks", "Send the secrets again")
_REPLACE_KEY = translate("Checks", "Replace the key")
_WIDEN = translate("Checks", "Add this model to the policy")
_SET_URL = translate("Checks", "Set the URL to %1")


def check_key(connected: BedrockConnected) -> Check:
    """Tell whether IAM lists the connector's key as active at its user."""
    keys = iam.list_keys(connected.reach.aws, connected.user)
    key_id, user = connected.access_key_id, connected.user
    status = next((key["Status"] for key in keys if key["AccessKeyId"] == key_id), None)
    if status == "Active":
        return _passed(Side.AWS, _KEY(user))
    title = _KEY_GONE(key_id, user) if status is None else _KEY_OFF(key_id, user)
    fix = Fix("new-secret", _REPLACE_KEY)
    return Check("", Side.AWS, CheckState.FAILED, title, meaning=_KEY_REMEDY, fix=fix)


def check_policy(connected: BedrockConnected, cancel: CancelToken) -> Check:
    """Judge the policy by what one call of the default model asks IAM for."""
    aws = connected.reach.aws
    model = _find_model(connected, cancel)
    if model is None:
        title = _MODEL_GONE(connected.call_id, connected.region)
        return Check("", Side.AWS, CheckState.FAILED, title, meaning=_MODEL_GONE_REMEDY)
    document = discovery.policy_document(aws, connected.policy_arn)
    verdicts = _judge_model(document, model, aws)
    lacking = [
        (action, need)
        for (action, need), verdict in verdicts
        if verdict in (Verdict.MISSING, Verdict.DENIED)
    ]
    if lacking:
        action, need = lacking[0]
        return Check(
            "",
            Side.AWS,
            CheckState.FAILED,
            _POLICY_NOT,
            meaning=_POLICY_LACKS(action, need.resource),
            fix=Fix("widen-policy", _WIDEN, {"model": model.call_id}),
        )
    if any(verdict is Verdict.DEPENDS for _asked, verdict in verdicts):
        return Check(
            "", Side.AWS, CheckState.WARNING, _POLICY_DEPENDS, meaning=_POLICY_DEPENDS_MEANING
        )
    return _passed(Side.AWS, _POLICY)


def check_secrets(connected: BedrockConnected) -> Check:
    """Tell whether the connector is there and can still read its secrets."""
    there = connected.reach.kibana.connector(connected.connector_id)
    failed = CheckState.FAILED
    if there is None:
        return Check("", Side.ELASTIC, failed, _CONNECTOR_GONE, meaning=_CONNECTOR_GONE_REMEDY)
    if there.get("is_missing_secrets"):
        fix = Fix("send-secrets", _SEND)
        return Check("", Side.ELASTIC, failed, _SECRETS_NOT, meaning=_SECRETS_REMEDY, fix=fix)
    return _passed(Side.ELASTIC, _SECRETS)


def check_region(connected: BedrockConnected) -> Check:
    """Tell whether the region that Kibana signs for is the one whose models were chosen."""
    there = connected.reach.kibana.connector(connected.connector_id)
    config = {} if there is None else there["config"]
    signed = signing_region(config.get("apiUrl", ""), config.get("region", ""))
    if there is not None and signed == connected.region:
        return _passed(Side.ELASTIC, _REGION)
    url = bedrock_url(connected.region)
    return Check(
        "",
        Side.ELASTIC,
        CheckState.FAILED,
        _REGION_NOT(signed, connected.region),
        fix=Fix("set-connector-url", _SET_URL(url), {"url": url}) if there is not None else None,
    )


def _find_model(connected: BedrockConnected, cancel: CancelToken) -> Model | None:
    """Return the connection's default model as Bedrock lists it now."""
    models = model_discovery.models(connected.reach.aws, cancel)
    return next((model for model in models if model.call_id == connected.call_id), None)


def _judge_model(
    document: Mapping[str, Any], model: Model, aws: Aws
) -> list[tuple[tuple[str, Need], Verdict]]:
    """Return what a policy says to each action on each resource that a call of the model needs."""
    needs = needs_of(model, aws.partition, aws.region)
    return [
        ((action, need), judge(document, _request(action, need)))
        for action in INVOKE
        for need in needs
    ]


def _request(action: str, need: Need) -> Request:
    context = {key.lower(): value for key, value in need.context.items()}
    return Request(action, need.resource, context)


def _passed(side: Side, title: Text) -> Check:
    return Check("", side, CheckState.PASSED, title)

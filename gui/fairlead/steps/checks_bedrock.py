"""Rows of the preflight about Bedrock and its connector in Kibana."""

from __future__ import annotations

import json

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Fix
from fairlead.core.texts import Text, translate
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.models import Gate
from fairlead.flows.views import Check, CheckState, Side
from fairlead.services.aws import Aws
from fairlead.services.kibana import Kibana
from fairlead.services.problems import ServiceProblem
from fairlead.steps import model_discovery
from fairlead.steps.gates import use_case_gate
from fairlead.steps.kibana_connector import BEDROCK

FEATURE = "generativeAIForSecurity"
"""The feature id under which Kibana lists the Bedrock connector's type."""

_MODELS = translate("Preflight", "Bedrock is offered in %1, %2 Claude models")
_NO_MODELS = translate("Preflight", "No Claude model can be called from %1")
_NO_MODELS_MEANING = translate("Preflight", "Choose another region.")
_FORM_DONE = translate("Preflight", "Use case form submitted")
_FORM_MISSING = translate("Preflight", "Use case form not submitted yet")
_FORM_MISSING_MEANING = translate("Preflight", "Asked for on “Model access”, once per account")
_FORM_UNKNOWN = translate("Preflight", "Whether the use case form is submitted is not known")
_FORM_UNKNOWN_MEANING = translate(
    "Preflight", "This sign-in may not look (bedrock:GetUseCaseForModelAccess)."
)
_LICENSED = translate("Preflight", "The license includes Bedrock connectors")
_UNLICENSED = translate("Preflight", "The license does not include Bedrock connectors")
_UNLICENSED_MEANING = translate(
    "Preflight", "They need the %1 license. Upgrade, or start a trial under Stack Management."
)
_DISABLED = translate("Preflight", "Bedrock connectors are disabled in this Kibana")
_DISABLED_MEANING = translate(
    "Preflight", "Add .bedrock to xpack.actions.enabledActionTypes in kibana.yml."
)
_UNKNOWN_TYPE = translate("Preflight", "This Kibana does not know Bedrock connectors")
_UNKNOWN_TYPE_MEANING = translate("Preflight", "Update it to a version that has them.")
_MAY_CREATE = translate("Preflight", "May create connectors, and Kibana can encrypt their secrets")
_MAY_NOT_CREATE = translate("Preflight", "This sign-in may not create connectors")
_MAY_NOT_CREATE_MEANING = translate(
    "Preflight", "It needs “All” on Actions and Connectors in this space."
)
_COPY_ROLE = translate("Preflight", "Copy the role for your administrator")
_BROKEN = translate("Preflight", "Kibana fails at its connectors, most often for want of a key")
_BROKEN_MEANING = translate(
    "Preflight",
    "It tells the reason to its log alone. If that says that the encryption key is missing: set"
    " xpack.encryptedSavedObjects.encryptionKey in kibana.yml, for example to what"
    " bin/kibana-encryption-keys generates, and restart Kibana.",
)


def check_models(aws: Aws, cancel: CancelToken) -> Check:
    """Count the Claude models that can be called from the region."""
    number = len({model.model_id for model in model_discovery.models(aws, cancel)})
    if not number:
        return _aws(CheckState.FAILED, _NO_MODELS(aws.region), _NO_MODELS_MEANING)
    return _aws(CheckState.PASSED, _MODELS(aws.region, number))


def check_use_case(aws: Aws) -> Check:
    """Tell whether the account submitted Anthropic's form."""
    gate = use_case_gate(aws)
    if gate is Gate.OPEN:
        return _aws(CheckState.PASSED, _FORM_DONE)
    if gate is Gate.SHUT:
        return _aws(CheckState.WARNING, _FORM_MISSING, _FORM_MISSING_MEANING)
    return _aws(CheckState.WARNING, _FORM_UNKNOWN, _FORM_UNKNOWN_MEANING)


def check_license(kibana: Kibana) -> Check:
    """Tell whether license and configuration allow connectors of this type."""
    kinds = kibana.connector_types(FEATURE)
    kind = next((kind for kind in kinds if kind["id"] == BEDROCK), None)
    if kind is None:
        return _elastic(CheckState.FAILED, _UNKNOWN_TYPE, _UNKNOWN_TYPE_MEANING)
    if not kind["enabled_in_license"]:
        meaning = _UNLICENSED_MEANING(kind["minimum_license_required"].capitalize())
        return _elastic(CheckState.FAILED, _UNLICENSED, meaning)
    if not kind["enabled_in_config"]:
        return _elastic(CheckState.FAILED, _DISABLED, _DISABLED_MEANING)
    return _elastic(CheckState.PASSED, _LICENSED)


def check_create(kibana: Kibana, answers: BedrockAnswers) -> Check:
    """Ask for a connector that cannot be made, and read from the refusal what stands in the way."""
    try:
        kibana.probe_create(BEDROCK)
    except ServiceProblem as problem:
        if problem.status == 403 and "license" not in problem.details:
            return Check(
                "",
                Side.ELASTIC,
                CheckState.FAILED,
                _MAY_NOT_CREATE,
                meaning=_MAY_NOT_CREATE_MEANING,
                fix=Fix("copy", _COPY_ROLE),
                copyable=role_for_operator(answers),
                problem=problem,
            )
        if problem.status == 500:
            # Without a key to encrypt secrets with Kibana answers every question about connectors
            # like this, and hides the reason from whoever asks.
            return Check(
                "",
                Side.ELASTIC,
                CheckState.FAILED,
                _BROKEN,
                meaning=_BROKEN_MEANING,
                problem=problem,
            )
        raise
    return _elastic(CheckState.PASSED, _MAY_CREATE)


def role_for_operator(answers: BedrockAnswers) -> str:
    """Return the narrowest role for this, as a request for the console of Kibana's Dev Tools."""
    cluster = ["manage_inference"] if answers.connector.with_inference else []
    role = {
        "elasticsearch": {"cluster": cluster, "indices": []},
        "kibana": [
            {"base": [], "feature": {"actions": ["all"]}, "spaces": [answers.elastic.space]}
        ],
    }
    return f"PUT kbn:/api/security/role/fairlead\n{json.dumps(role, indent=2)}"


def _aws(state: CheckState, title: Text, meaning: Text | None = None) -> Check:
    return Check("", Side.AWS, state, title, meaning=meaning)


def _elastic(state: CheckState, title: Text, meaning: Text | None = None) -> Check:
    return Check("", Side.ELASTIC, state, title, meaning=meaning)

"""Rows of the preflight about Elastic."""

from __future__ import annotations

import json

from fairlead.core.errors import Fix
from fairlead.core.texts import Text, translate
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.views import Check, CheckState, Side
from fairlead.services.kibana import Kibana
from fairlead.services.problems import ServiceProblem
from fairlead.steps.kibana_connector import BEDROCK

FEATURE = "generativeAIForSecurity"
"""The feature id under which Kibana lists the Bedrock connector's type."""

_ANSWERS = translate("Preflight", "Kibana %1 answers, certificate trusted by this computer")
_ILL = translate("Preflight", "Kibana %1 answers, but reports that it is %2")
_ILL_MEANING = translate("Preflight", "See Stack Monitoring or its log; setting up may fail.")
_STRANGER = translate("Preflight", "Kibana answers, but does not accept this sign-in")
_STRANGER_MEANING = translate(
    "Preflight", "Check the API key, or the user name and the password, and that they are for it."
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


def check_kibana(kibana: Kibana) -> Check:
    """Tell the version of what answers, and whether it is well."""
    status = kibana.status()
    if "version" not in status:
        return _check(CheckState.FAILED, _STRANGER, _STRANGER_MEANING)
    version = status["version"]["number"]
    level = status["status"]["overall"]["level"]
    if level != "available":
        return _check(CheckState.WARNING, _ILL(version, level), _ILL_MEANING)
    return _check(CheckState.PASSED, _ANSWERS(version))


def check_license(kibana: Kibana) -> Check:
    """Tell whether license and configuration allow connectors of this type."""
    kinds = kibana.connector_types(FEATURE)
    kind = next((kind for kind in kinds if kind["id"] == BEDROCK), None)
    if kind is None:
        return _check(CheckState.FAILED, _UNKNOWN_TYPE, _UNKNOWN_TYPE_MEANING)
    if not kind["enabled_in_license"]:
        meaning = _UNLICENSED_MEANING(kind["minimum_license_required"].capitalize())
        return _check(CheckState.FAILED, _UNLICENSED, meaning)
    if not kind["enabled_in_config"]:
        return _check(CheckState.FAILED, _DISABLED, _DISABLED_MEANING)
    return _check(CheckState.PASSED, _LICENSED)


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
    return _check(CheckState.PASSED, _MAY_CREATE)


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


def _check(state: CheckState, title: Text, meaning: Text | None = None) -> Check:
    return Check("", Side.ELASTIC, state, title, meaning=meaning)

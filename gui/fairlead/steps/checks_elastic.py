"""Rows of the preflight about Elastic."""

from __future__ import annotations

from fairlead.core.texts import Text, translate
from fairlead.flows.views import Check, CheckState, Side
from fairlead.services.kibana import Kibana

_ANSWERS = translate("Preflight", "Kibana %1 answers, certificate trusted")
_PLAIN = translate("Preflight", "Kibana %1 answers, without encryption (http)")
_ILL = translate("Preflight", "Kibana %1 answers, but reports that it is %2")
_ILL_MEANING = translate("Preflight", "See Stack Monitoring or its log; setting up may fail.")
_STRANGER = translate("Preflight", "Kibana answers, but does not accept this sign-in")
_STRANGER_MEANING = translate(
    "Preflight", "Check the API key, or the user name and the password, and that they are for it."
)


def check_kibana(kibana: Kibana) -> Check:
    """Tell the version of what answers, and whether it is well."""
    status = kibana.status().told
    if "version" not in status:
        return _check(CheckState.FAILED, _STRANGER, _STRANGER_MEANING)
    version = status["version"]["number"]
    level = status["status"]["overall"]["level"]
    if level != "available":
        return _check(CheckState.WARNING, _ILL(version, level), _ILL_MEANING)
    answers = _ANSWERS if kibana.is_encrypted else _PLAIN
    return _check(CheckState.PASSED, answers(version))


def _check(state: CheckState, title: Text, meaning: Text | None = None) -> Check:
    return Check("", Side.ELASTIC, state, title, meaning=meaning)

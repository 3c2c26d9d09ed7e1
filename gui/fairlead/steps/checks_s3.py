"""Rows of the preflight about buckets and about content connectors in Elasticsearch."""

from __future__ import annotations

from fairlead.core.errors import Fix
from fairlead.core.texts import Text, translate, verbatim
from fairlead.flows.answers import Deployment
from fairlead.flows.s3_answers import ApiKeySource, S3Answers
from fairlead.flows.s3_hosts import check_api_key, check_version
from fairlead.flows.views import Check, CheckState, Side
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.steps.elastic import need_elasticsearch
from fairlead.steps.s3_rights import elastic_privileges, operator_role

_ANSWERS = translate("Preflight", "Elasticsearch %1 answers, certificate trusted")
_PLAIN = translate("Preflight", "Elasticsearch %1 answers, without encryption (http)")
_OLD = translate("Preflight", "Elasticsearch %1 answers, but is too old")
_MAY = translate("Preflight", "May make the index, the connector and its API key")
_MAY_NOT = translate("Preflight", "This sign-in lacks rights in Elasticsearch")
_MISSING = translate("Preflight", "Missing: %1")
_COPY_ROLE = translate("Preflight", "Copy the role for your administrator")
_NO_NEW_KEY = translate("Preflight", "This sign-in cannot create the connector's API key")

_KEY_SOURCES = {
    ApiKeySource.NEW: translate("Preflight", "The connector's API key can be created"),
    ApiKeySource.PASTED: translate("Preflight", "The connector gets the API key that you paste"),
    ApiKeySource.OPERATOR: translate(
        "Preflight", "The connector service uses the API key that you are signed in with"
    ),
}


def check_elasticsearch(elasticsearch: Elasticsearch | None) -> Check:
    """Tell the version of what answers, and whether its Connector API is the one that is spoken."""
    reached = need_elasticsearch(elasticsearch)
    version = reached.info()["version"]
    number = version["number"]
    is_serverless = version.get("build_flavor") == "serverless"
    old = check_version(Deployment(number, is_serverless=is_serverless))
    if old is not None:
        return _check(CheckState.FAILED, _OLD(number), old.text)
    answers = _ANSWERS if reached.is_encrypted else _PLAIN
    return _check(CheckState.PASSED, answers(number))


def check_privileges(elasticsearch: Elasticsearch | None, answers: S3Answers) -> Check:
    """Ask Elasticsearch whether the caller has every privilege that a run uses."""
    held = need_elasticsearch(elasticsearch).has_privileges(elastic_privileges(answers))
    lacking = [name for name, is_held in held["cluster"].items() if not is_held]
    lacking += [
        f"{privilege} ({index})"
        for index, privileges in held["index"].items()
        for privilege, is_held in privileges.items()
        if not is_held
    ]
    if not lacking:
        return _check(CheckState.PASSED, _MAY)
    return Check(
        "",
        Side.ELASTIC,
        CheckState.FAILED,
        _MAY_NOT,
        meaning=_MISSING(verbatim(", ".join(lacking))),
        fix=Fix("copy", _COPY_ROLE),
        copyable=operator_role(answers),
    )


def check_key_source(answers: S3Answers) -> Check:
    """Tell where the connector's API key comes from, or that it cannot come from there."""
    issue = check_api_key(answers.elastic, answers.connector)
    if issue is None:
        return _check(CheckState.PASSED, _KEY_SOURCES[answers.connector.api_key])
    return _check(CheckState.WARNING, _NO_NEW_KEY, issue.text)


def _check(state: CheckState, title: Text, meaning: Text | None = None) -> Check:
    return Check("", Side.ELASTIC, state, title, meaning=meaning)

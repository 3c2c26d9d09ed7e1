"""The setup file of a Bedrock journey."""

from __future__ import annotations

from dataclasses import dataclass

from fairlead.core.texts import translate
from fairlead.flows.answers import PolicyScope
from fairlead.flows.bedrock_answers import (
    BedrockAnswers,
    ConnectorAnswers,
    ModelAnswers,
    UseCaseForm,
)
from fairlead.flows.setup_check import Keys
from fairlead.flows.setup_shared import (
    Secrets,
    Setup,
    read_aws,
    read_elastic,
    read_key,
    read_policy,
    read_user,
)
from fairlead.flows.setup_toml import Table, wrong

RECOMMENDED = "recommended"

SCOPES = {
    scope.value: scope for scope in (PolicyScope.CHOSEN, PolicyScope.FAMILY, PolicyScope.DOCUMENTED)
}
USERS = {"internal": "0", "external": "1", "both": "2"}

KEYS: Keys = {
    "models": {
        "chosen": "models",
        **{name: f"use_case.{name}" for name in UseCaseForm.__dataclass_fields__},
    },
    "connector": {
        name: f"connector.{name}"
        for name in ("name", "api_url", "region", "with_inference", "inference_id")
    },
}

_MODELS = translate("Setup", "“recommended” or a list of model ids is expected.")


@dataclass(frozen=True, slots=True)
class BedrockSetup(Setup[BedrockAnswers]):
    """What a setup file for Bedrock says.

    Attributes:
        model_ids: What goes into the requests: model ids, profile ids or ARNs; () stands for the
            recommended one.
        default_id: The one that is called when a request names none, "" for the first.
        accept_agreements: Whether agreements that are still missing are accepted.
    """

    model_ids: tuple[str, ...] = ()
    default_id: str = ""
    accept_agreements: bool = False


def read_bedrock(root: Table, connector_id: str) -> BedrockSetup:
    """Read a setup file. `connector_id` is a new UUID for the connector that it describes.

    Raises:
        Problem: A key is missing or of the wrong type, or a secret stands in it.
    """
    secrets: Secrets = {}
    policy, document_file = read_policy(root.table("policy"), SCOPES)
    key, delete_key = read_key(root.table("access_key"), secrets)
    return BedrockSetup(
        answers=BedrockAnswers(
            aws=read_aws(root.table("aws"), secrets),
            elastic=read_elastic(root.table("elastic"), secrets),
            policy=policy,
            user=read_user(root.table("user")),
            key=key,
            models=ModelAnswers(form=_read_form(root)),
            connector=_read_connector(root.table("connector"), connector_id),
        ),
        secrets=secrets,
        model_ids=_read_models(root),
        default_id=root.text("default"),
        accept_agreements=root.flag("accept_agreements"),
        delete_key=delete_key,
        document_file=document_file,
    )


def _read_models(root: Table) -> tuple[str, ...]:
    value = root.take("models")
    if value in (None, RECOMMENDED):
        return ()
    if not isinstance(value, list) or not value:
        raise wrong("models", _MODELS)
    return root.texts("models")


def _read_form(root: Table) -> UseCaseForm | None:
    table = root.table("use_case")
    if not root.has("use_case"):
        return None
    form = UseCaseForm(
        company_name=table.text("company_name", None),
        company_website=table.text("company_website", None),
        intended_users=table.choice("intended_users", USERS),
        industry=table.text("industry", None),
        other_industry=table.text("other_industry"),
        use_cases=table.text("use_cases", None),
    )
    table.close()
    return form


def _read_connector(table: Table, connector_id: str) -> ConnectorAnswers:
    connector = ConnectorAnswers(
        name=table.text("name"),
        id=connector_id,
        api_url=table.text("api_url"),
        region=table.text("region"),
        with_inference=table.flag("with_inference"),
        inference_id=table.text("inference_id"),
    )
    table.close()
    return connector

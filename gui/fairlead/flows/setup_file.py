"""The setup file: the answers of a Bedrock journey as TOML, for the command line.

It holds no secret and nothing that is looked up. A secret is named by where it lies: an
environment variable or an entry of the keyring.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.secrets import SecretName
from fairlead.core.texts import translate
from fairlead.flows.answers import (
    AwsSignIn,
    AwsSource,
    ElasticMethod,
    ElasticSignIn,
    KeyAnswers,
    KeyMode,
    PolicyAnswers,
    PolicyScope,
    UserAnswers,
    UserMode,
)
from fairlead.flows.bedrock_answers import (
    BedrockAnswers,
    ConnectorAnswers,
    ModelAnswers,
    UseCaseForm,
)
from fairlead.flows.keys import needs_token
from fairlead.flows.setup_toml import Table, wrong

KIND = "bedrock"
RECOMMENDED = "recommended"

SCOPES = {
    scope.value: scope for scope in (PolicyScope.CHOSEN, PolicyScope.FAMILY, PolicyScope.DOCUMENTED)
}
USERS = {"internal": "0", "external": "1", "both": "2"}

_KIND = translate("Setup", "Only “bedrock” is possible.")
_MODELS = translate("Setup", "“recommended” or a list of model ids is expected.")
_LITERAL = translate("Setup", "The setup file holds a secret at “%1”.")
_LITERAL_ADVICE = translate(
    "Setup",
    "Secrets never go into a file. Put it into the keyring or an environment variable, and write"
    ' { keyring = "entry" } or { env = "NAME" } here. Regard the one in the file as known.',
)
_REFERENCE = translate("Setup", '{ env = "NAME" } or { keyring = "entry" } is expected.')
_EITHER = translate("Setup", "This does not go together with “%1”.")


@dataclass(frozen=True, slots=True)
class SecretRef:
    """Where a secret lies: in an environment variable or in an entry of the keyring."""

    env: str = ""
    keyring: str = ""

    @property
    def values(self) -> Mapping[str, str]:
        """The one of the two that is meant, as the file and a plan write it."""
        return {"env": self.env} if self.env else {"keyring": self.keyring}


@dataclass(frozen=True, slots=True)
class SetupFile:
    """What a setup file says.

    Attributes:
        answers: The answers, without names that are derived and without what is looked up.
        secrets: Where each secret that is needed lies.
        model_ids: What goes into the requests: model ids, profile ids or ARNs; () stands for the
            recommended one.
        accept_agreements: Whether agreements that are still missing are accepted.
        delete_key: The id of the access key that may go where the user has two.
        document_file: A file with the policy document, relative to the setup file.
    """

    answers: BedrockAnswers
    secrets: Mapping[SecretName, SecretRef] = field(default_factory=dict)
    model_ids: tuple[str, ...] = ()
    default_id: str = ""
    accept_agreements: bool = False
    delete_key: str = ""
    document_file: str = ""


def read_setup_file(text: str, connector_id: str) -> SetupFile:
    """Read a setup file. `connector_id` is a new UUID for the connector that it describes.

    Raises:
        Problem: It is not TOML, a key is unknown, missing or of the wrong type, or a secret stands
            in it. The title names the key by its path; no value is repeated.
    """
    root = Table.read(text)
    if root.text("kind", KIND) != KIND:
        raise wrong("kind", _KIND)
    secrets: dict[SecretName, SecretRef] = {}
    connector = root.table("connector")
    policy, document_file = _read_policy(root.table("policy"))
    key, delete_key = _read_key(root.table("access_key"), secrets)
    setup = SetupFile(
        answers=BedrockAnswers(
            aws=_read_aws(root.table("aws"), secrets),
            elastic=_read_elastic(root.table("elastic"), secrets),
            policy=policy,
            user=_read_user(root.table("user")),
            key=key,
            models=ModelAnswers(form=_read_form(root)),
            connector=_read_connector(connector, connector_id),
        ),
        secrets=secrets,
        model_ids=_read_models(root),
        default_id=root.text("default"),
        accept_agreements=root.flag("accept_agreements"),
        delete_key=delete_key,
        document_file=document_file,
    )
    root.close()
    return setup


def _read_models(root: Table) -> tuple[str, ...]:
    value = root.take("models")
    if value in (None, RECOMMENDED):
        return ()
    if not isinstance(value, list) or not value:
        raise wrong("models", _MODELS)
    return root.texts("models")


def _read_aws(table: Table, secrets: dict[SecretName, SecretRef]) -> AwsSignIn:
    aws = AwsSignIn(region=table.text("region", None))
    _refuse_both(table, "profile", "access_key_id")
    _refuse_both(table, "environment", "profile")
    _refuse_both(table, "environment", "access_key_id")
    profile, key_id = table.text("profile", "default"), table.text("access_key_id")
    is_environment = table.flag("environment")
    secret, token = SecretName.AWS_SECRET_ACCESS_KEY, SecretName.AWS_SESSION_TOKEN
    _read_secret(table, "secret_access_key", secret, secrets, is_needed=bool(key_id))
    _read_secret(table, "session_token", token, secrets, is_needed=needs_token(key_id))
    table.close()
    if key_id:
        return replace(aws, source=AwsSource.KEYS, access_key_id=key_id)
    if is_environment:
        return replace(aws, source=AwsSource.ENVIRONMENT)
    return replace(aws, profile=profile)


def _read_elastic(table: Table, secrets: dict[SecretName, SecretRef]) -> ElasticSignIn:
    _refuse_both(table, "api_key", "username")
    username = table.text("username")
    api_key, password = SecretName.ELASTIC_API_KEY, SecretName.ELASTIC_PASSWORD
    _read_secret(table, "api_key", api_key, secrets, is_needed=not username)
    _read_secret(table, "password", password, secrets, is_needed=bool(username))
    elastic = ElasticSignIn(
        address=table.text("kibana", None),
        elasticsearch_address=table.text("elasticsearch"),
        method=ElasticMethod.PASSWORD if username else ElasticMethod.API_KEY,
        username=username,
        space=table.text("space", "default"),
        ca_file=table.text("ca_file"),
    )
    table.close()
    return elastic


def _read_policy(table: Table) -> tuple[PolicyAnswers, str]:
    """Return the answers, and the name of the file with the document if there is one."""
    for other in ("allow", "name", "document"):
        _refuse_both(table, "existing", other)
    _refuse_both(table, "document", "allow")
    existing, document = table.text("existing"), table.text("document")
    is_inline = document.lstrip().startswith("{")
    scope = table.choice("allow", SCOPES, PolicyScope.CHOSEN)
    policy = PolicyAnswers(
        scope=PolicyScope.EXISTING if existing else scope,
        name=table.text("name"),
        existing_arn=existing,
        edited=document if is_inline else "",
    )
    table.close()
    return policy, "" if is_inline else document


def _read_user(table: Table) -> UserAnswers:
    for other in ("name", "path", "boundary", "tags"):
        _refuse_both(table, "existing", other)
    existing = table.text("existing")
    user = UserAnswers(
        mode=UserMode.EXISTING if existing else UserMode.NEW,
        name=existing or table.text("name"),
        path=table.text("path", "/elastic/"),
        boundary_arn=table.text("boundary"),
        tags=table.mapping("tags"),
    )
    table.take("name")
    table.close()
    return user


def _read_key(table: Table, secrets: dict[SecretName, SecretRef]) -> tuple[KeyAnswers, str]:
    """Return the answers, and the id of the key that may be deleted."""
    _refuse_both(table, "own", "delete_first")
    own_id, delete_first = table.text("own"), table.text("delete_first")
    own_secret = SecretName.OWN_SECRET_ACCESS_KEY
    _read_secret(table, "secret", own_secret, secrets, is_needed=bool(own_id))
    table.close()
    return KeyAnswers(KeyMode.OWN if own_id else KeyMode.NEW, own_id), delete_first


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


def _read_secret(
    table: Table,
    key: str,
    name: SecretName,
    secrets: dict[SecretName, SecretRef],
    *,
    is_needed: bool,
) -> None:
    value: Any = table.take(key)
    if value is None:
        if is_needed:
            raise wrong(table.path(key), _REFERENCE)
        return
    if isinstance(value, str):
        raise Problem("setup-file-secret", _LITERAL(table.path(key)), _LITERAL_ADVICE)
    is_reference = (
        isinstance(value, dict)
        and len(value) == 1
        and all(
            place in ("env", "keyring") and isinstance(where, str) and where
            for place, where in value.items()
        )
    )
    if not is_reference:
        raise wrong(table.path(key), _REFERENCE)
    secrets[name] = SecretRef(**value)


def _refuse_both(table: Table, key: str, other: str) -> None:
    if table.has(key) and table.has(other):
        raise wrong(table.path(key), _EITHER(table.path(other)))

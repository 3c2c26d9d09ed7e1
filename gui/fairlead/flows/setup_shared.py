"""What every setup file says: both ends, the IAM user between them, and where secrets lie.

It holds no secret and nothing that is looked up. A secret is named by where it lies: an
environment variable or an entry of the keyring.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

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
from fairlead.flows.keys import needs_token
from fairlead.flows.setup_toml import Table, wrong
from fairlead.flows.shared_answers import SharedAnswers

A_co = TypeVar("A_co", bound=SharedAnswers, covariant=True)

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


Secrets = dict[SecretName, SecretRef]


@dataclass(frozen=True, slots=True)
class Setup(Generic[A_co]):
    """What a setup file says.

    Attributes:
        answers: The answers, without names that are derived and without what is looked up.
        secrets: Where each secret that is needed lies.
        delete_key: The id of the access key that may go where the user has two.
        document_file: A file with the policy document, relative to the setup file.
    """

    answers: A_co
    secrets: Mapping[SecretName, SecretRef] = field(default_factory=dict)
    delete_key: str = ""
    document_file: str = ""


def read_aws(table: Table, secrets: Secrets) -> AwsSignIn:
    """Return how to reach AWS."""
    aws = AwsSignIn(region=table.text("region", None))
    refuse_both(table, "profile", "access_key_id")
    refuse_both(table, "environment", "profile")
    refuse_both(table, "environment", "access_key_id")
    profile, key_id = table.text("profile", "default"), table.text("access_key_id")
    is_environment = table.flag("environment")
    secret, token = SecretName.AWS_SECRET_ACCESS_KEY, SecretName.AWS_SESSION_TOKEN
    read_secret(table, "secret_access_key", secret, secrets, is_needed=bool(key_id))
    read_secret(table, "session_token", token, secrets, is_needed=needs_token(key_id))
    table.close()
    if key_id:
        return replace(aws, source=AwsSource.KEYS, access_key_id=key_id)
    if is_environment:
        return replace(aws, source=AwsSource.ENVIRONMENT)
    return replace(aws, profile=profile)


def read_elastic(table: Table, secrets: Secrets) -> ElasticSignIn:
    """Return how to reach Elastic."""
    refuse_both(table, "api_key", "username")
    username = table.text("username")
    api_key, password = SecretName.ELASTIC_API_KEY, SecretName.ELASTIC_PASSWORD
    read_secret(table, "api_key", api_key, secrets, is_needed=not username)
    read_secret(table, "password", password, secrets, is_needed=bool(username))
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


def read_policy(table: Table, scopes: Mapping[str, PolicyScope]) -> tuple[PolicyAnswers, str]:
    """Return the answers, and the name of the file with the document if there is one.

    `scopes` are the words for what a policy may allow.
    """
    for other in ("allow", "name", "document"):
        refuse_both(table, "existing", other)
    refuse_both(table, "document", "allow")
    existing, document = table.text("existing"), table.text("document")
    is_inline = document.lstrip().startswith("{")
    scope = table.choice("allow", scopes, PolicyScope.CHOSEN)
    policy = PolicyAnswers(
        scope=PolicyScope.EXISTING if existing else scope,
        name=table.text("name"),
        existing_arn=existing,
        edited=document if is_inline else "",
    )
    table.close()
    return policy, "" if is_inline else document


def read_user(table: Table) -> UserAnswers:
    """Return which IAM user."""
    for other in ("name", "path", "boundary", "tags"):
        refuse_both(table, "existing", other)
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


def read_key(table: Table, secrets: Secrets) -> tuple[KeyAnswers, str]:
    """Return the answers, and the id of the key that may be deleted."""
    refuse_both(table, "own", "delete_first")
    own_id, delete_first = table.text("own"), table.text("delete_first")
    own_secret = SecretName.OWN_SECRET_ACCESS_KEY
    read_secret(table, "secret", own_secret, secrets, is_needed=bool(own_id))
    table.close()
    return KeyAnswers(KeyMode.OWN if own_id else KeyMode.NEW, own_id), delete_first


def read_secret(
    table: Table, key: str, name: SecretName, secrets: Secrets, *, is_needed: bool
) -> None:
    """Note where a secret lies.

    Raises:
        Problem: It stands in the file itself, or is needed and not named.
    """
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


def refuse_both(table: Table, key: str, other: str) -> None:
    """Refuse two keys that do not go together."""
    if table.has(key) and table.has(other):
        raise wrong(table.path(key), _EITHER(table.path(other)))

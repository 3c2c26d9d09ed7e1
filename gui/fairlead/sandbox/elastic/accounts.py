"""Who may use the local Elastic, and what for."""

import base64
import binascii
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from fairlead.sandbox.wildcard import matches

KIBANA_APPLICATION: Final = "kibana-.kibana"


@dataclass(frozen=True)
class Role:
    """What a role grants: privileges of the cluster, of indices and of applications.

    ``indices`` and ``applications`` map a pattern of names to privileges.
    """

    name: str
    cluster: frozenset[str]
    indices: Mapping[str, frozenset[str]]
    applications: Mapping[str, frozenset[str]]


SUPERUSER: Final = Role(
    "superuser", frozenset({"all"}), {"*": frozenset({"all"})}, {"*": frozenset({"*"})}
)
VIEWER: Final = Role(
    "viewer",
    frozenset({"monitor"}),
    {"*": frozenset({"read", "view_index_metadata"})},
    {KIBANA_APPLICATION: frozenset({"read", "feature_actions.read"})},
)


@dataclass(frozen=True)
class Principal:
    """A caller who proved who he is; ``api_key`` is the id and name of the key he used."""

    username: str
    role: Role
    api_key: tuple[str, str] | None = None

    @property
    def text(self) -> str:
        """How Elasticsearch's refusals name him."""
        if self.api_key is not None:
            return f"API key id [{self.api_key[0]}] of user [{self.username}]"
        return f"user [{self.username}] with effective roles [{self.role.name}]"


class NotAuthenticatedError(Exception):
    """Nobody could be made out: ``message`` is Elasticsearch's, ``hint`` says what was tried."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True)
class Credentials:
    """What to sign in with; API keys are in the encoded form, base64 of ``id:key``."""

    username: str
    password: str = field(repr=False)
    api_key: str = field(repr=False)
    reader_api_key: str = field(repr=False)


@dataclass(frozen=True)
class _ApiKey:
    secret: str = field(repr=False)
    principal: Principal


_UNKNOWN: Final = (
    "unable to authenticate with provided credentials and anonymous access is not allowed "
    "for this request"
)


class Accounts:
    """One user, who may do everything, and two API keys of his: one like him, one that reads."""

    def __init__(self) -> None:
        self._user = Principal("elastic", SUPERUSER)
        self._password = secrets.token_urlsafe(16)
        self._keys: dict[str, _ApiKey] = {}
        self.credentials = Credentials(
            self._user.username,
            self._password,
            self._new_key("fairlead", SUPERUSER),
            self._new_key("fairlead-reader", VIEWER),
        )

    def _new_key(self, name: str, role: Role) -> str:
        key_id, secret = secrets.token_urlsafe(15), secrets.token_urlsafe(16)
        principal = Principal(self._user.username, role, (key_id, name))
        self._keys[key_id] = _ApiKey(secret, principal)
        return base64.b64encode(f"{key_id}:{secret}".encode()).decode()

    def authenticate(self, header: str, path: str) -> Principal:
        """Return who sent this ``Authorization`` header.

        ``path`` is what Elasticsearch was asked for; its words name it.
        Raises `NotAuthenticatedError`.
        """
        scheme, _space, value = header.strip().partition(" ")
        if scheme.lower() not in ("apikey", "basic"):
            raise NotAuthenticatedError(
                f"missing authentication credentials for REST request [{path}]"
            )
        try:
            name, _colon, secret = base64.b64decode(value, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            raise NotAuthenticatedError(_UNKNOWN) from None
        if scheme.lower() == "basic":
            if name == self._user.username and secrets.compare_digest(
                secret.encode(), self._password.encode()
            ):
                return self._user
            raise NotAuthenticatedError(
                f"unable to authenticate user [{name}] for REST request [{path}]"
            )
        key = self._keys.get(name)
        if key is None:
            raise NotAuthenticatedError(_UNKNOWN, f"API key: unable to find apikey with id {name}")
        if not secrets.compare_digest(secret.encode(), key.secret.encode()):
            raise NotAuthenticatedError(
                _UNKNOWN, f"API key: invalid credentials for API key [{name}]"
            )
        return key.principal


def grants_cluster(role: Role, privilege: str) -> bool:
    """Tell whether a role holds a privilege of the cluster, by name or by one that includes it."""
    held = role.cluster
    if "all" in held or privilege in held:
        return True
    # These names stand for actions outside ``cluster:monitor/*`` although they read alike.
    if privilege in ("monitor_connector", "monitor_snapshot"):
        return False
    return "monitor" in held and privilege.startswith("monitor_")


def grants_index(role: Role, index: str, privilege: str) -> bool:
    """Tell whether a role holds a privilege on an index or on every index of a pattern."""
    return any(
        matches(pattern, index) and ("all" in held or privilege in held)
        for pattern, held in role.indices.items()
    )


def grants_application(role: Role, application: str, privilege: str) -> bool:
    """Tell whether a role holds a privilege of an application on all its resources."""
    return any(
        matches(pattern, application) and ("*" in held or privilege in held)
        for pattern, held in role.applications.items()
    )

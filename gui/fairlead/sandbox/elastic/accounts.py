"""Who may use the local Elastic, and what for."""

import base64
import binascii
import secrets
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from fairlead.sandbox.wildcard import matches

KIBANA_APPLICATION: Final = "kibana-.kibana"

# What a privilege holds besides itself, from "Security privileges" in the reference. ``manage`` of
# the cluster holds everything but security and secrets.
_CLUSTER_HOLDS: Final[Mapping[str, frozenset[str]]] = {
    "manage_connector": frozenset({"monitor_connector"}),
    "manage_inference": frozenset({"monitor_inference"}),
    "manage_pipeline": frozenset({"manage_ingest_pipelines", "read_pipeline"}),
    "manage_ingest_pipelines": frozenset({"read_pipeline"}),
    "manage_security": frozenset({"manage_api_key", "manage_own_api_key", "read_security"}),
    "manage_api_key": frozenset({"manage_own_api_key", "grant_api_key"}),
}
_BEYOND_MANAGE: Final = frozenset(
    {
        "all",
        "grant_api_key",
        "manage_api_key",
        "manage_own_api_key",
        "manage_security",
        "manage_service_account",
        "manage_token",
        "read_fleet_secrets",
        "read_security",
        "write_connector_secrets",
        "write_fleet_secrets",
    }
)
_INDEX_HOLDS: Final[Mapping[str, frozenset[str]]] = {
    "write": frozenset({"create", "create_doc", "delete", "index"}),
    "index": frozenset({"create", "create_doc"}),
    "create": frozenset({"create_doc"}),
    "manage": frozenset(
        {"create_index", "delete_index", "maintenance", "monitor", "view_index_metadata"}
    ),
}


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
class ApiKey:
    """One API key. Times are milliseconds since 1970; without ``expires`` it does not end."""

    id: str
    name: str
    secret: str = field(repr=False)
    principal: Principal
    created: int
    expires: int | None = None
    invalidated: int | None = None
    descriptors: Mapping[str, Any] = field(default_factory=dict)
    metadata: Mapping[str, Any] = field(default_factory=dict)

    @property
    def encoded(self) -> str:
        """The key as the ``Authorization`` header wants it."""
        return base64.b64encode(f"{self.id}:{self.secret}".encode()).decode()


_UNKNOWN: Final = (
    "unable to authenticate with provided credentials and anonymous access is not allowed "
    "for this request"
)


class Accounts:
    """One user, who may do everything, and his API keys.

    Two keys are there from the beginning: one with his rights, one that only reads.
    """

    def __init__(self) -> None:
        self._user = Principal("elastic", SUPERUSER)
        self._password = secrets.token_urlsafe(16)
        self._lock = threading.Lock()
        self._keys: dict[str, ApiKey] = {}
        self.credentials = Credentials(
            self._user.username,
            self._password,
            self.create_key("fairlead", SUPERUSER).encoded,
            self.create_key("fairlead-reader", VIEWER).encoded,
        )

    def create_key(
        self,
        name: str,
        role: Role,
        *,
        lifetime: float | None = None,
        descriptors: Mapping[str, Any] | None = None,
        metadata: Mapping[str, Any] | None = None,
    ) -> ApiKey:
        """Make an API key of the user; ``lifetime`` is seconds."""
        key_id, now = secrets.token_urlsafe(15), _now()
        key = ApiKey(
            key_id,
            name,
            secrets.token_urlsafe(16),
            Principal(self._user.username, role, (key_id, name)),
            now,
            None if lifetime is None else now + int(lifetime * 1000),
            descriptors=descriptors or {},
            metadata=metadata or {},
        )
        with self._lock:
            self._keys[key_id] = key
        return key

    def api_keys(self) -> tuple[ApiKey, ...]:
        """Return every API key, also those that work no more."""
        with self._lock:
            return tuple(self._keys.values())

    def invalidate_keys(self, ids: Iterable[str]) -> None:
        """Let API keys stop working."""
        with self._lock:
            for key_id in ids:
                self._keys[key_id] = replace(self._keys[key_id], invalidated=_now())

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
        with self._lock:
            key = self._keys.get(name)
        if key is None:
            raise NotAuthenticatedError(_UNKNOWN, f"API key: unable to find apikey with id {name}")
        if not secrets.compare_digest(secret.encode(), key.secret.encode()):
            raise NotAuthenticatedError(
                _UNKNOWN, f"API key: invalid credentials for API key [{name}]"
            )
        if key.invalidated is not None:
            raise NotAuthenticatedError(_UNKNOWN, f"API key: api key [{name}] has been invalidated")
        if key.expires is not None and key.expires <= _now():
            raise NotAuthenticatedError(_UNKNOWN, "API key: api key is expired")
        return key.principal


def _now() -> int:
    return int(time.time() * 1000)


def grants_cluster(role: Role, privilege: str) -> bool:
    """Tell whether a role holds a privilege of the cluster, by name or by one that includes it."""
    held = role.cluster
    if "all" in held or privilege in held:
        return True
    if "manage" in held and privilege not in _BEYOND_MANAGE:
        return True
    if any(privilege in _CLUSTER_HOLDS.get(name, ()) for name in held):
        return True
    # These names stand for actions outside ``cluster:monitor/*`` although they read alike.
    if privilege in ("monitor_connector", "monitor_snapshot"):
        return False
    return "monitor" in held and privilege.startswith("monitor_")


def grants_index(role: Role, index: str, privilege: str) -> bool:
    """Tell whether a role holds a privilege on an index or on every index of a pattern."""
    return any(
        matches(pattern, index)
        and (
            "all" in held
            or privilege in held
            or any(privilege in _INDEX_HOLDS.get(name, ()) for name in held)
        )
        for pattern, held in role.indices.items()
    )


def grants_application(role: Role, application: str, privilege: str) -> bool:
    """Tell whether a role holds a privilege of an application on all its resources."""
    return any(
        matches(pattern, application) and ("*" in held or privilege in held)
        for pattern, held in role.applications.items()
    )

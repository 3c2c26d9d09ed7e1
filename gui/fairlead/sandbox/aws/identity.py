"""Who calls: access keys, sessions and the principals behind them."""

import secrets
import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from time import monotonic

from moto.iam.models import AccessKey, IAMBackend, User

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


@dataclass(frozen=True)
class Principal:
    """A user, or the session of a user or a role.

    ``user_name`` and ``role_name`` say whose policies bind it; exactly one of them is set.
    """

    arn: str
    account: str
    user_id: str
    user_name: str | None = None
    role_name: str | None = None


@dataclass(frozen=True)
class Session:
    """Temporary credentials. ``has_mfa`` tells whether a code was given for them."""

    access_key_id: str
    secret: str = field(repr=False)
    token: str = field(repr=False)
    expires: datetime
    principal: Principal
    has_mfa: bool

    @property
    def is_expired(self) -> bool:
        """Whether the credentials are past their time."""
        return datetime.now(UTC) >= self.expires


@dataclass(frozen=True)
class Caller:
    """The principal of a request and, if its credentials are temporary, their session."""

    principal: Principal
    session: Session | None = None


@dataclass(frozen=True)
class KeyUse:
    """The last time a key of a user was accepted."""

    at: datetime
    service: str
    region: str


class Identities:
    """Finds the principal behind an access key and hands out sessions.

    A key of a user is known from the moment it was made, but works only ``key_delay`` seconds
    later, as in life.
    """

    def __init__(self, backend: IAMBackend, key_delay: float) -> None:
        self.backend = backend
        self._key_delay = key_delay
        self._lock = threading.Lock()
        self._made: dict[str, float] = {}
        self._used: dict[str, KeyUse] = {}
        self._sessions: dict[str, Session] = {}

    def note_key(self, access_key_id: str) -> None:
        """Remember that a key was made just now."""
        with self._lock:
            self._made[access_key_id] = monotonic()

    def note_use(self, access_key_id: str, service: str, region: str) -> None:
        """Remember that a key was accepted just now."""
        use = KeyUse(datetime.now(UTC).replace(second=0, microsecond=0), service, region)
        with self._lock:
            self._used[access_key_id] = use

    def last_use(self, access_key_id: str) -> KeyUse | None:
        """Return when a key was accepted last; AWS tells it to the minute."""
        with self._lock:
            return self._used.get(access_key_id)

    def working_key(self, access_key_id: str) -> tuple[AccessKey, User] | None:
        """Return the key of a user unless it is unknown, fresh or inactive."""
        key = self.backend.access_keys.get(access_key_id)
        if key is None or key.user_name is None or key.status != "Active":
            return None
        with self._lock:
            made = self._made.get(access_key_id)
        if made is not None and monotonic() - made < self._key_delay:
            return None
        return key, self.backend.users[key.user_name]

    def arn_of(self, access_key_id: str) -> str:
        """Return whose key it is, in force or not; an empty text when nobody's."""
        session = self.session(access_key_id)
        if session is not None:
            return session.principal.arn
        key = self.backend.access_keys.get(access_key_id)
        user = None if key is None else self.backend.users.get(key.user_name or "")
        return "" if user is None else user.arn

    def principal_of(self, user: User) -> Principal:
        """Return a user as a principal."""
        return Principal(user.arn, user.account_id, user.id, user_name=user.name)

    def session(self, access_key_id: str) -> Session | None:
        """Return the session an access key id belongs to."""
        with self._lock:
            return self._sessions.get(access_key_id)

    def open_session(self, principal: Principal, seconds: int, *, has_mfa: bool) -> Session:
        """Hand out temporary credentials for that long."""
        session = Session(
            access_key_id="ASIA" + "".join(secrets.choice(_LETTERS) for _ in range(16)),
            secret=secrets.token_urlsafe(30),
            token=secrets.token_urlsafe(120),
            expires=datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=seconds),
            principal=principal,
            has_mfa=has_mfa,
        )
        with self._lock:
            self._sessions[session.access_key_id] = session
        return session

    def expire_session(self, access_key_id: str) -> None:
        """Let temporary credentials run out now. Raises ``KeyError`` when there are none."""
        with self._lock:
            session = self._sessions[access_key_id]
            self._sessions[access_key_id] = replace(session, expires=datetime.now(UTC))

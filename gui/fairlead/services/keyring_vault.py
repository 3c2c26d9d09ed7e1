"""The keyring of the operating system as a vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, TypeVar

from fairlead.core.errors import Problem
from fairlead.core.texts import Text, translate
from fairlead.services.problems import hide
from fairlead.services.time_limit import TimeLimit

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

_USER: Final = "fairlead"

_LOCKED = translate("Vault", "%1 is locked.")
_UNLOCK = translate("Vault", "Unlock it, and answer its question if it asks one. Then try again.")
_GONE = translate("Vault", "%1 does not answer any more.")
_RESTART = translate("Vault", "Sign in to the desktop again, or start the keyring. Then try again.")
_SLOW = translate("Vault", "%1 did not answer in time.")
_ANSWER_IT = translate(
    "Vault", "It may be asking to be unlocked in another window. Answer there, then try again."
)
_FAILED = translate("Vault", "%1 could not do what was asked.")
_SEE_DETAILS = translate("Vault", "Open the keyring's own program and see whether it works there.")
_TOO_LONG = translate("Vault", "The secret is too long for %1.")
_TOO_LONG_ADVICE = translate("Vault", "It holds %1 characters at most.")
_UNFAITHFUL = translate("Vault", "%1 did not keep the secret.")
_UNFAITHFUL_ADVICE = translate(
    "Vault", "What was read back is not what was stored. Use another keyring."
)

# Exception classes of keyring, SecretStorage and the standard library by name; the first one in
# the chain of causes that stands here decides.
_LOCKED_ERRORS: Final = frozenset({"KeyringLocked", "LockedException", "PromptDismissedException"})
_GONE_ERRORS: Final = frozenset(
    {"NoKeyringError", "SecretServiceNotAvailableException", "ConnectionError", "FileNotFoundError"}
)


class KeyringVault:
    """Keeps secrets in a backend of the keyring library that was chosen by name, not discovered.

    Every secret has a service name of its own, because Windows rewrites an entry when a second
    user name comes under the same service. Each call ends within `seconds`, even while the
    desktop waits for its user to unlock the keyring. `max_units` is how many UTF-16 units a
    secret may have.
    """

    is_durable = True

    def __init__(
        self,
        backend: KeyringBackend,
        name: str,
        *,
        max_units: int | None = None,
        seconds: float = 20.0,
    ) -> None:
        self.name = name
        self._backend = backend
        self._max_units = max_units
        self._limit = TimeLimit(seconds)

    def store(self, entry: str, secret: str) -> None:
        """Keep a secret, read it back and compare.

        Raises:
            Problem: "vault-too-long", "vault-unfaithful", "vault-locked", "vault-gone",
                "vault-timeout" or "vault-failed".
        """
        units = len(secret.encode("utf-16-le")) // 2
        if self._max_units is not None and units > self._max_units:
            raise Problem("vault-too-long", _TOO_LONG(self.name), _TOO_LONG_ADVICE(self._max_units))

        def store_and_read() -> str | None:
            self._backend.set_password(entry, _USER, secret)
            return self._backend.get_password(entry, _USER)

        if self._run(store_and_read, secret) != secret:
            raise Problem("vault-unfaithful", _UNFAITHFUL(self.name), _UNFAITHFUL_ADVICE)

    def load(self, entry: str) -> str | None:
        """Return a secret, or None if there is none of that name; raises as `store` does."""
        return self._run(lambda: self._backend.get_password(entry, _USER))

    def delete(self, entry: str) -> None:
        """Forget a secret, which may be gone already; raises as `store` does."""

        def delete_if_there() -> None:
            # The backends have one exception for "missing" and for "refused".
            if self._backend.get_password(entry, _USER) is not None:
                self._backend.delete_password(entry, _USER)

        self._run(delete_if_there)

    def __repr__(self) -> str:
        return f"<KeyringVault {self.name}>"

    def _run(self, work: Callable[[], T], secret: str = "") -> T:
        try:
            return self._limit.run(work)
        except TimeoutError:
            problem = Problem("vault-timeout", _SLOW(self.name), _ANSWER_IT, retryable=True)
        except Exception as error:
            # Backends let exceptions of all sorts of libraries through; none of them is ours.
            problem = self._translate(error, secret)
        # Outside of the handlers: the frames of the exception hold the secret.
        raise problem

    def _translate(self, error: Exception, secret: str) -> Problem:
        names = {cls.__name__ for cause in _causes(error) for cls in type(cause).__mro__}
        details = hide(f"{type(error).__name__}: {error}", (secret,))
        if names & _LOCKED_ERRORS:
            return self._problem("vault-locked", _LOCKED, _UNLOCK, details, retryable=True)
        if names & _GONE_ERRORS:
            return self._problem("vault-gone", _GONE, _RESTART, "", retryable=True)
        return self._problem("vault-failed", _FAILED, _SEE_DETAILS, details)

    def _problem(
        self, code: str, title: Text, advice: Text, details: str, *, retryable: bool = False
    ) -> Problem:
        return Problem(code, title(self.name), advice, details=details, retryable=retryable)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__

"""Where secrets are kept: the keyring of the operating system, or memory for one run."""

from __future__ import annotations

import secrets
import threading
from typing import Literal, Protocol

from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.services.keyring_backends import open_keyring
from fairlead.services.keyring_vault import KeyringVault

__all__ = ["KeyringVault", "MemoryVault", "Vault", "open_vault", "probe"]

_FORGETFUL = translate("Vault", "%1 does not keep what is stored in it.")
_USE_ANOTHER = translate("Vault", "Use another keyring, or keep secrets for this run only.")


class Vault(Protocol):
    """Keeps secrets under names of their own, from any thread. Failures are Problems."""

    @property
    def name(self) -> str:
        """What people call it: "GNOME Keyring", "Windows Credential Manager", "memory"."""
        ...

    @property
    def is_durable(self) -> bool:
        """Whether a secret is still there after a restart."""
        ...

    def store(self, entry: str, secret: str) -> None:
        """Keep a secret, replacing an older one, and make sure that it can be read back."""
        ...

    def load(self, entry: str) -> str | None:
        """Return a secret, or None if there is none of that name."""
        ...

    def delete(self, entry: str) -> None:
        """Forget a secret. It may be gone already."""
        ...


class MemoryVault:
    """Keeps secrets for this run only."""

    name = "memory"
    is_durable = False

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._secrets: dict[str, str] = {}

    def store(self, entry: str, secret: str) -> None:
        """Keep a secret until the program ends."""
        with self._lock:
            self._secrets[entry] = secret

    def load(self, entry: str) -> str | None:
        """Return a secret, or None if there is none of that name."""
        with self._lock:
            return self._secrets.get(entry)

    def delete(self, entry: str) -> None:
        """Forget a secret, which may be gone already."""
        with self._lock:
            self._secrets.pop(entry, None)

    def __repr__(self) -> str:
        return f"<MemoryVault holding {len(self._secrets)}>"


def open_vault(kind: Literal["os", "memory"] = "os") -> Vault:
    """Return the vault of this desktop, or one in memory.

    Raises:
        Problem: "vault-missing" with the remedy if the desktop has no keyring.
    """
    return MemoryVault() if kind == "memory" else open_keyring()


def probe(vault: Vault) -> None:
    """Write, read and delete a harmless entry.

    Raises:
        Problem: What stood in the way, or "vault-forgetful".
    """
    entry = f"Fairlead keyring check {secrets.token_hex(4)}"
    vault.store(entry, "harmless")
    kept = vault.load(entry)
    vault.delete(entry)
    if kept != "harmless" or vault.load(entry) is not None:
        raise Problem("vault-forgetful", _FORGETFUL(vault.name), _USE_ANOTHER)

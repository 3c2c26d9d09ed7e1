"""Where secrets are kept: the keyring of the operating system, or memory for one run."""

from __future__ import annotations

from typing import Literal, Protocol


class Vault(Protocol):
    """Keeps secrets under names of their own. Failures are Problems."""

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
        self._secrets: dict[str, str] = {}

    def store(self, entry: str, secret: str) -> None:
        """Keep a secret until the program ends."""
        self._secrets[entry] = secret

    def load(self, entry: str) -> str | None:
        """Return a secret, or None."""
        return self._secrets.get(entry)

    def delete(self, entry: str) -> None:
        """Forget a secret."""
        self._secrets.pop(entry, None)

    def __repr__(self) -> str:
        return f"<MemoryVault with {len(self._secrets)} secrets>"


def open_vault(kind: Literal["os", "memory"] = "os") -> Vault:
    """Return the vault of this desktop, or one in memory.

    Raises Problem "vault-missing" with the remedy if the desktop has no keyring.
    """
    raise NotImplementedError


def probe(vault: Vault) -> None:
    """Write, read and delete a harmless entry; raises the Problem that stood in the way."""
    raise NotImplementedError

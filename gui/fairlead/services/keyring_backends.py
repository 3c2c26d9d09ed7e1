"""Which keyring this desktop has.

The keyring library looks for backends by itself, and so it may take one that writes plain text or
one that forgets everything. Here the backend is named: one for each operating system.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from fairlead.core.errors import Problem
from fairlead.core.texts import Text, translate
from fairlead.services.bus import BusError, open_bus
from fairlead.services.keyring_vault import KeyringVault
from fairlead.services.time_limit import TimeLimit

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SECRETS: Final = "org.freedesktop.secrets"
_PATIENCE: Final = 20.0
# A credential holds 2,560 bytes of UTF-16 text.
# https://learn.microsoft.com/windows/win32/api/wincred/ns-wincred-credentiala
_WINDOWS_UNITS: Final = 1280
# Who may own the Secret Service, by the first 15 bytes of the process name.
_OWNERS: Final = {
    "gnome-keyring-d": "GNOME Keyring",
    "keepassxc": "KeePassXC",
    "ksecretd": "KWallet",
    "kwalletd5": "KWallet",
    "kwalletd6": "KWallet",
}

_MISSING = translate("Vault", "This desktop has no keyring that is running.")
_NO_SESSION = translate(
    "Vault",
    "There is no desktop session here (D-Bus has no session bus). Start Fairlead from a desktop, "
    "or keep secrets for this run only.",
)
_FOR_KDE = translate(
    "Vault",
    "Open System Settings, then KDE Wallet. Enable the wallet and its use for the Secret Service "
    "interface, then sign in again. Or keep secrets for this run only.",
)
_FOR_OTHERS = translate(
    "Vault",
    "Install gnome-keyring (or KeePassXC with its Secret Service integration), then sign in to "
    "the desktop again. Or keep secrets for this run only.",
)


def open_keyring() -> KeyringVault:
    """Return the vault over this operating system's keyring.

    Raises:
        Problem: "vault-missing", with the remedy for this desktop.
    """
    return _open_keyring()


if sys.platform == "win32":

    def _open_keyring() -> KeyringVault:
        from keyring.backends.Windows import WinVaultKeyring

        return KeyringVault(
            _made(WinVaultKeyring), "Windows Credential Manager", max_units=_WINDOWS_UNITS
        )

elif sys.platform == "darwin":

    def _open_keyring() -> KeyringVault:
        from keyring.backends.macOS import Keyring

        return KeyringVault(_made(Keyring), "macOS Keychain")

else:

    def _open_keyring() -> KeyringVault:
        from fairlead.services.secret_service import SecretServiceKeyring

        _check_secret_service()
        return KeyringVault(_made(SecretServiceKeyring), _owner_name(), seconds=_PATIENCE)


def _made(backend: Callable[[], KeyringBackend]) -> KeyringBackend:
    # Typed here: the backends' own constructors are not.
    return backend()


def _check_secret_service() -> None:
    from keyring.backends.SecretService import Keyring

    try:
        # Looking at the priority is how a backend tells whether it can work at all.
        TimeLimit(_PATIENCE).run(lambda: Keyring.priority)
    except (RuntimeError, OSError) as error:
        details = str(error)
    else:
        return
    raise Problem("vault-missing", _MISSING, _remedy(), details=details, retryable=True)


def _owner_name() -> str:
    try:
        with open_bus("SESSION") as bus:
            return _OWNERS.get(bus.owner_process(_SECRETS), "Secret Service")
    except BusError:
        # Nobody owns the name yet: the service is started by the first call to it.
        return "Secret Service"


def _remedy() -> Text:
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return _NO_SESSION
    desktops = os.environ.get("XDG_CURRENT_DESKTOP", "").split(":")
    return _FOR_KDE if "KDE" in desktops else _FOR_OTHERS

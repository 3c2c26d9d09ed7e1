"""The Secret Service of Linux desktops, as the keyring library speaks to it, but tidy."""

from __future__ import annotations

import secretstorage
from keyring.backends.SecretService import Keyring
from keyring.errors import KeyringLocked


class SecretServiceKeyring(Keyring):
    """keyring's own backend, which leaves its connection open when the keyring stays locked."""

    def get_preferred_collection(self) -> secretstorage.Collection:
        """Return the default collection, unlocked; whoever asks closes its connection."""
        bus = secretstorage.dbus_init()
        try:
            collection = secretstorage.get_default_collection(bus)
            if collection.is_locked():
                collection.unlock()
            if collection.is_locked():
                raise KeyringLocked("The prompt was dismissed.")
        except BaseException:
            bus.close()
            raise
        return collection

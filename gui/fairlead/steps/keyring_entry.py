"""The keyring entries of a connection: an access key, both parts of it together; an API key."""

from __future__ import annotations

import json

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan
from fairlead.core.texts import translate
from fairlead.services.aws import StaticCredentials
from fairlead.services.vault import Vault

_LOST = translate("Steps", "%1 did not keep the secret access key.")
_LOST_ADVICE = translate(
    "Steps", "Unlock the keyring, check that it may be written, and try again."
)
_MISSING = translate("Steps", "The secret access key is not in %1 under “%2”.")
_MISSING_ADVICE = translate(
    "Steps",
    "AWS shows a secret only once. If it was removed from the keyring, make a new key with"
    " Replace the key; if the keyring is another one, open the one that was used.",
)
_NO_API_KEY = translate("Steps", "The connector's API key is not in %1 under “%2”.")
_NO_API_KEY_ADVICE = translate(
    "Steps",
    "Elasticsearch shows an API key only once. If it was removed from the keyring, undo this run"
    " and begin anew; if the keyring is another one, open the one that was used.",
)


def secret_name_of(plan: Plan) -> str:
    """Return the name of the keyring entry that this plan's key goes to, "" if it has no key."""
    return next(
        (str(spec.values["secret_name"]) for spec in plan.steps if "secret_name" in spec.values), ""
    )


def next_entry(entry: str) -> str:
    """Return the name of the entry that holds the next key while it replaces this one."""
    return f"{entry} (next)"


def store_key(vault: Vault, entry: str, key: StaticCredentials) -> None:
    """Put the key into the keyring and read it back.

    Raises:
        Problem: The keyring refused, or holds something else afterwards.
    """
    parts = {
        "access_key_id": key.access_key_id,
        "secret_access_key": key.secret_access_key,
    }
    vault.store(entry, json.dumps(parts))
    if load_key(vault, entry) != key:
        raise Problem("keyring-lost-secret", _LOST(vault.name), _LOST_ADVICE, retryable=True)


def load_key(vault: Vault, entry: str) -> StaticCredentials | None:
    """Return the key of this entry; None if there is none, or not one that can be read."""
    text = vault.load(entry)
    try:
        parts = json.loads(text or "null")
        return StaticCredentials(parts["access_key_id"], parts["secret_access_key"])
    except (ValueError, TypeError, KeyError):
        return None


def need_key(vault: Vault, entry: str) -> StaticCredentials:
    """Return the key of this entry.

    Raises:
        Problem: It is not there.
    """
    key = load_key(vault, entry)
    if key is None:
        raise Problem("keyring-entry-missing", _MISSING(vault.name, entry), _MISSING_ADVICE)
    return key


def need_api_key(vault: Vault, entry: str) -> str:
    """Return the connector's API key, encoded, out of its entry.

    Raises:
        Problem: It is not there.
    """
    encoded = vault.load(entry)
    if not encoded:
        raise Problem("keyring-entry-missing", _NO_API_KEY(vault.name, entry), _NO_API_KEY_ADVICE)
    return encoded

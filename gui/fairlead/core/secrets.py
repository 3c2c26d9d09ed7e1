"""Secrets while they are in memory: typed by the user, kept for one run, never shown or written."""

from __future__ import annotations

import threading
from enum import Enum


class SecretName(Enum):
    """The secrets a user may type. They are held here and nowhere among the answers."""

    AWS_SECRET_ACCESS_KEY = "aws-secret-access-key"
    AWS_SESSION_TOKEN = "aws-session-token"
    ELASTIC_API_KEY = "elastic-api-key"
    ELASTIC_PASSWORD = "elastic-password"
    OWN_SECRET_ACCESS_KEY = "own-secret-access-key"
    CONNECTOR_API_KEY = "connector-api-key"


class SecretBag:
    """The typed secrets of one journey. Its `repr` tells which are there and nothing more."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values: dict[SecretName, str] = {}

    def put(self, name: SecretName, value: str) -> None:
        """Hold `value`, or forget the secret if it is empty."""
        with self._lock:
            if value:
                self._values[name] = value
            else:
                self._values.pop(name, None)

    def get(self, name: SecretName) -> str:
        """Return the secret, or "" if none is held."""
        with self._lock:
            return self._values.get(name, "")

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._values.clear()

    def __repr__(self) -> str:
        with self._lock:
            names = ", ".join(sorted(name.value for name in self._values))
        return f"<SecretBag holding {names or 'nothing'}>"

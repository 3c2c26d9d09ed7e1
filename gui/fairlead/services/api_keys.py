"""API keys of Elasticsearch: made, found again by their metadata, and invalidated."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fairlead.services.elasticsearch import Elasticsearch


@dataclass(frozen=True, slots=True)
class NewApiKey:
    """A key that was just made. `encoded` is its secret form, which is told only once."""

    id: str
    encoded: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ApiKeyInfo:
    """A key that works, as Elasticsearch lists it."""

    id: str
    name: str
    metadata: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ApiKeys:
    """The API keys of one Elasticsearch. Failures are `ServiceProblem`."""

    elasticsearch: Elasticsearch

    def create(self, body: Mapping[str, Any]) -> NewApiKey:
        """Make a key: `name`, `role_descriptors`, `metadata`. Every call makes another one."""
        answer = self.elasticsearch.request(
            "create_api_key",
            lambda client: client.security.create_api_key(body=dict(body)),
            changes=True,
        )
        return NewApiKey(answer["id"], answer["encoded"])

    def named(self, name: str) -> tuple[ApiKeyInfo, ...]:
        """Return the keys of this name that work; a name may belong to several."""
        answer = self.elasticsearch.request(
            "api_keys", lambda client: client.security.get_api_key(name=name)
        )
        return tuple(
            ApiKeyInfo(key["id"], key["name"], key.get("metadata") or {})
            for key in answer["api_keys"]
            # The name asked for may be read as a pattern.
            if key["name"] == name and not key.get("invalidated")
        )

    def invalidate(self, ids: Sequence[str]) -> None:
        """Let keys stop working. They may have stopped before."""
        self.elasticsearch.request(
            "invalidate_api_key",
            lambda client: client.security.invalidate_api_key(ids=list(ids)),
            changes=True,
        )


def key_id_of(encoded: str) -> str:
    """Return the id in an encoded API key, "" if it is none: base64 of "id:secret"."""
    try:
        words = base64.b64decode(encoded, validate=True).decode()
    except (binascii.Error, ValueError):
        return ""
    key_id, colon, secret = words.partition(":")
    return key_id if colon and secret else ""

"""What the connector's API key must be allowed, asked with the key itself."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.flows.s3_config import api_key_body
from fairlead.services.elasticsearch import Elasticsearch

_NO_KEY = translate("Steps", "This is not an API key in its encoded form.")
_NO_KEY_ADVICE = translate(
    "Steps", "Kibana shows the encoded form once, when the key is made. Make a new key and copy it."
)
_LACKING = translate("Steps", "The API key %1 may not do what the connector has to do.")
_LACKING_ADVICE = translate(
    "Steps",
    "It lacks: %1. Make a key in Kibana with the role that Review shows, as somebody who has these"
    " rights.",
)


def need_rights(elasticsearch: Elasticsearch, encoded: str, index: str) -> str:
    """Return the id of a key that works and may do everything a connector of `index` does.

    Raises:
        Problem: The key is none, is not accepted, or lacks a right; the advice names each.
    """
    (role,) = api_key_body("", index)["role_descriptors"].values()
    body = {"cluster": role["cluster"], "index": role["indices"]}
    with closing(elasticsearch.with_key(encoded)) as with_key:
        signed_in = with_key.authenticate()
        held = with_key.has_privileges(body)
    key = signed_in.get("api_key")
    if key is None:
        raise Problem("api-key-form", _NO_KEY, _NO_KEY_ADVICE)
    if not held["has_all_requested"]:
        title = _LACKING(key["id"])
        raise Problem("api-key-lacks-rights", title, _LACKING_ADVICE(", ".join(_lacking(held))))
    key_id: str = key["id"]
    return key_id


def _lacking(held: dict[str, Any]) -> list[str]:
    cluster = [name for name, is_held in held.get("cluster", {}).items() if not is_held]
    indices = [
        f"{privilege} ({name})"
        for name, privileges in held.get("index", {}).items()
        for privilege, is_held in privileges.items()
        if not is_held
    ]
    return cluster + indices

"""The Connector API of Elasticsearch: content connectors, without their secrets."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote

from fairlead.services.elastic import nested_secrets
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.problems import ServiceProblem

_MISSING: Final = "resource_not_found_exception"
_NOT_OFFERED: Final = "api_not_available_exception"
_JSON: Final = {"accept": "application/json", "content-type": "application/json"}
_MANY: Final = 1000
_SALT: Final = secrets.token_bytes(32)


def veil(secret: str) -> str:
    """Return what a secret is known by again in this process, and cannot be read from."""
    return hmac.new(_SALT, secret.encode(errors="surrogatepass"), hashlib.sha256).hexdigest()


@dataclass(frozen=True, slots=True)
class Connector:
    """A content connector as the Connector API tells of it.

    Elasticsearch gives the secrets of a configuration away in clear; here they are veiled.

    Attributes:
        id, name, description, service_type, language: As they were set, "" for not set.
        index: The index it writes to, "" for none.
        is_managed: Whether Elastic runs it.
        status, error: Its own status, which is not that of its last sync.
        api_key_id, api_key_secret_id: Its API key, and the stored secret of that key.
        configuration: The values of its settings by name, those of secret ones veiled.
        pipeline: Its ingest pipeline, empty for none of its own.
        schedule: `enabled` and `interval` of its full syncs.
        draft, active: Its rules: `advanced_snippet`, `rules`, `validation`.
        last_seen: When a connector service last checked in (ISO 8601), "" for never.
        last_sync_status, last_sync_error: How the last sync went.
    """

    id: str
    name: str
    description: str
    index: str
    service_type: str
    language: str
    is_managed: bool
    status: str
    error: str
    api_key_id: str
    api_key_secret_id: str
    configuration: Mapping[str, Any] = field(repr=False)
    pipeline: Mapping[str, Any]
    schedule: Mapping[str, Any]
    draft: Mapping[str, Any]
    active: Mapping[str, Any]
    last_seen: str
    last_sync_status: str
    last_sync_error: str


@dataclass(frozen=True, slots=True)
class Connectors:
    """The content connectors of one Elasticsearch. Failures are `ServiceProblem`."""

    elasticsearch: Elasticsearch

    def get(self, connector_id: str) -> Connector | None:
        """Return a connector, or None if there is none of that id."""
        try:
            return _read(self._send("connector", "GET", (connector_id,)))
        except ServiceProblem as problem:
            if problem.service_code != _MISSING:
                raise
            return None

    def find(self, *, index: str = "", name: str = "") -> tuple[Connector, ...]:
        """Return the connectors that write to this index or bear this name, of any service."""
        wanted = {"index_name": index, "connector_name": name, "size": str(_MANY)}
        params = {key: value for key, value in wanted.items() if value}
        answer = self._send("connectors", "GET", (), params=params)
        found = (_read(item) for item in answer["results"])
        # A comma in what was asked for parts it in two.
        return tuple(one for one in found if index in ("", one.index) and name in ("", one.name))

    def create(self, connector_id: str, body: Mapping[str, Any]) -> None:
        """Create a connector. One of that id that is there already would be wiped: look before."""
        self._send("create_connector", "PUT", (connector_id,), body)

    def configure(self, connector_id: str, configuration: Mapping[str, Mapping[str, Any]]) -> None:
        """Set the whole configuration: fields by name, each complete."""
        self._send(
            "configure_connector",
            "PUT",
            (connector_id, "_configuration"),
            {"configuration": configuration},
            secrets=nested_secrets({name: field["value"] for name, field in configuration.items()}),
        )

    def set_values(self, connector_id: str, values: Mapping[str, Any]) -> None:
        """Set the values of some settings that the connector knows already."""
        names = (connector_id, "_configuration")
        body = {"values": values}
        self._send("configure_connector", "PUT", names, body, secrets=nested_secrets(values))

    def set_pipeline(self, connector_id: str, body: Mapping[str, Any]) -> None:
        """Set the ingest pipeline."""
        self._send("set_connector_pipeline", "PUT", (connector_id, "_pipeline"), body)

    def set_draft(self, connector_id: str, body: Mapping[str, Any]) -> None:
        """Set the draft of the rules; the connector service validates and activates it."""
        self._send("set_connector_rules", "PUT", (connector_id, "_filtering"), body)

    def set_schedule(self, connector_id: str, body: Mapping[str, Any]) -> None:
        """Set the schedules."""
        self._send("set_connector_schedule", "PUT", (connector_id, "_scheduling"), body)

    def set_api_key(self, connector_id: str, api_key_id: str, secret_id: str) -> None:
        """Name the API key that a managed connector uses, and where its secret is stored."""
        body = {"api_key_id": api_key_id, "api_key_secret_id": secret_id}
        self._send("set_connector_api_key", "PUT", (connector_id, "_api_key_id"), body)

    def put_secret(self, secret_id: str, value: str) -> None:
        """Store a secret for managed connectors under this id, replacing an older one."""
        path = ("_secret", secret_id)
        self._send("put_connector_secret", "PUT", path, {"value": value}, secrets=(value,))

    def delete_secret(self, secret_id: str) -> bool:
        """Delete a stored secret; False if it was not there, as never in a serverless project."""
        return self._remove("delete_connector_secret", ("_secret", secret_id))

    def delete(self, connector_id: str) -> bool:
        """Delete a connector with its sync jobs and leave no trace; False if it was not there."""
        # Otherwise its document stays with a mark, and with the secrets of its configuration.
        params = {"hard": "true", "delete_sync_jobs": "true"}
        return self._remove("delete_connector", (connector_id,), params)

    def _remove(
        self, operation: str, names: tuple[str, ...], params: Mapping[str, str] | None = None
    ) -> bool:
        try:
            self._send(operation, "DELETE", names, params=params)
        except ServiceProblem as problem:
            if problem.service_code not in (_MISSING, _NOT_OFFERED):
                raise
            return False
        return True

    def _send(
        self,
        operation: str,
        method: str,
        names: tuple[str, ...],
        body: Mapping[str, Any] | None = None,
        *,
        params: Mapping[str, str] | None = None,
        secrets: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        return send(
            self.elasticsearch, operation, method, names, body, params=params, secrets=secrets
        )


def send(
    elasticsearch: Elasticsearch,
    operation: str,
    method: str,
    names: tuple[str, ...],
    body: Mapping[str, Any] | None = None,
    *,
    params: Mapping[str, str] | None = None,
    secrets: tuple[str, ...] = (),
) -> dict[str, Any]:
    """Send a request to the Connector API; `names` are what follows "/_connector" in its path.

    The client's own methods warn that this interface is beta, and lack some of it.
    """
    path = "/".join(("/_connector", *(quote(name, safe="") for name in names)))
    return elasticsearch.request(
        operation,
        lambda client: client.perform_request(
            method, path, params=params, headers=_JSON, body=body
        ),
        changes=method != "GET",
        secrets=secrets,
    )


def _read(source: Mapping[str, Any]) -> Connector:
    texts = {
        name: str(source.get(key) or "")
        for name, key in {
            **{key: key for key in ("id", "name", "description", "service_type", "language")},
            **{key: key for key in ("status", "error", "api_key_id", "api_key_secret_id")},
            **{key: key for key in ("last_seen", "last_sync_status", "last_sync_error")},
            "index": "index_name",
        }.items()
    }
    filtering: Sequence[Mapping[str, Any]] = source.get("filtering") or [{}]
    return Connector(
        **texts,
        is_managed=bool(source.get("is_native")),
        configuration=_without_secrets(source.get("configuration") or {}),
        pipeline=source.get("pipeline") or {},
        schedule=(source.get("scheduling") or {}).get("full") or {},
        draft=filtering[0].get("draft") or {},
        active=filtering[0].get("active") or {},
    )


def _without_secrets(configuration: Mapping[str, Any]) -> dict[str, Any]:
    values = {}
    for name, entry in configuration.items():
        value = entry.get("value")
        is_secret = entry.get("sensitive") or "secret" in name or "password" in name
        values[name] = veil(str(value)) if is_secret and value else value
    return values

"""Kibana's HTTP API, as far as connectors need it.

https://www.elastic.co/docs/api/doc/kibana/group/endpoint-connectors
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from fairlead.services.elastic import ElasticAuth, open_client, time_limit
from fairlead.services.elastic_errors import HttpCall, http_errors
from fairlead.services.problems import Explain, explain_plainly

if TYPE_CHECKING:
    import httpx

__all__ = ["ElasticAuth", "Kibana", "Status"]

# A missing route, a missing space and a missing connector are all 404; only the last one means it.
_NO_CONNECTOR: Final = re.compile(r"Saved object \[action/")
_MINDS_CONTENT: Final = re.compile(r"error validating (connector|action) type (config|secrets)")
_FIRST_SPACE: Final = "default"
_INNER_STATUS: Final = re.compile(r"Status code: (\d{3})\b")
_PROBE_NAME: Final = "Fairlead permission check"
# Set by the proxy of Elastic Cloud, and by nothing that one runs oneself: see
# elastic/elasticsearch#98981 and OpenTelemetry's semantic conventions for Elasticsearch.
_CLOUD_HEADER: Final = "x-found-handling-cluster"


@dataclass(frozen=True, slots=True)
class Status:
    """What `GET /api/status` tells; without sign-in only the overall level is in `told`.

    `is_on_cloud` says that the answer came through the proxy of Elastic Cloud, behind which both
    hosted deployments and serverless projects are. A proxy of one's own may hide it.
    """

    told: Mapping[str, Any]
    is_on_cloud: bool


class Kibana:
    """One Kibana and one space. Calls may come from any thread; failures are `ServiceProblem`.

    Times are seconds. `ca_file` names certificates to trust besides those of the computer.
    """

    def __init__(
        self,
        url: str,
        auth: ElasticAuth,
        *,
        space: str = "default",
        ca_file: str = "",
        explain: Explain = explain_plainly,
        timeout: float = 30.0,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._client = open_client(
            "kibana", url, auth, ca_file=ca_file, timeout=timeout, transport=transport
        )
        self._explain = explain
        self._secrets = auth.secrets
        self.space = space or _FIRST_SPACE
        prefix = "" if self.space == _FIRST_SPACE else f"/s/{quote(space, safe='')}"
        self._actions = f"{prefix}/api/actions"

    def status(self) -> Status:
        """Return how Kibana is, and where it runs."""
        call = self._call("status")
        response = self._send(call, "GET", "/api/status")
        told = self._json(call, response)
        if not isinstance(told, dict) or "status" not in told:
            raise call.condition("wrong-product")
        return Status(told, _CLOUD_HEADER in response.headers)

    def spaces(self) -> list[dict[str, Any]]:
        """Return the spaces that this sign-in may see."""
        return self._list("spaces", "/api/spaces/space")

    def has_space(self) -> bool:
        """Tell whether the space is there; to whom it is hidden, it may be."""
        if self.space == _FIRST_SPACE:
            return True
        call = self._call("has_space")
        response = self._send(call, "GET", f"/api/spaces/space/{quote(self.space, safe='')}")
        if response.status_code in (403, 404):
            return response.status_code == 403
        self._object(call, response)
        return True

    def connector_types(self, feature: str) -> list[dict[str, Any]]:
        """Return the connector types for a feature id, "" for all, with their licence state."""
        query = f"?feature_id={quote(feature, safe='')}" if feature else ""
        return self._list("connector_types", f"{self._actions}/connector_types{query}")

    def connectors(self) -> list[dict[str, Any]]:
        """Return the connectors of the space, without secrets."""
        return self._list("connectors", f"{self._actions}/connectors")

    def connector(self, connector_id: str) -> dict[str, Any] | None:
        """Return a connector, or None if there is none of that id."""
        call = self._call("connector")
        response = self._send(call, "GET", self._path(connector_id))
        if _is_missing(response):
            return None
        return self._object(call, response)

    def create_connector(
        self,
        connector_id: str,
        *,
        name: str,
        type_id: str,
        config: Mapping[str, Any],
        secrets: Mapping[str, str],
    ) -> dict[str, Any]:
        """Create a connector under an id chosen beforehand."""
        call = self._call("create_connector", changes=True, secrets=secrets)
        body = {
            "connector_type_id": type_id,
            "name": name,
            "config": dict(config),
            "secrets": dict(secrets),
        }
        return self._object(call, self._send(call, "POST", self._path(connector_id), body))

    def update_connector(
        self,
        connector_id: str,
        *,
        name: str,
        config: Mapping[str, Any],
        secrets: Mapping[str, str],
    ) -> dict[str, Any]:
        """Replace name, config and secrets. Kibana wants the secrets again every time."""
        call = self._call("update_connector", changes=True, secrets=secrets)
        body = {"name": name, "config": dict(config), "secrets": dict(secrets)}
        return self._object(call, self._send(call, "PUT", self._path(connector_id), body))

    def delete_connector(self, connector_id: str) -> bool:
        """Delete a connector; False if it was not there."""
        call = self._call("delete_connector", changes=True)
        response = self._send(call, "DELETE", self._path(connector_id))
        if _is_missing(response):
            return False
        self._json(call, response)
        return True

    def execute(
        self,
        connector_id: str,
        sub_action: str,
        params: Mapping[str, Any],
        *,
        timeout: float = 210.0,
    ) -> Any:
        """Run a sub-action of a connector and return its data.

        Kibana answers 200 even when the connector failed; that failure is raised too. Its code is
        the HTTP status that the connector met ("403"), or "connector-error" if it tells none.
        """
        call = self._call("execute")
        answer = self._ask(
            call,
            "POST",
            f"{self._path(connector_id)}/_execute",
            {"params": {"subAction": sub_action, "subActionParams": dict(params)}},
            timeout=timeout,
        )
        if isinstance(answer, dict) and answer.get("status") == "ok":
            return answer.get("data")
        if not isinstance(answer, dict) or answer.get("status") != "error":
            raise call.condition("unreadable", repr(answer)[:300])
        message = str(answer.get("service_message") or answer.get("message") or "")
        inner = _INNER_STATUS.search(message)
        raise call.refused(
            inner[1] if inner else "connector-error", message, int(inner[1]) if inner else 200
        )

    def probe_create(self, type_id: str) -> None:
        """Ask for a connector that cannot be made, to learn whether one could be.

        Returns if Kibana minds nothing but the empty config; raises what else stands in the way.
        A missing licence may go unnoticed: `connector_types` tells it.
        """
        call = self._call("probe_create")
        body = {"connector_type_id": type_id, "name": _PROBE_NAME, "config": {}, "secrets": {}}
        response = self._send(call, "POST", f"{self._actions}/connector", body)
        if response.status_code == 400 and _MINDS_CONTENT.search(_message(response)):
            return
        made = self._object(call, response)
        # A type that needs no config: take back what nobody wanted.
        self.delete_connector(str(made["id"]))

    @property
    def is_encrypted(self) -> bool:
        """Whether it is reached by https, so that its certificate was checked."""
        return bool(self._client.base_url.scheme == "https")

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def __repr__(self) -> str:
        return f"<Kibana {self._client.base_url}{self._actions}>"

    def _path(self, connector_id: str) -> str:
        return f"{self._actions}/connector/{quote(connector_id, safe='')}"

    def _call(
        self,
        operation: str,
        *,
        changes: bool = False,
        secrets: Mapping[str, str] | None = None,
    ) -> HttpCall:
        hidden = (*self._secrets, *(secrets or {}).values())
        return HttpCall("kibana", operation, changes, self._explain, hidden)

    def _list(self, operation: str, path: str) -> list[dict[str, Any]]:
        call = self._call(operation)
        answer = self._ask(call, "GET", path)
        if not isinstance(answer, list):
            raise call.condition("unreadable", repr(answer)[:300])
        return answer

    def _ask(
        self,
        call: HttpCall,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
    ) -> Any:
        return self._json(call, self._send(call, method, path, body, timeout=timeout))

    def _send(
        self,
        call: HttpCall,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
    ) -> httpx.Response:
        options: dict[str, Any] = {} if timeout is None else {"timeout": time_limit(timeout)}
        if body is not None:
            options["json"] = body
        try:
            return self._client.request(method, path, headers={"kbn-xsrf": "fairlead"}, **options)
        except http_errors() as error:
            problem = call.translate(error)
        # Outside of the handler: the exception holds the request, and the request the sign-in.
        raise problem

    def _object(self, call: HttpCall, response: httpx.Response) -> dict[str, Any]:
        answer = self._json(call, response)
        if not isinstance(answer, dict):
            raise call.unreadable(response)
        return answer

    def _json(self, call: HttpCall, response: httpx.Response) -> Any:
        """Return the body of a good answer and raise every other one."""
        way = call.read_way(response)
        if way is not None:
            raise way
        if response.is_success and not response.content:
            return None
        body = _body(response)
        if response.is_success:
            if body is None:
                raise call.unreadable(response)
            return body
        if isinstance(body, dict) and "error" in body and "statusCode" not in body:
            # This is how Elasticsearch says no.
            raise call.condition("wrong-product", str(body["error"])[:300])
        status = response.status_code
        raise call.refused(str(status), _message(response) or response.reason_phrase, status)


def _body(response: httpx.Response) -> Any:
    try:
        return response.json()
    except ValueError:
        return None


def _message(response: httpx.Response) -> str:
    body = _body(response)
    return str(body.get("message", "")) if isinstance(body, dict) else ""


def _is_missing(response: httpx.Response) -> bool:
    return response.status_code == 404 and _NO_CONNECTOR.search(_message(response)) is not None

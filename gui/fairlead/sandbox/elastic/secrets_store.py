"""The secrets of Elastic-managed connectors: a private API that is not on serverless."""

import threading
from collections.abc import Iterable
from typing import Final

from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError, Endpoint, Visit
from fairlead.sandbox.elastic.indices import new_id
from fairlead.sandbox.elastic.web import Response, Route
from fairlead.sandbox.elastic.xcontent import ObjectParser, text

_ACTION: Final = "cluster:admin/xpack/connector/secret"
_WRITE: Final = ("write_connector_secrets", "all")
_READ: Final = ("read_connector_secrets", "all")
_BODY: Final = ObjectParser("connector_secret_request", {"value": text()}, required=("value",))


class ConnectorSecrets:
    """Keeps the secrets and answers for them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values: dict[str, str] = {}

    def routes(self) -> Iterable[Route[Endpoint]]:
        """Return the routes."""

        def endpoint(name: str, answer: object, granted_by: tuple[str, ...]) -> Endpoint:
            assert callable(answer)
            return Endpoint(answer, f"{_ACTION}/{name}", granted_by, is_on_serverless=False)

        path = "/_connector/_secret/{id}"
        return (
            Route("POST", "/_connector/_secret", endpoint("post", self._post, _WRITE)),
            Route("GET", path, endpoint("get", self._get, _READ)),
            Route("PUT", path, endpoint("put", self._put, _WRITE)),
            Route("DELETE", path, endpoint("delete", self._delete, _WRITE)),
        )

    def _post(self, visit: Visit) -> Response:
        value, secret_id = _value(visit), new_id()
        with self._lock:
            self._values[secret_id] = value
        return Response(200, {"id": secret_id})

    def _put(self, visit: Visit) -> Response:
        value, secret_id = _value(visit), visit.values["id"]
        with self._lock:
            is_new = secret_id not in self._values
            self._values[secret_id] = value
        return Response(201 if is_new else 200, {"result": "created" if is_new else "updated"})

    def _get(self, visit: Visit) -> Response:
        secret_id = visit.values["id"]
        with self._lock:
            if secret_id not in self._values:
                raise _missing(secret_id)
            return Response(200, {"id": secret_id, "value": self._values[secret_id]})

    def _delete(self, visit: Visit) -> Response:
        secret_id = visit.values["id"]
        with self._lock:
            if self._values.pop(secret_id, None) is None:
                raise _missing(secret_id)
        return Response(200, {"deleted": True})


def _value(visit: Visit) -> str:
    value = str(_BODY.parse(visit.request.body)["value"])
    if not value:
        raise ElasticsearchError(
            400,
            "action_request_validation_exception",
            'Validation Failed: 1: [value] of the connector secret cannot be [null] or [""];',
        )
    return value


def _missing(secret_id: str) -> ElasticsearchError:
    reason = f"No secret with id [{secret_id}]"
    return ElasticsearchError(404, "resource_not_found_exception", reason)

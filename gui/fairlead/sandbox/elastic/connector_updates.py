"""The Connector API: changing one side of a connector.

From ``ConnectorIndexService`` in elastic/elasticsearch.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Final

from fairlead.sandbox.elastic.connector_api import (
    ACTION,
    MANAGE,
    MANAGED_PREFIX,
    check_index_is_free,
    check_index_name,
    refuse_all,
)
from fairlead.sandbox.elastic.connector_parsers import UPDATES
from fairlead.sandbox.elastic.connector_store import DocumentStore
from fairlead.sandbox.elastic.elasticsearch_base import Endpoint, Visit, bad_request
from fairlead.sandbox.elastic.filtering import activated, with_draft, with_validation
from fairlead.sandbox.elastic.indices import now_text
from fairlead.sandbox.elastic.state_machines import CONNECTOR
from fairlead.sandbox.elastic.web import Response, Route

Fields = Mapping[str, Any]
# From the connector, its id and the body to the fields to merge in.
_Change = Callable[[Fields, str, Fields], Fields]

_BOTH_NULL: Final = (
    "[{0}] and [{1}] cannot both be [null]. Please provide a value for at least one of them."
)


def connector_update_routes(connectors: DocumentStore) -> Iterable[Route[Endpoint]]:
    """Return the routes."""
    updates = _Updates(connectors)
    for name, change in updates.changes().items():
        yield Route(
            "PUT",
            f"/_connector/{{id}}/{name}",
            Endpoint(
                partial(updates.answer, name, change),
                f"{ACTION}/update{name.replace('/', '')}",
                MANAGE,
            ),
        )


class _Updates:
    def __init__(self, connectors: DocumentStore) -> None:
        self._connectors = connectors

    def changes(self) -> Mapping[str, _Change]:
        """Return what each path does."""
        return {
            "_filtering/_validation": _validate,
            "_filtering/_activate": _activate,
            "_filtering": _filter,
            "_api_key_id": _set_key,
            "_check_in": lambda _old, _id, _body: {"last_seen": now_text()},
            "_configuration": _configure,
            "_error": _set_error,
            "_features": _keep,
            "_index_name": self._attach,
            "_last_sync": _keep,
            "_name": _rename,
            "_native": _set_native,
            "_pipeline": _keep,
            "_scheduling": _keep,
            "_service_type": _set_service,
            "_status": _set_status,
        }

    def answer(self, name: str, change: _Change, visit: Visit) -> Response:
        """Change a connector."""
        parser = UPDATES.get(name)
        body = {} if parser is None else parser.parse(visit.request.body)
        connector_id = visit.values["id"]
        with self._connectors.lock:
            _check_body(name, body)
            old = self._connectors.get(connector_id)
            fields = change(old, connector_id, body)
            if "configuration" in body:
                # Written anew as a whole, so that no setting of before is left.
                result = self._connectors.put(connector_id, {**old, **fields})
            else:
                result = self._connectors.change(connector_id, fields)
        return Response(200, {"result": result})

    def _attach(self, old: Fields, connector_id: str, body: Fields) -> Fields:
        name = body.get("index_name")
        check_index_is_free(self._connectors, name, connector_id)
        if old["is_native"] and name is not None and not name.startswith(MANAGED_PREFIX):
            raise bad_request(
                "Index attached to an Elastic-managed connector must start with the prefix: "
                f"[{MANAGED_PREFIX}]. The index name in the payload [{name}] doesn't comply with "
                "this requirement."
            )
        return {"index_name": name}


def _check_body(name: str, body: Fields) -> None:
    """Raise `ElasticsearchError` for a body that is well-formed and still makes no request."""
    complaints = []
    if name == "_configuration":
        both = [key for key in ("configuration", "values") if body.get(key) is not None]
        if not both:
            complaints.append("[configuration] and [values] cannot both be null.")
        elif len(both) > 1:
            complaints.append(
                "[configuration] and [values] cannot both be provided in the same request."
            )
    elif name == "_filtering":
        parts = [key for key in ("advanced_snippet", "rules") if body.get(key) is not None]
        if body.get("filtering") is None and not parts:
            complaints.append("[advanced_snippet] and [rules] cannot be both [null].")
        elif body.get("filtering") is not None and parts:
            complaints.append(
                "If [filtering] is specified, [rules] and [advanced_snippet] should not be present "
                "in the request body."
            )
    elif name == "_index_name":
        check_index_name(body.get("index_name"), is_native=False)
    elif name == "_name" and body.get("name") is None and body.get("description") is None:
        complaints.append(_BOTH_NULL.format("name", "description"))
    elif name == "_api_key_id" and not any(body.values()):
        complaints.append(_BOTH_NULL.format("api_key_id", "api_key_secret_id"))
    refuse_all(complaints)


def _keep(_old: Fields, _connector_id: str, body: Fields) -> Fields:
    return body


def _set_key(_old: Fields, _connector_id: str, body: Fields) -> Fields:
    return {key: value for key, value in body.items() if value is not None}


def _rename(_old: Fields, _connector_id: str, body: Fields) -> Fields:
    return {key: value for key, value in body.items() if value is not None}


def _configure(old: Fields, _connector_id: str, body: Fields) -> Fields:
    if "configuration" in body:
        return {"configuration": body["configuration"], "status": "configured"}
    unknown = [key for key in body["values"] if key not in old["configuration"]]
    if unknown:
        raise bad_request(
            "Unknown [configuration] fields in the request payload: "
            f"[{', '.join(unknown)}]. Remove them from request or register their schema first."
        )
    values = {key: {"value": value} for key, value in body["values"].items()}
    return {"configuration": values, "status": "configured"}


def _set_error(_old: Fields, _connector_id: str, body: Fields) -> Fields:
    error = body.get("error")
    return {"error": error, "status": "error" if error else "connected"}


def _set_status(old: Fields, _connector_id: str, body: Fields) -> Fields:
    CONNECTOR.check(old["status"], body["status"])
    return {"status": body["status"]}


def _set_service(old: Fields, _connector_id: str, body: Fields) -> Fields:
    status = "created" if old["status"] == "created" else "needs_configuration"
    return {"service_type": body["service_type"], "status": status}


def _set_native(old: Fields, connector_id: str, body: Fields) -> Fields:
    name = old.get("index_name")
    if body["is_native"] and name is not None and not name.startswith(MANAGED_PREFIX):
        raise bad_request(
            f"The index name [{name}] attached to the connector [{connector_id}] must start with "
            f"the required prefix: [{MANAGED_PREFIX}] to be Elastic-managed. Please update the "
            "attached index first to comply with this requirement."
        )
    status = "configured" if old["status"] == "connected" else old["status"]
    return {"is_native": body["is_native"], "status": status}


def _filter(old: Fields, _connector_id: str, body: Fields) -> Fields:
    if body.get("filtering") is not None:
        return {"filtering": [{"domain": "DEFAULT", **entry} for entry in body["filtering"]]}
    snippet, rules = body.get("advanced_snippet"), body.get("rules")
    return {"filtering": with_draft(old["filtering"], snippet, rules)}


def _validate(old: Fields, _connector_id: str, body: Fields) -> Fields:
    return {"filtering": with_validation(old["filtering"], body["validation"])}


def _activate(old: Fields, _connector_id: str, _body: Fields) -> Fields:
    return {"filtering": activated(old["filtering"])}

"""The Connector API: making, finding and removing connectors.

From ``ConnectorIndexService`` in elastic/elasticsearch.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from fairlead.sandbox.elastic.connector_parsers import CREATE
from fairlead.sandbox.elastic.connector_store import DocumentStore
from fairlead.sandbox.elastic.elasticsearch_base import (
    ElasticsearchError,
    Endpoint,
    Visit,
    bad_request,
)
from fairlead.sandbox.elastic.filtering import default_filtering
from fairlead.sandbox.elastic.index_names import complain_of_name
from fairlead.sandbox.elastic.index_routes import is_set
from fairlead.sandbox.elastic.indices import new_id
from fairlead.sandbox.elastic.web import Response, Route
from fairlead.sandbox.wildcard import matches

ACTION: Final = "cluster:admin/xpack/connector"
MANAGE: Final = ("manage_connector", "manage", "all")
READ: Final = ("monitor_connector", *MANAGE)
MANAGED_PREFIX: Final = "content-"
_MIDNIGHT: Final = {"enabled": False, "interval": "0 0 0 * * ?"}
_LONGEST_PAGE: Final = 10_000


class ConnectorApi:
    """Answers for connectors as a whole; ``jobs`` are what hangs on them."""

    def __init__(self, connectors: DocumentStore, jobs: DocumentStore) -> None:
        self._connectors = connectors
        self._jobs = jobs

    def routes(self) -> Iterable[Route[Endpoint]]:
        """Return the routes."""
        path = "/_connector/{id}"
        filters = {"index_name", "connector_name", "service_type", "query"}
        listing = Endpoint(
            self._list,
            f"{ACTION}/list",
            READ,
            frozenset({"from", "size", "include_deleted", *filters}),
        )
        put = Endpoint(self._put, f"{ACTION}/put", MANAGE)
        return (
            Route("GET", "/_connector", listing),
            Route("POST", "/_connector", Endpoint(self._put, f"{ACTION}/post", MANAGE)),
            Route("PUT", "/_connector", put),
            Route("PUT", path, put),
            Route(
                "GET",
                path,
                Endpoint(self._get, f"{ACTION}/get", READ, frozenset({"include_deleted"})),
            ),
            Route(
                "DELETE",
                path,
                Endpoint(
                    self._delete,
                    f"{ACTION}/delete",
                    MANAGE,
                    frozenset({"delete_sync_jobs", "hard"}),
                ),
            ),
        )

    def _put(self, visit: Visit) -> Response:
        body = CREATE.parse(visit.request.body) if visit.request.body else {}
        name = body.get("index_name")
        check_index_name(name, is_native=bool(body.get("is_native")))
        connector_id = visit.values.get("id") or new_id()
        with self._connectors.lock:
            check_index_is_free(self._connectors, name, connector_id)
            # A connector that is there already begins anew: nothing of it is kept.
            result = self._connectors.put(connector_id, _new_connector(body))
        status = 201 if result == "created" else 200
        return Response(status, {"result": result, "id": connector_id})

    def _get(self, visit: Visit) -> Response:
        connector_id = visit.values["id"]
        with self._connectors.lock:
            found = self._connectors.get(
                connector_id, include_deleted=is_set(visit, "include_deleted")
            )
        return Response(200, {"id": connector_id, **found})

    def _list(self, visit: Visit) -> Response:
        query = visit.request.query
        with self._connectors.lock:
            found = [
                {"id": connector_id, **source}
                for connector_id, source in self._connectors.all().items()
                if _fits(source, query)
                and (is_set(visit, "include_deleted") or not source["deleted"])
            ]
        # Those without an index come last.
        found.sort(key=lambda item: (item.get("index_name") is None, item.get("index_name") or ""))
        return Response(200, {"count": len(found), "results": found[page_of(query)]})

    def _delete(self, visit: Visit) -> Response:
        connector_id = visit.values["id"]
        with self._connectors.lock:
            if is_set(visit, "hard"):
                self._connectors.remove(connector_id)
            else:
                self._connectors.change(connector_id, {"deleted": True})
            if is_set(visit, "delete_sync_jobs"):
                for job_id, job in self._jobs.all().items():
                    if job["connector"]["id"] == connector_id:
                        self._jobs.remove(job_id)
        return Response(200, {"acknowledged": True})


def _new_connector(body: Mapping[str, Any]) -> dict[str, Any]:
    is_native = bool(body.get("is_native"))
    given = ("description", "index_name", "language", "service_type")
    # What is not there is left out, not null.
    return {
        **{key: body[key] for key in given if body.get(key) is not None},
        "configuration": {},
        "custom_scheduling": {},
        "filtering": default_filtering(),
        "is_native": is_native,
        "name": body.get("name") or "",
        "scheduling": {
            "access_control": dict(_MIDNIGHT),
            "full": dict(_MIDNIGHT),
            "incremental": dict(_MIDNIGHT),
        },
        "status": "needs_configuration" if is_native else "created",
        "sync_now": False,
        "deleted": False,
    }


def check_index_name(name: str | None, *, is_native: bool) -> None:
    """Raise `ElasticsearchError` when a connector cannot write to an index of that name."""
    complaints = []
    fault = None if name is None else complain_of_name(name)
    if fault is not None:
        complaints.append(f"[{name}] InvalidIndexNameException[{fault}]")
    if is_native and name is not None and not name.startswith(MANAGED_PREFIX):
        complaints.append(
            f"Index [{name}] is invalid. Index attached to an Elastic-managed connector must start "
            f"with the prefix: [{MANAGED_PREFIX}]"
        )
    refuse_all(complaints)


def check_index_is_free(connectors: DocumentStore, name: str | None, connector_id: str) -> None:
    """Raise `ElasticsearchError` when another connector writes to an index."""
    if name is not None and any(
        other_id != connector_id and not other.get("deleted") and other.get("index_name") == name
        for other_id, other in connectors.all().items()
    ):
        raise bad_request(f"Index name [{name}] is used by another connector.")


def refuse_all(complaints: Iterable[str]) -> None:
    """Raise `ElasticsearchError` with all complaints, if there are any."""
    listed = "".join(f"{number}: {text};" for number, text in enumerate(complaints, 1))
    if listed:
        raise ElasticsearchError(
            400, "action_request_validation_exception", f"Validation Failed: {listed}"
        )


def page_of(query: Mapping[str, str]) -> slice:
    """Return the part of a list that ``from`` and ``size`` name."""
    try:
        first, size = int(query.get("from", 0)), int(query.get("size", 100))
    except ValueError:
        reason = "Failed to parse int parameter [from] or [size]"
        raise ElasticsearchError(400, "illegal_argument_exception", reason) from None
    refuse_all(
        f"[{name}] parameter cannot be negative, found [{number}]"
        for name, number in (("from", first), ("size", size))
        if number < 0
    )
    return slice(first, first + min(size, _LONGEST_PAGE))


def _fits(source: Mapping[str, Any], query: Mapping[str, str]) -> bool:
    for name, key in (
        ("index_name", "index_name"),
        ("connector_name", "name"),
        ("service_type", "service_type"),
    ):
        if query.get(name) and source.get(key) not in query[name].split(","):
            return False
    wanted = f"*{query.get('query', '')}*"
    return wanted == "**" or any(
        matches(wanted, str(source.get(key, ""))) for key in ("index_name", "name", "description")
    )

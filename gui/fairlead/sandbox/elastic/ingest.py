"""The routes of ingest pipelines: show them and try one out."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError, Endpoint, Visit
from fairlead.sandbox.elastic.pipelines import Pipelines
from fairlead.sandbox.elastic.web import Response, Route
from fairlead.sandbox.wildcard import matches

_READ: Final = ("read_pipeline", "manage_ingest_pipelines", "manage_pipeline", "manage", "all")
_META: Final = ("_index", "_id", "_routing", "_version", "_version_type")


def ingest_routes(pipelines: Pipelines) -> Iterable[Route[Endpoint]]:
    """Return the routes."""

    def show(visit: Visit) -> Response:
        pattern = visit.values.get("id", "*")
        found = {
            name: definition
            for name, definition in pipelines.definitions.items()
            if any(matches(part, name) for part in pattern.split(","))
        }
        # A name that is not there is a 404 with nothing in it; a pattern is not.
        return Response(200 if found or "*" in pattern else 404, found)

    def simulate(visit: Visit) -> Response:
        name, body = visit.values["id"], visit.read_body()
        if name not in pipelines.definitions:
            reason = f"pipeline [{name}] does not exist"
            raise ElasticsearchError(400, "illegal_argument_exception", reason)
        return Response(200, {"docs": [_result(pipelines, name, doc) for doc in _documents(body)]})

    reading = Endpoint(
        show,
        "cluster:admin/ingest/pipeline/get",
        _READ,
        frozenset({"master_timeout", "summary"}),
    )
    simulating = Endpoint(
        simulate, "cluster:admin/ingest/pipeline/simulate", _READ, frozenset({"verbose"})
    )
    path = "/_ingest/pipeline/{id}"
    return (
        Route("GET", "/_ingest/pipeline", reading),
        Route("GET", path, reading),
        Route("POST", f"{path}/_simulate", simulating),
        Route("GET", f"{path}/_simulate", simulating),
    )


def _documents(body: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    documents = body.get("docs")
    if documents is None:
        raise ElasticsearchError(400, "parse_exception", "[docs] required property is missing")
    if not isinstance(documents, list):
        kind = type(documents).__name__
        reason = f"[docs] property isn't a list, but of type [{kind}]"
        raise ElasticsearchError(400, "parse_exception", reason)
    if not documents:
        reason = "must specify at least one document in [docs]"
        raise ElasticsearchError(400, "illegal_argument_exception", reason)
    for document in documents:
        if not isinstance(document, dict) or not isinstance(document.get("_source"), dict):
            raise ElasticsearchError(
                400, "parse_exception", "[_source] required property is missing"
            )
    return documents


def _result(pipelines: Pipelines, name: str, document: Mapping[str, Any]) -> dict[str, Any]:
    meta = {key: str(document[key]) for key in _META if key in document}
    return {
        "doc": {
            "_index": "_index",
            "_id": "_id",
            "_version": "-3",
            **meta,
            "_source": pipelines.run(name, document["_source"]),
            "_ingest": {"timestamp": datetime.now(UTC).isoformat().replace("+00:00", "Z")},
        }
    }

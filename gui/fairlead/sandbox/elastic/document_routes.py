"""The routes of single documents: read, write, change, remove."""

import copy
from collections.abc import Iterable, Mapping
from typing import Any, Final

from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError, Endpoint, Visit
from fairlead.sandbox.elastic.index_names import no_such_index
from fairlead.sandbox.elastic.index_rights import DELETE, GET, INDEX, UPDATE, IndexGuard
from fairlead.sandbox.elastic.index_routes import SHARDS
from fairlead.sandbox.elastic.indices import Document, Index, Indices, new_id
from fairlead.sandbox.elastic.pipelines import Pipelines
from fairlead.sandbox.elastic.web import Response, Route

_WRITING: Final = frozenset(
    {
        "if_seq_no",
        "if_primary_term",
        "refresh",
        "timeout",
        "wait_for_active_shards",
        "routing",
    }
)


class DocumentRoutes:
    """Answers for single documents."""

    def __init__(self, indices: Indices, guard: IndexGuard, pipelines: Pipelines) -> None:
        self._indices = indices
        self._guard = guard
        self._pipelines = pipelines

    def routes(self) -> Iterable[Route[Endpoint]]:
        """Return the routes."""
        path = "/{index}/_doc/{id}"
        put = Endpoint(self._put, INDEX.name, params=_WRITING | {"pipeline", "op_type"})
        reading = frozenset({"realtime", "refresh", "preference", "routing"})
        updating = _WRITING | {"retry_on_conflict"}
        return (
            Route("GET", path, Endpoint(self._get, GET.name, params=reading)),
            Route("PUT", path, put),
            Route("POST", path, put),
            Route("POST", "/{index}/_doc", put),
            Route("PUT", "/{index}/_create/{id}", put),
            Route("DELETE", path, Endpoint(self._delete, DELETE.name, params=_WRITING)),
            Route(
                "POST",
                "/{index}/_update/{id}",
                Endpoint(self._update, UPDATE.name, params=updating),
            ),
        )

    def _get(self, visit: Visit) -> Response:
        name, document_id = visit.values["index"], visit.values["id"]
        self._guard.require(visit, GET, name)
        with self._indices.lock:
            index = self._existing(name)
            document = index.documents.get(document_id)
        if document is None:
            return Response(404, {"_index": index.name, "_id": document_id, "found": False})
        return Response(
            200,
            {
                "_index": index.name,
                "_id": document_id,
                "_version": document.version,
                "_seq_no": document.seq_no,
                "_primary_term": document.primary_term,
                "found": True,
                "_source": document.source,
            },
        )

    def _put(self, visit: Visit) -> Response:
        name, document_id = visit.values["index"], visit.values.get("id", "")
        self._guard.require(visit, INDEX, name)
        is_new = "/_create/" in visit.request.path or visit.request.query.get("op_type") == "create"
        source: Mapping[str, Any] = visit.read_body()
        if "pipeline" in visit.request.query:
            source = self._pipelines.run(visit.request.query["pipeline"], source)
        with self._indices.lock:
            index = self._indices.for_writing(name)
            check_sequence(index, document_id, visit.request.query)
            document_id = document_id or new_id()
            written, result = write(index, document_id, source, is_new=is_new)
            _refresh_if_asked(visit, index)
        return Response(201 if result == "created" else 200, outcome(index, written, result))

    def _update(self, visit: Visit) -> Response:
        name, document_id = visit.values["index"], visit.values["id"]
        self._guard.require(visit, UPDATE, name)
        body = visit.read_body()
        with self._indices.lock:
            index = self._existing(name)
            self._indices.check_block(index)
            check_sequence(index, document_id, visit.request.query)
            document, result = update(index, document_id, body)
            _refresh_if_asked(visit, index)
        return Response(201 if result == "created" else 200, outcome(index, document, result))

    def _delete(self, visit: Visit) -> Response:
        name, document_id = visit.values["index"], visit.values["id"]
        self._guard.require(visit, DELETE, name)
        with self._indices.lock:
            index = self._existing(name)
            self._indices.check_block(index)
            check_sequence(index, document_id, visit.request.query)
            gone = index.remove(document_id)
            _refresh_if_asked(visit, index)
        if gone is None:
            gone = Document(document_id, {}, 0, 1)
            return Response(404, outcome(index, gone, "not_found"))
        return Response(200, outcome(index, gone, "deleted"))

    def _existing(self, name: str) -> Index:
        index = self._indices.find(name)
        if index is None:
            raise no_such_index(name)
        return index


def write(
    index: Index, document_id: str, source: Mapping[str, Any], *, is_new: bool = False
) -> tuple[Document, str]:
    """Write a document; return it and the result's name. ``is_new`` refuses to replace one."""
    current = index.documents.get(document_id)
    if is_new and current is not None:
        reason = f"document already exists (current version [{current.version}])"
        raise _conflict(index, document_id, reason)
    return index.put(document_id, source), "created" if current is None else "updated"


def update(index: Index, document_id: str, body: Mapping[str, Any]) -> tuple[Document, str]:
    """Merge ``doc`` into a document, or make one by ``doc_as_upsert`` or ``upsert``."""
    unknown = sorted(set(body) - {"doc", "doc_as_upsert", "upsert", "detect_noop"})
    if unknown:
        reason = f"[1:2] [UpdateRequest] unknown field [{unknown[0]}]"
        raise ElasticsearchError(400, "x_content_parse_exception", reason)
    if "doc" not in body:
        reason = "Validation Failed: 1: script or doc is missing;"
        raise ElasticsearchError(400, "action_request_validation_exception", reason)
    current = index.documents.get(document_id)
    if current is None:
        first = body["doc"] if body.get("doc_as_upsert") else body.get("upsert")
        if first is None:
            raise ElasticsearchError(
                404,
                "document_missing_exception",
                f"[{document_id}]: document missing",
                extra={"index_uuid": index.uuid, "shard": "0", "index": index.name},
            )
        return index.put(document_id, first), "created"
    merged = merge(current.source, body["doc"])
    if merged == current.source and body.get("detect_noop", True):
        return current, "noop"
    return index.put(document_id, merged), "updated"


def merge(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document with another's fields put over its own, objects field by field."""
    merged = copy.deepcopy(dict(old))
    for name, value in new.items():
        kept = merged.get(name)
        if isinstance(kept, dict) and isinstance(value, Mapping):
            merged[name] = merge(kept, value)
        else:
            merged[name] = copy.deepcopy(value)
    return merged


def outcome(index: Index, document: Document, result: str) -> dict[str, object]:
    """Return what a change of a document is answered with."""
    return {
        "_index": index.name,
        "_id": document.id,
        "_version": document.version,
        "result": result,
        "_shards": {"total": 0, "successful": 0, "failed": 0} if result == "noop" else SHARDS,
        "_seq_no": document.seq_no,
        "_primary_term": document.primary_term,
    }


def check_sequence(index: Index, document_id: str, query: Mapping[str, Any]) -> None:
    """Raise `ElasticsearchError` unless a document is at the sequence number a change names."""
    if "if_seq_no" not in query and "if_primary_term" not in query:
        return
    try:
        wanted = int(query["if_seq_no"]), int(query["if_primary_term"])
    except (KeyError, ValueError):
        raise ElasticsearchError(
            400,
            "action_request_validation_exception",
            "Validation Failed: 1: ifSeqNo is set, but primary term is [0];",
        ) from None
    current = index.documents.get(document_id)
    asked = f"required seqNo [{wanted[0]}], primary term [{wanted[1]}]"
    if current is None:
        raise _conflict(index, document_id, f"{asked}. but no document was found")
    if wanted != (current.seq_no, current.primary_term):
        raise _conflict(
            index,
            document_id,
            f"{asked}. current document has seqNo [{current.seq_no}] and primary term "
            f"[{current.primary_term}]",
        )


def _conflict(index: Index, document_id: str, reason: str) -> ElasticsearchError:
    return ElasticsearchError(
        409,
        "version_conflict_engine_exception",
        f"[{document_id}]: version conflict, {reason}",
        extra={"index_uuid": index.uuid, "shard": "0", "index": index.name},
    )


def _refresh_if_asked(visit: Visit, index: Index) -> None:
    if visit.request.query.get("refresh") in ("", "true", "wait_for"):
        index.refresh()

"""The bulk API: many changes in one request, each with an answer of its own."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from fairlead.sandbox.elastic.document_routes import check_sequence, outcome, update, write
from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError, Endpoint, Visit
from fairlead.sandbox.elastic.index_rights import BULK, IndexGuard
from fairlead.sandbox.elastic.indices import Document, Index, Indices, new_id
from fairlead.sandbox.elastic.pipelines import Pipelines
from fairlead.sandbox.elastic.web import Response, Route
from fairlead.sandbox.faults import Faults

_ACTIONS: Final = ("index", "create", "update", "delete")
_META: Final = frozenset(
    {
        "_index",
        "_id",
        "routing",
        "pipeline",
        "if_seq_no",
        "if_primary_term",
        "retry_on_conflict",
    }
)
_PARAMS: Final = frozenset({"pipeline", "refresh", "timeout", "wait_for_active_shards", "routing"})
_LONGEST_ID: Final = 512
# A fault of this operation strikes single items: throttled or failed.
ITEMS: Final = "POST /_bulk/items"


@dataclass(frozen=True)
class _Item:
    action: str
    index: str
    id: str
    meta: Mapping[str, Any]
    pipeline: str
    body: Mapping[str, Any] = field(repr=False)


class Bulk:
    """Answers bulk requests. ``check_memory`` raises when memory is short."""

    def __init__(
        self,
        indices: Indices,
        guard: IndexGuard,
        pipelines: Pipelines,
        faults: Faults,
        check_memory: Callable[[], None],
    ) -> None:
        self._indices = indices
        self._guard = guard
        self._pipelines = pipelines
        self._faults = faults
        self._check_memory = check_memory

    def routes(self) -> Iterable[Route[Endpoint]]:
        """Return the routes."""
        bulk = Endpoint(self._bulk, BULK.name, params=_PARAMS)
        return tuple(
            Route(method, path, bulk)
            for path in ("/_bulk", "/{index}/_bulk")
            for method in ("POST", "PUT")
        )

    def _bulk(self, visit: Visit) -> Response:
        self._check_memory()
        items = list(_read(visit))
        touched: dict[str, Index] = {}
        with self._indices.lock:
            answers = [self._run(visit, item, touched) for item in items]
            if visit.request.query.get("refresh") in ("", "true", "wait_for"):
                for index in touched.values():
                    index.refresh()
        has_errors = any("error" in body for answer in answers for body in answer.values())
        ingest = {"ingest_took": 1} if any(item.pipeline for item in items) else {}
        return Response(200, {"errors": has_errors, "took": 1, **ingest, "items": answers})

    def _run(
        self, visit: Visit, item: _Item, touched: dict[str, Index]
    ) -> dict[str, dict[str, Any]]:
        document_id = item.id or new_id()
        try:
            self._strike(item.index)
            self._guard.require(visit, BULK, item.index)
            source = item.body
            if item.pipeline and item.action in ("index", "create"):
                source = self._pipelines.run(item.pipeline, source)
            index = self._indices.for_writing(item.index)
            touched[index.name] = index
            check_sequence(index, document_id, item.meta)
            document, result = _change(index, item.action, document_id, source)
        except ElasticsearchError as error:
            told = {"_index": item.index, "_id": document_id, "status": error.status}
            return {item.action: {**told, "error": error.told}}
        status = {"created": 201, "not_found": 404}.get(result, 200)
        return {item.action: {**outcome(index, document, result), "status": status}}

    def _strike(self, index: str) -> None:
        fault = self._faults.match("elasticsearch", ITEMS)
        if fault is None:
            return
        if fault.kind == "throttle":
            reason = "rejected execution of primary operation [coordinating_and_primary_bytes=0]"
            raise ElasticsearchError(429, "es_rejected_execution_exception", reason)
        reason = f"[{index}][0] primary shard is not active Timeout: [1m]"
        raise ElasticsearchError(503, "unavailable_shards_exception", reason)


def _change(
    index: Index, action: str, document_id: str, body: Mapping[str, Any]
) -> tuple[Document, str]:
    if action == "update":
        return update(index, document_id, body)
    if action == "delete":
        gone = index.remove(document_id)
        if gone is None:
            return Document(document_id, {}, 0, 1), "not_found"
        return gone, "deleted"
    return write(index, document_id, body, is_new=action == "create")


def _read(visit: Visit) -> Iterator[_Item]:
    body = visit.request.body
    if not body:
        raise ElasticsearchError(400, "parse_exception", "request body is required")
    if not body.endswith(b"\n"):
        raise _illegal("The bulk request must be terminated by a newline [\\n]")
    lines = iter(enumerate(body.split(b"\n")[:-1], 1))
    complaints: list[str] = []
    items = []
    for number, line in lines:
        if not line.strip():
            continue
        action, meta = _head(number, line)
        source: Mapping[str, Any] = {}
        if action != "delete":
            following = next(lines, None)
            if following is None or not following[1].strip():
                raise _illegal(f"Malformed action/metadata line [{number}], expected a source")
            source = _json(following[1])
        item = _Item(
            action,
            str(meta.get("_index") or visit.values.get("index", "")),
            str(meta.get("_id") or ""),
            meta,
            str(meta.get("pipeline") or visit.request.query.get("pipeline", "")),
            source,
        )
        complaints += _complaints(item)
        items.append(item)
    if not items:
        complaints.append("no requests added")
    if complaints:
        listed = "".join(f"{count}: {text};" for count, text in enumerate(complaints, 1))
        raise ElasticsearchError(
            400, "action_request_validation_exception", f"Validation Failed: {listed}"
        )
    yield from items


def _head(number: int, line: bytes) -> tuple[str, Mapping[str, Any]]:
    head = _json(line)
    if len(head) != 1:
        raise _illegal(f"Malformed action/metadata line [{number}], expected one action")
    [(action, meta)] = head.items()
    if action not in _ACTIONS:
        listed = ", ".join(sorted(_ACTIONS))
        raise _illegal(
            f"Malformed action/metadata line [{number}], expected field [{listed}] "
            f"but found [{action}]"
        )
    if not isinstance(meta, dict):
        raise _illegal(f"Malformed action/metadata line [{number}], expected START_OBJECT")
    unknown = sorted(set(meta) - _META)
    if unknown:
        raise _illegal(
            f"Action/metadata line [{number}] contains an unknown parameter [{unknown[0]}]"
        )
    return action, meta


def _json(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        reason = "[1:1] Unexpected character in a line of the bulk request"
        raise ElasticsearchError(400, "x_content_parse_exception", reason)
    return value


def _complaints(item: _Item) -> Iterator[str]:
    if not item.index:
        yield "index is missing"
    if not item.id and item.action in ("update", "delete"):
        yield "id is missing"
    length = len(item.id.encode())
    if length > _LONGEST_ID:
        yield (
            f"id [{item.id}] is too long, must be no longer than {_LONGEST_ID} bytes but was: "
            f"{length}"
        )


def _illegal(reason: str) -> ElasticsearchError:
    return ElasticsearchError(400, "illegal_argument_exception", reason)

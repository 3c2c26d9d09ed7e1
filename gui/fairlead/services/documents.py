"""Documents of Elasticsearch: sent through an ingest pipeline in bulk, and read back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar
from urllib.parse import quote

from fairlead.core.cancel import CancelToken
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.problems import ServiceProblem

T = TypeVar("T")

MOST_BYTES: Final = 3 * 1024 * 1024
MOST_DOCUMENTS: Final = 500
"""What one bulk request holds at most, as the connector's do. A larger document goes alone."""

_AT_A_TIME: Final = 25
"""Documents whose text is asked for at once: the pipeline keeps 100,000 characters of each."""

_BUSY: Final = 429
_PAUSE: Final = 0.3
_PIPELINE_ERRORS: Final = "_ingestion_errors"
_TEXT: Final = "body"


@dataclass(frozen=True, slots=True)
class Draft:
    """A document to be sent: its id and its source as JSON, which is what takes the memory."""

    id: str
    source: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one document of a bulk request: "created" or "updated", or a problem."""

    id: str
    result: str = ""
    problem: ServiceProblem | None = None


@dataclass(frozen=True, slots=True)
class Ingested:
    """What the ingest pipeline made of one document.

    Attributes:
        id: The document's id.
        text: The text that it has now.
        errors: What processors complained of without the document failing.
        problem: Why the pipeline failed for this document, if it did.
    """

    id: str
    text: str = ""
    errors: tuple[str, ...] = ()
    problem: ServiceProblem | None = None


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of one Elasticsearch. Every failure of a request is a `ServiceProblem`."""

    elasticsearch: Elasticsearch

    def write(
        self, index: str, pipeline: str, drafts: Sequence[Draft], cancel: CancelToken
    ) -> tuple[Written, ...]:
        """Write documents through a pipeline in one request, and tell of each what became of it.

        What is refused because Elasticsearch is busy is sent once more after a moment. Searches
        see the documents when this returns. The caller keeps within the bounds: see `batches`.

        Raises:
            ServiceProblem: The request as a whole was refused, or nobody can tell what became of
                it. Sending the same again does no harm.
            Cancelled: Somebody asked to stop while Elasticsearch was busy.
        """
        try:
            first = self._bulk(index, pipeline, drafts)
        except ServiceProblem as problem:
            if problem.status != _BUSY:
                raise
            cancel.wait(_PAUSE)
            return self._bulk(index, pipeline, drafts)
        busy = {item.id for item in first if item.problem and item.problem.status == _BUSY}
        if not busy:
            return first
        cancel.wait(_PAUSE)
        again = self._bulk(index, pipeline, [draft for draft in drafts if draft.id in busy])
        second = {item.id: item for item in again}
        return tuple(second.get(item.id, item) for item in first)

    def read_texts(self, index: str, ids: Sequence[str]) -> Iterator[Ingested]:
        """Yield what stands in an index under these ids, as far as it is there."""
        for some in _parts(ids):
            answer = self._search(index, some)
            for hit in answer["hits"]["hits"]:
                yield _ingested(hit["_id"], hit["_source"])

    def simulate(self, pipeline: str, drafts: Sequence[Draft]) -> Iterator[Ingested]:
        """Yield what a pipeline would make of documents. Nothing is written.

        Source: "Simulate a pipeline" in the Elasticsearch API; it takes the cluster privilege
        `read_pipeline`.
        """
        path = f"/_ingest/pipeline/{quote(pipeline, safe='')}/_simulate"
        for some in _parts(drafts):
            docs = b",".join(
                b'{"_id":%s,"_source":%s}' % (json.dumps(draft.id).encode(), draft.source)
                for draft in some
            )
            answer = self._post("simulate", path, "json", b'{"docs":[%s]}' % docs)
            for draft, told in zip(some, answer["docs"], strict=True):
                yield self._simulated(draft.id, told)

    def _bulk(self, index: str, pipeline: str, drafts: Sequence[Draft]) -> tuple[Written, ...]:
        lines = b"".join(
            b'{"index":{"_id":%s}}\n%s\n' % (json.dumps(draft.id).encode(), draft.source)
            for draft in drafts
        )
        path = f"/{quote(index, safe='')}/_bulk?pipeline={quote(pipeline, safe='')}&refresh=true"
        answer = self._post("bulk", path, "x-ndjson", lines, changes=True)
        return tuple(self._written(item["index"]) for item in answer["items"])

    def _post(
        self, operation: str, path: str, kind: str, body: bytes, *, changes: bool = False
    ) -> dict[str, Any]:
        # Past the client's own methods, which take the documents as objects and so hold them twice.
        headers = {"accept": "application/json", "content-type": f"application/{kind}"}
        return self.elasticsearch.request(
            operation,
            lambda client: client.perform_request("POST", path, headers=headers, body=body),
            changes=changes,
        )

    def _search(self, index: str, ids: Sequence[str]) -> dict[str, Any]:
        return self.elasticsearch.request(
            "search",
            lambda client: client.search(
                index=index,
                query={"ids": {"values": list(ids)}},
                size=len(ids),
                source={"includes": [_TEXT, _PIPELINE_ERRORS]},
            ),
        )

    def _written(self, item: Mapping[str, Any]) -> Written:
        error = item.get("error")
        if error is None:
            return Written(item["_id"], item["result"])
        return Written(item["_id"], problem=self._explain("bulk", error, item["status"]))

    def _simulated(self, own_id: str, told: Mapping[str, Any]) -> Ingested:
        error = told.get("error")
        if error is not None:
            return Ingested(own_id, problem=self._explain("simulate", error, 400))
        return _ingested(own_id, told["doc"]["_source"])

    def _explain(self, operation: str, error: Mapping[str, Any], status: int) -> ServiceProblem:
        reasons = (error.get("reason", ""), (error.get("caused_by") or {}).get("reason", ""))
        words = "\n".join(filter(None, reasons))
        return self.elasticsearch.explain(operation, error["type"], words, status)


def batches(drafts: Iterable[Draft]) -> Iterator[list[Draft]]:
    """Put documents together to bulk requests of the size that the connector's have."""
    batch: list[Draft] = []
    size = 0
    for draft in drafts:
        if batch and (len(batch) == MOST_DOCUMENTS or size + len(draft.source) > MOST_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(draft)
        size += len(draft.source)
    if batch:
        yield batch


def _ingested(own_id: str, source: Mapping[str, Any]) -> Ingested:
    text, errors = source.get(_TEXT), source.get(_PIPELINE_ERRORS) or ()
    listed = (errors,) if isinstance(errors, str) else tuple(map(str, errors))
    return Ingested(own_id, text if isinstance(text, str) else "", listed)


def _parts(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for begin in range(0, len(items), _AT_A_TIME):
        yield items[begin : begin + _AT_A_TIME]

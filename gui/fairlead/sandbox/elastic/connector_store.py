"""Where connectors and their sync jobs are kept: in two indices that others may reach too."""

from collections.abc import Mapping
from typing import Any

from fairlead.sandbox.elastic.document_routes import merge
from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError
from fairlead.sandbox.elastic.indices import CONNECTORS, SYNC_JOBS, Indices


class DocumentStore:
    """The documents behind one alias; ``noun`` is what a refusal calls one of them.

    Whoever reads before writing holds the lock of the indices. Every change is seen at once.
    """

    def __init__(self, indices: Indices, alias: str, noun: str) -> None:
        self.lock = indices.lock
        self._indices = indices
        self._alias = alias
        self._noun = noun

    def all(self) -> dict[str, Mapping[str, Any]]:
        """Return all documents by their ids."""
        index = self._indices.find(self._alias)
        if index is None:
            return {}
        return {document.id: document.source for document in index.documents.values()}

    def get(self, document_id: str, *, include_deleted: bool = False) -> Mapping[str, Any]:
        """Return a document. Raises `ElasticsearchError` when there is none."""
        found = self.all().get(document_id)
        if found is None or (found.get("deleted") and not include_deleted):
            raise self._missing(document_id)
        return found

    def put(self, document_id: str, source: Mapping[str, Any]) -> str:
        """Write a whole document; return ``created`` or ``updated``."""
        index = self._indices.for_writing(self._alias)
        result = "updated" if document_id in index.documents else "created"
        index.put(document_id, source)
        index.refresh()
        return result

    def change(self, document_id: str, fields: Mapping[str, Any]) -> str:
        """Merge fields into a document; return ``updated`` or ``noop``."""
        current = self.get(document_id)
        merged = merge(current, fields)
        if merged == current:
            return "noop"
        return self.put(document_id, merged)

    def remove(self, document_id: str) -> None:
        """Remove a document. Raises `ElasticsearchError` when there is none."""
        self.get(document_id, include_deleted=True)
        index = self._indices.for_writing(self._alias)
        index.remove(document_id)
        index.refresh()

    def _missing(self, document_id: str) -> ElasticsearchError:
        reason = f"{self._noun} [{document_id}] not found"
        return ElasticsearchError(404, "resource_not_found_exception", reason)


def connector_store(indices: Indices) -> DocumentStore:
    """Return the store of connectors."""
    return DocumentStore(indices, CONNECTORS, "connector")


def sync_job_store(indices: Indices) -> DocumentStore:
    """Return the store of sync jobs."""
    return DocumentStore(indices, SYNC_JOBS, "connector sync job")

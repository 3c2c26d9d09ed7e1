"""The indices of the local Elasticsearch: documents, versions, aliases, blocks, refreshes.

A change is seen by a search once the index was refreshed, which it is by itself after a second.
"""

import copy
import secrets
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError
from fairlead.sandbox.elastic.index_names import check_name, no_such_index
from fairlead.sandbox.elastic.mappings import learn
from fairlead.sandbox.wildcard import matches

CONNECTORS: Final = ".elastic-connectors"
SYNC_JOBS: Final = ".elastic-connectors-sync-jobs"
_REFRESH_INTERVAL: Final = 1.0
# The indices Elasticsearch has templates for, and the alias each gets.
_TEMPLATES: Final = {f"{CONNECTORS}-v1": CONNECTORS, f"{SYNC_JOBS}-v1": SYNC_JOBS}
# What Elasticsearch calls the blocks, by the settings that make them.
_BLOCKS: Final[Mapping[str, tuple[int, str]]] = {
    "read_only": (403, "FORBIDDEN/5/index read-only (api)"),
    "write": (403, "FORBIDDEN/8/index write (api)"),
    "read_only_allow_delete": (
        429,
        "TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has "
        "read-only-allow-delete block",
    ),
}


def now_text() -> str:
    """Return the time as Elasticsearch writes it into documents of its own."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def new_id() -> str:
    """Return an id as Elasticsearch makes them."""
    return secrets.token_urlsafe(15)


@dataclass(frozen=True)
class Document:
    """One version of a document; its source is never changed in place."""

    id: str
    source: Mapping[str, Any] = field(repr=False)
    seq_no: int
    version: int

    # One shard that never moved.
    primary_term: int = 1


@dataclass
class Index:
    """One index; whoever touches it holds the lock of `Indices`."""

    name: str
    mappings: dict[str, Any] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    aliases: dict[str, Any] = field(default_factory=dict)
    uuid: str = field(default_factory=new_id)
    created_ms: int = field(default_factory=lambda: int(time.time() * 1000))
    documents: dict[str, Document] = field(default_factory=dict)
    _visible: dict[str, Document] = field(default_factory=dict)
    _unseen: dict[str, Document | None] = field(default_factory=dict)
    _written: float = 0.0
    _next_seq_no: int = 0

    def put(self, document_id: str, source: Mapping[str, Any]) -> Document:
        """Write a document. Raises `ElasticsearchError` when a field does not fit its type."""
        learn(self.mappings, source, document_id)
        old = self.documents.get(document_id)
        document = Document(
            document_id,
            copy.deepcopy(source),
            self._take_seq_no(),
            1 if old is None else old.version + 1,
        )
        self.documents[document_id] = document
        self._note(document_id, document)
        return document

    def remove(self, document_id: str) -> Document | None:
        """Remove a document and return it as it was."""
        old = self.documents.pop(document_id, None)
        self._take_seq_no()
        if old is not None:
            self._note(document_id, None)
        return old

    def refresh(self) -> None:
        """Let searches see every change made so far."""
        for document_id, document in self._unseen.items():
            self._visible.pop(document_id, None)
            if document is not None:
                self._visible[document_id] = document
        self._unseen.clear()

    def visible(self) -> Iterator[Document]:
        """Yield the documents a search sees, oldest change first."""
        if self._unseen and time.monotonic() - self._written >= _REFRESH_INTERVAL:
            self.refresh()
        return iter(tuple(self._visible.values()))

    def _take_seq_no(self) -> int:
        self._next_seq_no += 1
        return self._next_seq_no - 1

    def _note(self, document_id: str, document: Document | None) -> None:
        # The oldest change that nobody sees yet decides when the index refreshes itself.
        if not self._unseen:
            self._written = time.monotonic()
        self._unseen[document_id] = document


class Indices:
    """All indices. A caller holds ``lock`` from the first look to the last change.

    ``is_disk_full`` puts the flood-stage block on every index but Elasticsearch's own. With
    ``are_system`` the indices of connectors come together, as the service cannot make them.
    """

    def __init__(self, *, is_disk_full: bool = False, are_system: bool = False) -> None:
        self.lock = threading.RLock()
        self._indices: dict[str, Index] = {}
        self._is_disk_full = is_disk_full
        self._are_system = are_system

    def create(self, name: str, body: Mapping[str, Any] | None = None) -> Index:
        """Make an index. Raises `ElasticsearchError` for a bad name or one that is taken."""
        check_name(name)
        if self.find(name) is not None:
            raise self._already_there(name)
        body = body or {}
        index = Index(
            name,
            copy.deepcopy(dict(body.get("mappings") or {})),
            flat_settings(body.get("settings") or {}),
            copy.deepcopy(dict(body.get("aliases") or {})),
        )
        if name in _TEMPLATES:
            index.aliases[_TEMPLATES[name]] = {}
            index.mappings.setdefault("dynamic", "false")
        self._indices[name] = index
        return index

    def _already_there(self, name: str) -> ElasticsearchError:
        index = self.find(name)
        assert index is not None
        if index.name != name:
            reason = f"Invalid index name [{name}], already exists as alias"
            return ElasticsearchError(400, "invalid_index_name_exception", reason)
        return ElasticsearchError(
            400,
            "resource_already_exists_exception",
            f"index [{name}/{index.uuid}] already exists",
            extra={"index_uuid": index.uuid, "index": name},
        )

    def delete(self, name: str) -> None:
        """Remove an index by its own name."""
        del self._indices[name]

    def find(self, name: str) -> Index | None:
        """Return the index of that name or alias."""
        found = self._indices.get(name)
        if found is not None:
            return found
        return next((index for index in self._indices.values() if name in index.aliases), None)

    def resolve(
        self, expression: str, *, ignore_unavailable: bool = False, hidden: bool = False
    ) -> list[Index]:
        """Return the indices an expression names: names, aliases and patterns, comma-separated.

        A pattern leaves out what begins with a dot, unless it does so itself or ``hidden`` is set.
        Raises `ElasticsearchError` for a name that is not there.
        """
        found: dict[str, Index] = {}
        for name in expression.split(","):
            if "*" in name or name == "_all":
                pattern = "*" if name == "_all" else name
                for index in self._indices.values():
                    is_open = hidden or pattern.startswith(".") or not index.name.startswith(".")
                    if is_open and any(
                        matches(pattern, known) for known in (index.name, *index.aliases)
                    ):
                        found[index.name] = index
                continue
            single = self.find(name)
            if single is not None:
                found[single.name] = single
            elif not ignore_unavailable:
                raise no_such_index(name)
        return list(found.values())

    def for_writing(self, name: str) -> Index:
        """Return the index to write to, and make it if need be. Raises `ElasticsearchError`."""
        index = self.find(name)
        if index is None:
            index = self._create_for(name)
        self.check_block(index)
        return index

    def _create_for(self, name: str) -> Index:
        if name not in _TEMPLATES.values():
            return self.create(name)
        index = self.create(f"{name}-v1")
        for concrete, alias in _TEMPLATES.items():
            if self._are_system and self.find(alias) is None:
                self.create(concrete)
        return index

    def check_block(self, index: Index) -> None:
        """Raise `ElasticsearchError` when an index takes no changes."""
        blocks = [
            block for block in _BLOCKS if str(index.settings.get(f"blocks.{block}")) == "true"
        ]
        if self._is_disk_full and not index.name.startswith("."):
            blocks.append("read_only_allow_delete")
        if blocks:
            status, text = _BLOCKS[blocks[0]]
            raise ElasticsearchError(
                status,
                "cluster_block_exception",
                f"index [{index.name}] blocked by: [{text}];",
                extra={"index_uuid": index.uuid, "index": index.name},
            )


def flat_settings(settings: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return settings by their dotted names, without the ``index.`` before each."""
    flat: dict[str, Any] = {}
    for name, value in settings.items():
        path = f"{prefix}{name}"
        if isinstance(value, Mapping):
            flat |= flat_settings(value, f"{path}.")
        else:
            kept = str(value).lower() if isinstance(value, bool) else value
            flat[path.removeprefix("index.")] = kept
    return flat

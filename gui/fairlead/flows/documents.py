"""The document that the S3 connector makes of an object, and what becomes of the object's content.

All of it is what the connector service does, not what would be sensible: whoever wants to know
what a sync will bring has to be told just that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from fairlead.core.texts import Text, translate
from fairlead.flows.sync_rules import extension_of

SIZE_LIMIT = 10_485_760
"""Bytes of the largest object whose content is read, unless the extraction service does it."""

READABLE = frozenset(
    {
        *(".txt", ".py", ".rst", ".html", ".markdown", ".json", ".xml", ".csv", ".md", ".ppt"),
        *(".rtf", ".docx", ".odt", ".xls", ".xlsx", ".rb", ".paper", ".sh", ".pptx", ".pdf"),
        *(".doc", ".aspx", ".xlsb", ".xlsm", ".tsv", ".svg", ".msg", ".potx", ".vsd", ".vsdx"),
        ".vsdm",
    }
)
"""The extensions, in small letters, of the objects whose content is read."""

_ARCHIVES = frozenset({"GLACIER", "DEEP_ARCHIVE"})
"""Storage classes whose objects must be restored before they can be read. GLACIER_IR need not."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The ingest pipeline of a connector, and the marks by which it knows what to do."""

    name: str = "search-default-ingestion"
    extract_binary_content: bool = True
    reduce_whitespace: bool = True
    run_ml_inference: bool = True


@dataclass(frozen=True, slots=True)
class ObjectSummary:
    """An object as a listing tells of it.

    `owner` is the owner's display name: None where S3 names an owner without it, "" where S3 names
    none. `is_restored` tells whether a copy of an archived object can be read at present.
    """

    key: str
    size: int
    last_modified: datetime
    storage_class: str = "STANDARD"
    owner: str | None = ""
    is_restored: bool = False


class Content(Enum):
    """What the index gets of an object. DROPPED: no document at all."""

    TEXT = "text"
    METADATA = "metadata"
    DROPPED = "dropped"


class Fate(Enum):
    """Why an object's content is read or not."""

    READ = "read"
    NO_EXTENSION = "no-extension"
    OTHER_TYPE = "other-type"
    TOO_LARGE = "too-large"
    ARCHIVED = "archived"
    UNREADABLE = "unreadable"

    @property
    def content(self) -> Content:
        """What the index gets."""
        if self is Fate.READ:
            return Content.TEXT
        return Content.DROPPED if self in _DROPPED else Content.METADATA

    @property
    def text(self) -> Text:
        """What it means, in words."""
        return _WORDS[self]


_DROPPED = frozenset({Fate.ARCHIVED, Fate.UNREADABLE})

_KEPT = translate("Documents", "A copy from an earlier sync stays as it is. %1")
_WORDS: Mapping[Fate, Text] = {
    Fate.READ: translate("Documents", "Its text is read."),
    Fate.NO_EXTENSION: translate(
        "Documents", "It has no extension, so its name and its facts are indexed without text."
    ),
    Fate.OTHER_TYPE: translate(
        "Documents", "No text is read from files of this type. Its name and its facts are indexed."
    ),
    Fate.TOO_LARGE: translate(
        "Documents", "It is larger than 10 MB. Its name and its facts are indexed without text."
    ),
    Fate.ARCHIVED: _KEPT(
        translate(
            "Documents",
            "It is archived and cannot be read before it is restored, so it is left out.",
        )
    ),
    Fate.UNREADABLE: _KEPT(
        translate("Documents", "It cannot be read, so it is left out, though the sync succeeds.")
    ),
}


def find_fate(
    key: str,
    size: int,
    storage_class: str = "STANDARD",
    *,
    is_restored: bool = False,
    has_extraction_service: bool = False,
    is_denied: bool = False,
) -> Fate:
    """Return what becomes of an object's content and why.

    Only what would be read can be dropped: a picture in an archive is indexed like any other. An
    object of S3 Intelligent-Tiering may be archived too, but no listing tells.

    Args:
        key: The object's key; its extension decides, in whatever case.
        size: In bytes.
        storage_class: As S3 lists it.
        is_restored: Whether a restored copy of an archived object can be read at present.
        has_extraction_service: Whether the connector uses the extraction service, which takes
            objects of any size.
        is_denied: Whether S3 is known to refuse the object, or to have lost it meanwhile.
    """
    extension = extension_of(key)
    if not extension:
        return Fate.NO_EXTENSION
    if extension.lower() not in READABLE:
        return Fate.OTHER_TYPE
    if size > SIZE_LIMIT and not has_extraction_service:
        return Fate.TOO_LARGE
    if storage_class in _ARCHIVES and not is_restored:
        return Fate.ARCHIVED
    return Fate.UNREADABLE if is_denied else Fate.READ


def decide(
    key: str,
    size: int,
    storage_class: str = "STANDARD",
    *,
    is_restored: bool = False,
    has_extraction_service: bool = False,
) -> Content:
    """Return what the index gets of an object."""
    return find_fate(
        key,
        size,
        storage_class,
        is_restored=is_restored,
        has_extraction_service=has_extraction_service,
    ).content


def document_id(bucket: str, key: str) -> str:
    """Return the id of an object's document."""
    name = f"{bucket}/{key}".encode()
    return hashlib.md5(name, usedforsecurity=False).hexdigest()


def document(bucket: str, summary: ObjectSummary) -> dict[str, Any]:
    """Return the document of an object before its content is read, as basic rules see it.

    Its `_id` is repeated in `id`; in a bulk request the former belongs into the action.
    """
    own_id = document_id(bucket, summary.key)
    return {
        "_id": own_id,
        "id": own_id,
        "filename": summary.key,
        "size_in_bytes": summary.size,
        "bucket": bucket,
        "owner": summary.owner,
        "storage_class": summary.storage_class,
        "_timestamp": summary.last_modified.isoformat(),
    }


def source(bucket: str, summary: ObjectSummary, pipeline: Pipeline) -> dict[str, Any]:
    """Return what is sent to be indexed under the document's id, but for its content.

    The content comes as `_attachment`, in base 64 and "" for an empty object, or as `body` from
    the extraction service.
    """
    made = document(bucket, summary)
    del made["_id"]
    return made | {
        "_extract_binary_content": pipeline.extract_binary_content,
        "_reduce_whitespace": pipeline.reduce_whitespace,
        "_run_ml_inference": pipeline.run_ml_inference,
    }

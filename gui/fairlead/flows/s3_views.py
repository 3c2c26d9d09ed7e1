"""What the S3 journey is told by its lookups: plain, frozen, ready to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from fairlead.core.errors import Problem
from fairlead.core.texts import Text
from fairlead.flows.documents import Fate
from fairlead.flows.sync_rules_preview import Preview, Tally
from fairlead.flows.sync_rules_seen import Seen


@dataclass(frozen=True, slots=True)
class PreviewUpdate:
    """Some more of a preview. Everything but `previews` counts from the beginning.

    Attributes:
        previews: The objects that were found since the last update.
        listed: How many objects were listed.
        total, by_rule: A copy of what was decided so far, in all and by advanced rule.
        failed: The buckets whose listing failed, with why.
        is_complete: Whether this is the last update.
        seen: With the last update, by the rule's index: what the listing of its bucket showed. A
            rule whose bucket was not listed to its end is left out.
    """

    previews: tuple[Preview, ...]
    listed: int
    total: Tally
    by_rule: tuple[Tally, ...]
    failed: tuple[tuple[str, Problem], ...] = ()
    is_complete: bool = False
    seen: Mapping[int, Seen] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Target:
    """What bears the chosen index or connector name already; shown as it is, never reset.

    Attributes:
        index_documents: How many documents the index holds; None if there is no such index.
        index_connector: The id of the connector that the index belongs to, "" for none.
        index_connector_name: That connector's name.
        namesakes: The ids of the connectors that bear the connector's name.
        can_be_managed: Whether this deployment runs connectors itself (8.x on Elastic Cloud).
    """

    index_documents: int | None = None
    index_connector: str = ""
    index_connector_name: str = ""
    namesakes: tuple[str, ...] = ()
    can_be_managed: bool = False


class Outcome(Enum):
    """What became of a sampled object."""

    PREVIEWED = "previewed"
    CREATED = "created"
    UPDATED = "updated"
    DROPPED = "dropped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Sampled:
    """One object of a sample.

    Attributes:
        preview: The object, the rules that take it, and what becomes of its content. Its fate is
            what really happened: an object that could not be read is UNREADABLE.
        outcome: What became of its document.
        text: The beginning of the text that the ingest pipeline got out of it, "" for none.
        problem: Why it failed or was dropped, in the service's words; None where all is well.
    """

    preview: Preview
    outcome: Outcome
    text: str = ""
    problem: Problem | None = None

    @property
    def fate(self) -> Fate:
        """What became of its content."""
        return self.preview.fate


@dataclass(frozen=True, slots=True)
class SampleProgress:
    """How far a sample is. Bytes and seconds count from its beginning.

    `chosen` is 0 while buckets are still being listed. `sampled` are the objects done since the
    last progress. `seconds_left` is None while it cannot be told.
    """

    listed: int
    matched: int
    chosen: int
    done: int
    bytes_read: int
    seconds: float
    seconds_left: float | None = None
    sampled: tuple[Sampled, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """A sample to take: `per_bucket` objects of each bucket, into `index`, "" for preview only."""

    per_bucket: int = 50
    index: str = ""


@dataclass(frozen=True, slots=True)
class SampleReport:
    """What a sample showed.

    Attributes:
        index: Where the documents are, "" if nothing was kept.
        listed: How many objects were listed.
        total: What a full sync would do with all that were listed.
        by_bucket: The same by bucket.
        by_extension: The same by lower-case extension, "" for none.
        sampled: The objects of the sample in the order in which they were done.
        seconds: How long it took.
        is_cancelled: Whether somebody stopped it; the rest says what was done until then.
        failed: The buckets whose listing failed, with why. The connector takes them for empty.
    """

    index: str
    listed: int
    total: Tally
    by_bucket: tuple[tuple[str, Tally], ...]
    by_extension: tuple[tuple[str, Tally], ...]
    sampled: tuple[Sampled, ...]
    seconds: float
    is_cancelled: bool = False
    failed: tuple[tuple[str, Problem], ...] = ()


class SyncState(Enum):
    """How a full sync stands, in the Connector API's own words."""

    PENDING = "pending"
    IN_PROGRESS = "in_progress"
    SUSPENDED = "suspended"
    CANCELING = "canceling"
    CANCELED = "canceled"
    COMPLETED = "completed"
    ERROR = "error"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self in (SyncState.CANCELED, SyncState.COMPLETED, SyncState.ERROR)


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """How the connector and its newest full sync stand.

    Attributes:
        job_id: The sync job.
        state: How the job stands.
        indexed, deleted: Counts of documents. `volume_mib` is the size of what was indexed.
        error: The job's error in the service's words, "" for none.
        connector_status: The connector's own status, which says nothing about the last sync.
        seen_seconds_ago: When a connector service last checked in; None if none ever did.
        meaning: What all of this means, in words; it names what to do where something is to do.
    """

    job_id: str
    state: SyncState
    indexed: int = 0
    deleted: int = 0
    volume_mib: int = 0
    error: str = ""
    connector_status: str = ""
    seen_seconds_ago: float | None = None
    meaning: Text | None = None


@dataclass(frozen=True, slots=True)
class DeploymentFile:
    """A file or a line for the computer that runs the connector service.

    `text` never holds a secret: it names an environment variable or a file beside it.
    """

    name: str
    title: Text
    text: str
    language: str

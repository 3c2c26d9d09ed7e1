"""What a full sync would delete from the index, and by which silent way.

The connector deletes each document whose object it did not come across. It counts a bucket that it
cannot list as empty, and reports success.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum

from fairlead.core.texts import Text, translate


class Cause(Enum):
    """Why a sync that reports success deletes documents."""

    NO_BUCKET = "no-bucket"
    NO_LISTING = "no-listing"
    LISTING_FAILS = "listing-fails"
    PAGE_SIZE = "page-size"
    RULE_TAKES_NOTHING = "rule-takes-nothing"
    NOT_CHOSEN = "not-chosen"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Loss:
    """A row for what would be lost: how much, and why. `subject` is a bucket or a rule."""

    cause: Cause
    documents: int
    subject: str = ""

    @property
    def title(self) -> Text:
        """What a full sync would do."""
        if self.documents == 1:
            return _ONE
        return _MANY(f"{self.documents:,}") if self.documents else _NONE

    @property
    def text(self) -> Text:
        """Why, with `subject` named."""
        return _WHY[self.cause](self.subject)


_ONE = translate("Documents", "A full sync would delete 1 document.")
_MANY = translate("Documents", "A full sync would delete %1 documents.")
_NONE = translate("Documents", "A full sync would bring nothing, and say that it succeeded.")

_WHY: Mapping[Cause, Text] = {
    Cause.NO_BUCKET: translate(
        "Documents",
        "There is no bucket “%1”. The connector takes it for an empty one and reports success.",
    ),
    Cause.NO_LISTING: translate(
        "Documents",
        "The key may not list “%1” (s3:ListBucket). The connector takes it for an empty bucket and"
        " reports success.",
    ),
    Cause.LISTING_FAILS: translate(
        "Documents",
        "Listing “%1” fails. The connector takes it for an empty bucket and reports success.",
    ),
    Cause.PAGE_SIZE: translate(
        "Documents",
        "With pages of %1 objects every listing comes back empty, and the connector reports"
        " success.",
    ),
    Cause.RULE_TAKES_NOTHING: translate(
        "Documents", "%1 takes no object. What it brought before is deleted."
    ),
    Cause.NOT_CHOSEN: translate(
        "Documents", "They come from “%1”, which neither the buckets nor the rules name any more."
    ),
    Cause.EXCLUDED: translate(
        "Documents", "Their objects in “%1” are gone, or no rule takes them any more."
    ),
}


def count_lost(indexed: Mapping[str, str], listed: Collection[str]) -> Mapping[str, int]:
    """Return how many documents a full sync would delete, by bucket.

    Args:
        indexed: The ids in the index, each with its bucket.
        listed: The ids of all objects that the sync would come across. An object that it comes
            across and cannot read keeps its document.
    """
    kept = frozenset(listed)
    return Counter(bucket for own_id, bucket in indexed.items() if own_id not in kept)

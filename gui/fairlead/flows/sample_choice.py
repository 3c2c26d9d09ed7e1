"""Which objects of a bucket make a sample: few, the same ones each time, and of every kind."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator
from enum import Enum

from fairlead.flows.documents import SIZE_LIMIT, document_id
from fairlead.flows.sync_rules import extension_of
from fairlead.flows.sync_rules_preview import Preview


class SizeClass(Enum):
    """A class of sizes. Its value is the largest size in it, in bytes."""

    EMPTY = 0
    SMALL = 10 * 1024
    MEDIUM = 1024 * 1024
    LARGE = SIZE_LIMIT
    TOO_LARGE = 1 << 63


Kind = tuple[str, int | str]
"""Something that an object may stand for: a rule, a fate, a size class or an extension."""

_Ranked = tuple[str, Preview]
"""An object behind the id of its document, by which objects are put in order."""

# In this order kinds find their place in a sample that is too small for all of them.
_FAMILIES = ("rule", "fate", "size", "extension")


def kinds_of(preview: Preview) -> Iterator[Kind]:
    """Yield everything that an object stands for in a sample."""
    for rule in preview.rules:
        yield "rule", rule
    yield "fate", preview.fate.value
    yield "size", next(kind.name for kind in SizeClass if preview.summary.size <= kind.value)
    yield "extension", extension_of(preview.summary.key).lower()


class SampleChoice:
    """Chooses at most `per_bucket` objects of each bucket while they are being listed.

    Every kind is represented where `per_bucket` is not less than the number of kinds. What room is
    left goes to objects in the order of their documents' ids, which is as good as random and does
    not depend on the order of the listing. The memory taken depends on `per_bucket` alone.
    """

    def __init__(self, per_bucket: int) -> None:
        self._per_bucket = per_bucket
        self._buckets: dict[str, _BucketChoice] = {}

    def add(self, previews: Iterable[Preview]) -> None:
        """Take objects into account. One that comes twice counts once."""
        for preview in previews:
            choice = self._buckets.get(preview.bucket)
            if choice is None:
                choice = self._buckets[preview.bucket] = _BucketChoice(self._per_bucket)
            choice.add(preview)

    def chosen(self) -> tuple[Preview, ...]:
        """Return the sample: bucket by bucket as they came, the objects of each by their keys."""
        return tuple(preview for choice in self._buckets.values() for preview in choice.chosen())


class _BucketChoice:
    def __init__(self, room: int) -> None:
        self._room = room
        # The first objects of all, and the first one of each kind; first is the least id.
        self._first: list[_Ranked] = []
        self._by_kind: dict[str, dict[Kind, _Ranked]] = {family: {} for family in _FAMILIES}

    def add(self, preview: Preview) -> None:
        ranked = (document_id(preview.bucket, preview.summary.key), preview)
        if len(self._first) < self._room or ranked[0] < self._first[-1][0]:
            self._note_first(ranked)
        for kind in kinds_of(preview):
            self._note_kind(kind, ranked)

    def chosen(self) -> Iterable[Preview]:
        found: dict[str, Preview] = {}
        covered: set[Kind] = set()
        for family in _FAMILIES:
            for kind, (own_id, preview) in sorted(self._by_kind[family].items(), key=_by_kind):
                if kind not in covered and len(found) < self._room:
                    found[own_id] = preview
                    covered.update(kinds_of(preview))
        for own_id, preview in self._first:
            if len(found) < self._room:
                found[own_id] = preview
        return sorted(found.values(), key=lambda preview: preview.summary.key)

    def _note_first(self, ranked: _Ranked) -> None:
        if any(own_id == ranked[0] for own_id, _preview in self._first):
            return
        insort(self._first, ranked, key=_own_id)
        del self._first[self._room :]

    def _note_kind(self, kind: Kind, ranked: _Ranked) -> None:
        known = self._by_kind[kind[0]]
        held = known.get(kind)
        if held is not None:
            if ranked[0] < held[0]:
                known[kind] = ranked
        elif len(known) < self._room:
            known[kind] = ranked
        else:
            # More kinds than there is room for: those go whose object comes last.
            last = max(known, key=lambda other: known[other][0])
            if ranked[0] < known[last][0]:
                del known[last]
                known[kind] = ranked


def _own_id(ranked: _Ranked) -> str:
    return ranked[0]


def _by_kind(item: tuple[Kind, _Ranked]) -> str:
    return item[1][0]

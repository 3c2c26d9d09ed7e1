"""What the listing before a sample showed: everything, by bucket and by extension."""

from __future__ import annotations

from collections.abc import Iterable

from fairlead.flows.sync_rules import extension_of
from fairlead.flows.sync_rules_preview import Preview, Tally

MOST_EXTENSIONS = 1000
"""How many extensions are counted apart. A bucket may have as many as objects."""


class Survey:
    """Counts what a full sync would do, apart by bucket and by extension.

    Attributes:
        total: All of it.
        matched: How many objects were counted.
    """

    def __init__(self) -> None:
        self.total = Tally()
        self.matched = 0
        self._buckets: dict[str, Tally] = {}
        self._extensions: dict[str, Tally] = {}

    def add(self, previews: Iterable[Preview]) -> None:
        """Count objects."""
        for preview in previews:
            fate, size = preview.fate, preview.summary.size
            self.matched += 1
            self.total.add(fate, size)
            self._buckets.setdefault(preview.bucket, Tally()).add(fate, size)
            extension = extension_of(preview.summary.key).lower()
            tally = self._extensions.get(extension)
            if tally is None and len(self._extensions) < MOST_EXTENSIONS:
                tally = self._extensions[extension] = Tally()
            if tally is not None:
                tally.add(fate, size)

    @property
    def by_bucket(self) -> tuple[tuple[str, Tally], ...]:
        """The buckets in the order of their names."""
        return tuple(sorted(self._buckets.items()))

    @property
    def by_extension(self) -> tuple[tuple[str, Tally], ...]:
        """The extensions, the most frequent first; `MOST_EXTENSIONS` of them at most."""
        return tuple(sorted(self._extensions.items(), key=lambda item: (-item[1].count(), item[0])))

"""What a listing shows about a rule: the neighbors that its prefix and extensions touch."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from fairlead.flows.sync_rules import Rule, extension_of

_KINDS = 1000


@dataclass(slots=True)
class Seen:
    """What was found under a rule's prefix while its bucket was listed.

    Attributes:
        objects: How many objects have the prefix.
        matching: How many of them the rule takes.
        folders: Objects that it takes by the folder that the prefix leads into, "hr-archive/" for
            "hr". Counted only for a prefix that can lead into several.
        extensions: Objects by extension, whether the rule takes them or not.

    The two counters keep the first thousand kinds, so that no bucket fills the memory.
    """

    objects: int = 0
    matching: int = 0
    folders: Counter[str] = field(default_factory=Counter)
    extensions: Counter[str] = field(default_factory=Counter)

    def add(self, rule: Rule, key: str) -> None:
        """Count an object of the rule's bucket."""
        if not key.startswith(rule.prefix):
            return
        extension = extension_of(key)
        self.objects += 1
        _count(self.extensions, extension)
        if rule.extensions and extension not in rule.extensions:
            return
        self.matching += 1
        if rule.prefix and not rule.prefix.endswith("/"):
            end = key.find("/", len(rule.prefix))
            if end >= 0:
                _count(self.folders, key[: end + 1])


def _count(kinds: Counter[str], kind: str) -> None:
    if kind in kinds or len(kinds) < _KINDS:
        kinds[kind] += 1

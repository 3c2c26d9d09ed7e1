"""Which rules take an object, decided for millions of keys."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from fairlead.flows.sync_rules import Rule, extension_of, is_extension

Numbers = tuple[int, ...]
"""Rules by their index, in order."""


class Matcher:
    """Rules made ready for many keys. It gives what `matches` gives, rule by rule."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        buckets: dict[str, list[tuple[int, Rule]]] = {}
        for index, rule in enumerate(rules):
            buckets.setdefault(rule.bucket, []).append((index, rule))
        self._buckets = {bucket: _BucketMatcher(some) for bucket, some in buckets.items()}

    @property
    def buckets(self) -> tuple[str, ...]:
        """The buckets that the rules name, in order."""
        return tuple(self._buckets)

    def find(self, bucket: str, key: str) -> Numbers:
        """Return the rules that take one object."""
        return self.find_all(bucket, (key,))[0]

    def find_all(self, bucket: str, keys: Iterable[str]) -> list[Numbers]:
        """Return for each key of a bucket the rules that take it."""
        matcher = self._buckets.get(bucket)
        return matcher.find_all(keys) if matcher is not None else [() for _key in keys]


class _BucketMatcher:
    """The rules of one bucket.

    The prefixes cut the alphabet of all keys into stretches; within one every key has the same
    prefixes. So a key takes one search among the cuts and one look at its extension.
    """

    def __init__(self, rules: Sequence[tuple[int, Rule]]) -> None:
        self._rules = rules
        cuts = {cut for _index, rule in rules if rule.prefix for cut in _cuts(rule.prefix)}
        self._cuts = sorted(cuts)
        self._looks_at_blank = any("" in rule.extensions for _index, rule in rules)
        stretches = len(self._cuts) + 1
        # Made when the first key falls into the stretch: by extension without its dot (None for
        # no extension), and for every other extension.
        self._by_extension: list[Mapping[str | None, Numbers] | None] = [None] * stretches
        self._others: list[Numbers] = [()] * stretches

    def find_all(self, keys: Iterable[str]) -> list[Numbers]:
        """Return for each key the rules that take it."""
        cuts, tables, others = self._cuts, self._by_extension, self._others
        looks_at_blank = self._looks_at_blank
        found: list[Numbers] = []
        add = found.append
        for key in keys:
            at = bisect_right(cuts, key)
            table = tables[at]
            if table is None:
                table = self._open(at, key)
            if not table:
                add(others[at])
                continue
            head, _dot, tail = key.rpartition(".")
            numbers = table.get(tail)
            if numbers is None and not looks_at_blank:
                add(others[at])
            elif head and head[-1] not in "./" and "/" not in tail:
                add(others[at] if numbers is None else numbers)
            else:
                # Rare: a dot that leads the name, as in "a/.txt", begins no extension.
                extension = extension_of(key)
                add(table.get(extension[1:] if extension else None, others[at]))
        return found

    def _open(self, at: int, key: str) -> Mapping[str | None, Numbers]:
        here = [(index, rule) for index, rule in self._rules if key.startswith(rule.prefix)]
        self._others[at] = tuple(index for index, rule in here if not rule.extensions)
        named = {
            item
            for _index, rule in here
            for item in rule.extensions
            if isinstance(item, str) and is_extension(item)
        }
        table: dict[str | None, Numbers] = {
            item[1:] if item else None: tuple(
                index for index, rule in here if not rule.extensions or item in rule.extensions
            )
            for item in named
        }
        self._by_extension[at] = table
        return table


def _cuts(prefix: str) -> Iterable[str]:
    """Yield the first text that begins with `prefix`, and the first one behind all that do."""
    yield prefix
    stem = prefix.rstrip("\U0010ffff")
    if stem:
        yield stem[:-1] + chr(ord(stem[-1]) + 1)

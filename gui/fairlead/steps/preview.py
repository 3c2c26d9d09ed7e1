"""What a full sync would bring, decided while the buckets are being listed side by side."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import partial

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.flows.documents import ObjectSummary
from fairlead.flows.s3_answers import RulesAnswers, S3ConnectorAnswers
from fairlead.flows.s3_views import PreviewUpdate
from fairlead.flows.sync_rules import Rule
from fairlead.flows.sync_rules_check import MANY_RULES
from fairlead.flows.sync_rules_preview import Preview, Previewer, Tally
from fairlead.flows.sync_rules_seen import Seen
from fairlead.services.s3 import Buckets, StoredObject
from fairlead.steps.side_by_side import MOST_THREADS, side_by_side

Page = tuple[StoredObject, ...] | None
"""Objects of a listing, None when it has ended."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a bucket whose keys begin with `prefix`."""

    bucket: str
    prefix: str = ""


def preview(
    buckets: Buckets, rules: RulesAnswers, connector: S3ConnectorAnswers, cancel: CancelToken
) -> Generator[PreviewUpdate, None, None]:
    """Yield an update for each page of a listing, and a last one that is complete.

    Several listings run side by side, each no more than a page ahead of who takes the updates, so
    neither large buckets nor many of them fill the memory. What is counted does not hang on the
    order in which the pages come.

    Raises:
        Problem: The buckets are not told, or a basic rule cannot compare a value.
        Cancelled: Somebody asked to stop.
    """
    counts = _Counts(rules, connector)
    for stretch, answer in _list_all(buckets, stretches_of(buckets, rules), cancel):
        if isinstance(answer, Problem):
            counts.failed.setdefault(stretch.bucket, answer)
            yield counts.update(())
        elif answer is not None:
            yield counts.update(counts.look(stretch.bucket, answer))
    yield counts.update((), is_complete=True)


def stretches_of(buckets: Buckets, rules: RulesAnswers) -> tuple[Stretch, ...]:
    """Return what has to be listed: each object that a rule may take is in one stretch.

    The connector lists once for every rule; where one prefix begins with another, the objects of
    the longer are among those of the shorter.
    """
    if not rules.rules:
        names = buckets.names() if rules.is_all else tuple(dict.fromkeys(rules.chosen))
        return tuple(map(Stretch, names))
    prefixes: dict[str, set[str]] = {}
    for rule in rules.rules:
        prefixes.setdefault(rule.bucket, set()).add(rule.prefix)
    return tuple(
        Stretch(bucket, prefix) for bucket, some in prefixes.items() for prefix in _shortest(some)
    )


def summary_of(stored: StoredObject) -> ObjectSummary:
    """Return what rules and documents know of an object."""
    return ObjectSummary(
        stored.key,
        stored.size,
        stored.last_modified,
        stored.storage_class,
        stored.owner,
        stored.is_restored,
    )


class _Counts:
    """What was decided so far."""

    def __init__(self, rules: RulesAnswers, connector: S3ConnectorAnswers) -> None:
        self._rules = rules.rules
        self._previewer = Previewer(
            rules.rules,
            rules.basic,
            pipeline=connector.pipeline,
            has_extraction_service=connector.settings.use_text_extraction_service,
        )
        self._by_rule = [Tally() for _rule in rules.rules]
        # Each rule would look at each key of its bucket, which many rules would make too slow.
        watched = rules.rules if len(rules.rules) <= MANY_RULES else ()
        self._seen = {index: Seen() for index, _rule in enumerate(watched)}
        self.failed: dict[str, Problem] = {}

    def look(self, bucket: str, page: Sequence[StoredObject]) -> Sequence[Preview]:
        """Return what would be fetched of a page."""
        for index, seen in self._seen.items():
            rule = self._rules[index]
            if rule.bucket == bucket:
                for stored in page:
                    seen.add(rule, stored.key)
        return self._previewer.look(bucket, map(summary_of, page))

    def update(self, previews: Sequence[Preview], *, is_complete: bool = False) -> PreviewUpdate:
        """Return what was found last, and how all of it stands."""
        # What somebody was given must not change later; only what has changed is copied.
        for index in {number for one in previews for number in one.rules}:
            self._by_rule[index] = deepcopy(self._previewer.by_rule[index])
        return PreviewUpdate(
            tuple(previews),
            self._previewer.listed,
            deepcopy(self._previewer.total),
            tuple(self._by_rule),
            tuple(self.failed.items()),
            is_complete,
            self._told() if is_complete else {},
        )

    def _told(self) -> Mapping[int, Seen]:
        def is_whole(rule: Rule) -> bool:
            return rule.bucket not in self.failed

        return {index: seen for index, seen in self._seen.items() if is_whole(self._rules[index])}


def _list_all(
    buckets: Buckets, stretches: Sequence[Stretch], cancel: CancelToken
) -> Iterator[tuple[Stretch, Page | Problem]]:
    """Yield the pages of all stretches as they come; a `Problem` or None ends a stretch."""
    waiting = iter(stretches)
    listings: dict[Stretch, Iterator[Page]] = {}

    def begin() -> Mapping[Stretch, Callable[[], Page]]:
        stretch = next(waiting, None)
        if stretch is None:
            return {}
        listings[stretch] = buckets.pages(stretch.bucket, stretch.prefix, cancel=cancel)
        return {stretch: partial(next, listings[stretch], None)}

    def go_on(stretch: Stretch, answer: Page | Problem) -> Mapping[Stretch, Callable[[], Page]]:
        if isinstance(answer, tuple):
            return {stretch: partial(next, listings[stretch], None)}
        del listings[stretch]
        return begin()

    first: dict[Stretch, Callable[[], Page]] = {}
    for _number in range(MOST_THREADS):
        first.update(begin())
    yield from side_by_side(first, cancel, go_on)


def _shortest(prefixes: set[str]) -> list[str]:
    """Return the prefixes that begin with no other one."""
    kept: list[str] = []
    for prefix in sorted(prefixes):
        if not kept or not prefix.startswith(kept[-1]):
            kept.append(prefix)
    return kept

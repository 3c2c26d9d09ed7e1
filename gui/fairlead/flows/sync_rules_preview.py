"""What a full sync would bring, object by object and summed up, while buckets are being listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from fairlead.flows.documents import Content, Fate, ObjectSummary, Pipeline, find_fate, source
from fairlead.flows.sync_rules import Rule
from fairlead.flows.sync_rules_basic import BasicRule, is_kept
from fairlead.flows.sync_rules_match import Matcher, Numbers


@dataclass(frozen=True, slots=True)
class Preview:
    """One object that the connector would fetch.

    `rules` are the advanced rules that take it, by their index; none where there are no rules.
    """

    bucket: str
    summary: ObjectSummary
    rules: Numbers
    fate: Fate


@dataclass(slots=True)
class Tally:
    """How many objects and bytes come to which fate."""

    objects: Counter[Fate] = field(default_factory=Counter)
    bytes: Counter[Fate] = field(default_factory=Counter)

    def add(self, fate: Fate, size: int) -> None:
        """Count an object of `size` bytes."""
        self.objects[fate] += 1
        self.bytes[fate] += size

    def count(self, content: Content | None = None) -> int:
        """Return the number of objects, all of them or those with this content."""
        return sum(
            number
            for fate, number in self.objects.items()
            if content is None or fate.content is content
        )


class Previewer:
    """Decides over listed objects as the connector would.

    Attributes:
        total: What it decided in all, each object counted once.
        by_rule: The same by advanced rule. An object that two rules take counts for both.
        listed: How many objects it was shown.
        excluded: How many of those that the advanced rules take a basic rule leaves out.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        basic: Sequence[BasicRule] = (),
        *,
        pipeline: Pipeline | None = None,
        has_extraction_service: bool = False,
    ) -> None:
        self.total = Tally()
        self.by_rule = [Tally() for _rule in rules]
        self.listed = self.excluded = 0
        self._matcher = Matcher(rules) if rules else None
        self._basic = basic
        self._pipeline = pipeline or Pipeline()
        self._has_extraction_service = has_extraction_service

    def look(self, bucket: str, summaries: Iterable[ObjectSummary]) -> list[Preview]:
        """Return what would be fetched of these objects of a bucket, in their order.

        Raises:
            Problem: A basic rule cannot compare a value, at which the sync would fail.
        """
        listed = list(summaries)
        self.listed += len(listed)
        previews: list[Preview] = []
        for summary, numbers in zip(listed, self._match(bucket, listed), strict=True):
            if self._matcher is not None and not numbers:
                continue
            if self._basic and not is_kept(self._basic, source(bucket, summary, self._pipeline)):
                self.excluded += 1
                continue
            fate = find_fate(
                summary.key,
                summary.size,
                summary.storage_class,
                is_restored=summary.is_restored,
                has_extraction_service=self._has_extraction_service,
            )
            self.total.add(fate, summary.size)
            for number in numbers:
                self.by_rule[number].add(fate, summary.size)
            previews.append(Preview(bucket, summary, numbers, fate))
        return previews

    def _match(self, bucket: str, listed: Sequence[ObjectSummary]) -> Sequence[Numbers]:
        if self._matcher is None:
            return [()] * len(listed)
        return self._matcher.find_all(bucket, [summary.key for summary in listed])

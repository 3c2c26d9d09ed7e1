"""What a full sync would bring, decided while buckets are being listed."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.steps.stage import Stage

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.core.errors import Problem
from fairlead.core.texts import verbatim
from fairlead.flows.documents import Content
from fairlead.flows.s3_answers import RulesAnswers, S3ConnectorAnswers
from fairlead.flows.s3_config import Settings
from fairlead.flows.s3_views import PreviewUpdate
from fairlead.flows.sync_rules import Rule, matches
from fairlead.flows.sync_rules_basic import BasicRule, Comparison, Policy
from fairlead.flows.sync_rules_preview import Previewer
from fairlead.flows.sync_rules_seen import Seen
from fairlead.sandbox.faults import FaultKind
from fairlead.services.s3 import Buckets, StoredObject
from fairlead.steps.preview import Stretch, preview, stretches_of, summary_of
from fairlead.steps.side_by_side import MOST_THREADS

LATELY = datetime(2026, 1, 2, tzinfo=UTC)
CONNECTOR = S3ConnectorAnswers()
NO_ONE = Problem("away", verbatim("Away."), verbatim("Wait."))


class Shelf(Buckets):
    """Buckets out of memory. The listing of a bucket in `broken` fails after its first page."""

    def __init__(
        self, held: Mapping[str, Sequence[str]], page: int = 2, broken: frozenset[str] = frozenset()
    ) -> None:
        self.held = held
        self.page = page
        self.broken = broken
        self.listed: list[str] = []

    def names(self) -> tuple[str, ...]:
        return tuple(self.held)

    def pages(
        self,
        bucket: str,
        prefix: str = "",
        page_size: int = 1000,
        cancel: CancelToken | None = None,
    ) -> Iterator[tuple[StoredObject, ...]]:
        keys = sorted(key for key in self.held[bucket] if key.startswith(prefix))
        for start in range(0, max(1, len(keys)), self.page):
            if start and bucket in self.broken:
                raise NO_ONE
            if cancel is not None:
                cancel.check()
            self.listed.append(bucket)
            yield tuple(
                StoredObject(key, len(key), LATELY) for key in keys[start : start + self.page]
            )


def look(
    buckets: Buckets, rules: RulesAnswers, connector: S3ConnectorAnswers = CONNECTOR
) -> list[PreviewUpdate]:
    return list(preview(buckets, rules, connector, CancelToken()))


def found_in(updates: Sequence[PreviewUpdate]) -> set[tuple[str, str, tuple[int, ...]]]:
    return {
        (one.bucket, one.summary.key, one.rules) for update in updates for one in update.previews
    }


NAMES = st.sampled_from(["docs", "hr", "x"])
TEXTS = st.text("ab/.", max_size=5)
KEYS = st.builds(lambda stem, end: stem + end, TEXTS, st.sampled_from(["", ".txt", ".md", ".TXT"]))
RULES = st.builds(
    Rule, NAMES, TEXTS, st.lists(st.sampled_from([".txt", ".md", ""]), max_size=2).map(tuple)
)


@given(
    held=st.fixed_dictionaries({name: st.sets(KEYS, max_size=12) for name in ("docs", "hr", "x")}),
    rules=st.lists(RULES, max_size=6).map(tuple),
    page=st.integers(1, 4),
)
def test_whatever_the_order_of_the_pages_the_result_is_that_of_one_listing(
    held: Mapping[str, set[str]], rules: tuple[Rule, ...], page: int
) -> None:
    shelves = {name: random.sample(sorted(keys), len(keys)) for name, keys in held.items()}
    answers = RulesAnswers(chosen=tuple(held), rules=rules)

    updates = look(Shelf(shelves, page), answers)

    expected = {
        (name, key, numbers)
        for name, keys in held.items()
        for key in keys
        if (
            numbers := tuple(
                index
                for index, rule in enumerate(rules)
                if rule.bucket == name and matches(rule, key)
            )
        )
        or not rules
    }
    assert found_in(updates) == expected
    last = updates[-1]
    assert last.is_complete
    assert [update.is_complete for update in updates[:-1]] == [False] * (len(updates) - 1)
    assert last.total.count() == len(expected)
    assert [tally.count() for tally in last.by_rule] == [
        sum(index in numbers for _name, _key, numbers in expected) for index in range(len(rules))
    ]
    for index, rule in enumerate(rules):
        seen = Seen()
        for key in held[rule.bucket]:
            seen.add(rule, key)
        assert last.seen[index] == seen


def test_no_object_is_listed_twice_for_rules_that_overlap() -> None:
    shelf = Shelf({"docs": ["a/1.txt", "a/b/2.txt", "c.txt"], "hr": ["z"]})
    rules = (Rule("docs", "a/b/"), Rule("docs", "a"), Rule("docs", "a/"), Rule("hr", "z"))
    answers = RulesAnswers(rules=rules)

    assert stretches_of(shelf, answers) == (Stretch("docs", "a"), Stretch("hr", "z"))
    assert look(shelf, answers)[-1].listed == 3
    assert len(found_in(look(shelf, answers))) == 3


def test_buckets_are_the_rules_or_the_chosen_or_all_of_them() -> None:
    shelf = Shelf({"docs": [], "hr": []})
    rule = (Rule("elsewhere"),)
    assert stretches_of(shelf, RulesAnswers(chosen=("hr", "hr"))) == (Stretch("hr"),)
    assert stretches_of(shelf, RulesAnswers(is_all=True)) == (Stretch("docs"), Stretch("hr"))
    both = RulesAnswers(chosen=("hr",), is_all=True, rules=rule)
    assert stretches_of(shelf, both) == (Stretch("elsewhere"),)
    (nothing,) = look(shelf, RulesAnswers())
    assert nothing.is_complete


def test_the_first_objects_come_before_the_next_page() -> None:
    go_on = threading.Event()

    class Slow(Shelf):
        def pages(
            self,
            bucket: str,
            prefix: str = "",
            page_size: int = 1000,
            cancel: CancelToken | None = None,
        ) -> Iterator[tuple[StoredObject, ...]]:
            pages = super().pages(bucket, prefix, page_size, cancel)
            yield next(pages)
            assert go_on.wait(10)
            yield from pages

    updates = preview(
        Slow({"docs": ["a", "b", "c"]}), RulesAnswers(chosen=("docs",)), CONNECTOR, CancelToken()
    )
    assert [one.summary.key for one in next(updates).previews] == ["a", "b"]
    go_on.set()
    assert [one.summary.key for update in updates for one in update.previews] == ["c"]


def test_who_takes_updates_slowly_is_not_run_over() -> None:
    shelf = Shelf({f"b{number}": ["a", "b", "c"] for number in range(200)}, page=1)
    updates = preview(shelf, RulesAnswers(is_all=True), CONNECTOR, CancelToken())
    for taken in range(1, 60):
        next(updates)
        # What was taken, what waits to be taken, and what is being fetched after that.
        assert len(shelf.listed) <= taken + 2 * MOST_THREADS
    updates.close()


def test_a_bucket_that_fails_is_told_and_the_others_go_on() -> None:
    shelf = Shelf({"docs": ["a", "b", "c"], "hr": ["d"]}, broken=frozenset({"docs"}))
    rules = (Rule("docs"), Rule("hr"), Rule("docs", "a"))
    last = look(shelf, RulesAnswers(rules=rules))[-1]
    assert last.failed == (("docs", NO_ONE),)
    assert last.total.count() == 3
    assert set(last.seen) == {1}


def test_an_update_does_not_change_after_it_was_given() -> None:
    shelf = Shelf({"docs": ["a", "b", "c"]}, page=1)
    updates = look(shelf, RulesAnswers(rules=(Rule("docs"),)))
    assert [update.total.count() for update in updates] == [1, 2, 3, 3]
    assert [update.by_rule[0].count() for update in updates] == [1, 2, 3, 3]


def test_the_settings_of_the_connector_count() -> None:
    basic = (BasicRule("1", Policy.EXCLUDE, "filename", Comparison.STARTS_WITH, "a"),)
    shelf = Shelf({"docs": ["a.txt", "b.txt"]})
    last = look(shelf, RulesAnswers(chosen=("docs",), basic=basic))[-1]
    assert (last.listed, last.total.count()) == (2, 1)
    large = {"docs": ["x" * 10_485_770 + ".txt"]}
    service = replace(CONNECTOR, settings=Settings(use_text_extraction_service=True))
    for connector, content in ((CONNECTOR, Content.METADATA), (service, Content.TEXT)):
        total = look(Shelf(large), RulesAnswers(chosen=("docs",)), connector)[-1].total
        assert total.count(content) == 1


def test_a_basic_rule_that_cannot_compare_ends_the_preview() -> None:
    basic = (BasicRule("1", Policy.EXCLUDE, "size_in_bytes", Comparison.GREATER, "many"),)
    with pytest.raises(Problem) as raised:
        look(Shelf({"docs": ["a"]}), RulesAnswers(chosen=("docs",), basic=basic))
    assert raised.value.code == "basic-rule-fails"


def test_many_rules_are_counted_without_a_look_around() -> None:
    rules = tuple(Rule("docs", extensions=(f".x{number}",)) for number in range(10_000))
    last = look(Shelf({"docs": ["a.x7", "b.x9999"]}), RulesAnswers(rules=rules))[-1]
    assert [index for index, tally in enumerate(last.by_rule) if tally.count()] == [7, 9999]
    assert last.seen == {}


def test_a_preview_can_be_cancelled() -> None:
    cancel = CancelToken()
    updates = preview(
        Shelf({"docs": ["a", "b", "c"]}, page=1), RulesAnswers(chosen=("docs",)), CONNECTOR, cancel
    )
    next(updates)
    cancel.cancel()
    with pytest.raises(Cancelled):
        list(updates)


SAMPLES = ("fairlead-handbook", "fairlead-oddities", "fairlead-berichte", "fairlead-contracts")


def test_real_buckets_in_two_regions_give_what_one_listing_gives(stage: Stage) -> None:
    buckets = Buckets(stage.aws)
    rules = (Rule("fairlead-handbook", "docs", (".md", ".txt")), Rule("fairlead-berichte"))
    for answers in (RulesAnswers(chosen=SAMPLES), RulesAnswers(rules=rules)):
        previewer = Previewer(answers.rules)
        expected = {
            (one.bucket, one.summary.key, one.rules)
            for name in SAMPLES
            for page in buckets.pages(name)
            for one in previewer.look(name, map(summary_of, page))
        }
        updates = look(buckets, answers)
        assert found_in(updates) == expected
        assert updates[-1].total == previewer.total
        assert list(updates[-1].by_rule) == previewer.by_rule
    assert ("fairlead-handbook", "docs2/notes.txt", (0,)) in expected


KINDS = [
    *("denied", "server_error", "malformed", "reset", "throttle", "expired", "effect_then_reset"),
    pytest.param("timeout", marks=pytest.mark.slow),
]


@pytest.mark.parametrize("operation", ["GetBucketLocation", "ListObjects"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_failing_call_is_told_with_its_bucket(
    stage: Stage, kind: FaultKind, operation: str
) -> None:
    stage.timeout = 1
    with closing(stage.aws_in("us-east-1")) as aws, stage.fault(kind, "s3", operation):
        last = look(Buckets(aws), RulesAnswers(chosen=SAMPLES))[-1]
    assert last.is_complete
    # Where the place of a bucket is not told, the SDK is sent there by S3.
    is_found = operation == "GetBucketLocation" and kind in (
        *("denied", "server_error", "throttle", "expired"),
    )
    assert {name for name, _problem in last.failed} == (set() if is_found else set(SAMPLES))
    assert all(str(problem.advice) for _name, problem in last.failed)
    assert (last.total.count() > 0) is is_found


def test_a_bucket_that_is_not_there_is_one_failure(stage: Stage) -> None:
    last = look(Buckets(stage.aws), RulesAnswers(chosen=("no-such-bucket", "fairlead-berichte")))[
        -1
    ]
    ((name, problem),) = last.failed
    assert (name, problem.code) == ("no-such-bucket", "s3-no-bucket")
    assert last.total.count() == 8

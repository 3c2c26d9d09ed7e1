"""A preview says what the connector would do, which a plain walk of its ways tells here."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.flows.s3.objects import DOCS_EU, DOCS_US, KEYS, RULE_LISTS, listed, listing

from fairlead.flows.documents import (
    SIZE_LIMIT,
    Content,
    Fate,
    ObjectSummary,
    Pipeline,
    decide,
    document_id,
    source,
)
from fairlead.flows.sync_rules import Rule, matches
from fairlead.flows.sync_rules_basic import BasicRule, Comparison, Policy, is_kept
from fairlead.flows.sync_rules_preview import Previewer, Tally

SUMMARIES = st.builds(
    listed,
    KEYS | st.sampled_from(DOCS_US),
    st.sampled_from([0, 1, SIZE_LIMIT, SIZE_LIMIT + 1]),
    st.sampled_from(["STANDARD", "GLACIER", "DEEP_ARCHIVE", "GLACIER_IR"]),
    is_restored=st.booleans(),
)
LISTINGS = st.lists(SUMMARIES, max_size=12, unique_by=lambda one: one.key)
BASIC = st.lists(
    st.builds(
        BasicRule,
        st.just("one"),
        st.sampled_from(Policy),
        st.sampled_from(["filename", "bucket"]),
        st.sampled_from([Comparison.STARTS_WITH, Comparison.ENDS_WITH, Comparison.CONTAINS]),
        st.text("abT.", max_size=2),
    ),
    max_size=2,
)


def walk(
    world: dict[str, Sequence[ObjectSummary]],
    rules: Sequence[Rule],
    basic: Sequence[BasicRule],
    has_service: bool,
) -> dict[str, Content]:
    """Go rule by rule, or else bucket by bucket, as the connector does; by document id."""
    ways: list[tuple[str, ObjectSummary]] = [
        (rule.bucket, one)
        for rule in rules
        for one in world.get(rule.bucket, ())
        if matches(rule, one.key)
    ]
    if not rules:
        ways = [(bucket, one) for bucket, listed_there in world.items() for one in listed_there]
    return {
        document_id(bucket, one.key): decide(
            one.key,
            one.size,
            one.storage_class,
            is_restored=one.is_restored,
            has_extraction_service=has_service,
        )
        for bucket, one in ways
        if is_kept(basic, source(bucket, one, Pipeline()))
    }


@settings(max_examples=200)
@given(LISTINGS, LISTINGS, RULE_LISTS, BASIC, st.booleans())
def test_a_preview_and_a_sync_agree(
    one: list[ObjectSummary],
    two: list[ObjectSummary],
    rules: list[Rule],
    basic: list[BasicRule],
    has_service: bool,
) -> None:
    world: dict[str, Sequence[ObjectSummary]] = {"one": one, "two": two}
    previewer = Previewer(rules, basic, has_extraction_service=has_service)
    previews = [row for bucket, some in world.items() for row in previewer.look(bucket, some)]
    synced = walk(world, rules, basic, has_service)
    assert {
        document_id(row.bucket, row.summary.key): row.fate.content for row in previews
    } == synced
    assert previewer.listed == len(one) + len(two)
    assert previewer.total.count() == len(synced) == len(previews)
    for content in Content:
        assert previewer.total.count(content) == list(synced.values()).count(content)
    for index, tally in enumerate(previewer.by_rule):
        assert tally.count() == sum(index in row.rules for row in previews)


def test_without_rules_everything_is_fetched() -> None:
    previewer = Previewer(())
    rows = previewer.look("docs-us", listing(*DOCS_US))
    previewer.look("docs-eu", listing(*DOCS_EU))
    assert all(row.rules == () for row in rows)
    assert previewer.total.count() == 15
    assert previewer.total.count(Content.TEXT) == 8
    assert previewer.total.objects[Fate.TOO_LARGE] == 1
    assert previewer.total.bytes[Fate.TOO_LARGE] == 11 * 1024 * 1024


def test_an_object_of_two_rules_counts_for_both_and_once_in_all() -> None:
    previewer = Previewer([Rule("docs-us", "abc/"), Rule("docs-us", "", (".txt",))])
    rows = previewer.look("docs-us", listing("abc/z.txt", "abc/y.png", "noext"))
    assert [(row.summary.key, row.rules) for row in rows] == [
        ("abc/z.txt", (0, 1)),
        ("abc/y.png", (0,)),
    ]
    assert [tally.count() for tally in previewer.by_rule] == [2, 1]
    assert previewer.total.count() == 2


def test_basic_rules_hold_beside_advanced_ones() -> None:
    basic = BasicRule("one", Policy.EXCLUDE, "filename", Comparison.ENDS_WITH, ".png")
    previewer = Previewer([Rule("docs-us", "abc/")], [basic])
    rows = previewer.look("docs-us", listing("abc/z.txt", "abc/y.png", "noext"))
    assert [row.summary.key for row in rows] == ["abc/z.txt"]
    assert previewer.excluded == 1


def test_a_tally_sums_up() -> None:
    tally = Tally()
    tally.add(Fate.READ, 5)
    tally.add(Fate.READ, 7)
    tally.add(Fate.ARCHIVED, 9)
    assert tally.count() == 3
    assert tally.bytes == {Fate.READ: 12, Fate.ARCHIVED: 9}
    assert tally.count(Content.METADATA) == 0

"""The choice of a sample: every kind of object, the same ones each time, in bounded memory."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.flows.s3.objects import BUCKETS, KEYS, MEGABYTE, RULE_LISTS, THEN, listed

from fairlead.flows.documents import SIZE_LIMIT, Fate, ObjectSummary
from fairlead.flows.sample_choice import SampleChoice, kinds_of
from fairlead.flows.sync_rules import Rule
from fairlead.flows.sync_rules_preview import Preview, Previewer

SIZES = st.sampled_from([0, 1, 10 * 1024, MEGABYTE, SIZE_LIMIT, SIZE_LIMIT + 1])
SUMMARIES = st.builds(
    ObjectSummary,
    key=KEYS | KEYS.map(lambda key: f"{key}.txt"),
    size=SIZES,
    last_modified=st.just(THEN),
    storage_class=st.sampled_from(["STANDARD", "GLACIER"]),
)
LISTINGS = st.dictionaries(
    BUCKETS, st.lists(SUMMARIES, max_size=40, unique_by=lambda summary: summary.key), max_size=2
)


def look(rules: Sequence[Rule], listings: dict[str, list[ObjectSummary]]) -> list[Preview]:
    previewer = Previewer(rules)
    return [one for bucket, listing in listings.items() for one in previewer.look(bucket, listing)]


def choose(per_bucket: int, previews: Sequence[Preview]) -> tuple[Preview, ...]:
    choice = SampleChoice(per_bucket)
    choice.add(previews)
    return choice.chosen()


@given(RULE_LISTS, LISTINGS, st.integers(1, 12))
def test_a_sample_has_its_size_and_stands_for_every_kind(
    rules: list[Rule], listings: dict[str, list[ObjectSummary]], per_bucket: int
) -> None:
    previews = look(rules, listings)
    chosen = choose(per_bucket, previews)
    for bucket in listings:
        there = [one for one in previews if one.bucket == bucket]
        taken = [one for one in chosen if one.bucket == bucket]
        assert len(taken) == len({one.summary.key for one in taken})
        assert all(one in there for one in taken)
        assert len(taken) == min(per_bucket, len(there))
        kinds = {kind for one in there for kind in kinds_of(one)}
        shown = {kind for one in taken for kind in kinds_of(one)}
        if len(kinds) <= per_bucket:
            assert shown == kinds
        # Rules come first: a rule is left out only where others took all the room.
        missing = {kind for kind in kinds - shown if kind[0] == "rule"}
        assert not missing or len({kind for kind in kinds if kind[0] == "rule"}) > per_bucket


@given(RULE_LISTS, LISTINGS, st.integers(1, 12), st.randoms(use_true_random=False))
def test_the_order_of_a_listing_does_not_matter(
    rules: list[Rule],
    listings: dict[str, list[ObjectSummary]],
    per_bucket: int,
    chance: random.Random,
) -> None:
    previews = look(rules, listings)
    shuffled = [*previews, *previews[:3]]
    chance.shuffle(shuffled)
    assert set(choose(per_bucket, shuffled)) == set(choose(per_bucket, previews))


def test_what_is_left_goes_to_objects_from_everywhere() -> None:
    keys = [f"{number:04}.txt" for number in range(1000)]
    chosen = choose(50, look([], {"docs": [listed(key) for key in keys]}))
    places = [int(one.summary.key[:4]) // 250 for one in chosen]
    assert {places.count(quarter) > 5 for quarter in range(4)} == {True}


@pytest.mark.parametrize("fate", [Fate.READ, Fate.OTHER_TYPE, Fate.TOO_LARGE, Fate.ARCHIVED])
def test_what_is_rare_is_found_among_many(fate: Fate) -> None:
    rare = {
        Fate.READ: listed("rare/one.pdf"),
        Fate.OTHER_TYPE: listed("rare/one.png"),
        Fate.TOO_LARGE: listed("rare/one.md", SIZE_LIMIT + 1),
        Fate.ARCHIVED: listed("rare/one.md", storage_class="GLACIER"),
    }[fate]
    many = [listed(f"{number}.md") for number in range(2000)]
    rules = [Rule("docs"), Rule("docs", "rare/")]
    chosen = choose(10, look(rules, {"docs": [*many, rare]}))
    assert rare in [one.summary for one in chosen]
    assert {number for one in chosen for number in one.rules} == {0, 1}


def test_a_bucket_in_which_every_object_is_a_kind_of_its_own_takes_no_more_memory() -> None:
    choice = SampleChoice(5)
    choice.add(look([], {"docs": [listed(f"a.x{number}") for number in range(500)]}))
    assert len(choice.chosen()) == 5
    (one,) = choice._buckets.values()
    assert max(len(kinds) for kinds in one._by_kind.values()) == 5
    assert len(one._first) == 5

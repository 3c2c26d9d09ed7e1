"""The matcher for many keys takes what one rule after the other takes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.flows.s3.objects import KEYS, RULE_LISTS

from fairlead.flows.sync_rules import Rule, matches
from fairlead.flows.sync_rules_match import Matcher


@settings(max_examples=400)
@given(RULE_LISTS, st.lists(KEYS, max_size=20))
def test_it_finds_what_each_rule_matches(rules: list[Rule], keys: list[str]) -> None:
    matcher = Matcher(rules)
    for bucket in ("one", "two", "three"):
        expected = [
            tuple(
                index
                for index, rule in enumerate(rules)
                if rule.bucket == bucket and matches(rule, key)
            )
            for key in keys
        ]
        assert matcher.find_all(bucket, keys) == expected
        assert [matcher.find(bucket, key) for key in keys] == expected


def test_a_dot_that_leads_the_name_begins_no_extension() -> None:
    matcher = Matcher([Rule("docs", "", (".txt",)), Rule("docs", "", ("", "."))])
    keys = ["a..txt", "a/.txt", ".txt", "..txt", "txt", "a/txt", "dot.", "b.md"]
    assert matcher.find_all("docs", keys) == [(0,), (1,), (1,), (1,), (1,), (1,), (1,), ()]
    assert Matcher([Rule("docs", "", (".txt",))]).find_all("docs", keys[:5]) == [
        *((0,), (), (), (), ())
    ]


def test_it_names_its_buckets() -> None:
    assert Matcher([Rule("b"), Rule("a"), Rule("b", "x")]).buckets == ("b", "a")


def test_ten_thousand_rules_are_no_trouble() -> None:
    rules = [Rule("docs", f"{number:05}/", (".txt",)) for number in range(10_000)]
    keys = [f"{number:05}/{name}" for number in range(0, 10_000, 500) for name in ("a.txt", "b.md")]
    found = Matcher(rules).find_all("docs", keys)
    assert found == [numbers for at in range(0, 10_000, 500) for numbers in ((at,), ())]

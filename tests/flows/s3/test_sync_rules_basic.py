"""Basic rules: which documents they keep, and what is said about them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.flows.s3.objects import listed
from tests.problems import problem

from fairlead.core.flow import Weight
from fairlead.flows.documents import Pipeline, source
from fairlead.flows.sync_rules_basic import (
    DEFAULT_RULE,
    FIELDS,
    BasicRule,
    Comparison,
    Policy,
    basic_rules_value,
    check_basic_rules,
    is_kept,
    is_match,
    read_basic_rules,
)

C = Comparison
DOCUMENT = source("docs-us", listed("legal/2025/nda.pdf", 2048, owner=None), Pipeline())


def rule(
    comparison: Comparison, value: str, field: str = "filename", policy: Policy = Policy.EXCLUDE
) -> BasicRule:
    return BasicRule("one", policy, field, comparison, value)


@pytest.mark.parametrize(
    ("comparison", "value", "field", "expected"),
    [
        (C.EQUALS, "legal/2025/nda.pdf", "filename", True),
        (C.EQUALS, "LEGAL/2025/nda.pdf", "filename", False),
        (C.STARTS_WITH, "legal/", "filename", True),
        (C.STARTS_WITH, "2025", "filename", False),
        (C.ENDS_WITH, ".pdf", "filename", True),
        (C.CONTAINS, "2025", "filename", True),
        (C.CONTAINS, "2024", "filename", False),
        # A pattern is matched from the beginning, and not to the end.
        (C.REGEX, "legal", "filename", True),
        (C.REGEX, "nda", "filename", False),
        (C.REGEX, ".*nda$", "filename", False),
        (C.GREATER, "2047", "size_in_bytes", True),
        (C.GREATER, "2048", "size_in_bytes", False),
        (C.LESS, "2048.5", "size_in_bytes", True),
        (C.EQUALS, "2048", "size_in_bytes", True),
        (C.EQUALS, "2048.0", "size_in_bytes", True),
        (C.EQUALS, "many", "size_in_bytes", False),
        (C.STARTS_WITH, "20", "size_in_bytes", True),
        # Times are texts like others.
        (C.GREATER, "2026", "_timestamp", True),
        (C.LESS, "2026-03-14T09:26:53+00:00", "_timestamp", False),
        (C.EQUALS, "STANDARD", "storage_class", True),
        # No owner is the word None to whatever compares texts.
        (C.STARTS_WITH, "No", "owner", True),
        (C.EQUALS, "None", "owner", False),
        (C.EQUALS, "True", "_reduce_whitespace", False),
        (C.EQUALS, "1", "_reduce_whitespace", False),
        (C.CONTAINS, "Tru", "_reduce_whitespace", True),
        (C.REGEX, "x", "body", False),
    ],
)
def test_a_rule_matches_as_in_the_connector(
    comparison: Comparison, value: str, field: str, expected: bool
) -> None:
    assert is_match(rule(comparison, value, field), DOCUMENT) is expected


@pytest.mark.parametrize(
    ("comparison", "value", "field"),
    [
        (C.GREATER, "many", "size_in_bytes"),
        (C.LESS, "x", "owner"),
        (C.LESS, "x", "_reduce_whitespace"),
        (C.REGEX, "(", "filename"),
    ],
)
def test_a_value_that_cannot_be_compared_ends_the_sync(
    comparison: Comparison, value: str, field: str
) -> None:
    with problem("basic-rule-fails") as raised:
        is_kept([rule(comparison, value, field)], DOCUMENT)
    assert field in str(raised.value.title)


def test_the_first_rule_that_matches_decides() -> None:
    include = rule(C.STARTS_WITH, "legal/", policy=Policy.INCLUDE)
    exclude = rule(C.ENDS_WITH, ".pdf")
    assert is_kept([include, exclude], DOCUMENT)
    assert not is_kept([exclude, include], DOCUMENT)
    assert is_kept([], DOCUMENT)
    assert is_kept([rule(C.ENDS_WITH, ".txt")], DOCUMENT)
    assert is_kept([rule(C.ENDS_WITH, ".txt", policy=Policy.INCLUDE)], DOCUMENT)


def test_rules_are_sent_in_order_with_the_default_rule_last() -> None:
    rules = [rule(C.GREATER, "5", "size_in_bytes"), rule(C.REGEX, "a", policy=Policy.INCLUDE)]
    sent = basic_rules_value(rules)
    assert sent[0] == {
        "id": "one",
        "field": "size_in_bytes",
        "order": 0,
        "policy": "exclude",
        "rule": ">",
        "value": "5",
    }
    assert sent[-1] == {**DEFAULT_RULE, "order": 2}
    assert basic_rules_value([]) == [DEFAULT_RULE]


RULES = st.builds(
    BasicRule,
    st.text(min_size=1).filter(lambda one: one != "DEFAULT"),
    st.sampled_from(Policy),
    st.sampled_from(FIELDS),
    st.sampled_from(Comparison),
    st.text(),
)


@given(st.lists(RULES, max_size=4), st.randoms())
def test_rules_come_back_in_their_order(rules: list[BasicRule], chance: Any) -> None:
    sent = basic_rules_value(rules)
    chance.shuffle(sent)
    assert read_basic_rules(sent) == tuple(rules)


@pytest.mark.parametrize(
    ("field", "comparison", "value", "words", "weight"),
    [
        ("", C.EQUALS, "x", "names no field", Weight.ERROR),
        ("filename", C.EQUALS, "", "no value", Weight.ERROR),
        ("body", C.CONTAINS, "x", "no field “body”", Weight.WARNING),
        ("filename", C.REGEX, ".*", "fits all", Weight.ERROR),
        ("filename", C.REGEX, "(.*)", "fits all", Weight.ERROR),
        ("filename", C.REGEX, "(", "not a regular expression: missing )", Weight.ERROR),
        ("size_in_bytes", C.GREATER, "5 MB", "would fail at “5 MB”", Weight.ERROR),
        ("size_in_bytes", C.EQUALS, "5 MB", "equals none", Weight.WARNING),
        ("owner", C.GREATER, "a", "may be empty", Weight.WARNING),
        ("_run_ml_inference", C.EQUALS, "true", "equals nothing", Weight.WARNING),
        ("_run_ml_inference", C.LESS, "true", "fails to compare", Weight.ERROR),
    ],
)
def test_what_is_wrong_with_a_rule(
    field: str, comparison: Comparison, value: str, words: str, weight: Weight
) -> None:
    (issue,) = check_basic_rules([rule(comparison, value, field)])
    assert words in str(issue.text)
    assert "Rule 1" in str(issue.text)
    assert (issue.field, issue.weight) == ("basic", weight)


@pytest.mark.parametrize("field", ["id", "filename", "_timestamp"])
def test_texts_can_be_put_in_order(field: str) -> None:
    assert check_basic_rules([rule(C.GREATER, "a", field)]) == ()


def test_two_rules_that_compare_the_same_are_refused() -> None:
    one, other = rule(C.EQUALS, "a"), rule(C.EQUALS, "a", policy=Policy.INCLUDE)
    (issue,) = check_basic_rules([one, rule(C.EQUALS, "b"), other])
    assert "Rules 1 and 3" in str(issue.text)


@given(st.lists(RULES, max_size=3))
def test_rules_without_a_fault_never_end_a_sync(rules: list[BasicRule]) -> None:
    if not check_basic_rules(rules):
        assert is_kept(rules, DOCUMENT) in (True, False)

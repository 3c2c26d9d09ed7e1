"""Advanced sync rules: verdicts as the connector gives them, and the rules in words and rows."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.flows.s3.objects import DOCS_US, RULE_LISTS
from tests.problems import problem

from fairlead.core.flow import Issue
from fairlead.flows.sync_rules import (
    Foreign,
    Rule,
    State,
    extension_of,
    judge_rules,
    matches,
    read_rules,
    require_rules,
    rules_of,
    value_of,
    write_rules,
)
from fairlead.flows.sync_rules_rows import Row, explain_rule, rows_of, rules_of_rows


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([{"bucket": "b"}], ""),
        ([{"bucket": "b", "prefix": "p", "extension": [".txt"]}], ""),
        # What is empty means no rules.
        ([], ""),
        ({}, ""),
        (None, ""),
        ("", ""),
        # No filter at all, and a filter that fits nothing, are both valid.
        ([{"bucket": "b", "extension": [], "prefix": ""}], ""),
        ([{"bucket": "b", "extension": [None]}], ""),
        ([{"bucket": "b", "extension": [1, True, {"a": []}]}], ""),
        # Nobody looks at the name of the bucket.
        ([{"bucket": "*"}], ""),
        ([{"bucket": "s3://docs-us"}], ""),
        ([{"bucket": " docs"}], ""),
        ([{"bucket": "b", "suffix": "x"}], "data[0] must not contain {'suffix'} properties"),
        ({"bucket": "b"}, "data must be array"),
        ("docs-us", "data must be array"),
        ([{"prefix": "x"}], "data[0] must contain ['bucket'] properties"),
        ([{"bucket": "b", "extension": ".txt"}], "data[0].extension must be array"),
        ([{"bucket": "b"}, "b"], "data[1] must be object"),
        ([["b"]], "data[0] must be object"),
        ([{"bucket": None}], "data[0].bucket must be string"),
        ([{"bucket": ""}], "data[0].bucket must be longer than or equal to 1 characters"),
        ([{"bucket": "b", "prefix": None}], "data[0].prefix must be string"),
        # Only the first fault of the first faulty rule is reported.
        (
            [{"suffix": "", "prefix": 1, "extension": 1}],
            "data[0] must contain ['bucket'] properties",
        ),
        ([{"suffix": "", "bucket": 1, "prefix": 1}], "data[0].bucket must be string"),
        (
            [{"suffix": "", "bucket": "b", "prefix": 1, "extension": 1}],
            "data[0].prefix must be string",
        ),
        ([{"suffix": "", "bucket": "b", "extension": 1}], "data[0].extension must be array"),
        ([{"bucket": "b", "z": 1, "a": 2}], "data[0] must not contain {'a', 'z'} properties"),
        ([{"bucket": "b", "it's": 1}], 'data[0] must not contain {"it\'s"} properties'),
        ([{"bucket": "b"}, {}, {"bucket": ""}], "data[1] must contain ['bucket'] properties"),
    ],
)
def test_the_verdict_is_the_connectors_own(value: Any, message: str) -> None:
    verdict = judge_rules(value)
    assert verdict.state is (State.INVALID if message else State.VALID)
    assert verdict.message == message
    assert (verdict.text is None) is (not message)


@pytest.mark.parametrize(
    ("value", "kind"), [(1, "int"), (0, "int"), (1.5, "float"), (True, "bool")]
)
def test_a_number_or_a_truth_value_makes_the_connector_fail(value: Any, kind: str) -> None:
    verdict = judge_rules(value)
    assert verdict.state is State.CRASH
    assert verdict.message == f"TypeError: object of type '{kind}' has no len()"
    assert "a list" in str(verdict.text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[{"bucket": "b"}, {"prefix": "x"}]', "Rule 2 names no bucket"),
        ('[{"bucket": "b", "suffix": "x", "b": 1}]', "b, suffix is not known"),
        ('{"bucket": "b"}', "a list"),
        ("1", "a list"),
        ("[{", "Line 1, column 3"),
        ('[{"bucket": "a", "bucket": "b"}]', "“bucket” stands twice"),
        ("[" * 60_000, "nested far too deeply"),
        (" " * 5_000_000 + "x", "5,000,001 characters"),
        ('[{"bucket": "b", "extension": [NaN]}]', "“NaN” is not a number"),
        ('[{"bucket": "b", "extension": [1e999]}]', "cannot be stored"),
    ],
)
def test_what_is_wrong_with_a_text_is_said_in_words(text: str, words: str) -> None:
    found = read_rules(text)
    assert isinstance(found, Issue)
    assert found.field == "rules"
    assert words in str(found.text)
    with problem("sync-rules") as raised:
        require_rules(text)
    assert words in str(raised.value.advice)


@pytest.mark.parametrize("text", ["", " \n", "[]", "{}", "null", '""'])
def test_a_text_may_hold_no_rules(text: str) -> None:
    assert read_rules(text) == () == require_rules(text)


def test_ten_thousand_rules_are_read() -> None:
    rules = tuple(Rule("docs", f"folder{number}/", (".txt",)) for number in range(10_000))
    assert read_rules(write_rules(rules)) == rules


@pytest.mark.parametrize("hidden", ["\xa0", "\u2028", "\u202e", "\x7f", "\U000e0041", "\ud800"])
def test_what_cannot_be_seen_is_written_as_an_escape(hidden: str) -> None:
    rule = Rule("docs", f"a{hidden}b/", (f".{hidden}",))
    text = write_rules((rule,))
    assert all(line.isprintable() for line in text.split("\n"))
    assert read_rules(text) == (rule,)


def test_a_list_too_deep_to_be_written_is_refused_in_words() -> None:
    for depth in range(100, 2000, 50):
        text = f'[{{"bucket": "b", "extension": [{"[" * depth}{"]" * depth}]}}]'
        found = read_rules(text)
        if isinstance(found, Issue):
            assert str(found.text)
            return
        assert read_rules(write_rules(found)) == found
    raise AssertionError("nothing was too deep")


@pytest.mark.parametrize(
    ("rule", "keys"),
    [
        (
            Rule("docs-us", "folder1"),
            ("folder1/", "folder1/a.txt", "folder1/docs/b.md", "folder10/c.txt"),
        ),
        (
            Rule("docs-us", "", (".txt",)),
            (
                *("folder1/a.txt", "folder10/c.txt", "abc/z.txt", "big.txt", "cold.txt"),
                *("empty.txt", "sp ace & ü.txt"),
            ),
        ),
        (Rule("docs-us", "", ("txt",)), ()),
        (Rule("docs-us", "abc", (".TXT", ".png")), ("abc/x.TXT", "abc/y.png")),
        (Rule("docs-us", "", (".gz",)), ("archive.tar.gz",)),
        (Rule("docs-us", "", (".tar.gz",)), ()),
        (Rule("docs-us", "", ("",)), ("folder1/", "noext", ".hidden")),
        (Rule("docs-us", "", (Foreign("null"),)), ()),
        (Rule("docs-us"), DOCS_US),
    ],
)
def test_a_rule_takes_what_the_connector_takes(rule: Rule, keys: tuple[str, ...]) -> None:
    assert tuple(key for key in DOCS_US if matches(rule, key)) == keys


@pytest.mark.parametrize(
    ("key", "extension"),
    [
        ("a..txt", ".txt"),
        (".txt", ""),
        ("..txt", ""),
        ("dot.", "."),
        ("x.txt ", ".txt "),
        ("half.txt;v=1", ".txt;v=1"),
        ("docs.txt/", ""),
        ("a.b/c", ""),
        ("a\\b.txt\\c", ".txt\\c"),
        ("../x.txt", ".txt"),
        ("a\nb.txt", ".txt"),
        ("", ""),
    ],
)
def test_an_extension_is_what_follows_the_last_dot_of_the_name(key: str, extension: str) -> None:
    assert extension_of(key) == extension


@given(RULE_LISTS)
def test_rules_survive_json_and_rows(rules: list[Rule]) -> None:
    assert read_rules(write_rules(rules)) == tuple(rules)
    assert rules_of(value_of(rules)) == tuple(rules)
    assert rules_of_rows(rows_of(rules)) == tuple(rules)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)  # fmt: skip
VALID = st.lists(
    st.fixed_dictionaries(
        {"bucket": st.text(min_size=1)},
        optional={"prefix": st.text(min_size=1), "extension": st.lists(JSON, min_size=1)},
    ),
    max_size=4,
)


@given(VALID)
def test_valid_json_survives_the_rules_it_holds(value: list[Any]) -> None:
    assert value_of(rules_of(value)) == value
    rules = read_rules(json.dumps(value))
    assert not isinstance(rules, Issue)
    assert json.loads(write_rules(rules)) == value
    assert rules_of_rows(rows_of(rules)) == rules


@given(JSON)
def test_any_json_gets_a_verdict(value: Any) -> None:
    verdict = judge_rules(value)
    found = read_rules(json.dumps(value))
    assert isinstance(found, Issue) is (verdict.state is not State.VALID)


@given(st.text())
def test_any_text_is_read_or_explained(text: str) -> None:
    found = read_rules(text)
    assert isinstance(found, tuple) or str(found.text)


@given(st.text('.ab"=,\\[]\n 1n', max_size=12))
def test_whatever_is_typed_into_a_row_means_something(cell: str) -> None:
    rules = rules_of_rows([Row("b", "", cell)])
    assert rules_of_rows(rows_of(rules)) == rules
    assert bool(rules[0].extensions) is bool(cell.replace(",", "").strip())


@pytest.mark.parametrize(
    ("cell", "extensions"),
    [
        ("", ()),
        (".md .xlsx txt", (".md", ".xlsx", "txt")),
        (" .md,.xlsx, ", (".md", ".xlsx")),
        ('"" ".a b" ".a,b" "\\"" "=x"', ("", ".a b", ".a,b", '"', "=x")),
        ('=null =1.5 =["a", "b"]', (Foreign("null"), Foreign("1.5"), Foreign('["a", "b"]'))),
        ('".a', ('".a',)),
        ("=.a", ("=.a",)),
        ('="a"', ('="a"',)),
        ("=NaN", ("=NaN",)),
    ],
)
def test_a_cell_lists_extensions(cell: str, extensions: tuple[str | Foreign, ...]) -> None:
    assert rules_of_rows([Row("b", "p", cell)]) == (Rule("b", "p", extensions),)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule("docs"), "Every object in docs."),
        (Rule("docs", "legal/"), "Objects in docs whose key begins with “legal/”."),
        (Rule("docs", "", (".pdf",)), "Objects in docs that end in .pdf."),
        (
            Rule("docs", "hr", (".pdf", ".md", "", Foreign("null"))),
            "Objects in docs whose key begins with “hr” and that end in .pdf, .md, no extension, as"
            " folders do or null.",
        ),
    ],
)
def test_a_rule_is_explained(rule: Rule, words: str) -> None:
    assert str(explain_rule(rule)) == words


def test_half_a_surrogate_pair_can_be_shown_and_sent() -> None:
    rules = (Rule("docs", "\ud83d"),)
    text = write_rules(rules)
    assert text.encode()
    assert read_rules(text) == rules

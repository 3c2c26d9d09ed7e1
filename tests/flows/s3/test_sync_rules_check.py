"""What is valid in sync rules and still wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.flows.s3.objects import DOCS_US, KEYS, RULE_LISTS

from fairlead.flows.sync_rules import Foreign, Rule, matches
from fairlead.flows.sync_rules_check import Fault, Finding, check_rules
from fairlead.flows.sync_rules_seen import Seen

BUCKETS = ("docs-us", "docs-eu", "docs_old")


def check(*rules: Rule) -> list[Finding]:
    return list(check_rules(rules, BUCKETS))


def saw(rule: Rule, *keys: str) -> Seen:
    seen = Seen()
    for key in keys:
        seen.add(rule, key)
    return seen


@pytest.mark.parametrize(
    "rule",
    [
        Rule("docs-us"),
        Rule("docs-us", "legal/", (".pdf", ".docx")),
        Rule("docs-us", "", ("",)),
        Rule("docs-us", "", (".",)),
        Rule("docs-us", "", (".TXT", ".txt")),
        Rule("docs_old", "a b"),
        Rule("docs_old", "é" * 512),
        Rule("arn:aws:s3:eu-west-1:123456789012:accesspoint/docs"),
    ],
)
def test_nothing_is_said_of_a_good_rule(rule: Rule) -> None:
    assert check(rule) == []
    assert list(check_rules([rule])) == []


@pytest.mark.parametrize(
    ("extension", "words", "better"),
    [
        ("txt", "“txt” takes nothing: extensions start with a dot", (".txt",)),
        (".tar.gz", "only what follows the last dot counts, which is “.gz”", (".gz",)),
        ("tar.gz", "only what follows the last dot counts", (".gz",)),
        ("*.pdf", "has no wildcards", (".pdf",)),
        (".pdf,.txt", "no key has such an extension", (".pdf", ".txt")),
        (" .pdf ", "space at the beginning or the end", (".pdf",)),
        (".a/b", "no key has such an extension", None),
        ("*", "has no wildcards", None),
        (" ", "space at the beginning or the end", None),
        ("..", "no key has such an extension", None),
        (Foreign("null"), "null is not a text", None),
    ],
)
def test_an_extension_that_takes_nothing(
    extension: str | Foreign, words: str, better: tuple[str, ...] | None
) -> None:
    (finding,) = check(Rule("docs-us", "p", (extension,)))
    assert words in str(finding.text)
    assert finding.fault is Fault.EXTENSION
    assert finding.takes_nothing
    expected = None if better is None else Rule("docs-us", "p", better)
    assert finding.better == expected


def test_only_the_dead_extension_is_exchanged() -> None:
    (finding,) = check(Rule("docs-us", "p", (".b", "txt", ".c", "txt")))
    assert finding.better == Rule("docs-us", "p", (".b", ".txt", ".c"))
    (finding,) = check(Rule("docs-us", "p", (".b", Foreign("null"))))
    assert finding.better == Rule("docs-us", "p", (".b",))


def test_capitals_in_an_extension() -> None:
    (finding,) = check(Rule("docs-us", "", (".TXT", ".md")))
    assert finding.fault is Fault.CASE
    assert "not “.txt”" in str(finding.text)
    assert finding.better == Rule("docs-us", "", (".TXT", ".txt", ".md"))
    assert not finding.takes_nothing


@pytest.mark.parametrize(
    ("name", "words", "better"),
    [
        ("*", "names one bucket", None),
        (" * ", "names one bucket", None),
        ("s3://docs-us", "is an address", Rule("docs-us", "p")),
        ("s3://docs-us/legal/", "is an address", Rule("docs-us", "legal/p")),
        ("s3://", "is an address", None),
        (" docs-us", "is not the name of a bucket", Rule("docs-us", "p")),
        ("docs-us/", "is not the name of a bucket", Rule("docs-us", "p")),
        ("a, b", "is not the name of a bucket", None),
        ("bücket", "is not the name of a bucket", None),
        ("  ", "is not the name of a bucket", None),
        ("a" * 256, "is not the name of a bucket", None),
    ],
)
def test_a_bucket_at_which_every_sync_fails(name: str, words: str, better: Rule | None) -> None:
    (finding,) = check(Rule(name, "p"))
    assert words in str(finding.text)
    assert "Every sync would fail" in str(finding.text)
    assert finding.fault is Fault.BUCKET_NAME
    assert finding.takes_nothing
    assert finding.better == better


@pytest.mark.parametrize(
    ("name", "better"), [("DOCS-US", "docs-us"), ("docs-uss", "docs-us"), ("ab", None)]
)
def test_a_bucket_that_is_not_there_empties_the_index(name: str, better: str | None) -> None:
    (finding,) = check(Rule(name))
    assert finding.fault is Fault.NO_BUCKET
    assert finding.takes_nothing
    assert f"no bucket “{name}”" in str(finding.text)
    assert "delete" in str(finding.text)
    assert finding.better == (None if better is None else Rule(better))
    # Before the buckets are known nothing can be said.
    assert list(check_rules([Rule(name)])) == []


@pytest.mark.parametrize(
    ("prefix", "words", "better"),
    [
        ("/legal/", "begin with a slash", "legal/"),
        ("legal/*", "no wildcards", "legal/"),
        ("legal/ ", "space at the beginning or the end", "legal/"),
        ("é" * 513, "No key is as long", None),
    ],
)
def test_a_prefix_that_hardly_means_what_it_says(
    prefix: str, words: str, better: str | None
) -> None:
    rule = Rule("docs-us", prefix)
    (finding,) = check(rule)
    assert words in str(finding.text)
    assert finding.fault is Fault.PREFIX
    assert finding.takes_nothing is (better is None)
    assert finding.better == (None if better is None else Rule("docs-us", better))
    if better is not None:
        # There are such keys, so it was meant.
        assert list(check_rules([rule], BUCKETS, {0: saw(rule, f"{prefix}x")})) == []


def test_a_prefix_that_also_takes_the_folder_beside() -> None:
    rule = Rule("docs-us", "folder1")
    (finding,) = check_rules([rule], BUCKETS, {0: saw(rule, *DOCS_US)})
    assert finding.fault is Fault.SIBLING
    assert str(finding.text) == (
        "“folder1” also takes the folder folder10/ (1 of its objects). Write “folder1/” to leave it"
        " out."
    )
    assert finding.better == Rule("docs-us", "folder1/")


def test_several_folders_beside_are_counted() -> None:
    rule = Rule("docs-us", "hr", (".pdf",))
    seen = saw(rule, "hr/a.pdf", "hr-old/a.pdf", "hr-new/a.pdf", "hr-txt/a.txt", "hrx.pdf")
    (finding,) = check_rules([rule], BUCKETS, {0: seen})
    assert "hr-old/ (1 of its objects) and 1 more" in str(finding.text)


@pytest.mark.parametrize(
    ("rule", "keys"),
    [
        # No folder of that very name: a beginning was meant.
        (Rule("docs-us", "log-"), ("log-1/a", "log-2/b")),
        (Rule("docs-us", "hr/"), ("hr/a/b", "hr/b/c")),
        (Rule("docs-us", ""), ("a/b", "b/c")),
        (Rule("docs-us", "hr"), ("hr/a", "hr.txt")),
    ],
)
def test_no_folder_beside(rule: Rule, keys: tuple[str, ...]) -> None:
    assert list(check_rules([rule], BUCKETS, {0: saw(rule, *keys)})) == []


def test_what_another_case_leaves_out_is_counted() -> None:
    rule = Rule("docs-us", "abc", (".txt",))
    (finding,) = check_rules([rule], BUCKETS, {0: saw(rule, *DOCS_US)})
    assert str(finding.text) == "“.txt” leaves out what ends in “.TXT” (1 found)."
    assert finding.better == Rule("docs-us", "abc", (".txt", ".TXT"))


def test_a_rule_that_takes_nothing_would_delete() -> None:
    rule = Rule("docs-us", "gone/")
    (finding,) = check_rules([rule], BUCKETS, {0: saw(rule, *DOCS_US)})
    assert finding.fault is Fault.NOTHING
    assert "would delete" in str(finding.text)
    assert finding.takes_nothing


def test_two_rules_on_one_object() -> None:
    (finding,) = check(Rule("docs-us", "a/"), Rule("docs-eu", "a/"), Rule("docs-us", "a/b"))
    assert (finding.rule, finding.fault) == (2, Fault.OVERLAP)
    assert "Rule 1 " in str(finding.text)


def test_the_narrower_rule_is_told_whatever_their_order() -> None:
    findings = check(Rule("docs-us", "a/b"), Rule("docs-us", "a/"), Rule("docs-us", "a/b"))
    assert [(one.rule, str(one.text).split()[1]) for one in findings] == [(0, "2"), (2, "2")]


@pytest.mark.parametrize(
    ("one", "other", "is_shared"),
    [
        ((), (".a",), True),
        ((".a", ".b"), (".b",), True),
        ((".a",), (".b",), False),
        # What takes nothing shares nothing.
        (("txt",), ("txt",), False),
        ((), ("txt",), False),
        ((Foreign("null"),), (Foreign("null"),), False),
    ],
)
def test_extensions_may_keep_rules_apart(
    one: tuple[str | Foreign, ...], other: tuple[str | Foreign, ...], is_shared: bool
) -> None:
    for rules in ((one, other), (other, one)):
        faults = [finding.fault for finding in check(*(Rule("docs-us", "", e) for e in rules))]
        assert (Fault.OVERLAP in faults) is is_shared


@given(RULE_LISTS, st.lists(KEYS, max_size=30))
def test_rules_that_share_an_object_are_told(rules: list[Rule], keys: list[str]) -> None:
    told = {finding.rule for finding in check_rules(rules) if finding.fault is Fault.OVERLAP}
    for key in keys:
        for bucket in ("one", "two"):
            taking = {
                index
                for index, rule in enumerate(rules)
                if rule.bucket == bucket and matches(rule, key)
            }
            # The broadest of them stands for the others.
            assert len(taking - told) <= 1


@given(RULE_LISTS)
def test_rules_are_told_only_if_they_can_share_an_object(rules: list[Rule]) -> None:
    def share(one: Rule, other: Rule) -> bool:
        longer = max(one.prefix, other.prefix, key=len)
        endings = [*one.extensions, *other.extensions, ".z"]
        tries = [f"{longer}{inner}{ending}" for ending in endings for inner in ("x", "/x", "")]
        return one.bucket == other.bucket and any(
            matches(one, key) and matches(other, key) for key in tries
        )

    for finding in check_rules(rules):
        if finding.fault is Fault.OVERLAP:
            other = int(str(finding.text).split()[1]) - 1
            assert other != finding.rule
            assert share(rules[other], rules[finding.rule])


@given(RULE_LISTS)
def test_the_better_rule_has_not_the_same_fault(rules: list[Rule]) -> None:
    for finding in check_rules(rules, ("one", "two")):
        if finding.better is not None:
            assert finding.better != rules[finding.rule]
            again = check_rules([finding.better], ("one", "two"))
            assert str(finding.text) not in [str(one.text) for one in again]


@pytest.mark.parametrize("rule", [Rule("docs-us", "x" * 390), Rule("docs-us", "", (".a",) * 9)])
def test_ten_thousand_rules_of_any_kind_are_checked(rule: Rule) -> None:
    rules = [replace(rule, prefix=f"{rule.prefix}{number:05}") for number in range(10_000)]
    assert [finding.fault for finding in check(*rules)] == [Fault.MANY]
    assert len(check(*[rule] * 10_000)) == 10_000


def test_ten_thousand_rules_are_checked() -> None:
    findings = check(*(Rule("docs-us", f"{number:05}/") for number in range(10_000)))
    assert [finding.fault for finding in findings] == [Fault.MANY]
    assert "10,000 rules" in str(findings[0].text)


def test_what_was_seen_does_not_grow_without_end() -> None:
    rule = Rule("docs-us", "f")
    seen = saw(rule, *(f"f{number}/a.{number}" for number in range(3000)), "f0/b.0", "other")
    assert (seen.objects, seen.matching) == (3001, 3001)
    assert len(seen.folders) == len(seen.extensions) == 1000
    assert seen.folders["f0/"] == seen.extensions[".0"] == 2

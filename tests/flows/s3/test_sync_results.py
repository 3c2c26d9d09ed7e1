"""What a full sync brings and deletes, input by input, as the connector service was seen to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from tests.flows.s3.objects import DOCS_EU, DOCS_US, listing

from fairlead.flows.documents import Content, document_id
from fairlead.flows.documents_lost import count_lost
from fairlead.flows.s3_buckets import is_bucket_name, read_buckets
from fairlead.flows.s3_config import check_number, read_number
from fairlead.flows.sync_rules import State, judge_rules, rules_of
from fairlead.flows.sync_rules_preview import Previewer

WORLD = {"docs-us": listing(*DOCS_US), "docs-eu": listing(*DOCS_EU)}
INDEXED_US = tuple(key for key in DOCS_US if key != "cold.txt")
BEFORE = {document_id("docs-us", key): "docs-us" for key in INDEXED_US}
"""What an earlier sync of docs-us has left in the index."""


@dataclass(frozen=True)
class Result:
    """Of one sync: the keys that come into the index, those with text, and how many go.

    `refusal` is why nothing happens: the verdict on the draft, or the error of the job.
    """

    indexed: tuple[str, ...] = ()
    with_text: int = 0
    deleted: int = 0
    refusal: str = ""


def sync(buckets: object, rules: Any = None, page_size: object = 100) -> Result:
    verdict = judge_rules(rules)
    if verdict.state is not State.VALID:
        return Result(refusal=verdict.message)
    setting = read_buckets(buckets)
    advanced = rules_of(rules)
    if setting.message.startswith("Field"):
        return Result(refusal=setting.message)
    if not advanced and setting.message:
        return Result(refusal=setting.message)
    wrong = next((rule.bucket for rule in advanced if not is_bucket_name(rule.bucket)), None)
    if wrong is not None:
        return Result(refusal=f'Invalid bucket name "{wrong}"')
    try:
        is_empty = read_number("page_size", page_size) == 0
    except ValueError as error:
        return Result(refusal=f"ValueError: {error}")
    previewer = Previewer(advanced)
    names: Sequence[str] = tuple(WORLD) if setting.is_all else setting.names
    names = list(dict.fromkeys(rule.bucket for rule in advanced) if advanced else names)
    previews = [
        row
        for name in dict.fromkeys(names)
        for row in previewer.look(name, () if is_empty else WORLD.get(name, ()))
    ]
    met = [document_id(row.bucket, row.summary.key) for row in previews]
    return Result(
        indexed=tuple(
            row.summary.key for row in previews if row.fate.content is not Content.DROPPED
        ),
        with_text=previewer.total.count(Content.TEXT),
        deleted=sum(count_lost(BEFORE, met).values()),
    )


def rule(**parts: Any) -> list[dict[str, Any]]:
    return [{"bucket": "docs-us", **parts}]


FOLDER1 = ("folder1/", "folder1/a.txt", "folder1/docs/b.md", "folder10/c.txt")
# Of the seven objects that end in .txt, the archived one is left out.
TXT = ("folder1/a.txt", "folder10/c.txt", "abc/z.txt", "big.txt", "empty.txt", "sp ace & ü.txt")
OF_TXT_IN_INDEX = len(TXT)


@pytest.mark.parametrize(
    ("buckets", "indexed", "with_text", "deleted"),
    [
        pytest.param("docs-us, docs-eu", (*INDEXED_US, *DOCS_EU), 8, 0, id="two buckets"),
        pytest.param("docs-us, docs-us", INDEXED_US, 7, 0, id="a bucket named twice"),
        pytest.param(["docs-us"], INDEXED_US, 7, 0, id="an array"),
        pytest.param("docs-eu", DOCS_EU, 1, 13, id="another bucket than before"),
        pytest.param("docs-us, nope", INDEXED_US, 7, 0, id="one that is not there"),
        pytest.param("nope", (), 0, 13, id="only one that is not there"),
        pytest.param("DOCS-US", (), 0, 13, id="another case"),
        pytest.param("docs_us, ab", (), 0, 13, id="possible and not there"),
        pytest.param("*", (*INDEXED_US, *DOCS_EU), 8, 0, id="a star"),
        pytest.param(" * ", (*INDEXED_US, *DOCS_EU), 8, 0, id="a star with blanks"),
        pytest.param("*,", (*INDEXED_US, *DOCS_EU), 8, 0, id="a star with a comma"),
        pytest.param(["*"], (*INDEXED_US, *DOCS_EU), 8, 0, id="a star in an array"),
        pytest.param("docs-us,\ndocs-eu\n", (*INDEXED_US, *DOCS_EU), 8, 0, id="lines and commas"),
    ],
)
def test_buckets(buckets: object, indexed: tuple[str, ...], with_text: int, deleted: int) -> None:
    assert sync(buckets) == Result(indexed, with_text, deleted)
    # No rules are no rules, in whatever way they are none.
    assert sync(buckets, []) == sync(buckets, {}) == sync(buckets, None) == sync(buckets)


@pytest.mark.parametrize(
    ("buckets", "refusal"),
    [
        pytest.param("", "'AWS Buckets' cannot be empty.", id="empty"),
        pytest.param([""], "'AWS Buckets' cannot be empty.", id="an empty name in an array"),
        pytest.param("*, docs-us", 'Invalid bucket name "*"', id="a star beside a bucket"),
        pytest.param("*,*", 'Invalid bucket name "*"', id="two stars"),
        pytest.param("**", 'Invalid bucket name "**"', id="a double star"),
        pytest.param("a;b", 'Invalid bucket name "a;b"', id="a semicolon"),
        pytest.param("docs-us\ndocs-eu", 'name "docs-us\ndocs-eu"', id="one in each line"),
        pytest.param([" docs"], 'Invalid bucket name " docs"', id="an array with a blank"),
        pytest.param(["docs-us", ""], 'Invalid bucket name ""', id="an array with nothing"),
        pytest.param(["a, b"], 'Invalid bucket name "a, b"', id="an array with a list"),
    ],
)
def test_buckets_at_which_the_job_fails(buckets: object, refusal: str) -> None:
    assert refusal in sync(buckets).refusal


@pytest.mark.parametrize(
    ("rules", "indexed", "deleted"),
    [
        pytest.param(rule(prefix="folder1"), FOLDER1, 9, id="a prefix takes the folder beside"),
        pytest.param(rule(extension=[".txt"]), TXT, 13 - OF_TXT_IN_INDEX, id="an extension"),
        pytest.param(rule(extension=["txt"]), (), 13, id="an extension without its dot"),
        pytest.param(
            rule(prefix="abc", extension=[".TXT", ".png"]),
            ("abc/x.TXT", "abc/y.png"),
            11,
            id="extensions are told apart by case",
        ),
        pytest.param(rule(extension=[".gz"]), ("archive.tar.gz",), 12, id="the last extension"),
        pytest.param(rule(extension=[".tar.gz"]), (), 13, id="two extensions in one"),
        pytest.param(rule(extension=[""]), ("folder1/", "noext", ".hidden"), 10, id="no extension"),
        pytest.param(
            [*rule(prefix="abc/z"), *rule(extension=[".md"]), *rule(prefix="abc/z.txt")],
            ("folder1/docs/b.md", "abc/z.txt"),
            11,
            id="two rules on one object make one document",
        ),
        pytest.param(
            rule(extension=[], prefix=""), INDEXED_US, 0, id="empty filters filter nothing"
        ),
        pytest.param(rule(extension=[None]), (), 13, id="null is an extension of nothing"),
        pytest.param([{"bucket": "DOCS-US"}], (), 13, id="a bucket in capitals"),
        pytest.param([{"bucket": "docs_us"}], (), 13, id="a bucket that is not there"),
        pytest.param([{"bucket": "ab"}], (), 13, id="a bucket whose name is too short"),
        pytest.param(
            [*rule(prefix="noext"), {"bucket": "nope"}], ("noext",), 12, id="one that is there"
        ),
    ],
)
def test_rules(rules: Any, indexed: tuple[str, ...], deleted: int) -> None:
    result = sync("docs-us", rules)
    assert set(result.indexed) == set(indexed)
    assert len(result.indexed) == len(indexed)
    # The archived object has no document yet, and one that it had would stay.
    assert result.deleted == deleted
    # The buckets of the settings do not count, but there must be some.
    assert sync("docs-eu", rules) == result == sync("*", rules)
    assert "cannot be empty" in sync("", rules).refusal


@pytest.mark.parametrize(
    "bucket", ["*", "s3://docs-us", " docs", "docs/", "a, b", "bücket", "docs us"]
)
def test_a_bad_bucket_in_one_rule_fails_the_job_of_all(bucket: str) -> None:
    result = sync("docs-us", [*rule(), {"bucket": bucket}])
    assert result == Result(refusal=f'Invalid bucket name "{bucket}"')


def test_a_draft_that_is_refused_changes_nothing() -> None:
    result = sync("docs-us", [{"bucket": "b", "suffix": "x"}])
    assert result == Result(refusal="data[0] must not contain {'suffix'} properties")


def test_an_archived_object_keeps_its_earlier_document() -> None:
    before = {document_id("docs-us", "cold.txt"): "docs-us"}
    rows = Previewer(()).look("docs-us", WORLD["docs-us"])
    dropped = [row for row in rows if row.fate.content is Content.DROPPED]
    assert [row.summary.key for row in dropped] == ["cold.txt"]
    assert count_lost(before, [document_id("docs-us", row.summary.key) for row in rows]) == {}


@pytest.mark.parametrize("page_size", ["", None, 100, "100"])
def test_pages_of_the_usual_size(page_size: object) -> None:
    assert sync("docs-us", page_size=page_size) == sync("docs-us")


def test_pages_of_no_object_empty_the_index() -> None:
    assert sync("docs-us", page_size=0) == Result(deleted=13)
    issue = check_number("page_size", 0)
    assert issue is not None
    assert "deletes every document" in str(issue.text)


def test_a_page_size_that_is_no_number_fails_the_job() -> None:
    refusal = "ValueError: invalid literal for int() with base 10: 'abc'"
    assert sync("docs-us", page_size="abc") == Result(refusal=refusal)

"""The list of buckets, read as the connector reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.flows.s3_buckets import (
    BucketList,
    check_ignored,
    is_bucket_name,
    read_buckets,
    write_buckets,
)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("docs-us", ("docs-us",)),
        ("docs-us, docs-eu", ("docs-us", "docs-eu")),
        ("docs-us,nope", ("docs-us", "nope")),
        (" a ,, b , ", ("a", "b")),
        # A line break behind a comma, or at the end, falls away like any blank.
        ("a,\nb", ("a", "b")),
        ("a\n", ("a",)),
        (["a", "b"], ("a", "b")),
        (("a",), ("a",)),
        # Nobody minds a bucket that is named twice, or one that is not there.
        ("a, a", ("a", "a")),
        ("DOCS-US, docs_us, ab", ("DOCS-US", "docs_us", "ab")),
    ],
)
def test_names_are_read(value: object, names: tuple[str, ...]) -> None:
    assert read_buckets(value) == BucketList(names)


@pytest.mark.parametrize("value", ["*", " * ", "*,", ["*"]])
def test_a_lone_star_is_every_bucket(value: object) -> None:
    assert read_buckets(value) == BucketList(is_all=True)


@pytest.mark.parametrize("value", ["", "  ", ",", "\n", [], [""], [None], None])
def test_an_empty_list_is_an_error(value: object) -> None:
    found = read_buckets(value)
    assert found.message == "Field validation errors: 'AWS Buckets' cannot be empty."
    assert "even if there are sync rules" in str(found.text)


@pytest.mark.parametrize(
    ("value", "wrong", "words"),
    [
        ("*, docs-us", "*", "stands alone"),
        ("*,*", "*", "stands alone"),
        ("**", "**", "stands alone"),
        ("a;b", "a;b", "“a;b” is not the name"),
        ("a\nb", "a\nb", "line break"),
        ("s3://a", "s3://a", "is not the name"),
        ([" docs"], " docs", "is not the name"),
        ([" * "], " * ", "stands alone"),
        (["docs", ""], "", "“” is not the name"),
        (["docs", None], "", "“” is not the name"),
        (["a, b"], "a, b", "is not the name"),
    ],
)
def test_a_name_that_cannot_be_asked_for_ends_the_job(
    value: object, wrong: str, words: str
) -> None:
    found = read_buckets(value)
    assert found.message.startswith(
        f'ParamValidationError: Parameter validation failed:\nInvalid bucket name "{wrong}": '
        'Bucket name must match the regex "^[a-zA-Z0-9.\\-_]{1,255}$"'
    )
    assert words in str(found.text)
    assert not found.is_all


def test_an_access_point_can_be_asked_for() -> None:
    assert is_bucket_name("arn:aws:s3:eu-west-1:123456789012:accesspoint/docs")
    assert is_bucket_name("arn:aws:s3-outposts:eu-west-1:123456789012:outpost/a/accesspoint/b")
    assert not is_bucket_name("arn:aws:s3:::docs")


@given(st.lists(st.from_regex(r"[a-z0-9][a-z0-9.-]{1,20}", fullmatch=True), min_size=1))
def test_what_is_written_is_read(names: list[str]) -> None:
    assert read_buckets(write_buckets(names)) == BucketList(tuple(names))
    assert read_buckets(write_buckets(names, is_all=True)).is_all


def test_chosen_buckets_that_no_rule_names_count_for_nothing() -> None:
    issue = check_ignored(("a", "b", "c"), ("b",))
    assert issue is not None
    assert "Nothing of a, c is" in str(issue.text)
    assert check_ignored(("a", "b"), ("b", "a", "d")) is None
    assert check_ignored(("a", "b"), ()) is None

"""The connector's document, and what becomes of an object's content."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.flows.s3.objects import DOCS_EU, DOCS_US, KEYS, THEN, listed, listing

from fairlead.flows.documents import (
    READABLE,
    SIZE_LIMIT,
    Content,
    Fate,
    ObjectSummary,
    Pipeline,
    decide,
    document,
    document_id,
    find_fate,
    source,
)
from fairlead.flows.documents_lost import Cause, Loss, count_lost

TEXT, METADATA, DROPPED = Content.TEXT, Content.METADATA, Content.DROPPED


def test_a_document_has_the_connectors_fields() -> None:
    summary = listed("folder1/ü a.txt", 12, owner="team")
    own_id = hashlib.md5("docs-us/folder1/ü a.txt".encode(), usedforsecurity=False).hexdigest()
    assert list(document("docs-us", summary).items()) == [
        ("_id", own_id),
        ("id", own_id),
        ("filename", "folder1/ü a.txt"),
        ("size_in_bytes", 12),
        ("bucket", "docs-us"),
        ("owner", "team"),
        ("storage_class", "STANDARD"),
        ("_timestamp", "2026-03-14T09:26:53+00:00"),
    ]


def test_what_is_sent_names_its_pipeline_and_not_its_own_id_twice() -> None:
    pipeline = Pipeline(extract_binary_content=False, run_ml_inference=False)
    sent = source("docs-us", listed("a.txt"), pipeline)
    assert "_id" not in sent
    assert sent["id"] == document_id("docs-us", "a.txt")
    assert sent["_extract_binary_content"] is False
    assert sent["_reduce_whitespace"] is True
    assert sent["_run_ml_inference"] is False
    assert json.loads(json.dumps(sent)) == sent


@pytest.mark.parametrize("owner", ["team", "", None])
def test_an_owner_may_be_nameless(owner: str | None) -> None:
    assert document("b", listed("a", owner=owner))["owner"] == owner


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (THEN, "2026-03-14T09:26:53+00:00"),
        (THEN.replace(microsecond=120), "2026-03-14T09:26:53.000120+00:00"),
        (
            datetime(2026, 3, 14, 9, tzinfo=timezone(timedelta(hours=2))),
            "2026-03-14T09:00:00+02:00",
        ),
    ],
)
def test_a_time_stays_as_s3_gave_it(moment: datetime, text: str) -> None:
    summary = replace(listed("a"), last_modified=moment)
    assert document("b", summary)["_timestamp"] == text


def test_one_object_has_one_id() -> None:
    assert document_id("a", "b/c") == document_id("a", "b/c") != document_id("a", "b/d")
    # The id is that of the path, whatever is bucket in it.
    assert document_id("a/b", "c") == document_id("a", "b/c")


@pytest.mark.parametrize(
    ("key", "fate"),
    [
        ("folder1/", Fate.NO_EXTENSION),
        ("folder1/a.txt", Fate.READ),
        ("folder1/docs/b.md", Fate.READ),
        ("folder10/c.txt", Fate.READ),
        ("abc/x.TXT", Fate.READ),
        ("abc/y.png", Fate.OTHER_TYPE),
        ("abc/z.txt", Fate.READ),
        ("noext", Fate.NO_EXTENSION),
        ("big.txt", Fate.TOO_LARGE),
        (".hidden", Fate.NO_EXTENSION),
        ("archive.tar.gz", Fate.OTHER_TYPE),
        ("cold.txt", Fate.ARCHIVED),
        ("empty.txt", Fate.READ),
        ("sp ace & ü.txt", Fate.READ),
        ("e.pdf", Fate.READ),
    ],
)
def test_what_becomes_of_each_kind_of_object(key: str, fate: Fate) -> None:
    (summary,) = listing(key)
    assert find_fate(key, summary.size, summary.storage_class) is fate


def test_of_fifteen_objects_fourteen_are_indexed_and_eight_with_text() -> None:
    contents = [decide(one.key, one.size, one.storage_class) for one in listing(*DOCS_US, *DOCS_EU)]
    assert len(contents) == 15
    assert contents.count(DROPPED) == 1
    assert contents.count(TEXT) == 8


@pytest.mark.parametrize(
    ("key", "content"),
    [
        ("a..txt", TEXT),
        (".txt", METADATA),
        ("..txt", METADATA),
        ("dot.", METADATA),
        ("x.txt ", METADATA),
        ("half.txt;v=1", METADATA),
        ("docs.txt/", METADATA),
        ("x.TxT", TEXT),
        ("x.gz", METADATA),
    ],
)
def test_odd_names(key: str, content: Content) -> None:
    assert decide(key, 1) is content


@pytest.mark.parametrize(
    ("size", "has_service", "content"),
    [
        (0, False, TEXT),
        (SIZE_LIMIT, False, TEXT),
        (SIZE_LIMIT + 1, False, METADATA),
        (SIZE_LIMIT + 1, True, TEXT),
        (10**12, True, TEXT),
    ],
)
def test_the_size_that_is_read(size: int, has_service: bool, content: Content) -> None:
    assert SIZE_LIMIT == 10_485_760
    assert decide("a.txt", size, has_extraction_service=has_service) is content


@pytest.mark.parametrize(
    ("key", "storage_class", "is_restored", "content"),
    [
        ("a.txt", "GLACIER", False, DROPPED),
        ("a.txt", "DEEP_ARCHIVE", False, DROPPED),
        ("a.txt", "GLACIER", True, TEXT),
        ("a.txt", "DEEP_ARCHIVE", True, TEXT),
        ("a.txt", "GLACIER_IR", False, TEXT),
        ("a.txt", "STANDARD_IA", False, TEXT),
        # What is not read cannot fail to be read.
        ("a.png", "GLACIER", False, METADATA),
        ("folder/", "DEEP_ARCHIVE", False, METADATA),
    ],
)
def test_archived_objects(
    key: str, storage_class: str, is_restored: bool, content: Content
) -> None:
    assert decide(key, 5, storage_class, is_restored=is_restored) is content


def test_an_archived_object_may_be_empty_or_too_large() -> None:
    assert decide("a.txt", 0, "GLACIER") is DROPPED
    assert decide("a.txt", SIZE_LIMIT + 1, "GLACIER") is METADATA
    assert decide("a.txt", SIZE_LIMIT + 1, "GLACIER", has_extraction_service=True) is DROPPED


def test_what_may_not_be_read_is_left_out_only_if_it_would_be() -> None:
    assert find_fate("a.txt", 5, is_denied=True).content is DROPPED
    assert find_fate("a.png", 5, is_denied=True).content is METADATA


def test_nothing_special_is_taken_for_granted() -> None:
    summary = ObjectSummary("a.txt", SIZE_LIMIT + 1, THEN)
    assert not summary.is_restored
    assert document("b", summary)["storage_class"] == "STANDARD"
    assert find_fate("a.txt", SIZE_LIMIT + 1) is Fate.TOO_LARGE
    assert find_fate("a.txt", 1, "GLACIER") is Fate.ARCHIVED


def test_what_is_left_out_keeps_its_earlier_copy() -> None:
    for fate in Fate:
        assert ("earlier sync stays" in str(fate.text)) is (fate.content is DROPPED)


def test_the_extensions_that_are_read() -> None:
    assert len(READABLE) == 31
    assert {".txt", ".pdf", ".vsdm", ".markdown"} <= READABLE
    assert all(one.startswith(".") and one == one.lower() for one in READABLE)


@given(KEYS | st.sampled_from(DOCS_US), st.integers(0, 2 * SIZE_LIMIT), st.booleans())
def test_a_copy_of_an_object_that_can_be_read_is_never_worse(
    key: str, size: int, has_service: bool
) -> None:
    archived = decide(key, size, "GLACIER", has_extraction_service=has_service)
    restored = decide(key, size, "GLACIER", is_restored=True, has_extraction_service=has_service)
    plain = decide(key, size, has_extraction_service=has_service)
    assert restored is plain
    assert archived is (DROPPED if plain is TEXT else plain)


def test_documents_without_their_object_are_lost() -> None:
    indexed = {document_id(b, k): b for b, k in (("us", "a"), ("us", "b"), ("eu", "a"))}
    assert count_lost(indexed, [document_id("us", "b")]) == {"us": 1, "eu": 1}
    assert count_lost(indexed, indexed) == {}


@pytest.mark.parametrize(
    ("cause", "subject", "words"),
    [
        (Cause.NO_BUCKET, "nope", "no bucket “nope”"),
        (Cause.NO_LISTING, "docs-us", "may not list “docs-us” (s3:ListBucket)"),
        (Cause.LISTING_FAILS, "docs-us", "Listing “docs-us” fails"),
        (Cause.PAGE_SIZE, "0", "pages of 0 objects"),
        (Cause.RULE_TAKES_NOTHING, "Rule 2", "Rule 2 takes no object"),
        (Cause.NOT_CHOSEN, "docs-eu", "“docs-eu”, which neither"),
        (Cause.EXCLUDED, "docs-eu", "“docs-eu” are gone"),
    ],
)
def test_each_silent_loss_is_a_row_with_its_meaning(cause: Cause, subject: str, words: str) -> None:
    loss = Loss(cause, 8310, subject)
    assert str(loss.title) == "A full sync would delete 8,310 documents."
    assert words in str(loss.text)


def test_a_loss_of_one_and_of_none() -> None:
    assert str(Loss(Cause.NO_BUCKET, 1, "b").title) == "A full sync would delete 1 document."
    assert "would bring nothing" in str(Loss(Cause.NO_BUCKET, 0, "b").title)

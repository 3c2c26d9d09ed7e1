"""What leaves as CSV: whole, readable, and never a formula."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.core.errors import Problem
from fairlead.core.texts import verbatim
from fairlead.flows.documents import Fate, ObjectSummary
from fairlead.flows.s3_export import counts_csv, defuse, sampled_csv
from fairlead.flows.s3_views import Outcome, Sampled, SampleReport
from fairlead.flows.sync_rules_preview import Preview, Tally

WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
DENIED = Problem("aws-access-denied", verbatim("S3 refuses it."), verbatim("Ask for s3:GetObject."))


def sampled(key: str, fate: Fate, outcome: Outcome, *, text: str = "") -> Sampled:
    preview = Preview("contracts-eu", ObjectSummary(key, 412_000, WHEN), (0, 2), fate)
    problem = DENIED if outcome is Outcome.DROPPED else None
    return Sampled(preview, outcome, text, problem)


def report(*objects: Sampled) -> SampleReport:
    tally = Tally()
    for one in objects:
        tally.add(one.fate, one.preview.summary.size)
    return SampleReport("", 10, tally, (("contracts-eu", tally),), ((".pdf", tally),), objects, 1.5)


def read(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))


def test_every_object_has_its_line() -> None:
    lines = read(
        sampled_csv(
            report(
                sampled("legal/msa.pdf", Fate.READ, Outcome.CREATED, text='Master, "services"\n'),
                sampled("x\u202efdp.exe", Fate.UNREADABLE, Outcome.DROPPED),
            )
        )
    )
    assert lines[0][:3] == ["bucket", "object", "size_in_bytes"]
    assert lines[1] == [
        *("contracts-eu", "legal/msa.pdf", "412000", "2026-03-01T09:30:00+00:00", "STANDARD"),
        *("1 3", "text", "read", "created", "", 'Master, "services"[U+000A]'),
    ]
    assert lines[2][1] == "x[U+202E]fdp.exe"
    assert lines[2][6:10] == ["dropped", "unreadable", "dropped", "S3 refuses it."]


def test_counts_are_told_in_all_by_bucket_and_by_extension() -> None:
    lines = read(
        counts_csv(
            report(
                sampled("a.pdf", Fate.READ, Outcome.PREVIEWED),
                sampled("b.pdf", Fate.READ, Outcome.PREVIEWED),
                sampled("c.pdf", Fate.TOO_LARGE, Outcome.PREVIEWED),
            )
        )
    )
    assert lines[1:] == [
        ["all", "", "text", "read", "2", "824000"],
        ["all", "", "metadata", "too-large", "1", "412000"],
        ["bucket", "contracts-eu", "text", "read", "2", "824000"],
        ["bucket", "contracts-eu", "metadata", "too-large", "1", "412000"],
        ["extension", ".pdf", "text", "read", "2", "824000"],
        ["extension", ".pdf", "metadata", "too-large", "1", "412000"],
    ]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("@SUM(1+1)", "'@SUM(1+1)"),
        ("-1", "'-1"),
        ("  +1", "'  +1"),
        ("\uff1d1", "'\uff1d1"),
        ("a;=1", "a;'=1"),
        ('"=1', "'\"=1"),
        ("a=1", "a=1"),
        ("notes/2025-03.md", "notes/2025-03.md"),
    ],
)
def test_no_cell_begins_a_formula(text: str, cell: str) -> None:
    assert defuse(text) == cell


@given(st.text())
def test_however_a_cell_is_parted_no_part_is_a_formula(text: str) -> None:
    for part in defuse(text).split(";"):
        assert not part.lstrip(' "').startswith(("=", "+", "-", "@", "\t", "\r"))

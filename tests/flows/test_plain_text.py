"""Names made by strangers: nothing hides in them, and their folders stay in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.flows.plain_text import keep_order, show_plainly


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("legal/2025/msa-acme.pdf", "legal/2025/msa-acme.pdf"),
        ("sp ace & ü.txt", "sp ace & ü.txt"),
        ("invoice\u202efdp.exe", "invoice[U+202E]fdp.exe"),
        ("a\nb\tc\x00", "a[U+000A]b[U+0009]c[U+0000]"),
        ("no\u00a0break\u200b", "no[U+00A0]break[U+200B]"),
        ("half \ud800", "half [U+D800]"),
        ("", ""),
    ],
)
def test_what_is_not_seen_is_named(key: str, shown: str) -> None:
    assert show_plainly(key) == shown


@given(st.text(st.characters()))
def test_what_is_shown_has_nothing_that_is_not_seen(key: str) -> None:
    shown = show_plainly(key)
    assert shown.isprintable()
    assert shown == key or not key.isprintable()


def test_folders_written_to_the_left_stay_where_they_are() -> None:
    assert keep_order("legal/אבג/1.pdf") == "\u2068legal\u2069/\u2068אבג\u2069/\u20681.pdf\u2069"
    assert keep_order("/אבג/") == "/\u2068אבג\u2069/"
    assert keep_order("für/1.pdf") == "für/1.pdf"

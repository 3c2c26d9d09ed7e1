"""Access keys as people paste them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.flows.keys import (
    check_access_key_id,
    check_secret_key,
    check_session_token,
    clean_pasted,
    needs_token,
)

KEY = "AKIAIOSFODNN7EXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


def test_proper_keys_are_fine() -> None:
    assert check_access_key_id(KEY) is None
    assert check_access_key_id(KEY, for_connector=True) is None
    assert check_access_key_id(KEY.replace("AKIA", "ASIA")) is None
    assert check_secret_key(SECRET) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "begins with AKIA"),
        (" \n", "begins with AKIA"),
        (f'"{KEY}"', f"Use {KEY}"),
        (f" {KEY}\n", f"Use {KEY}"),
        (f"\u201c{KEY}\u201d", f"Use {KEY}"),
        (KEY.lower(), f"Use {KEY}"),
        (SECRET, "looks like a secret access key"),
        ("ABSKQmVkcm9ja0FQSUtleS1leGFtcGxl", "Bedrock API key"),
        (KEY.replace("AKIA", "AIDA"), "AIDA is the id of something else"),
        ("AKIA", "not an access key id"),
        ("AKIA IOSF ODNN 7EXA MPLE", "not an access key id"),
        ("my key", "not an access key id"),
    ],
)
def test_a_wrong_key_id_is_told_apart(text: str, words: str) -> None:
    said = str(check_access_key_id(text))
    assert words in said
    assert SECRET not in said


def test_a_temporary_key_cannot_go_into_the_connector() -> None:
    temporary = KEY.replace("AKIA", "ASIA")
    assert "session token" in str(check_access_key_id(temporary, for_connector=True))
    assert needs_token(temporary)
    assert not needs_token(KEY)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Enter the secret"),
        (f"'{SECRET}'", "quotes or spaces"),
        (f"{SECRET}\r\n", "quotes or spaces"),
        (KEY, "This is the access key id"),
        (SECRET[:-1], "this one has 39"),
        (SECRET[:-1] + "!", "slashes and plus signs only"),
        (SECRET[:20] + " " + SECRET[21:], "slashes and plus signs only"),
    ],
)
def test_a_wrong_secret_is_told_apart_without_repeating_it(text: str, words: str) -> None:
    said = str(check_secret_key(text))
    assert words in said
    assert len(text) < 20 or text.strip()[:12] not in said


TEMPORARY = KEY.replace("AKIA", "ASIA")
TOKEN = "IQoJb3JpZ2luX2VjE" * 20


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        (TEMPORARY, "", "enter the token too"),
        (KEY, TOKEN, "Leave it empty"),
        (TEMPORARY, SECRET, "This is a key"),
        (TEMPORARY, KEY, "This is a key"),
        (TEMPORARY, f"{TOKEN}\n{TOKEN}", "line break within"),
        (TEMPORARY, f"{TOKEN}\u200b{TOKEN}", "a sign in the token"),
        (TEMPORARY, f"{TOKEN}é", "a sign in the token"),
    ],
)
def test_a_wrong_token_is_told_apart_without_repeating_it(key: str, text: str, words: str) -> None:
    said = str(check_session_token(key, text))
    assert words in said
    assert not text or text[:12] not in said


def test_a_token_belongs_to_a_temporary_key() -> None:
    assert check_session_token(TEMPORARY, TOKEN) is None
    assert check_session_token(KEY, "") is None
    # Which key it belongs to is not known yet.
    assert check_session_token("", TOKEN) is None


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_pasted(clean_pasted(text)) == clean_pasted(text)


@given(st.text("\"' \n\t`,;\u201c\u200b"), st.text("\"' \n\t`,;\u201d\ufeff"))
def test_whatever_stands_around_a_key_is_taken_off(before: str, behind: str) -> None:
    assert clean_pasted(before + SECRET + behind) == SECRET

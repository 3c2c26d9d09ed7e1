"""Sign-ins to Elastic as people paste them."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.flows.elastic_keys import check_api_key, check_login_name

PAIR = "VuaCfGcBCdbkQm-e5aOx:ui2lp2axTNmsyakw9tvNnw"
KEY = base64.b64encode(PAIR.encode()).decode()


def test_proper_keys_are_fine() -> None:
    assert check_api_key(KEY) is None
    assert check_api_key(KEY.rstrip("=")) is None
    assert check_api_key(f"essu_{KEY}") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Enter the API key"),
        ('{"id": "x", "encoded": "' + KEY + '"}', "only the value of “encoded”"),
        (f"ApiKey {KEY}", "Leave out the word ApiKey"),
        (f"{KEY[:30]} {KEY[30:]}", "in one piece"),
        (f"{KEY[:30]}\n{KEY[30:]}", "in one piece"),
        (PAIR, "the id with the key behind it"),
        ("AKIAIOSFODNN7EXAMPLE", "an access key of AWS"),
        ("my-key", "not an encoded API key"),
        (f"{KEY}!", "not an encoded API key"),
        (KEY[:20], "part of the API key is missing"),
        (KEY[30:], "part of the API key is missing"),
    ],
)
def test_a_wrong_key_is_told_apart_without_repeating_it(text: str, words: str) -> None:
    said = str(check_api_key(text))
    assert words in said
    assert not text or text[:12] not in said


@given(st.binary(min_size=7), st.binary(min_size=7))
def test_whatever_is_encoded_as_a_pair_is_taken(name: bytes, key: bytes) -> None:
    text = base64.b64encode(name + b":" + key).decode()
    assert check_api_key(text) is None


def test_a_length_that_base64_never_has_is_a_part_missing() -> None:
    assert "missing" in str(check_api_key("A" * 21))


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    check_api_key(text)
    check_login_name(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Enter the user name"),
        ("elastic:changeme", "colon"),
        ("ela\tstic", "invisible"),
        ("ela\u200bstic", "invisible"),
    ],
)
def test_a_wrong_user_is_told_apart(text: str, words: str) -> None:
    assert words in str(check_login_name(text))


def test_users_may_be_called_nearly_anything() -> None:
    assert check_login_name("elastic") is None
    assert check_login_name("Ann O'Neill (SOC)") is None
    assert check_login_name("żółw@example.com") is None

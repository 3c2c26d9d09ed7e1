"""The ids that a user types for Bedrock, and what is said about each wrong one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.core.texts import Text
from fairlead.flows.bedrock_names import check_inference_id, check_model_id


def said(text: Text | None) -> str:
    return str(text) if text is not None else ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("bedrock", ""),
        ("a", ""),
        ("a.b_c-1", ""),
        ("", "Enter an id"),
        ("Bedrock", "small letters"),
        ("-a", "begins and ends"),
        ("a-", "begins and ends"),
        ("a b", "small letters"),
    ],
)
def test_ids_of_inference_endpoints(text: str, words: str) -> None:
    found = said(check_inference_id(text))
    assert words in found
    assert bool(words) == bool(found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("anthropic.claude-haiku-4-5-20251001-v1:0", ""),
        ("us.anthropic.claude-haiku-4-5-20251001-v1:0", ""),
        ("arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2", ""),
        ("https://example.com", "a web address"),
        ("a b", "“ ” is not possible"),
        ("a\n", "is not possible"),
        ('"a"', '“"” is not possible'),
        ("x" * 2_049, "2048"),
    ],
)
def test_ids_of_models(text: str, words: str) -> None:
    found = said(check_model_id(text))
    assert words in found
    assert bool(words) == bool(found)


@given(st.text())
def test_no_text_makes_a_check_fail(text: str) -> None:
    check_inference_id(text)
    check_model_id(text)

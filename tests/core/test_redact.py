"""A report lets through what is known to be harmless, and nothing else."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.core.errors import Fix, Problem
from fairlead.core.redact import MASK, describe, mask
from fairlead.core.texts import translate

BASE64 = string.ascii_letters + string.digits + "+/"


@pytest.mark.parametrize(
    "words",
    [
        "User: arn:aws:iam::123456789012:user/elastic/fairlead-bedrock is not authorized",
        "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0",
        "https://bedrock-runtime.us-east-1.amazonaws.com refused (403)",
        "request 3f1c0a52-6a0e-4b5d-9a43-0a1b2c3d4e5f",
        'error validating connector type config: Field "apiUrl": Required',
        "AccessDeniedException",
        "",
    ],
)
def test_names_and_ids_pass(words: str) -> None:
    assert mask(words) == words


@given(st.text(BASE64, min_size=40, max_size=400))
def test_what_is_as_long_as_a_secret_access_key_is_masked(secret: str) -> None:
    assert secret not in mask(f"the key {secret} was refused")


@pytest.mark.parametrize(
    "secret",
    [
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw==",
        "IQoJb3JpZ2luX2VjEHYaCXVzLWVhc3QtMSJHMEUCIQDkHJzLWVhc3QtMSJHMEUCIQDk",
        "ABSKQmVkcm9ja0FQSUtleS1hYmNkLWF0LTEyMzQ1Njc4OTAxMjo",
    ],
)
def test_keys_and_tokens_are_masked_inside_sentences_and_quotes(secret: str) -> None:
    for words in (secret, f"key={secret}", f'"{secret}"', f"ApiKey {secret}.", f"({secret})"):
        assert secret not in mask(words)
        assert MASK in mask(words)


def test_a_report_holds_the_problem_and_allowed_fields_only() -> None:
    problem = Problem(
        "aws-throttled",
        translate("Test", "AWS is busy."),
        translate("Test", "Try again."),
        details="Rate exceeded",
        fix=Fix("wait", translate("Test", "Wait")),
    )
    report = describe(problem, {"region": "us-east-1", "password": "hunter2"})
    assert report.splitlines() == [
        "code: aws-throttled",
        "title: AWS is busy.",
        "advice: Try again.",
        "details: Rate exceeded",
        "region: us-east-1",
        f"password: {MASK}",
    ]
    assert str(problem) == "AWS is busy. Try again."
    assert problem.fix is not None
    assert problem.fix.values == {}

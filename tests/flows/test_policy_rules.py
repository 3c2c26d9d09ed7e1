"""What IAM answers, as far as one policy alone can tell."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.flows.policy_rules import Request, Verdict, judge, matches

MODEL = "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude"
PROFILE = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude"
ROUTED = Request(
    "bedrock:InvokeModel",
    MODEL,
    {"aws:requestedregion": "us-east-1", "bedrock:inferenceprofilearn": PROFILE},
)
DIRECT = Request("bedrock:InvokeModel", MODEL, {"aws:requestedregion": "us-east-1"})


def statement(**parts: Any) -> dict[str, Any]:
    named = {"Effect": "Allow", "Action": "bedrock:*", "Resource": "*", **parts}
    return {key: value for key, value in named.items() if value is not None}


def verdict(*statements: dict[str, Any], request: Request = ROUTED) -> Verdict:
    return judge({"Statement": list(statements)}, request)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, Verdict.ALLOWED),
        ({"Action": ["s3:*", "BEDROCK:invokemodel"]}, Verdict.ALLOWED),
        ({"Action": "bedrock:Invoke?odel"}, Verdict.ALLOWED),
        ({"Action": "bedrock:Get*"}, Verdict.MISSING),
        ({"Action": None, "NotAction": "s3:*"}, Verdict.ALLOWED),
        ({"Action": None, "NotAction": ["bedrock:*"]}, Verdict.MISSING),
        ({"Resource": MODEL}, Verdict.ALLOWED),
        ({"Resource": MODEL.upper()}, Verdict.MISSING),
        ({"Resource": None, "NotResource": MODEL}, Verdict.MISSING),
        ({"Resource": None, "NotResource": "arn:aws:s3:::*"}, Verdict.ALLOWED),
        ({"Resource": "arn:aws:bedrock:*::foundation-model/${aws:username}"}, Verdict.DEPENDS),
        ({"Resource": None, "NotResource": "${aws:username}"}, Verdict.DEPENDS),
        ({"Effect": "Deny"}, Verdict.DENIED),
        ({"Effect": "Deny", "Action": "s3:*"}, Verdict.MISSING),
    ],
)
def test_a_statement_applies_or_not(parts: dict[str, Any], expected: Verdict) -> None:
    assert verdict(statement(**parts)) is expected


def test_a_single_statement_needs_no_list() -> None:
    assert judge({"Statement": statement()}, ROUTED) is Verdict.ALLOWED


def test_a_deny_wins_and_an_unclear_one_makes_it_unclear() -> None:
    unclear = statement(Effect="Deny", Condition={"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}})
    assert verdict(statement(), statement(Effect="Deny")) is Verdict.DENIED
    assert verdict(statement(), unclear) is Verdict.DEPENDS
    assert verdict(unclear) is Verdict.MISSING


REGION = "aws:RequestedRegion"
ARN = "bedrock:InferenceProfileArn"


@pytest.mark.parametrize(
    ("operator", "key", "value", "expected"),
    [
        ("StringEquals", REGION, "us-east-1", True),
        ("StringEquals", REGION.upper(), ["eu-west-1", "us-east-1"], True),
        ("StringEquals", REGION, "US-EAST-1", False),
        ("StringEqualsIgnoreCase", REGION, "US-EAST-1", True),
        ("StringNotEquals", REGION, "us-east-1", False),
        ("StringNotEquals", REGION, "eu-west-1", True),
        ("StringLike", REGION, "us-*", True),
        ("StringNotLike", REGION, "us-*", False),
        ("ArnLike", ARN, "arn:aws:bedrock:*:*:inference-profile/us.*", True),
        ("ArnNotEquals", ARN, PROFILE, False),
        ("ForAnyValue:StringEquals", ARN, PROFILE, True),
        ("Null", ARN, "false", True),
        ("Null", ARN, "true", False),
        ("StringLike", REGION, "${aws:username}", None),
        ("StringEquals", "aws:SourceVpc", "vpc-1", None),
        ("NumericEquals", REGION, "1", None),
        ("Bool", "aws:SecureTransport", True, None),
    ],
)
def test_conditions_on_what_is_known_are_decided(
    operator: str, key: str, value: object, expected: bool | None
) -> None:
    allowing = statement(Condition={operator: {key: value}})
    names = {True: Verdict.ALLOWED, False: Verdict.MISSING, None: Verdict.DEPENDS}
    assert verdict(allowing) is names[expected]


@pytest.mark.parametrize(
    ("operator", "expected"),
    [
        ("StringEquals", Verdict.MISSING),
        ("StringEqualsIfExists", Verdict.ALLOWED),
        ("StringNotEquals", Verdict.ALLOWED),
        ("ForAllValues:StringEquals", Verdict.ALLOWED),
        ("ForAnyValue:StringEquals", Verdict.MISSING),
        ("ArnLike", Verdict.MISSING),
    ],
)
def test_a_key_that_is_not_in_the_request(operator: str, expected: Verdict) -> None:
    allowing = statement(Condition={operator: {ARN: PROFILE}})
    assert verdict(allowing, request=DIRECT) is expected


def test_null_sees_that_a_key_is_missing() -> None:
    allowing = statement(Condition={"Null": {ARN: True}})
    assert verdict(allowing, request=DIRECT) is Verdict.ALLOWED


def test_all_conditions_must_hold() -> None:
    both = {"StringEquals": {REGION: "us-east-1", ARN: "another"}}
    assert verdict(statement(Condition=both)) is Verdict.MISSING
    both = {"StringEquals": {REGION: "us-east-1"}, "Bool": {"aws:SecureTransport": "true"}}
    assert verdict(statement(Condition=both)) is Verdict.DEPENDS


@given(st.text("ab*?", max_size=8), st.text("ab", max_size=8))
def test_patterns_match_as_stars_and_question_marks_do(pattern: str, text: str) -> None:
    expression = pattern.replace("*", ".*").replace("?", ".")
    assert matches(pattern, text) is bool(re.fullmatch(expression, text))


def test_no_pattern_takes_long() -> None:
    assert not matches("*a" * 2000 + "b", "a" * 2000)

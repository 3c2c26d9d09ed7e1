"""The evaluator of policies, rule by rule."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sandbox.aws.account import allow, deny, policy

from fairlead.sandbox.aws.policy import Context, Effect, PolicySet, Request, decide, evaluate
from fairlead.sandbox.wildcard import matches

GET = "s3:GetObject"
LOG = "arn:aws:s3:::logs/a"


def effect(*statements: dict[str, Any], context: Context | None = None, **names: str) -> Effect:
    request = Request(names.get("action", GET), names.get("resource", LOG), context or {})
    return evaluate([policy(*statements)], request)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([], Effect.IMPLICIT_DENY),
        ([allow(GET)], Effect.ALLOWED),
        ([allow("s3:getobject")], Effect.ALLOWED),
        ([allow("S3:Get*", LOG)], Effect.ALLOWED),
        ([allow("s3:Get?bject")], Effect.ALLOWED),
        ([allow("s3.GetObject")], Effect.IMPLICIT_DENY),
        ([allow("s3:Get")], Effect.IMPLICIT_DENY),
        ([allow(["s3:PutObject", GET], [LOG, "arn:aws:s3:::x"])], Effect.ALLOWED),
        ([allow(GET, "arn:aws:s3:::LOGS/*")], Effect.IMPLICIT_DENY),
        ([allow("*"), deny(GET)], Effect.EXPLICIT_DENY),
        ([deny(GET), allow("*")], Effect.EXPLICIT_DENY),
        ([deny(GET, "arn:aws:s3:::other/*"), allow("*")], Effect.ALLOWED),
        ([{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}], Effect.ALLOWED),
        ([{"Effect": "Allow", "NotAction": "s3:*", "Resource": "*"}], Effect.IMPLICIT_DENY),
        (
            [{"Effect": "Allow", "NotAction": "S3:getobject", "Resource": "*"}],
            Effect.IMPLICIT_DENY,
        ),
        ([{"Effect": "Allow", "Action": "*", "NotResource": LOG}], Effect.IMPLICIT_DENY),
        ([{"Effect": "Allow", "Action": "*", "NotResource": "x"}], Effect.ALLOWED),
    ],
)
def test_statements(statements: list[dict[str, Any]], expected: Effect) -> None:
    assert effect(*statements) is expected


@pytest.mark.parametrize(
    ("condition", "context", "holds"),
    [
        ({"StringEquals": {"A:Key": "v"}}, {"a:key": "v"}, True),
        ({"StringEquals": {"a:key": ["w", "v"]}}, {"a:key": "v"}, True),
        ({"StringEquals": {"a:key": "V"}}, {"a:key": "v"}, False),
        ({"StringEquals": {"a:key": "*"}}, {"a:key": "v"}, False),
        ({"StringEquals": {"a:key": "v"}}, {}, False),
        ({"StringEqualsIfExists": {"a:key": "v"}}, {}, True),
        ({"StringEqualsIfExists": {"a:key": "v"}}, {"a:key": "w"}, False),
        ({"StringNotEquals": {"a:key": ["v", "w"]}}, {"a:key": "w"}, False),
        ({"StringNotEquals": {"a:key": "v"}}, {"a:key": "w"}, True),
        ({"StringNotEquals": {"a:key": "v"}}, {}, True),
        ({"StringEqualsIgnoreCase": {"a:key": "V"}}, {"a:key": "v"}, True),
        ({"StringLike": {"a:key": "v?l*"}}, {"a:key": "value"}, True),
        ({"StringNotLike": {"a:key": "v*"}}, {"a:key": "value"}, False),
        ({"ArnLike": {"a:key": "arn:*:iam::*:user/*"}}, {"a:key": "arn:aws:iam::1:user/x"}, True),
        ({"ArnNotEquals": {"a:key": "arn:x"}}, {"a:key": "arn:x"}, False),
        ({"Bool": {"a:key": True}}, {"a:key": "true"}, True),
        ({"Bool": {"a:key": "false"}}, {"a:key": "true"}, False),
        ({"Null": {"a:key": "true"}}, {}, True),
        ({"Null": {"a:key": "true"}}, {"a:key": "v"}, False),
        ({"Null": {"a:key": "false"}}, {"a:key": "v"}, True),
        ({"NumericLessThan": {"a:key": "10"}}, {"a:key": "9"}, True),
        ({"NumericLessThan": {"a:key": "10"}}, {"a:key": "10"}, False),
        ({"NumericNotEquals": {"a:key": 10}}, {"a:key": "10.0"}, False),
        (
            {"DateGreaterThan": {"a:key": "2026-01-01T00:00:00Z"}},
            {"a:key": "2026-11-22T10:00:00+00:00"},
            True,
        ),
        ({"IpAddress": {"a:key": "127.0.0.0/8"}}, {"a:key": "127.0.0.1"}, True),
        ({"NotIpAddress": {"a:key": "127.0.0.0/8"}}, {"a:key": "127.0.0.1"}, False),
        ({"ForAllValues:StringEquals": {"a:key": ["v", "w"]}}, {"a:key": ("v", "w")}, True),
        ({"ForAllValues:StringEquals": {"a:key": "v"}}, {"a:key": ("v", "w")}, False),
        ({"ForAllValues:StringEquals": {"a:key": "v"}}, {}, True),
        ({"ForAnyValue:StringEquals": {"a:key": "v"}}, {"a:key": ("v", "w")}, True),
        ({"ForAnyValue:StringEquals": {"a:key": "v"}}, {}, False),
        ({"StringEquals": {"a:key": "v", "b:key": "w"}}, {"a:key": "v"}, False),
        (
            {"StringEquals": {"a:key": "v"}, "Bool": {"b": "true"}},
            {"a:key": "v", "b": "true"},
            True,
        ),
    ],
)
def test_conditions(condition: dict[str, Any], context: Context, holds: bool) -> None:
    expected = Effect.ALLOWED if holds else Effect.IMPLICIT_DENY
    assert effect(allow("*", Condition=condition), context=context) is expected


def test_the_user_name_stands_in_for_its_variable() -> None:
    home = allow(GET, "arn:aws:s3:::logs/${aws:username}")
    assert effect(home, context={"aws:username": "a"}) is Effect.ALLOWED
    assert effect(home, context={"aws:username": "b"}) is Effect.IMPLICIT_DENY
    assert effect(home) is Effect.IMPLICIT_DENY


def test_a_decision_names_the_policy_that_made_it() -> None:
    all_of_it, nothing = [policy(allow("*"))], [policy(allow("iam:*"))]
    forbidding = [policy(allow("*"), deny(GET))]

    def reason(**policies: Any) -> str:
        return decide(PolicySet(**policies), Request(GET, LOG)).reason

    assert decide(PolicySet(all_of_it), Request(GET, LOG)).is_allowed
    assert reason(identity=nothing) == (
        "because no identity-based policy allows the s3:GetObject action"
    )
    assert reason(identity=forbidding) == "with an explicit deny in an identity-based policy"
    assert reason(identity=all_of_it, boundary=[]) == (
        "because no permissions boundary allows the s3:GetObject action"
    )
    assert reason(identity=all_of_it, boundary=forbidding) == (
        "with an explicit deny in a permissions boundary"
    )
    assert reason(identity=all_of_it, service_control=nothing) == (
        "because no service control policy allows the s3:GetObject action"
    )
    assert reason(identity=all_of_it, service_control=forbidding) == (
        "with an explicit deny in a service control policy"
    )
    # A missing grant hides the deny of the organization.
    assert reason(identity=nothing, service_control=forbidding).startswith("because no identity")


def test_a_resource_may_allow_what_the_caller_has_no_policy_for() -> None:
    everything = [policy(allow("*"))]
    request = Request(GET, LOG)
    assert decide(PolicySet([], resource=everything), request).is_allowed
    assert not decide(PolicySet([], resource=everything, boundary=[]), request).is_allowed
    refusing = PolicySet(everything, resource=[policy(deny(GET))])
    assert decide(refusing, request).reason == "with an explicit deny in a resource-based policy"


_WORDS = st.text(alphabet="ab:/.[]\\^$+\n", max_size=8)


@given(_WORDS)
def test_a_pattern_without_wildcards_fits_itself_alone(text: str) -> None:
    assert matches(text, text)
    assert not matches(text, text + "x")


@given(_WORDS, st.lists(st.tuples(_WORDS, _WORDS), max_size=4))
def test_a_star_stands_for_any_run_of_signs(start: str, more: list[tuple[str, str]]) -> None:
    pattern = "*".join([start, *(part for _gap, part in more)])
    text = start + "".join(gap + part for gap, part in more)
    assert matches(pattern, text)
    assert not matches(f"{pattern}!", text)


@given(_WORDS)
def test_a_question_mark_stands_for_one_sign(text: str) -> None:
    assert matches("?" * len(text), text)
    assert not matches("?" * (len(text) + 1), text)


@given(st.permutations([allow("*"), deny(GET), allow("s3:*", LOG)]))
def test_the_order_of_statements_does_not_matter(statements: list[dict[str, Any]]) -> None:
    assert effect(*statements) is Effect.EXPLICIT_DENY

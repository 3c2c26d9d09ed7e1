"""What is said about a policy document that somebody typed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.flows.builders import ACCOUNT, HAIKU, IDENTITY, REGION, SONNET, SONNET_ID

from fairlead.core.flow import Weight
from fairlead.flows.answers import PolicyScope
from fairlead.flows.policies import build_policy
from fairlead.flows.policy_json import find_items
from fairlead.flows.policy_use import check_policy

ACTIONS = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]
GOOD = {"Effect": "Allow", "Action": ACTIONS, "Resource": "*"}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text('ab\\"{}[]:,\n ł'),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(), part, max_size=3),
    max_leaves=8,
)
FM = f"arn:aws:bedrock:us-east-1::foundation-model/{SONNET_ID}"


def say(text: str, *models: Any, weight: Weight | None = None) -> list[str]:
    issues = check_policy(text, models, IDENTITY, REGION)
    assert all(issue.field == "edited" for issue in issues)
    return [str(issue.text) for issue in issues if weight in (None, issue.weight)]


def document(*statements: Any, **parts: Any) -> str:
    whole = {"Version": "2012-10-17", "Statement": list(statements) or [GOOD], **parts}
    return json.dumps({key: value for key, value in whole.items() if value is not None})


def one(**parts: Any) -> str:
    changed = {**GOOD, **parts}
    return document({key: value for key, value in changed.items() if value is not None})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("x" * 70_000, "far too long"),
        ('{"Version":\n oops}', "Line 2, column 2: a value belongs here"),
        ('{"a": 1,\n}', "Line "),
        ('{a: 1}', "a name in double quotes"),
        ('{"a" 1}', "a colon belongs"),
        ('{"a": 1 "b": 2}', "a comma or a closing bracket"),
        ('{"a": "b', "no end quote"),
        ('{} {}', "the document is over"),
        ('{"a": "b\nc"}', "may not go on in the next line"),
        ('{"a": "\\q"}', "backslash"),
        ("\ufeff{}", "invisible mark"),
        ('{"a": NaN}', "“NaN” is not a number"),
        ('{"a": -Infinity}', "“-Infinity”"),
        ('{"a": 1, "a": 2}', "“a” stands twice"),
        ('{"Statement": [{"Effect": "Allow", "Effect": "Deny"}]}', "“Effect” stands twice"),
        ("[" * 60_000, "nested far too deeply"),
        ("1" * 5_000, "not JSON"),
    ],
)  # fmt: skip
def test_what_is_not_json(text: str, words: str) -> None:
    (said,) = say(text)
    assert words in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[]", "A policy is an object"),
        ("null", "A policy is an object"),
        (document(Statements=[]), "“Statements” is not known"),
        (document(Version="2012-10-18"), "Version must be"),
        (document(Version=["2012-10-17"]), "Version must be"),
        (document(Id=5), "Id must be a text"),
        (document(Statement=None), "at least one statement"),
        (document(Statement=[]), "at least one statement"),
        (document("x"), "Statement 1 must be an object"),
        (document(GOOD, 5), "Statement 2 must be an object"),
        (one(Foo=1), "“Foo” is not known"),
        (one(effect="Allow"), "“effect” must be written “Effect”"),
        (one(Principal="*"), "names no principal"),
        (one(Sid="a b"), "letters and digits only"),
        (one(Sid=5), "letters and digits only"),
        (document({**GOOD, "Sid": "A"}, {**GOOD, "Sid": "A"}), "“A” stands twice"),
        (one(Effect="allow"), "Effect must be"),
        (one(Effect=None), "Effect must be"),
        (one(Action=None), "Action is missing"),
        (one(NotAction="s3:*"), "Action or NotAction, not both"),
        (one(Action=[]), "Action must be a text"),
        (one(Action=[5]), "Action must be a text"),
        (one(Action={"a": 1}), "Action must be a text"),
        (one(Action="InvokeModel"), "“InvokeModel” is not an action"),
        (one(Action="bedrock:Invoke Model"), "is not an action"),
        (one(Resource=None), "Resource is missing"),
        (one(NotResource="*"), "Resource or NotResource, not both"),
        (one(Resource="bedrock"), "“bedrock” is not a resource"),
        (one(Resource=""), "“” is not a resource"),
        (one(Condition=[]), "Condition must be an object of objects"),
        (one(Condition={"StringEquals": "x"}), "Condition must be an object of objects"),
        (one(Condition={"StringEqual": {"a:b": "c"}}), "no condition operator “StringEqual”"),
        (one(Condition={"NullIfExists": {"a:b": "true"}}), "no condition operator"),
        (one(Condition={"StringEquals": {"a:b": []}}), "“a:b” has no value"),
        (one(Condition={"StringEquals": {"a:b": [None]}}), "must be texts or numbers"),
        (one(Condition={"StringEquals": {"a:b": {}}}), "must be texts or numbers"),
        (one(Sid="ł"), "letters and digits only"),
        (one(Resource="arn:aws:x:::X").replace("X", "ł"), "IAM does not take “ł”"),
    ],
)
def test_what_iam_would_refuse(text: str, words: str) -> None:
    assert any(words in said for said in say(text, weight=Weight.ERROR)), say(text)


def test_the_place_of_a_letter_that_iam_does_not_take_is_named() -> None:
    text = json.dumps(json.loads(one(Sid="Xł")), indent=1, ensure_ascii=False)
    line = next(number for number, row in enumerate(text.split("\n"), 1) if "ł" in row)
    assert any(f"Line {line}, column 13: IAM does not take “ł”" in said for said in say(text))
    assert (line, 13) in {issue.place for issue in check_policy(text)}


def test_a_statement_is_named_by_its_sid_and_has_its_place() -> None:
    good, bad = {**GOOD, "Sid": "Invoke"}, {**GOOD, "Sid": "ReadBuckets", "Effect": "No"}
    text = json.dumps(json.loads(document(good, bad, {**GOOD, "Foo": 1}, 5)), indent=2)
    rows = text.split("\n")
    found = {str(issue.text): issue.place for issue in check_policy(text)}
    named = next(row for row, line in enumerate(rows, 1) if "ReadBuckets" in line)
    unnamed = next(row for row, line in enumerate(rows, 1) if '"Foo"' in line)
    place = found["Statement 2 (ReadBuckets): Effect must be “Allow” or “Deny”."]
    assert place is not None
    assert place[0] < named < unnamed
    assert (rows[place[0] - 1], place[1]) == ("    {", 5)
    assert found["Statement 3: “Foo” is not known."] is not None
    (line, column) = found["Statement 4 must be an object: { … }."] or (0, 0)
    assert rows[line - 1][column - 1] == "5"


@given(
    before=st.dictionaries(st.text().filter(lambda name: name != "Statement"), JSON, max_size=3),
    value=JSON,
    after=st.dictionaries(st.text().filter(lambda name: name != "Statement"), JSON, max_size=2),
    indent=st.sampled_from((None, 0, 2)),
    is_ascii=st.booleans(),
)
def test_items_of_a_list_are_found_where_they_begin(
    before: dict[str, Any], value: Any, after: dict[str, Any], indent: int | None, is_ascii: bool
) -> None:
    whole = {**before, "Statement": value, **{f"{name}!": part for name, part in after.items()}}
    text = json.dumps(whole, indent=indent, ensure_ascii=is_ascii)
    rows = text.split("\n")
    decoder = json.JSONDecoder()
    read = [
        decoder.raw_decode("\n".join((rows[line - 1][column - 1 :], *rows[line:])))[0]
        for line, column in find_items(text, "Statement")
    ]
    assert read == (value if isinstance(value, list) else [value])


def test_the_place_where_json_ends_is_told() -> None:
    (issue,) = check_policy('{"Version":\n oops}')
    assert issue.place == (2, 2)


def test_a_policy_that_is_too_long() -> None:
    long = [f"arn:aws:bedrock:*::foundation-model/{number:050}" for number in range(80)]
    assert any("7," in said and "6,144" in said for said in say(one(Resource=long)))


@pytest.mark.parametrize("version", [None, "2008-10-17"])
def test_the_rules_of_2008_are_worth_a_warning(version: str | None) -> None:
    assert any("2008" in said for said in say(document(Version=version), weight=Weight.WARNING))
    assert say(document(Version=version), weight=Weight.ERROR) == []


def test_the_policy_that_is_built_is_fine() -> None:
    for scope in (PolicyScope.CHOSEN, PolicyScope.FAMILY, PolicyScope.DOCUMENTED):
        draft = build_policy((SONNET, HAIKU), IDENTITY, REGION, scope)
        assert say(draft.pretty, SONNET, HAIKU) == []


def test_without_a_sign_in_only_the_form_is_checked() -> None:
    assert check_policy(one(Action="s3:GetObject"), (SONNET,)) == ()


def test_an_inference_profile_needs_more_than_itself() -> None:
    (said,) = say(one(Resource=SONNET.arn), SONNET, weight=Weight.ERROR)
    assert f"lacks bedrock:InvokeModel + bedrock:InvokeModelWithResponseStream on {FM}" in said
    assert "on 2 more" in said


def test_one_missing_action_is_named() -> None:
    (said,) = say(one(Action=ACTIONS[0]), SONNET, weight=Weight.ERROR)
    assert "lacks bedrock:InvokeModelWithResponseStream on" in said
    less = one(Resource=[SONNET.arn, FM, FM.replace("us-east-1", "us-east-2")])
    (said,) = say(less, SONNET, weight=Weight.ERROR)
    assert said.endswith(f"on {FM.replace('us-east-1', 'us-west-2')}.")


def test_a_deny_is_named() -> None:
    deny = {"Effect": "Deny", "NotAction": "s3:*", "Resource": "arn:aws:bedrock:us-west-2::*"}
    (said,) = say(document(GOOD, deny), SONNET, weight=Weight.ERROR)
    assert "The policy itself denies" in said
    everything = {"Effect": "Deny", "Action": "*", "Resource": "*"}
    (said,) = say(document(GOOD, everything), SONNET, weight=Weight.ERROR)
    assert "and on 3 more" in said


def test_what_cannot_be_checked_is_a_warning() -> None:
    text = one(Condition={"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}})
    assert say(text, SONNET, weight=Weight.ERROR) == []
    assert any("conditions that Fairlead cannot check" in said for said in say(text, SONNET))


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("*", "“*” allows far more"),
        ("bedrock:*", "“bedrock:*” allows far more"),
        ("bedrock:Converse", "no action bedrock:Converse. "),
        ("bedrock:Converse", "that name is allowed by bedrock:InvokeModel."),
        ("bedrock:conversestream", "allowed by bedrock:InvokeModelWithResponseStream"),
        ("bedrock:InvokeModels", "Do you mean bedrock:InvokeModel?"),
        ("bedrock:ListFoundationModels", "bedrock:ListFoundationModels does nothing"),
        ("s3:GetObject", "s3:GetObject does nothing"),
        ("bedrock:Invoke*", ""),
    ],
)  # fmt: skip
def test_actions_that_do_nothing_here(action: str, words: str) -> None:
    said = say(one(Action=[*ACTIONS, action, action]), SONNET, weight=Weight.WARNING)
    assert len(said) == bool(words)
    assert all(words in one_said for one_said in said)


@pytest.mark.parametrize(
    ("resource", "words"),
    [
        ("arn:aws:s3:::bucket/*", "nothing of Bedrock's"),
        ("arn:*", ""),
        ("arn:aws-cn:bedrock:us-east-1::foundation-model/x", "partition aws-cn"),
        (FM.replace("::", f":{ACCOUNT}:"), "belongs to no account: leave “123456789012” out"),
        (SONNET.arn.replace(ACCOUNT, ""), "lacks the account"),
        (SONNET.arn.replace(ACCOUNT, "999999999999"), "belongs to the account 999999999999"),
        (HAIKU.arn, "None of the chosen models needs"),
        ("arn:aws:bedrock:*:*:inference-profile/*", ""),
    ],
)
def test_resources_that_do_nothing_here(resource: str, words: str) -> None:
    said = say(one(Resource=["*", resource]), SONNET, weight=Weight.WARNING)
    assert len(said) == bool(words)
    assert all(words in one_said for one_said in said)


def test_without_models_no_resource_is_called_unused() -> None:
    assert say(one(Resource=HAIKU.arn)) == []


def test_what_is_denied_or_left_out_is_not_called_useless() -> None:
    deny = {"Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::x"}
    left_out = {"Effect": "Allow", "NotAction": "s3:*", "NotResource": "arn:aws:s3:::x"}
    assert say(document(GOOD, deny, left_out), SONNET) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["Version", "Statement", "Effect", "Action", "Resource", "Condition", "Sid", "Null"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(st.one_of(st.text(), JSON.map(json.dumps)))
def test_no_text_makes_it_fail(text: str) -> None:
    check_policy(text, (SONNET,), IDENTITY, REGION)


STATEMENT = st.fixed_dictionaries(
    {
        "Effect": st.sampled_from(["Allow", "Deny"]),
        "Action": st.sampled_from(["*", ["bedrock:InvokeModel"], "s3:*"]),
        "Resource": st.sampled_from(["*", "arn:*", FM, "*:*", "arn:aws:bedrock"]),
    },
    optional={
        "Condition": st.dictionaries(
            st.sampled_from(["Null", "StringEquals", "Bool", "ForAllValues:NumericLessThan"]),
            st.dictionaries(
                st.sampled_from(["aws:RequestedRegion", "aws:SourceIp"]),
                st.one_of(st.booleans(), st.text(max_size=3), st.integers()),
            ),
        )
    },
)


@given(st.lists(STATEMENT, min_size=1, max_size=4))
def test_no_policy_makes_it_fail(statements: list[Any]) -> None:
    check_policy(document(*statements), (SONNET,), IDENTITY, REGION)

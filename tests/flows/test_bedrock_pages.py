"""The pages of the Bedrock journey: what is wrong on each, and how it is summed up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.flows.builders import (
    ACCOUNT,
    CONNECTOR_ID,
    DEPLOYMENT,
    HAIKU,
    IDENTITY,
    OWNER,
    SONNET,
    complete_answers,
    on_demand,
    opened,
    profile,
    said,
    with_part,
)

from fairlead.core.flow import Weight, frontier
from fairlead.flows.answers import (
    AccessKeyInfo,
    AwsIdentity,
    AwsSource,
    ElasticMethod,
    KeyMode,
    KeyRelief,
    PolicyScope,
    UserMode,
    account_words,
)
from fairlead.flows.bedrock import start_answers
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.bedrock_pages import PAGES
from fairlead.flows.models import Gate

KEY = "AKIAIOSFODNN7EXAMPLE"
GOV = AwsIdentity(ACCOUNT, f"arn:aws-us-gov:iam::{ACCOUNT}:user/x", "aws-us-gov")
CHINA = replace(IDENTITY, partition="aws-cn")
OTHER = replace(OWNER, arn=f"arn:aws:iam::{ACCOUNT}:user/elastic/weak")
ROOT = replace(OWNER, arn=f"arn:aws:iam::{ACCOUNT}:root")
ELSEWHERE = replace(OWNER, account="9" * 12)
FULL = (AccessKeyInfo("AKIA1", True, ""), AccessKeyInfo("AKIA2", True, ""))
POLICY_ARN = f"arn:aws:iam::{ACCOUNT}:policy/elastic/bedrock"


def test_the_pages_and_their_titles() -> None:
    assert [(page.id, str(page.title)) for page in PAGES] == [
        ("sign-in", "Sign in"),
        ("policy", "IAM policy"),
        ("user", "IAM user"),
        ("access-key", "Access key"),
        ("models", "Model access"),
        ("connector", "Connector"),
        ("review", "Review and apply"),
        ("test", "Test prompt"),
    ]


def test_complete_answers_lead_to_the_end() -> None:
    answers = complete_answers()
    assert frontier(PAGES, answers) == len(PAGES) - 1
    assert [said(page.id, answers) for page in PAGES] == [[]] * len(PAGES)


def test_a_new_journey_asks_for_both_sign_ins_only() -> None:
    answers = start_answers(CONNECTOR_ID)
    assert frontier(PAGES, answers) == 0
    assert [field for field, _text, _weight in said("sign-in", answers)] == ["", "address", ""]
    for other in ("policy", "user", "access-key", "connector"):
        assert said(other, answers) == []


@pytest.mark.parametrize(
    ("part", "changes", "field", "words"),
    [
        ("aws", {"region": "nowhere"}, "region", "“nowhere” is not the name"),
        ("aws", {"profile": ""}, "profile", "Choose an AWS profile"),
        ("aws", {"source": AwsSource.KEYS}, "access_key_id", "begins with AKIA"),
        ("aws", {"identity": None}, "", "not signed in to AWS"),
        ("aws", {"region": "cn-north-1", "identity": CHINA}, "region", "regions of China"),
        ("aws", {"identity": GOV}, "region", "partition aws-us-gov; the region us-east-1"),
        ("elastic", {"address": "x"}, "address", "neither a web address"),
        ("elastic", {"space": "A B"}, "space", "/s/a-b"),
        ("elastic", {"method": ElasticMethod.PASSWORD}, "username", "user name"),
        (
            "elastic",
            {"method": ElasticMethod.PASSWORD, "username": "soc:secret"},
            "username",
            "cannot have a colon",
        ),
        (
            "elastic",
            {"method": ElasticMethod.PASSWORD, "username": "soc\x00"},
            "username",
            "invisible",
        ),
        ("elastic", {"deployment": None}, "", "not connected to Kibana"),
        (
            "elastic",
            {"deployment": replace(DEPLOYMENT, version="8.12.0")},
            "address",
            "8.12.0 is too old",
        ),
        (
            "elastic",
            {"elasticsearch_address": "http://es.example.com"},
            "elasticsearch_address",
            "not encrypted",
        ),
    ],
)
def test_sign_in(part: str, changes: dict[str, Any], field: str, words: str) -> None:
    ((found, text, weight),) = said("sign-in", with_part(part, **changes))
    assert (found, weight) == (field, Weight.ERROR)
    assert words in text


def test_other_ways_to_sign_in_are_fine() -> None:
    assert said("sign-in", with_part("aws", source=AwsSource.ENVIRONMENT, profile="")) == []
    assert said("sign-in", with_part("aws", source=AwsSource.KEYS, access_key_id=KEY)) == []
    password = with_part("elastic", method=ElasticMethod.PASSWORD, username="elastic")
    assert said("sign-in", password) == []
    address = with_part("elastic", elasticsearch_address="https://es.example.com:9243")
    assert said("sign-in", address) == []


def test_root_is_warned_of() -> None:
    root = replace(IDENTITY, arn=f"arn:aws:iam::{ACCOUNT}:root")
    ((_field, text, weight),) = said("sign-in", with_part("aws", identity=root))
    assert weight is Weight.WARNING
    assert "root user" in text


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"name": "a b"}, "name", "not possible"),
        ({"scope": PolicyScope.EXISTING}, "existing_arn", "Enter an ARN"),
        ({"edited": "{"}, "edited", "Line 1, column 2"),
        ({"edited": "{}", "name": ""}, "name", "Enter a name"),
    ],
)
def test_policy(changes: dict[str, Any], field: str, words: str) -> None:
    found = said("policy", with_part("policy", **changes))
    assert found[0][0] == field
    assert words in found[0][1]


def test_policies_of_all_scopes_are_fine() -> None:
    for scope in (PolicyScope.CHOSEN, PolicyScope.FAMILY, PolicyScope.DOCUMENTED):
        assert said("policy", with_part("policy", scope=scope)) == []
    existing = with_part("policy", scope=PolicyScope.EXISTING, existing_arn=POLICY_ARN, name="")
    assert said("policy", existing) == []


def test_an_edited_policy_must_serve_the_chosen_models() -> None:
    narrow = (
        '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "bedrock:Invoke*",'
        f'"Resource": "{HAIKU.arn}"}}}}'
    )
    found = said("policy", with_part("policy", edited=narrow))
    assert any("lacks" in text for _field, text, _weight in found)
    anything = narrow.replace(HAIKU.arn, "*")
    assert said("policy", with_part("policy", edited=anything)) == []


def test_a_policy_that_would_be_too_long_is_said_on_its_page() -> None:
    many = [profile(f"anthropic.claude-sonnet-4-{n}-20250929-v1:0") for n in range(40)]
    ((field, text, _weight),) = said("policy", complete_answers(*many))
    assert field == ""
    assert "40 models" in text
    assert "fewer models" in text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "a" * 65}, "name"),
        ({"path": "elastic"}, "path"),
        ({"boundary_arn": "x"}, "boundary_arn"),
        ({"tags": {"aws:x": ""}}, "tags"),
        ({"mode": UserMode.EXISTING, "name": ""}, "name"),
    ],
)
def test_user(changes: dict[str, Any], field: str) -> None:
    assert [found for found, _text, _weight in said("user", with_part("user", **changes))] == [
        field
    ]


def test_what_only_a_new_user_has_does_not_count_for_an_existing_one() -> None:
    existing = with_part("user", mode=UserMode.EXISTING, path="x", boundary_arn="x")
    assert said("user", existing) == []
    assert said("user", with_part("user", boundary_arn=POLICY_ARN)) == []


def with_key(user_mode: UserMode, **changes: Any) -> BedrockAnswers:
    answers = with_part("key", **changes)
    return replace(answers, user=replace(answers.user, mode=user_mode, name="soc"))


@pytest.mark.parametrize(
    ("mode", "changes", "expected"),
    [
        (UserMode.NEW, {"present": FULL}, []),
        (UserMode.EXISTING, {"present": FULL[:1]}, []),
        (UserMode.EXISTING, {"present": FULL}, [("relief_id", "soc has two access keys")]),
        (
            UserMode.EXISTING,
            {"present": FULL, "relief": KeyRelief.DELETE, "relief_id": "AKIA1"},
            [],
        ),
        (UserMode.EXISTING, {"mode": KeyMode.OWN}, [("own_id", "begins with AKIA")]),
        (
            UserMode.EXISTING,
            {"mode": KeyMode.OWN, "own_id": KEY.replace("AKIA", "ASIA")},
            [("own_id", "temporary")],
        ),
        (UserMode.EXISTING, {"mode": KeyMode.OWN, "own_id": KEY}, [("own_id", "Test the key")]),
        (UserMode.EXISTING, {"mode": KeyMode.OWN, "own_id": KEY, "own_owner": OWNER}, []),
        (
            UserMode.NEW,
            {"mode": KeyMode.OWN, "own_id": KEY, "own_owner": OWNER},
            [("mode", "Choose that user on IAM user")],
        ),
        (
            UserMode.EXISTING,
            {"mode": KeyMode.OWN, "own_id": KEY, "own_owner": OTHER},
            [("own_id", "belongs to weak, but the policy is attached to soc. Choose weak on")],
        ),
        (
            UserMode.EXISTING,
            {"mode": KeyMode.OWN, "own_id": KEY, "own_owner": ROOT},
            [("own_id", "belongs to root, but")],
        ),
        (
            UserMode.EXISTING,
            {"mode": KeyMode.OWN, "own_id": KEY, "own_owner": ELSEWHERE},
            [("own_id", "belongs to the account 9999-9999-9999, you are signed in to 1234-")],
        ),
    ],
)
def test_access_key(mode: UserMode, changes: Any, expected: list[tuple[str, str]]) -> None:
    found = said("access-key", with_key(mode, **changes))
    assert [field for field, _text, _weight in found] == [field for field, _words in expected]
    for (_field, words), (_found, text, _weight) in zip(expected, found, strict=True):
        assert words in text


def sums(answers: BedrockAnswers) -> list[str | None]:
    found = [page.summary(answers) for page in PAGES]
    return [str(text) if text is not None else None for text in found]


def test_summaries() -> None:
    assert sums(complete_answers(SONNET, HAIKU)) == [
        "admin @ 1234-5678-9012",
        "fairlead-bedrock-0a1b2c",
        "fairlead-bedrock-0a1b2c",
        "new, made at Apply",
        "2 of 2 ready",
        "Kibana, space default",
        None,
        None,
    ]
    assert sums(start_answers(CONNECTOR_ID))[0] is None
    assert account_words("") == ""


def test_summaries_of_what_exists() -> None:
    answers = with_part("policy", scope=PolicyScope.EXISTING, existing_arn=POLICY_ARN)
    answers = replace(
        answers,
        user=replace(answers.user, mode=UserMode.EXISTING, name="soc"),
        key=replace(answers.key, for_this_run_only=True),
        models=replace(answers.models, access=(opened(agreement=Gate.SHUT),)),
    )
    assert sums(answers)[1:5] == [
        "existing: bedrock",
        "existing: soc",
        "kept for this run only",
        "0 of 1 ready",
    ]
    own = replace(answers.key, mode=KeyMode.OWN, own_id="AKIAIOSFODNN7EXAMPLE")
    answers = replace(answers, key=replace(own, for_this_run_only=False))
    assert sums(answers)[3] == "AKIAIOSFODNN7EXAMPLE"


def test_an_on_demand_model_needs_no_account_in_its_arn() -> None:
    assert frontier(PAGES, complete_answers(on_demand())) == len(PAGES) - 1

"""The names that a user types, and what is said about each wrong one."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.core.texts import Text
from fairlead.flows import names

ACCOUNT = "123456789012"


def said(text: Text | None) -> str:
    return str(text) if text is not None else ""


@pytest.mark.parametrize("check", [names.check_policy_name, names.check_user_name])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("fairlead-bedrock_1+=,.@", ""),
        ("", "Enter a name"),
        ("a b", "“ ” is not possible"),
        ("grün", "“ü” is not possible"),
        ("a/b", "“/” is not possible"),
        ("a" * 200, "this one has 200"),
    ],
)
def test_names_in_iam(check: object, name: str, words: str) -> None:
    assert callable(check)
    text = said(check(name))
    assert words in text
    assert bool(words) == bool(text)


def test_a_user_has_a_shorter_name_than_a_policy() -> None:
    assert names.check_policy_name("a" * 128) is None
    assert names.check_policy_name("a" * 129) is not None
    assert names.check_user_name("a" * 64) is None
    assert "64" in said(names.check_user_name("a" * 65))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", ""),
        ("/elastic/", ""),
        ("/a/b-c_~!/", ""),
        ("", "begins and ends"),
        ("elastic", "begins and ends"),
        ("/elastic", "begins and ends"),
        ("/a b/", "“ ” is not possible"),
        ("/é/", "“é” is not possible"),
        (f"/{'a' * 511}/", "this one has 513"),
    ],
)
def test_paths(path: str, words: str) -> None:
    text = said(names.check_path(path))
    assert words in text
    assert bool(words) == bool(text)


@pytest.mark.parametrize(
    ("tags", "words"),
    [
        ({}, ""),
        ({"team": "soc", "größe": "2 / 3 @ x+y=z_.:-", "empty": ""}, ""),
        ({"": "x"}, "needs a key"),
        ({"a" * 129: "x"}, "key of a tag may have 128 characters; this one has 129"),
        ({"a": "x" * 257}, "value of a tag may have 256 characters"),
        ({"a": "b\u2013c"}, "“\u2013” is not possible"),
        ({"a#": "b"}, "“#” is not possible"),
        ({"aws:x": "b"}, "“aws:” are reserved"),
        ({"AWS:x": "b"}, "reserved"),
        ({"fairlead:run": "b"}, "“fairlead:” are reserved: fairlead:run"),
        ({"Team": "a", "team": "b"}, "Team and team differ in capitals only"),
        ({str(number): "" for number in range(49)}, "these are 49"),
    ],
)
def test_tags(tags: dict[str, str], words: str) -> None:
    text = said(names.check_tags(tags))
    assert words in text
    assert bool(words) == bool(text)


@pytest.mark.parametrize(
    ("arn", "words"),
    [
        (f"arn:aws:iam::{ACCOUNT}:policy/elastic/x", ""),
        ("arn:aws:iam::aws:policy/AmazonBedrockFullAccess", ""),
        ("", f"such as arn:aws:iam::{ACCOUNT}:policy/name"),
        ("my-policy", "Enter an ARN"),
        ("arn:aws:s3:::bucket", "Enter an ARN"),
        (f"arn:aws:iam::{ACCOUNT}:user/x", "something else"),
        (f"arn:aws:iam::{ACCOUNT}:policy/", "something else"),
        (f"arn:aws-us-gov:iam::{ACCOUNT}:policy/x", "partition aws-us-gov, your account to aws"),
        ("arn:aws:iam::999999999999:policy/x", "account 999999999999, you are signed in to 1234"),
    ],
)
def test_arns_of_policies(arn: str, words: str) -> None:
    text = said(names.check_policy_arn(arn, ACCOUNT, "aws"))
    assert words in text
    assert bool(words) == bool(text)


def test_before_the_sign_in_any_account_may_be_right() -> None:
    assert names.check_policy_arn("arn:aws:iam::999999999999:policy/x", "", "aws") is None
    assert "123456789012" in said(names.check_policy_arn("x", "", "aws"))


@pytest.mark.parametrize(
    ("region", "words"),
    [
        ("us-east-1", ""),
        ("us-gov-west-1", ""),
        ("eusc-de-east-1", ""),
        ("", "Choose a region"),
        ("us-east-1a", "availability zone. Its region is us-east-1"),
        ("Virginia", "“Virginia” is not the name"),
        ("us-east", "is not the name"),
        ("cn-north-1", ""),
    ],
)
def test_regions(region: str, words: str) -> None:
    text = said(names.check_region(region))
    assert words in text
    assert bool(words) == bool(text)


@pytest.mark.parametrize(
    ("space", "words"),
    [
        ("default", ""),
        ("soc_1-x", ""),
        ("", "Enter the space"),
        ("My Space", "/s/my-space"),
        ("ü", "/s/default"),
    ],
)
def test_spaces(space: str, words: str) -> None:
    text = said(names.check_space(space))
    assert words in text
    assert bool(words) == bool(text)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Bedrock \u2013 prod SOC", ""),
        ("日本", ""),
        ("", "Enter a name"),
        ("  ", "Enter a name"),
        ("a\nb", "no line breaks"),
        (" a", "space at the beginning"),
        ("a" * 257, "this one has 257"),
    ],
)
def test_names_of_connectors(name: str, words: str) -> None:
    text = said(names.check_connector_name(name))
    assert words in text
    assert bool(words) == bool(text)


@given(st.uuids())
def test_a_uuid_is_a_connector_id(one: uuid.UUID) -> None:
    assert names.check_connector_id(str(one)) is None


@pytest.mark.parametrize("text", ["", "bedrock", "0A1B2C3D-4E5F-4A6B-8C7D-9E0F1A2B3C4D"])
def test_what_is_not_a_connector_id(text: str) -> None:
    assert names.check_connector_id(text) is not None


@given(st.text())
def test_no_text_makes_a_check_fail(text: str) -> None:
    for check in (
        names.check_policy_name,
        names.check_path,
        names.check_region,
        names.check_space,
        names.check_connector_name,
    ):
        check(text)
    names.check_tags({text: text})
    names.check_policy_arn(text, ACCOUNT, "aws")

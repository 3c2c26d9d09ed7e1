"""ARNs and regions."""

from __future__ import annotations

import pytest

from fairlead.flows.arns import Arn, is_region, parse_arn, partition_of


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("arn:aws:iam::123456789012:policy/elastic/bedrock", "policy", "elastic/bedrock"),
        ("arn:aws:bedrock:us-east-1::foundation-model/a.b-v1:0", "foundation-model", "a.b-v1:0"),
        ("arn:aws:sns:us-east-1:123456789012:topic", "topic", ""),
        ("arn:aws:logs:eu-west-1:123456789012:group:/x", "group", "/x"),
    ],
)
def test_an_arn_has_parts(text: str, kind: str, name: str) -> None:
    arn = parse_arn(text)
    assert arn is not None
    assert (arn.kind, arn.name) == (kind, name)
    assert str(arn) == text


@pytest.mark.parametrize(
    "text",
    ["", "arn", "arn:aws:iam::1", "arn::iam:::x", "arn:aws::::x", "arn:aws:iam:::", "x:a:iam:::y"],
)  # fmt: skip
def test_what_is_not_an_arn(text: str) -> None:
    assert parse_arn(text) is None


def test_parts_are_named() -> None:
    found = parse_arn("arn:aws-us-gov:bedrock:us-gov-west-1:1:inference-profile/x")
    assert found == Arn("aws-us-gov", "bedrock", "us-gov-west-1", "1", "inference-profile/x")


@pytest.mark.parametrize(
    ("region", "partition"),
    [
        ("us-east-1", "aws"),
        ("us-gov-west-1", "aws-us-gov"),
        ("cn-north-1", "aws-cn"),
        ("eusc-de-east-1", "aws-eusc"),
        ("mx-central-1", "aws"),
    ],
)
def test_a_region_belongs_to_a_partition(region: str, partition: str) -> None:
    assert is_region(region)
    assert partition_of(region) == partition


@pytest.mark.parametrize("text", ["", "us-east", "us-east-1a", "US-EAST-1", "useast1", "global"])
def test_what_is_not_a_region(text: str) -> None:
    assert not is_region(text)

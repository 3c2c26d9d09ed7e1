"""Which models come first, and which is recommended."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.flows.builders import application, on_demand, profile, provisioned

from fairlead.flows.model_choice import (
    best_first,
    family_of,
    prefix_of,
    recommend,
    serves,
    version_of,
)
from fairlead.flows.models import Lifecycle, Model

SONNET_46 = "anthropic.claude-sonnet-4-6"
SONNET_45 = "anthropic.claude-sonnet-4-5-20250929-v1:0"
SONNET_4 = "anthropic.claude-sonnet-4-20250514-v1:0"
SONNET_35_V1 = "anthropic.claude-3-5-sonnet-20240620-v1:0"
SONNET_35_V2 = "anthropic.claude-3-5-sonnet-20241022-v2:0"
OPUS = "anthropic.claude-opus-4-7"


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (SONNET_45, SONNET_46),
        (SONNET_4, SONNET_45),
        (SONNET_35_V2, SONNET_4),
        (SONNET_35_V1, SONNET_35_V2),
        ("anthropic.claude-3-sonnet-20240229-v1:0", SONNET_35_V1),
        (SONNET_46, "anthropic.claude-sonnet-5"),
        ("anthropic.claude-sonnet-5-v1:0", "anthropic.claude-sonnet-5-v2:0"),
        ("anthropic.claude-sonnet-9", "anthropic.claude-sonnet-10"),
    ],
)
def test_the_newer_version_is_larger_and_comes_first(older: str, newer: str) -> None:
    assert version_of(older) < version_of(newer)
    assert best_first((on_demand(older), on_demand(newer)))[0].model_id == newer


def test_the_first_models_are_the_oldest() -> None:
    assert version_of("anthropic.claude-v2:1") < version_of(SONNET_35_V1)


@pytest.mark.parametrize(
    ("model_id", "family"),
    [(SONNET_46, "sonnet"), (SONNET_35_V2, "sonnet"), (OPUS, "opus"), ("anthropic.claude-v2", "")],
)
def test_the_family_is_read_out_of_the_id(model_id: str, family: str) -> None:
    assert family_of(model_id) == family


def test_the_newest_sonnet_is_recommended_by_the_profile_closest_to_home() -> None:
    best = profile(SONNET_46, "jp", ("ap-northeast-1", "ap-northeast-3"))
    others = (
        on_demand(SONNET_46),
        profile(SONNET_46, "apac", ("ap-northeast-1", "ap-northeast-2", "ap-northeast-3")),
        profile(SONNET_46, "global"),
        profile(SONNET_45, "jp", ("ap-northeast-1",)),
        profile(OPUS),
        application(SONNET_46),
        provisioned(SONNET_46),
    )
    assert recommend((*others, best)) == best


@pytest.mark.parametrize("count", range(5))
def test_ways_are_preferred_in_this_order(count: int) -> None:
    ways = (
        profile(SONNET_46),
        profile(SONNET_46, "global"),
        on_demand(SONNET_46),
        application(SONNET_46),
        provisioned(SONNET_46),
    )
    assert recommend(reversed(ways[count:])) == ways[count]


def test_without_a_sonnet_another_family_is_recommended() -> None:
    assert recommend((profile(OPUS),)) == profile(OPUS)


def test_nothing_old_and_nothing_that_cannot_stream_is_recommended() -> None:
    new = profile(SONNET_46)
    for useless in (
        replace(new, lifecycle=Lifecycle.LEGACY),
        replace(new, lifecycle=Lifecycle.ENDED),
        replace(new, streams=False),
    ):
        assert recommend((useless,)) is None
        assert recommend((useless, profile(SONNET_45))) == profile(SONNET_45)


def test_old_models_come_after_active_ones_and_throughput_last() -> None:
    legacy = replace(profile(SONNET_46), lifecycle=Lifecycle.LEGACY)
    ended = replace(on_demand(SONNET_46), lifecycle=Lifecycle.ENDED)
    ordered = (profile(SONNET_45), profile(OPUS), legacy, ended, provisioned())
    assert best_first(reversed(ordered)) == ordered


WAYS = st.sampled_from([profile, on_demand, application, provisioned])
IDS = st.sampled_from([SONNET_46, SONNET_45, SONNET_35_V2, OPUS, "anthropic.claude-v2:1"])
MODELS = st.builds(lambda way, one: way(one), WAYS, IDS)


@given(st.lists(MODELS), st.randoms())
def test_the_order_does_not_hang_on_the_order_before(models: list[Model], random: object) -> None:
    shuffled = sorted(models, key=lambda _model: random.random())  # type: ignore[attr-defined]  # a Random
    assert best_first(shuffled) == best_first(models)


@pytest.mark.parametrize(
    ("call_id", "prefix"),
    [
        (f"us.{SONNET_46}", "us"),
        (f"us-gov.{SONNET_46}", "us-gov"),
        (f"global.{SONNET_46}", "global"),
        (profile(SONNET_46, "eu").arn, "eu"),
        (SONNET_46, ""),
        (provisioned().arn, ""),
        ("us.amazon.nova-pro-v1:0", ""),
    ],
)
def test_the_prefix_of_a_profile(call_id: str, prefix: str) -> None:
    assert prefix_of(call_id) == prefix


@pytest.mark.parametrize(
    ("prefix", "region", "expected"),
    [
        ("us", "us-east-1", True),
        ("us", "ca-central-1", True),
        ("us", "us-gov-west-1", False),
        ("us", "eu-west-1", False),
        ("us-gov", "us-gov-west-1", True),
        ("eu", "eu-central-2", True),
        ("jp", "ap-northeast-2", False),
        ("au", "ap-southeast-2", True),
        ("global", "sa-east-1", True),
        ("mars", "us-east-1", None),
    ],
)
def test_which_regions_a_prefix_serves(prefix: str, region: str, expected: bool | None) -> None:
    assert serves(prefix, region) is expected

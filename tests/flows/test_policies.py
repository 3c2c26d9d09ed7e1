"""The policy of the connector: sufficient, minimal, short enough, explained."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.flows.builders import (
    ACCOUNT,
    HAIKU_ID,
    IDENTITY,
    REGION,
    SONNET_ID,
    application,
    on_demand,
    profile,
    provisioned,
)
from tests.problems import problem

from fairlead.flows.answers import AwsIdentity, PolicyScope
from fairlead.flows.models import Model
from fairlead.flows.needs import INVOKE, needs_of
from fairlead.flows.policies import build_policy
from fairlead.flows.policy_draft import LENGTH_LIMIT, PolicyDraft, count_length
from fairlead.flows.policy_rules import Request, Verdict, judge
from fairlead.flows.policy_use import check_policy

EUROPE = (
    *("eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2"),
    "eu-west-3",
)
OWN = f"arn:aws:bedrock:us-east-1:{ACCOUNT}"


def build(*models: Model, region: str = REGION) -> PolicyDraft:
    return build_policy(models, IDENTITY, region, PolicyScope.CHOSEN)


def statements(draft: PolicyDraft) -> list[tuple[list[str], Any]]:
    return [(one["Resource"], one.get("Condition")) for one in draft.document["Statement"]]


def is_enough(document: Any, models: tuple[Model, ...], partition: str, region: str) -> bool:
    return all(
        judge(
            document,
            Request(action, need.resource, {k.lower(): v for k, v in need.context.items()}),
        )
        is Verdict.ALLOWED
        for model in models
        for need in needs_of(model, partition, region)
        for action in INVOKE
    )


def test_a_model_called_directly_takes_one_resource() -> None:
    draft = build(on_demand())
    arn = f"arn:aws:bedrock:us-east-1::foundation-model/{SONNET_ID}"
    assert statements(draft) == [([arn], None)]
    assert "directly" in str(draft.reasons[0].text)


def test_a_geo_profile_takes_itself_and_the_model_wherever_it_routes() -> None:
    draft = build(profile())
    arn = f"{OWN}:inference-profile/us.{SONNET_ID}"
    assert statements(draft) == [
        ([arn], None),
        (
            [
                f"arn:aws:bedrock:{place}::foundation-model/{SONNET_ID}"
                for place in ("us-east-1", "us-east-2", "us-west-2")
            ],
            {"StringEquals": {"bedrock:InferenceProfileArn": arn}},
        ),
    ]
    (reason,) = draft.reasons
    assert reason.resources == draft.resources
    assert "us-east-1, us-east-2 or us-west-2" in str(reason.text)


def test_a_geo_profile_includes_its_source_region() -> None:
    draft = build(profile(destinations=("us-west-2",)))
    assert f"arn:aws:bedrock:us-east-1::foundation-model/{SONNET_ID}" in draft.resources


def test_a_global_profile_takes_three_statements() -> None:
    draft = build(profile(prefix="global"))
    arn = f"{OWN}:inference-profile/global.{SONNET_ID}"
    here = {"aws:RequestedRegion": "us-east-1"}
    through = {"bedrock:InferenceProfileArn": arn}
    assert statements(draft) == [
        ([arn], {"StringEquals": here}),
        (
            [f"arn:aws:bedrock:::foundation-model/{SONNET_ID}"],
            {"StringEquals": {"aws:RequestedRegion": "unspecified"} | through},
        ),
        (
            [f"arn:aws:bedrock:us-east-1::foundation-model/{SONNET_ID}"],
            {"StringEquals": here | through},
        ),
    ]
    assert "without a region" in str(draft.reasons[0].text)


def test_an_application_profile_names_itself_in_the_condition() -> None:
    draft = build(application(destinations=("us-east-1",)))
    arn = f"{OWN}:application-inference-profile/abc123"
    assert statements(draft) == [
        ([arn], None),
        (
            [f"arn:aws:bedrock:us-east-1::foundation-model/{SONNET_ID}"],
            {"StringEquals": {"bedrock:InferenceProfileArn": arn}},
        ),
    ]
    assert str(draft.reasons[0].text).count("us-east-1") == 1


def test_an_application_profile_of_a_global_one_is_global_too() -> None:
    draft = build(application(destinations=("", "us-east-1")))
    assert f"arn:aws:bedrock:::foundation-model/{SONNET_ID}" in draft.resources
    assert len(draft.document["Statement"]) == 3


def test_throughput_takes_its_own_arn_only() -> None:
    draft = build(provisioned())
    assert draft.resources == (f"{OWN}:provisioned-model/xyz789",)
    assert "resource of its own" in str(draft.reasons[0].text)


def test_the_partition_is_that_of_the_account() -> None:
    identity = AwsIdentity(ACCOUNT, "arn:aws-us-gov:iam::1:user/x", "aws-us-gov")
    model = profile(
        prefix="us-gov",
        destinations=("us-gov-west-1",),
        region="us-gov-west-1",
        partition="aws-us-gov",
    )
    draft = build_policy((model,), identity, "us-gov-west-1", PolicyScope.CHOSEN)
    assert all(resource.startswith("arn:aws-us-gov:bedrock:") for resource in draft.resources)


def test_statements_of_one_condition_are_one() -> None:
    draft = build(on_demand(), provisioned(), profile(HAIKU_ID))
    assert [len(resources) for resources, _condition in statements(draft)] == [3, 3]


def test_the_order_of_the_models_does_not_matter() -> None:
    models = (profile(), profile(HAIKU_ID), on_demand(HAIKU_ID), profile(prefix="global"))
    assert build(*models).compact == build(*reversed(models)).compact


def test_what_is_open_anyway_is_not_granted_twice() -> None:
    draft = build(on_demand(), profile())
    arn = f"arn:aws:bedrock:us-east-1::foundation-model/{SONNET_ID}"
    assert draft.compact.count(f'"{arn}"') == 1


def models_of_europe(count: int) -> tuple[Model, ...]:
    ids = (f"anthropic.claude-sonnet-4-{n}-20250929-v1:0" for n in range(count))
    return tuple(profile(one, "eu", EUROPE, region="eu-central-1") for one in ids)


def test_regions_are_named_one_by_one_as_long_as_they_fit() -> None:
    models = models_of_europe(5)
    draft = build(*models, region="eu-central-1")
    assert draft.length <= LENGTH_LIMIT
    assert ":*::" not in draft.compact


def test_many_models_share_a_condition_over_all_regions() -> None:
    models = models_of_europe(6)
    draft = build(*models, region="eu-central-1")
    assert draft.length <= LENGTH_LIMIT
    assert [len(resources) for resources, _condition in statements(draft)] == [6, 6]
    assert "every region, but only through the profile" in str(draft.reasons[0].text)
    assert is_enough(draft.document, models, "aws", "eu-central-1")


def test_too_many_models_are_a_problem_with_a_way_out() -> None:
    with problem("policy-too-long") as raised:
        build(*models_of_europe(40), region="eu-central-1")
    assert "40 models" in str(raised.value.title)
    assert "any Claude model" in str(raised.value.advice)


def test_no_models_are_a_problem() -> None:
    with problem("policy-no-models"):
        build()


def test_the_length_is_counted_as_aws_does() -> None:
    draft = build(profile())
    assert count_length(draft.pretty) == draft.length == count_length(draft.compact)
    assert count_length(' { "a" :\n\t1 } ') == 7


def test_any_claude_model_is_allowed_and_nothing_else() -> None:
    models = (profile(prefix="global"), application(), on_demand(HAIKU_ID), provisioned())
    draft = build_policy(models, IDENTITY, REGION, PolicyScope.FAMILY)
    assert is_enough(draft.document, models, "aws", REGION)
    assert {resource for reason in draft.reasons for resource in reason.resources} == set(
        draft.resources
    )
    nova = on_demand("amazon.nova-pro-v1:0")
    elsewhere = on_demand(region="us-west-2")
    other = provisioned(name="other")
    for model, region in ((nova, REGION), (elsewhere, "us-west-2"), (other, REGION)):
        assert not is_enough(draft.document, (model,), "aws", region)


def test_the_documented_policy_is_the_documented_one() -> None:
    draft = build_policy((), IDENTITY, REGION, PolicyScope.DOCUMENTED)
    assert json.loads(draft.compact) == {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "VisualEditor0",
                "Effect": "Allow",
                "Action": ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
                "Resource": "*",
            }
        ],
    }
    assert draft.resources == ("*",)


def test_nothing_is_built_for_an_existing_policy() -> None:
    with pytest.raises(ValueError, match="as it is"):
        build_policy((), IDENTITY, REGION, PolicyScope.EXISTING)


MODEL_IDS = st.sampled_from([SONNET_ID, HAIKU_ID, "anthropic.claude-opus-4-6-v1"])
PLACES = st.lists(st.sampled_from(EUROPE), min_size=1, unique=True).map(tuple)
NAMES = st.text("abcxyz019", min_size=1, max_size=5)
GLOBAL_OR_NOT = st.one_of(PLACES, st.just(("", "eu-west-1")))
MODELS = st.one_of(
    MODEL_IDS.map(lambda one: on_demand(one, "eu-west-1")),
    st.builds(lambda one, to: profile(one, "eu", to, region="eu-west-1"), MODEL_IDS, PLACES),
    MODEL_IDS.map(lambda one: profile(one, "global", region="eu-west-1")),
    st.builds(
        lambda one, to, name: application(one, to, name, region="eu-west-1"),
        MODEL_IDS,
        GLOBAL_OR_NOT,
        NAMES,
    ),
    st.builds(lambda one, name: provisioned(one, name, region="eu-west-1"), MODEL_IDS, NAMES),
)


@given(st.lists(MODELS, min_size=1, max_size=16, unique_by=lambda model: model.arn).map(tuple))
@settings(deadline=None, max_examples=50)
def test_a_built_policy_is_sufficient_and_minimal(models: tuple[Model, ...]) -> None:
    draft = build_policy(models, IDENTITY, "eu-west-1", PolicyScope.CHOSEN)
    assert is_enough(draft.document, models, "aws", "eu-west-1")
    assert check_policy(draft.pretty, models, IDENTITY, "eu-west-1") == ()
    for number, statement in enumerate(draft.document["Statement"]):
        for resource in statement["Resource"]:
            less = copy.deepcopy(dict(draft.document))
            less["Statement"][number]["Resource"].remove(resource)
            assert not is_enough(less, models, "aws", "eu-west-1"), resource


@given(st.lists(MODELS, min_size=1, max_size=8, unique_by=lambda model: model.arn).map(tuple))
def test_every_resource_has_its_reason(models: tuple[Model, ...]) -> None:
    draft = build_policy(models, IDENTITY, "eu-west-1", PolicyScope.CHOSEN)
    explained = {resource for reason in draft.reasons for resource in reason.resources}
    assert explained == set(draft.resources)
    assert len(draft.reasons) == len(models)

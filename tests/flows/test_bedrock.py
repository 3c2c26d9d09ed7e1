"""What a journey starts with, and how its answers follow from each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.flows.builders import (
    ACCOUNT,
    CONNECTOR_ID,
    DEPLOYMENT,
    FORM,
    HAIKU,
    IDENTITY,
    OWNER,
    SONNET,
    SONNET_ID,
    complete_answers,
)

from fairlead.core.flow import frontier, trail
from fairlead.flows.answers import (
    AccessKeyInfo,
    AwsIdentity,
    AwsSource,
    KeyMode,
    KeyRelief,
    UserMode,
)
from fairlead.flows.bedrock import settle, start_answers
from fairlead.flows.bedrock_answers import BedrockAnswers, ModelAnswers
from fairlead.flows.bedrock_pages import PAGES

KEYS = (AccessKeyInfo("AKIA1", True, ""), AccessKeyInfo("AKIA2", False, ""))


def change(answers: BedrockAnswers, part: str, **changes: Any) -> BedrockAnswers:
    """Change one part of the answers, as a page does, and settle."""
    return settle(answers, replace(answers, **{part: replace(getattr(answers, part), **changes)}))


def test_a_journey_starts_with_names_of_its_own() -> None:
    answers = start_answers(CONNECTOR_ID)
    assert answers.connector.id == CONNECTOR_ID
    assert answers.policy.name == answers.user.name == "fairlead-bedrock-0a1b2c"
    assert answers.connector.name == "Amazon Bedrock"
    assert answers.connector.inference_id == "fairlead-bedrock-0a1b2c"
    assert answers.connector.region == ""
    assert start_answers("ffffff00-" + CONNECTOR_ID[9:]).policy.name != answers.policy.name


def test_another_region_drops_the_models_and_keeps_the_form() -> None:
    answers = complete_answers(SONNET, HAIKU, form=FORM)
    moved = change(answers, "aws", region="eu-west-1")
    assert moved.models == ModelAnswers(form=FORM)
    assert moved.aws.identity == IDENTITY


def test_models_of_another_account_are_dropped() -> None:
    answers = complete_answers()
    other = AwsIdentity("999999999999", "arn:aws:iam::999999999999:user/x", "aws")
    assert change(answers, "aws", identity=other).models.chosen == ()
    assert change(answers, "aws", identity=None).models == answers.models


def test_other_credentials_forget_who_the_operator_was() -> None:
    answers = complete_answers()
    for changes in (
        {"profile": "other"},
        {"source": AwsSource.ENVIRONMENT},
        {"access_key_id": "AKIAX"},
    ):
        assert change(answers, "aws", **changes).aws.identity is None
    other = replace(IDENTITY, arn="arn:aws:iam::123456789012:user/other")
    assert change(answers, "aws", profile="other", identity=other).aws.identity == other


def test_another_address_forgets_the_deployment() -> None:
    answers = complete_answers()
    assert change(answers, "elastic", address="https://x.example").elastic.deployment is None
    # Whether the space is there was asked together with what answers.
    assert change(answers, "elastic", space="soc").elastic.deployment is None
    assert change(answers, "elastic", username="soc").elastic.deployment == DEPLOYMENT
    other = replace(DEPLOYMENT, id="other")
    moved = change(answers, "elastic", address="https://x.example", deployment=other)
    assert moved.elastic.deployment == other


def test_the_default_is_one_of_the_chosen() -> None:
    answers = complete_answers(SONNET, HAIKU)
    assert answers.models.default == SONNET
    assert change(answers, "models", chosen=(HAIKU,)).models.default == HAIKU
    assert change(answers, "models", default_id=HAIKU.call_id).models.default == HAIKU
    assert change(answers, "models", chosen=()).models.default is None


def test_consent_counts_for_chosen_models_only() -> None:
    answers = complete_answers(SONNET, HAIKU, accepted=(SONNET_ID, HAIKU.model_id))
    assert answers.models.accepted == (SONNET_ID, HAIKU.model_id)
    assert change(answers, "models", chosen=(HAIKU,)).models.accepted == (HAIKU.model_id,)


def test_derived_names_follow_until_they_are_typed() -> None:
    answers = change(complete_answers(), "policy", name="Bedrock_prod+1")
    assert answers.user.name == "Bedrock_prod+1"
    assert answers.connector.inference_id == "bedrock_prod-1"
    assert answers.connector.name == "Bedrock Claude"
    typed = change(answers, "user", name="robot")
    typed = change(typed, "connector", name="SOC", inference_id="soc")
    later = change(change(typed, "policy", name="other"), "models", chosen=())
    assert (later.user.name, later.connector.name, later.connector.inference_id) == (
        "robot",
        "SOC",
        "soc",
    )


def test_the_name_of_an_existing_user_follows_nothing() -> None:
    answers = complete_answers()
    existing = change(answers, "user", mode=UserMode.EXISTING)
    assert change(existing, "policy", name="other").user.name == answers.user.name


def test_a_region_that_kibana_cannot_read_goes_into_the_connector() -> None:
    answers = complete_answers()
    assert answers.connector.region == ""
    sovereign = change(answers, "aws", region="eusc-de-east-1")
    assert sovereign.connector.region == "eusc-de-east-1"
    assert change(sovereign, "aws", region="us-east-1").connector.region == ""
    private = "https://vpce-1.bedrock-runtime.us-east-1.vpce.amazonaws.com"
    assert change(answers, "connector", api_url=private).connector.region == "us-east-1"
    typed = change(answers, "connector", region="us-west-2")
    assert change(typed, "connector", api_url=private).connector.region == "us-west-2"


def test_keys_belong_to_their_user() -> None:
    answers = change(complete_answers(), "user", mode=UserMode.EXISTING, name="soc")
    looked = change(answers, "key", present=KEYS)
    chosen = change(looked, "key", relief=KeyRelief.DELETE, relief_id="AKIA2")
    assert chosen.key.relief_id == "AKIA2"
    fewer = change(chosen, "key", present=KEYS[:1])
    assert (fewer.key.relief, fewer.key.relief_id) == (KeyRelief.NONE, "")
    other = change(chosen, "user", name="other")
    assert (other.key.present, other.key.relief, other.key.relief_id) == ((), KeyRelief.NONE, "")


def test_another_key_has_not_been_tested() -> None:
    answers = change(complete_answers(), "key", mode=KeyMode.OWN, own_id="AKIA1")
    tested = change(answers, "key", own_owner=OWNER)
    assert tested.key.own_is_tested
    assert not change(tested, "key", own_id="AKIA2").key.own_is_tested


NAMES = st.sampled_from(["fairlead-bedrock-0a1b2c", "a", "B c", ""])
ACCOUNTS = st.sampled_from([None, IDENTITY, AwsIdentity("9", "arn:aws:iam::9:root", "aws")])


@st.composite
def any_answers(draw: st.DrawFn) -> BedrockAnswers:
    chosen = draw(st.lists(st.sampled_from([SONNET, HAIKU]), unique=True).map(tuple))
    answers = complete_answers()
    return replace(
        answers,
        aws=replace(
            answers.aws,
            profile=draw(st.sampled_from(["default", "x"])),
            region=draw(st.sampled_from(["us-east-1", "eu-west-1", "eusc-de-east-1"])),
            identity=draw(ACCOUNTS),
        ),
        elastic=replace(
            answers.elastic,
            address=draw(st.sampled_from(["https://a.example", ""])),
            deployment=draw(st.sampled_from([None, DEPLOYMENT])),
        ),
        policy=replace(answers.policy, name=draw(NAMES)),
        user=replace(answers.user, name=draw(NAMES), mode=draw(st.sampled_from(UserMode))),
        key=replace(
            answers.key,
            mode=draw(st.sampled_from(KeyMode)),
            own_id=draw(st.sampled_from(["", "AKIAIOSFODNN7EXAMPLE"])),
            own_owner=draw(st.sampled_from([None, OWNER])),
            present=draw(st.sampled_from([(), KEYS])),
            relief=draw(st.sampled_from(KeyRelief)),
            relief_id=draw(st.sampled_from(["", "AKIA2"])),
        ),
        models=replace(
            answers.models,
            chosen=chosen,
            default_id=draw(st.sampled_from(["", HAIKU.call_id])),
            accepted=draw(st.sampled_from([(), (SONNET_ID,)])),
            form=draw(st.sampled_from([None, FORM])),
            looked_up_for=draw(st.sampled_from(["", "us-east-1"])),
        ),
        connector=replace(
            answers.connector,
            name=draw(st.sampled_from(["Amazon Bedrock", "Bedrock Claude", "x"])),
            inference_id=draw(NAMES),
            region=draw(st.sampled_from(["", "us-east-1", "eusc-de-east-1"])),
            api_url=draw(st.sampled_from(["", "https://bedrock.corp.example"])),
        ),
    )


@given(any_answers(), any_answers())
def test_settling_twice_is_settling_once(old: BedrockAnswers, new: BedrockAnswers) -> None:
    settled = settle(old, new)
    assert settle(old, settled) == settled
    assert settle(settled, settled) == settled


@given(any_answers(), any_answers())
def test_what_is_settled_belongs_together(old: BedrockAnswers, new: BedrockAnswers) -> None:
    settled = settle(old, new)
    models, key = settled.models, settled.key
    assert (models.default is not None) == bool(models.chosen)
    assert set(models.accepted) <= {model.model_id for model in models.chosen}
    assert models.looked_up_for in ("", settled.aws.region)
    assert key.relief_id in ("", *(info.access_key_id for info in key.present))
    identity = settled.aws.identity
    assert identity is None or not models.chosen or identity.account == ACCOUNT


@given(any_answers(), any_answers())
def test_the_frontier_is_the_first_page_that_is_not_complete(
    old: BedrockAnswers, new: BedrockAnswers
) -> None:
    answers = settle(old, new)
    way = trail(PAGES, answers)
    reach = frontier(PAGES, answers)
    assert all(page.is_valid(answers) for page in way[:reach])
    assert reach == len(way) - 1 or not way[reach].is_valid(answers)
    # Answers that lead further lead past every page that was open before.
    better = complete_answers()
    assert frontier(PAGES, better) == len(way) - 1 >= reach

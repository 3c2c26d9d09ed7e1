"""A setup file and what was looked up for it, put together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.flows.builders import (
    CONNECTOR_ID,
    DEPLOYMENT,
    FORM,
    HAIKU,
    IDENTITY,
    OWNER,
    SONNET,
    SONNET_ID,
    on_demand,
    opened,
)
from tests.problems import problem

from fairlead.core.flow import frontier
from fairlead.flows.answers import AccessKeyInfo, KeyMode, KeyRelief, UserMode
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.bedrock_pages import PAGES
from fairlead.flows.bedrock_plan import build_plan
from fairlead.flows.models import Gate, Lifecycle, Offer
from fairlead.flows.setup_bedrock import BedrockSetup
from fairlead.flows.setup_bedrock_resolve import choose_models, resolve
from fairlead.flows.setup_bedrock_write import setup_of
from fairlead.flows.setup_file import read_setup_file
from fairlead.flows.setup_shared_resolve import Found, with_secret_places


def read(text: str) -> BedrockSetup:
    setup = read_setup_file(text, CONNECTOR_ID)
    assert isinstance(setup, BedrockSetup)
    return setup


MODELS = (SONNET, HAIKU, on_demand())
SETUP = read(
    """
    [aws]
    region = "us-east-1"
    [elastic]
    kibana = "https://k.example"
    api_key = { keyring = "elastic" }
    """
)
FULL = (AccessKeyInfo("AKIA1", True, ""), AccessKeyInfo("AKIA2", True, ""))


def resolved(setup: BedrockSetup, *access: Any, **more: Any) -> BedrockAnswers:
    found = Found(IDENTITY, DEPLOYMENT, **more)
    return resolve(setup, found, MODELS, access or (opened(),))


def test_a_file_becomes_complete_answers() -> None:
    answers = resolved(SETUP)
    assert frontier(PAGES, answers) == len(PAGES) - 1
    assert answers.models.default == SONNET
    assert answers.policy.name == answers.user.name == "fairlead-bedrock-0a1b2c"
    assert answers.connector.name == "Bedrock Claude"
    assert answers.connector.inference_id == "fairlead-bedrock-0a1b2c"
    assert build_plan(answers).name == "Bedrock Claude"


def test_names_in_the_file_are_kept() -> None:
    typed = replace(
        SETUP,
        answers=replace(
            SETUP.answers,
            policy=replace(SETUP.answers.policy, name="mine"),
            connector=replace(SETUP.answers.connector, name="SOC"),
        ),
    )
    answers = resolved(typed)
    assert (answers.policy.name, answers.user.name, answers.connector.name) == (
        "mine",
        "mine",
        "SOC",
    )


def test_models_by_their_ids() -> None:
    ids = (HAIKU.call_id, SONNET.arn, HAIKU.call_id)
    chosen = choose_models(replace(SETUP, model_ids=ids), MODELS)
    assert chosen == (HAIKU, SONNET)
    answers = resolved(
        replace(SETUP, model_ids=ids, default_id=SONNET.call_id),
        opened(),
        opened(HAIKU.model_id),
    )
    assert answers.models.default == SONNET


@pytest.mark.parametrize(
    ("changes", "code", "words"),
    [
        (
            {"model_ids": ("us.anthropic.claude-sonnet-4-5",)},
            "setup-model-unknown",
            f"Do you mean “{SONNET.call_id}”?",
        ),
        ({"model_ids": ("gpt",)}, "setup-model-unknown", f"Possible are: {SONNET.call_id}, "),
        (
            {"model_ids": (f"eu.{SONNET_ID}",)},
            "setup-model-elsewhere",
            f"The prefix “eu.” is for other regions. In this one there is “{SONNET.call_id}”.",
        ),
        (
            {"model_ids": ("eu.anthropic.claude-unheard-of",)},
            "setup-model-unknown",
            "us.anthropic",
        ),
        ({"default_id": HAIKU.call_id}, "setup-default", SONNET.call_id),
    ],
)
def test_models_that_are_not_there(changes: dict[str, Any], code: str, words: str) -> None:
    with problem(code) as raised:
        choose_models(replace(SETUP, **changes), MODELS)
    assert words in str(raised.value.advice)


def test_a_region_without_an_active_model() -> None:
    for models in ((), (replace(SONNET, lifecycle=Lifecycle.LEGACY),)):
        with problem("setup-no-model") as raised:
            choose_models(SETUP, models)
        assert "us-east-1" in str(raised.value.title)


def test_an_agreement_is_accepted_only_where_the_file_says_so() -> None:
    shut = opened(agreement=Gate.SHUT)
    with problem("setup-agreement") as raised:
        resolved(SETUP, shut)
    assert "accept_agreements = true" in str(raised.value.advice)
    assert "Bedrock console" in str(raised.value.advice)
    with problem("setup-agreement") as raised:
        resolved(SETUP, replace(shut, offer=Offer("https://license.example")))
    assert "https://license.example" in str(raised.value.advice)
    answers = resolved(replace(SETUP, accept_agreements=True), shut)
    assert answers.models.accepted == (SONNET_ID,)
    assert resolved(replace(SETUP, accept_agreements=True)).models.accepted == ()


def test_a_missing_form_is_a_problem_before_anything_is_made() -> None:
    shut = opened(use_case=Gate.SHUT)
    with problem("setup-form") as raised:
        resolved(SETUP, shut)
    assert "[use_case]" in str(raised.value.advice)
    models = replace(SETUP.answers.models, form=FORM)
    answers = resolved(replace(SETUP, answers=replace(SETUP.answers, models=models)), shut)
    assert answers.models.form == FORM


def test_the_document_comes_from_its_file() -> None:
    assert resolved(SETUP, document="{}").policy.edited == "{}"
    inline = replace(SETUP.answers, policy=replace(SETUP.answers.policy, edited="{ }"))
    assert resolved(replace(SETUP, answers=inline)).policy.edited == "{ }"


def test_the_users_own_key_counts_once_it_was_tried() -> None:
    assert resolved(SETUP, own_owner=OWNER).key.own_is_tested
    assert not resolved(SETUP).key.own_is_tested


def existing(delete_key: str) -> BedrockSetup:
    user = replace(SETUP.answers.user, mode=UserMode.EXISTING, name="soc")
    return replace(SETUP, answers=replace(SETUP.answers, user=user), delete_key=delete_key)


def test_a_key_is_deleted_only_where_there_is_no_room() -> None:
    key = resolved(existing("AKIA2"), present=FULL).key
    assert (key.relief, key.relief_id) == (KeyRelief.DELETE, "AKIA2")
    assert resolved(existing("AKIA2"), present=FULL[1:]).key.relief is KeyRelief.NONE
    with problem("setup-key") as raised:
        resolved(existing("AKIA3"), present=FULL)
    assert "soc has no access key AKIA3" in str(raised.value.title)


def test_where_there_is_no_room_the_keys_are_shown_with_age_and_last_use() -> None:
    used = replace(FULL[0], created_at="2026-01-02T03:04:05+00:00", last_used_at="2026-05-06T00:00")
    unused = replace(FULL[1], created_at="2026-02-03T00:00:00+00:00", last_used_at="")
    with problem("setup-key") as raised:
        resolved(existing(""), present=(used, unused))
    advice = str(raised.value.advice)
    assert "AKIA1, made 2026-01-02, last used 2026-05-06; AKIA2, made 2026-02-03, never" in advice
    assert "“access_key.delete_first”" in advice
    assert resolved(existing(""), present=(used,)).key.relief is KeyRelief.NONE


def test_who_brings_a_key_needs_no_room() -> None:
    setup = existing("")
    key = replace(setup.answers.key, mode=KeyMode.OWN)
    own = replace(setup, answers=replace(setup.answers, key=key))
    assert resolved(own, present=FULL, own_owner=OWNER).key.relief is KeyRelief.NONE


def test_a_plan_learns_where_the_secret_lies() -> None:
    plan = with_secret_places(build_plan(resolved(SETUP)), SETUP)
    assert plan.sign_in["elastic"]["secret"] == {"keyring": "elastic"}
    text = """
    [aws]
    region = "us-east-1"
    [elastic]
    kibana = "https://k.example"
    username = "u"
    password = { env = "P" }
    """
    setup = read(text)
    plan = with_secret_places(build_plan(resolved(setup)), setup)
    assert plan.sign_in["elastic"]["secret"] == {"env": "P"}
    assert plan.sign_in["secrets"] == {}


def test_a_plan_learns_where_the_other_secrets_lie() -> None:
    text = """
    [aws]
    region = "us-east-1"
    access_key_id = "AKIAIOSFODNN7EXAMPLE"
    secret_access_key = { env = "S" }
    [elastic]
    kibana = "https://k.example"
    api_key = { keyring = "elastic" }
    [user]
    existing = "soc"
    [access_key]
    own = "AKIAIOSFODNN7EXAMPLE"
    secret = { keyring = "own" }
    """
    setup = read(text)
    plan = with_secret_places(build_plan(resolved(setup, own_owner=OWNER)), setup)
    assert plan.sign_in["secrets"] == {
        "aws-secret-access-key": {"env": "S"},
        "own-secret-access-key": {"keyring": "own"},
    }
    # And a file that is saved of it names the same places.
    assert setup_of(plan).secrets == setup.secrets

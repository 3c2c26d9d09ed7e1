from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from tests.ui.desk import DEPLOYMENT, HAIKU, SIGNED_IN_AWS, SIGNED_IN_ELASTIC, SONNET
from tests.ui.keys import press, tab_to
from tests.ui.pages.conftest import Opener
from tests.ui.pages.finding import (
    has_button,
    note_at,
    press_on,
    retype,
    shown_words,
    state_of,
)

from fairlead.flows.answers import Deployment
from fairlead.flows.bedrock_answers import BedrockAnswers, ConnectorAnswers, ModelAnswers
from fairlead.ui.page import PageState

READY = BedrockAnswers(
    aws=SIGNED_IN_AWS,
    elastic=SIGNED_IN_ELASTIC,
    models=ModelAnswers(
        chosen=(SONNET, HAIKU), default_id=SONNET.call_id, looked_up_for=SIGNED_IN_AWS.region
    ),
    connector=ConnectorAnswers(
        name="Bedrock prod SOC",
        id="5f1c2a34-9b7d-4c1e-8a2f-0d3e4b5a6c7d",
        inference_id="bedrock-prod-soc",
    ),
)
USUAL = "https://bedrock-runtime.us-east-1.amazonaws.com"


def on(version: str, api_url: str = "") -> BedrockAnswers:
    deployment = replace(DEPLOYMENT, version=version)
    connector = replace(READY.connector, api_url=api_url)
    return replace(
        READY, elastic=replace(READY.elastic, deployment=deployment), connector=connector
    )


def test_it_opens_valid_and_shows_where_requests_go(open_page: Opener) -> None:
    page = open_page("connector", READY)
    assert state_of(page) is PageState.VALID
    assert {USUAL, "us-east-1", "default"} <= set(shown_words(page))
    assert not any("its own screens" in words for words in shown_words(page))


def test_the_name_may_hold_spaces(open_page: Opener) -> None:
    page = open_page("connector", READY)
    retype("Connector name", "Bedrock § prod & lab")
    assert page.draft.answers.connector.name == "Bedrock § prod & lab"
    assert state_of(page) is PageState.VALID


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("Connector name", "", "Enter a name."),
        ("Connector name", "x" * 257, "this one has 257"),
        ("API URL", "bedrock", "This is not a web address"),
        ("API URL", "http://bedrock-runtime.us-east-1.amazonaws.com", "over https only"),
        ("API URL", f"{USUAL}/model", "adds the path itself"),
        ("API URL", USUAL.upper(), "small letters"),
        ("API URL", "https://bedrock.us-east-1.amazonaws.com", "another service of Bedrock"),
        ("API URL", "https://bedrock-runtime.eu-west-1.amazonaws.com", "leads to eu-west-1"),
        ("Region to sign for", "eu-west-1", "would sign for eu-west-1"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    open_page: Opener, name: str, typed: str, said: str
) -> None:
    page = open_page("connector", READY)
    press_on("Advanced")
    retype(name, "x")
    retype(name, typed)
    assert said in note_at(page, name)
    assert state_of(page) is PageState.ERROR


def test_a_wrong_address_is_mended_by_its_link(open_page: Opener) -> None:
    page = open_page("connector", on("9.6.1", api_url=f"{USUAL}/model"))
    assert state_of(page) is PageState.ERROR
    press_on(f"Use {USUAL}")
    assert page.draft.answers.connector.api_url == ""
    assert state_of(page) is PageState.VALID
    assert not has_button(page, f"Use {USUAL}")


def test_private_link_gets_its_region_without_asking(open_page: Opener) -> None:
    page = open_page("connector", on("9.6.1"))
    press_on("Advanced")
    retype("API URL", "https://vpce-1.bedrock-runtime.us-east-1.vpce.amazonaws.com")
    assert page.draft.answers.connector.region == "us-east-1"
    assert state_of(page) is PageState.VALID
    retype("Region to sign for", "")
    assert "Enter us-east-1 as the region" in note_at(page, "Region to sign for")
    press_on("Set the region to us-east-1")
    assert state_of(page) is PageState.VALID


def test_fips_is_one_tick(open_page: Opener) -> None:
    page = open_page("connector", READY)
    press_on("Advanced")
    press_on("Use the FIPS endpoint")
    fips = "https://bedrock-runtime-fips.us-east-1.amazonaws.com"
    assert page.draft.answers.connector.api_url == fips
    assert fips in list(shown_words(page))
    assert state_of(page) is PageState.VALID
    press(Qt.Key.Key_Space)
    assert page.draft.answers.connector.api_url == ""


@pytest.mark.parametrize(
    ("deployment", "has_region", "is_told"),
    [
        (Deployment("9.1.4"), False, False),
        (Deployment("9.4.0"), True, False),
        (Deployment("9.5.2"), True, False),
        (Deployment("9.6.1"), True, True),
        (Deployment("9.9.9", is_serverless=True), True, True),
    ],
)
def test_each_kibana_gets_its_own_fields_and_news(
    open_page: Opener, deployment: Deployment, has_region: bool, is_told: bool
) -> None:
    elastic = replace(READY.elastic, deployment=deployment)
    page = open_page("connector", replace(READY, elastic=elastic))
    press_on("Advanced")
    assert ("&Region to sign for" in list(shown_words(page))) is has_region
    assert any("its own screens" in words for words in shown_words(page)) is is_told


def test_an_inference_endpoint_may_come_along(open_page: Opener) -> None:
    page = open_page("connector", READY)
    press_on("Also create an inference endpoint")
    assert page.draft.answers.connector.with_inference
    assert state_of(page) is PageState.VALID
    retype("Endpoint ID", "Big Letters")
    assert "small letters" in note_at(page, "Endpoint ID")
    assert any("In 9.2.1 it can be used for completion" in words for words in shown_words(page))


def test_an_inference_endpoint_needs_elasticsearch(open_page: Opener) -> None:
    elastic = replace(
        READY.elastic,
        address="https://kibana.example.com",
        deployment=replace(DEPLOYMENT, elasticsearch_url=""),
    )
    page = open_page("connector", replace(READY, elastic=elastic))
    press_on("Also create an inference endpoint")
    assert any("Enter it on Sign in" in words for words in shown_words(page))
    assert state_of(page) is PageState.ERROR


def test_the_default_model_is_chosen_here_too(open_page: Opener) -> None:
    page = open_page("connector", READY)
    tab_to("Default model")
    press(Qt.Key.Key_Down)
    assert page.draft.answers.models.default_id == HAIKU.call_id

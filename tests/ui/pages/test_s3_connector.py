from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.ui.desk import SIGNED_IN_AWS, SIGNED_IN_ELASTIC, FakeDesk
from tests.ui.keys import focused, press, tab_to
from tests.ui.pages.conftest import S3Opener
from tests.ui.pages.finding import (
    fits,
    has_button,
    note_at,
    press_on,
    retype,
    shown_words,
    state_of,
)
from tests.ui.run_desk import ACCOUNT
from tests.ui.s3_desk import BUCKETS, EU, US

from fairlead.core.secrets import SecretName
from fairlead.flows.answers import Deployment, ElasticMethod, ElasticSignIn
from fairlead.flows.documents import Pipeline
from fairlead.flows.s3_answers import (
    ApiKeySource,
    Host,
    RulesAnswers,
    S3Answers,
    S3ConnectorAnswers,
)
from fairlead.flows.s3_views import Target
from fairlead.ui.form_page import FormPage
from fairlead.ui.page import PageState
from fairlead.ui.widgets.inputs import SecretEdit

ELASTIC = replace(SIGNED_IN_ELASTIC, method=ElasticMethod.PASSWORD, username="elastic")
READY = S3Answers(
    aws=SIGNED_IN_AWS,
    elastic=ELASTIC,
    rules=RulesAnswers(known=BUCKETS, looked_up_for=ACCOUNT, chosen=(EU, US)),
    connector=S3ConnectorAnswers(
        id="5f1c2a34-9b7d-4c1e-8a2f-0d3e4b5a6c7d", name="S3 contracts", index="search-contracts"
    ),
)
ON_CLOUD = replace(
    ELASTIC,
    deployment=Deployment("8.19.2", elasticsearch_url="https://x.es.us-east-1.aws.elastic.cloud"),
)
BEHIND_A_PROXY = replace(ELASTIC, deployment=Deployment("8.19.2", is_on_cloud=True))
BY_KEY = replace(READY, elastic=replace(ELASTIC, method=ElasticMethod.API_KEY, username=""))


def connector_of(page: FormPage[S3Answers]) -> S3ConnectorAnswers:
    return page.draft.answers.connector


def says(page: FormPage[S3Answers], words: str) -> bool:
    return any(words in shown for shown in shown_words(page))


def choose(name: str, value: str) -> None:
    """Go to the choice with this name and to one of its values."""
    for _ in range(60):
        parent = focused().parentWidget()
        if parent is not None and parent.accessibleName() == name:
            break
        press(Qt.Key.Key_Tab)
    press_until(value)


def press_until(value: str) -> None:
    for key in (Qt.Key.Key_Left,) * 6 + (Qt.Key.Key_Right,) * 6:
        if focused().property("text") == value:
            return
        press(key)
    raise AssertionError(f"no choice {value!r}")


def test_it_opens_valid_and_says_what_is_there(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("connector", READY)
    qtbot.waitUntil(lambda: says(page, "There is no index search-contracts yet."))
    assert says(page, "No connector is called S3 contracts yet.")
    assert state_of(page) is PageState.VALID
    assert fits(page)


@pytest.mark.parametrize(
    ("target", "said", "state"),
    [
        (Target(0), "exists and is empty", PageState.VALID),
        (Target(8310), "holds 8,310 documents", PageState.VALID),
        (Target(8310, "c-1", "Old contracts"), "belongs to the connector Old contracts",
         PageState.ERROR),
        (Target(8310, READY.connector.id), "holds 8,310 documents", PageState.VALID),
        (Target(namesakes=("c-1",)), "A connector is called S3 contracts already.",
         PageState.VALID),
        (Target(namesakes=("c-1", "c-2")), "2 connectors are called", PageState.VALID),
        (Target(namesakes=(READY.connector.id,)), "No connector is called", PageState.VALID),
    ],
)  # fmt: skip
def test_what_bears_the_names_is_shown_for_what_it_is(
    qtbot: QtBot, open_s3_page: S3Opener, target: Target, said: str, state: PageState
) -> None:
    open_s3_page.desk.found_target = target
    page = open_s3_page("connector", READY)
    qtbot.waitUntil(lambda: says(page, said))
    assert state_of(page) is state


def test_another_name_is_looked_up_anew(
    qtbot: QtBot, open_s3_page: S3Opener, desk: FakeDesk
) -> None:
    desk.found_target = Target(8310, "c-1", "Old contracts")
    page = open_s3_page("connector", READY)
    qtbot.waitUntil(lambda: state_of(page) is PageState.ERROR)
    desk.found_target = Target()
    retype("Index", "search-new")
    assert not says(page, "Old contracts"), "what is not known any more is not said"
    qtbot.waitUntil(lambda: says(page, "There is no index search-new yet."))
    assert state_of(page) is PageState.VALID
    assert desk.calls.count("target") == 2, "nobody is asked about every letter"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("Connector name", "", "Enter"),
        ("Index", "", "Enter the name of an index."),
        ("Index", "Big", "no capitals"),
        ("Ingest pipeline", "", "Enter the name of an ingest pipeline."),
        ("Read timeout", "0", "at least one second"),
        ("Maximum retry attempts", "-1", "0 or more"),
        ("Maximum size of page", "0", "deletes every document"),
        ("Maximum size of page", "x", "not a whole number"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    qtbot: QtBot, open_s3_page: S3Opener, name: str, typed: str, said: str
) -> None:
    page = open_s3_page("connector", READY)
    press_on("Language and pipeline")
    press_on("All connector settings")
    retype(name, "y")
    retype(name, typed)
    assert said in note_at(page, name)
    assert state_of(page) is PageState.ERROR


@pytest.mark.parametrize("elastic", [ON_CLOUD, BEHIND_A_PROXY], ids=["address", "header"])
def test_elastic_runs_it_only_where_it_can(
    qtbot: QtBot, open_s3_page: S3Opener, elastic: ElasticSignIn
) -> None:
    page = open_s3_page("connector", READY)
    assert not has_button(page, "Elastic")
    assert says(page, "You run the connector service")
    page.draft.update(lambda answers: replace(answers, elastic=elastic))
    choose("Run by", "Elastic")
    assert connector_of(page).host is Host.ELASTIC
    assert says(page, "Elastic Cloud runs the service")
    assert "begins with “content-”" in note_at(page, "Index")
    press_on("Use content-search-contracts")
    assert connector_of(page).index == "content-search-contracts"
    assert state_of(page) is not PageState.ERROR


def test_a_key_cannot_make_a_key_and_the_ways_out_are_offered(
    qtbot: QtBot, open_s3_page: S3Opener
) -> None:
    page = open_s3_page("connector", BY_KEY)
    assert "lets no API key create another one" in note_at(
        page, "The connector service signs in with"
    )
    assert state_of(page) is PageState.ERROR
    press_until("The key I signed in with")
    assert connector_of(page).api_key is ApiKeySource.OPERATOR
    assert state_of(page) is not PageState.ERROR


def test_a_pasted_key_stays_in_the_bag(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("connector", BY_KEY)
    press_until("A key that I paste")
    assert state_of(page) is PageState.ERROR
    page.press_enter()
    assert note_at(page, "Encoded API key") == "Paste the API key."
    editor = tab_to("Encoded API key")
    assert isinstance(editor, SecretEdit)
    assert not editor.is_shown
    retype("Encoded API key", " Zm9vOmJhcg== ")
    assert open_s3_page.bag.get(SecretName.CONNECTOR_API_KEY) == "Zm9vOmJhcg=="
    assert "Zm9vOmJhcg" not in repr(page.draft.answers)
    assert state_of(page) is not PageState.ERROR


def test_the_request_for_a_key_can_be_copied(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    open_s3_page("connector", BY_KEY)
    press_until("A key that I paste")
    press_on("Copy the request for Kibana")
    head, _break, body = QGuiApplication.clipboard().text().partition("\n")
    assert head == "POST /_security/api_key"
    assert json.loads(body)["role_descriptors"]["S3 contracts-connector-role"]["cluster"] == [
        "monitor",
        "manage_connector",
    ]


def test_a_schedule_is_built_and_its_next_times_are_told(
    qtbot: QtBot, open_s3_page: S3Opener
) -> None:
    page = open_s3_page("connector", READY)
    assert not has_button(page, "Daily")
    press_on("Start full syncs on a schedule")
    assert connector_of(page).is_scheduled
    assert says(page, "Every day at 00:00 UTC")
    choose("How often", "Weekly")
    press_on("Friday")
    assert connector_of(page).interval == "0 0 0 ? * 2,6"
    tab_to("Hour (UTC)")
    press(Qt.Key.Key_Down)
    assert connector_of(page).interval == "0 0 1 ? * 2,6"
    assert says(page, "Every Monday and Friday at 01:00 UTC")
    (times,) = [words for words in shown_words(page) if words.startswith("Next: ")]
    assert times.count("01:00 UTC") == 3


def test_a_week_keeps_its_last_day(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    weekly = replace(READY.connector, is_scheduled=True, interval="0 0 0 ? * 2")
    page = open_s3_page("connector", replace(READY, connector=weekly))
    press_on("Monday")
    assert connector_of(page).interval == "0 0 0 ? * 2"
    assert focused().property("checked") is True


@pytest.mark.parametrize(
    ("rhythm", "interval"),
    [
        ("Minutes", "0 0/30 * * * ?"),
        ("Hourly", "0 0 * * * ?"),
        ("Daily", "0 0 0 * * ?"),
        ("Monthly", "0 0 0 1 * ?"),
    ],
)
def test_each_rhythm_has_its_expression(
    qtbot: QtBot, open_s3_page: S3Opener, rhythm: str, interval: str
) -> None:
    weekly = replace(READY.connector, is_scheduled=True, interval="0 0 0 ? * 2")
    page = open_s3_page("connector", replace(READY, connector=weekly))
    choose("How often", rhythm)
    assert connector_of(page).interval == interval


def test_an_expression_of_ones_own_is_checked(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    daily = replace(READY.connector, is_scheduled=True)
    page = open_s3_page("connector", replace(READY, connector=daily))
    choose("How often", "Own")
    retype("Cron expression", "0 0 6 ? * MON#1")
    assert connector_of(page).interval == "0 0 6 ? * MON#1"
    assert says(page, "By its own expression: 0 0 6 ? * MON#1")
    assert state_of(page) is not PageState.ERROR
    retype("Cron expression", "0 0 0 30 2 ?")
    assert note_at(page, "Cron expression") == "This schedule never comes due."
    assert state_of(page) is PageState.ERROR
    retype("Cron expression", "0 6 * * 1")
    assert "cron without seconds" in note_at(page, "Cron expression")
    assert state_of(page) is PageState.ERROR


def test_every_setting_can_be_set(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("connector", READY)
    press_on("Language and pipeline")
    tab_to("Language of the documents")
    press(Qt.Key.Key_Down)
    retype("Ingest pipeline", "own")
    press_on("Reduce whitespace")
    press_on("All connector settings")
    assert says(page, f"{EU}, {US}")
    for at, name in enumerate(
        ("Read timeout", "Connection timeout", "Maximum retry attempts", "Maximum size of page")
    ):
        retype(name, str(11 + at))
    press_on("Use text extraction service")
    assert "Switch one off" in note_at(page, "Text extraction")
    connector = connector_of(page)
    assert connector.language == "zh"
    assert connector.pipeline == Pipeline("own", reduce_whitespace=False)
    settings = connector.settings
    assert (settings.read_timeout, settings.connect_timeout) == (11, 12)
    assert (settings.max_attempts, settings.page_size) == (13, 14)
    assert settings.use_text_extraction_service
    assert state_of(page) is not PageState.ERROR

"""Secrets that are typed or pasted on Sign in: where they go, and what is wrong with them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.ui.desk import (
    DEPLOYMENT,
    IDENTITY,
    FakeDesk,
)
from tests.ui.keys import press, tab_to, type_in
from tests.ui.pages.conftest import Opener
from tests.ui.pages.finding import (
    note_at,
)
from tests.ui.pages.signing_in import READY, is_checked, quick

from fairlead.core.secrets import SecretName
from fairlead.flows.answers import AwsSignIn, AwsSource, ElasticMethod


def test_pasted_keys_go_into_the_bag_and_never_among_the_answers(
    open_page: Opener, qtbot: QtBot
) -> None:
    page = open_page("sign-in", replace(READY, aws=AwsSignIn(source=AwsSource.KEYS)), quick)
    tab_to("Access key ID")
    type_in(' "AKIAEXAMPLE000000001" ')
    tab_to("Secret access key")
    type_in(" 'very/secret+value' ")
    assert page.draft.answers.aws.access_key_id == "AKIAEXAMPLE000000001"
    assert open_page.bag.get(SecretName.AWS_SECRET_ACCESS_KEY) == "very/secret+value"
    assert "very" not in repr(page.draft.answers)
    qtbot.waitUntil(lambda: page.draft.answers.aws.identity == IDENTITY)


def test_a_pasted_block_fills_all_three_fields(open_page: Opener, qtbot: QtBot) -> None:
    page = open_page("sign-in", replace(READY, aws=AwsSignIn(source=AwsSource.KEYS)), quick)
    tab_to("Access key ID")
    QGuiApplication.clipboard().setText(
        'export AWS_ACCESS_KEY_ID="ASIAEXAMPLE000000001"\n'
        'export AWS_SECRET_ACCESS_KEY="very/secret"\n'
        'export AWS_SESSION_TOKEN="a-token=="\n'
    )
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.draft.answers.aws.access_key_id == "ASIAEXAMPLE000000001"
    assert open_page.bag.get(SecretName.AWS_SECRET_ACCESS_KEY) == "very/secret"
    assert open_page.bag.get(SecretName.AWS_SESSION_TOKEN) == "a-token=="
    qtbot.waitUntil(lambda: is_checked(page))


@pytest.mark.parametrize(
    ("key_id", "token", "said"),
    [
        ("ASIAEXAMPLE000000001", "", "enter the token too"),
        ("AKIAEXAMPLE000000001", "a-token==", "Leave it empty"),
        ("ASIAEXAMPLE000000001", "a token", "in one piece"),
        ("ASIAEXAMPLE000000001", "AKIAEXAMPLE000000001", "This is a key"),
    ],
)
def test_a_wrong_token_is_told_once_it_is_typed(
    open_page: Opener, desk: FakeDesk, key_id: str, token: str, said: str
) -> None:
    aws = AwsSignIn(source=AwsSource.KEYS, access_key_id=key_id)
    page = open_page("sign-in", replace(READY, aws=aws), quick)
    tab_to("Secret access key")
    type_in("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    press(Qt.Key.Key_Tab)
    tab_to("Session token")
    type_in(token)
    press(Qt.Key.Key_Tab)
    assert said in note_at(page, "Session token")
    open_page.qtbot.waitUntil(lambda: is_checked(page))
    # Without its token a temporary key is nobody's, and it is not sent.
    assert ("identify" in desk.calls) is bool(token)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("VuaCfGcBCdbkQm:ui2lp2axTNms", "the id with the key behind it"),
        ("ApiKey VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw==", "ApiKey in front"),
        ("AKIAEXAMPLE000000001", "an access key of AWS"),
        (
            "' VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw== '",
            "Stored when the changes",
        ),
    ],
)
def test_a_wrong_api_key_is_told_once_it_is_typed(
    open_page: Opener, qtbot: QtBot, typed: str, said: str
) -> None:
    page = open_page("sign-in", READY, quick)
    tab_to("API key")
    type_in(typed)
    press(Qt.Key.Key_Tab)
    assert said in note_at(page, "API key")
    qtbot.waitUntil(lambda: is_checked(page))


def test_a_profile_that_is_not_there_gives_way_to_one_that_is(
    open_page: Opener, qtbot: QtBot
) -> None:
    page = open_page("sign-in", replace(READY, aws=AwsSignIn(profile="gone")), quick)
    qtbot.waitUntil(lambda: page.draft.answers.aws.profile == "default")
    qtbot.waitUntil(lambda: is_checked(page))


def test_a_password_is_taken_as_it_is(open_page: Opener, qtbot: QtBot) -> None:
    page = open_page(
        "sign-in",
        replace(READY, elastic=replace(READY.elastic, method=ElasticMethod.PASSWORD)),
        quick,
    )
    tab_to("User")
    type_in("elastic")
    tab_to("Password")
    type_in(' "with spaces" ')
    assert open_page.bag.get(SecretName.ELASTIC_PASSWORD) == ' "with spaces" '
    qtbot.waitUntil(lambda: page.draft.answers.elastic.deployment == DEPLOYMENT)

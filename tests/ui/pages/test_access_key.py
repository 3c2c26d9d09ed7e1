from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.desk import SIGNED_IN_AWS, FakeDesk
from tests.ui.keys import press, tab_to, type_in
from tests.ui.pages.conftest import Opener
from tests.ui.pages.finding import note_at, press_on, retype, shown_words, state_of, tab_to_words

from fairlead.core.errors import Problem
from fairlead.core.secrets import SecretName
from fairlead.core.texts import verbatim
from fairlead.flows.answers import (
    KeyAnswers,
    KeyMode,
    KeyRelief,
    UserAnswers,
    UserMode,
)
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.ui.page import PageState

NEW = BedrockAnswers(aws=SIGNED_IN_AWS, user=UserAnswers(name="fairlead-bedrock-prod"))
FULL = replace(NEW, user=UserAnswers(mode=UserMode.EXISTING, name="soc-bedrock"))
OWN = replace(NEW, key=KeyAnswers(mode=KeyMode.OWN))
NO_KEYRING = Problem("no-keyring", verbatim("There is no keyring."), verbatim("Install one."))
REFUSED = Problem("aws-key", verbatim("AWS does not know this key."), verbatim("Look again."))
UNUSED = "AKIAEXAMPLE000000002"
USED = "AKIAEXAMPLE000000001"


def test_a_new_key_goes_into_the_keyring_by_name(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    page = open_page("access-key", NEW)
    qtbot.waitUntil(lambda: any("GNOME Keyring" in words for words in shown_words(page)))
    assert state_of(page) is PageState.VALID
    assert "access_keys" not in desk.calls
    assert page.draft.answers.key == KeyAnswers()


def test_without_a_keyring_the_secret_is_kept_for_this_run_only_or_nowhere(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.problems["keyring_name"] = NO_KEYRING
    page = open_page("access-key", NEW)
    qtbot.waitUntil(lambda: "There is no keyring." in list(shown_words(page)))
    assert state_of(page) is PageState.ERROR
    press_on("Keep the secret for this run only")
    assert page.draft.answers.key.for_this_run_only
    assert state_of(page) is PageState.VALID


def test_with_two_keys_one_is_chosen_to_go_and_its_last_use_is_told(
    open_page: Opener, qtbot: QtBot
) -> None:
    page = open_page("access-key", FULL)
    qtbot.waitUntil(lambda: len(page.draft.answers.key.present) == 2)
    said = {"soc-bedrock has no room for another access key", "recommended", "never", "Inactive"}
    qtbot.waitUntil(lambda: {USED, UNUSED, *said} <= set(shown_words(page)))
    assert state_of(page) is PageState.ERROR
    tab_to(f"Delete access key {USED}")
    press(Qt.Key.Key_Space)
    assert page.draft.answers.key.relief is KeyRelief.DELETE
    assert page.draft.answers.key.relief_id == USED
    assert state_of(page) is PageState.VALID
    assert any("last used for bedrock" in words for words in shown_words(page))
    press(Qt.Key.Key_Down)
    assert page.draft.answers.key.relief_id == UNUSED
    assert not any("last used for bedrock" in words for words in shown_words(page))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter the access key id"),
        ("ASIAEXAMPLE000000001", "temporary"),
        ("AIDAEXAMPLE000000001", "something else in IAM"),
        ("akiaexample000000001", "written in capitals"),
        ("AKIA", "not an access key id"),
        ("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "looks like a secret"),
        ("ABSKQmVkcm9ja0FQSUtleS1hYmNk", "Bedrock API key"),
    ],
)
def test_a_wrong_key_id_is_explained_at_its_field(open_page: Opener, typed: str, said: str) -> None:
    page = open_page("access-key", OWN)
    retype("Access key ID", "x")
    retype("Access key ID", typed)
    assert said in note_at(page, "Access key ID")
    assert state_of(page) is PageState.ERROR


def test_an_own_key_is_tested_and_its_owner_named(open_page: Opener, qtbot: QtBot) -> None:
    page = open_page("access-key", OWN)
    tab_to("Access key ID")
    type_in(f" '{USED}'")
    tab_to("Secret access key")
    type_in("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    assert open_page.bag.get(SecretName.OWN_SECRET_ACCESS_KEY).startswith("wJalr")
    assert "wJalr" not in repr(page.draft.answers)
    press_on("Test key")
    qtbot.waitUntil(lambda: page.draft.answers.key.own_is_tested)
    assert "The key works. It belongs to soc-bedrock." in list(shown_words(page))
    # Another key was not tested.
    tab_to("Access key ID")
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Backspace)
    assert not page.draft.answers.key.own_is_tested
    assert "The key works. It belongs to soc-bedrock." not in list(shown_words(page))


def test_a_refused_key_says_why(open_page: Opener, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.problems["try_own_key"] = REFUSED
    open_page.bag.put(SecretName.OWN_SECRET_ACCESS_KEY, "s" * 40)
    page = open_page("access-key", replace(OWN, key=replace(OWN.key, own_id=USED)))
    press_on("Test key")
    qtbot.waitUntil(lambda: "AWS does not know this key." in list(shown_words(page)))
    assert not page.draft.answers.key.own_is_tested


def test_the_answer_about_an_older_key_is_dropped(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    heard: list[tuple[str, ...]] = []
    desk.holds.add("try_own_key")
    open_page.bag.put(SecretName.OWN_SECRET_ACCESS_KEY, "s" * 40)
    page = open_page("access-key", replace(OWN, key=replace(OWN.key, own_id=USED)))
    press_on("Test key")
    qtbot.waitUntil(lambda: "try_own_key" in desk.calls)
    assert page.footer().text == "Testing the key…"
    retype("Access key ID", UNUSED)
    assert not page.footer().text.startswith("Testing")
    desk.let_go()
    tab_to_words("A key I have")
    # Asked later, so answered later.
    page.ask("later", desk.profiles, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert not page.draft.answers.key.own_is_tested


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("short", "has 40 characters; this one has 5"),
        (USED, "This is the access key id"),
        ("!" * 40, "letters, digits, slashes and plus signs"),
    ],
)
def test_a_wrong_secret_is_told_once_it_is_typed(open_page: Opener, typed: str, said: str) -> None:
    page = open_page("access-key", OWN)
    tab_to("Secret access key")
    type_in(typed)
    assert not note_at(page, "Secret access key")
    press(Qt.Key.Key_Tab)
    assert said in note_at(page, "Secret access key")


def test_the_keys_of_the_user_are_looked_up_at_each_visit(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    page = open_page("access-key", FULL)
    qtbot.waitUntil(lambda: len(page.draft.answers.key.present) == 2)
    page.leave()
    desk.calls.clear()
    page.enter()
    qtbot.waitUntil(lambda: "access_keys" in desk.calls)

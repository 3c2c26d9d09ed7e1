from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.desk import SIGNED_IN_AWS, FakeDesk
from tests.ui.keys import press, tab_to, type_in
from tests.ui.pages.conftest import Opener
from tests.ui.pages.finding import (
    fits,
    note_at,
    press_on,
    retype,
    shown_words,
    state_of,
    tab_to_words,
)

from fairlead.core.errors import Problem
from fairlead.core.texts import verbatim
from fairlead.flows.answers import UserAnswers, UserMode
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.views import UserInfo
from fairlead.ui.page import PageState

NEW = BedrockAnswers(aws=SIGNED_IN_AWS, user=UserAnswers(name="fairlead-bedrock-prod"))
EXISTING = replace(NEW, user=UserAnswers(mode=UserMode.EXISTING))
DENIED = Problem("aws-access-denied", verbatim("You may not list users."), verbatim("Type it."))


def test_it_opens_valid_with_the_focus_on_the_name(open_page: Opener) -> None:
    page = open_page("user", NEW)
    assert state_of(page) is PageState.VALID
    assert page.draft.answers == NEW
    type_in("-2")
    assert page.draft.answers.user.name == "fairlead-bedrock-prod-2"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("User name", "", "Enter a name."),
        ("User name", "two words", "“ ” is not possible here"),
        ("User name", "ümlaut", "“ü” is not possible here"),
        ("User name", "x" * 65, "64 characters; this one has 65"),
        ("Path", "elastic", "begins and ends with a slash"),
        ("Path", "/with space/", "“ ” is not possible in a path"),
        ("Permissions boundary", "AdministratorAccess", "Enter an ARN"),
        ("Permissions boundary", "arn:aws:iam::123456789012:user/x", "ARN of something else"),
        ("Permissions boundary", "arn:aws:iam::999999999999:policy/x", "999999999999"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_while_typing(
    open_page: Opener, name: str, typed: str, said: str
) -> None:
    page = open_page("user", NEW)
    press_on("Advanced")
    retype(name, typed)
    assert said in note_at(page, name)
    assert state_of(page) is PageState.ERROR
    assert page.footer().text == "1 thing to solve before Next"


def test_tags_are_added_and_removed(open_page: Opener) -> None:
    page = open_page("user", NEW)
    press_on("Add tag")
    type_in("team")
    tab_to("Value of tag 1")
    type_in("soc")
    assert page.draft.answers.user.tags == {"team": "soc"}
    press_on("Add tag")
    type_in("aws:mine")
    assert any("reserved" in words for words in shown_words(page))
    tab_to("Remove tag 1")
    press(Qt.Key.Key_Space)
    assert page.draft.answers.user.tags == {"aws:mine": ""}


def test_an_existing_user_is_found_by_filter_and_arrow_keys(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    page = open_page("user", EXISTING)
    qtbot.waitUntil(lambda: state_of(page) is not PageState.BUSY and "users" in desk.calls)
    qtbot.waitUntil(lambda: page.footer().text == "1 thing to solve before Next")
    type_in("SOC")
    press(Qt.Key.Key_Down)
    assert page.draft.answers.user.name == "soc-bedrock"
    assert any("a person works with" in words for words in shown_words(page))


def test_both_modes_keep_their_names(open_page: Opener, desk: FakeDesk, qtbot: QtBot) -> None:
    page = open_page("user", NEW)
    tab_to_words("A new user")
    press(Qt.Key.Key_Right)
    assert page.draft.answers.user == UserAnswers(mode=UserMode.EXISTING)
    qtbot.waitUntil(lambda: "users" in desk.calls and not page.footer().text.startswith("Look"))
    press(Qt.Key.Key_Left)
    assert page.draft.answers.user.name == "fairlead-bedrock-prod"


def test_a_user_that_cannot_be_listed_can_be_typed(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.problems["users"] = DENIED
    page = open_page("user", EXISTING)
    qtbot.waitUntil(lambda: str(DENIED.title) in list(shown_words(page)))
    retype("User name", "soc-bedrock")
    assert state_of(page) is PageState.VALID


class Crowded(FakeDesk):
    def users(self, *_args: object) -> tuple[UserInfo, ...]:
        words = ("<b>bold</b>", "\u202eleft", "x" * 10_000)
        return tuple(UserInfo(f"arn:{n}", f"user-{n}", words[n % 3]) for n in range(5_000))


def test_thousands_of_users_with_hostile_words_fit(open_page: Opener, qtbot: QtBot) -> None:
    open_page.desk = Crowded()
    page = open_page("user", EXISTING)
    type_in("user-4999")
    qtbot.waitUntil(lambda: "1 of 5000 shown" in list(shown_words(page)))
    press(Qt.Key.Key_Down)
    assert page.draft.answers.user.name == "user-4999"
    assert fits(page)

"""Signing in with the browser: from a row of Sign in, from Home, from a run that has stopped."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.ui import keys
from tests.ui.desk import CODE, NOT_SIGNED_IN, SIGNED_IN_ELASTIC, FakeDesk
from tests.ui.looking import buttons, open_journey, texts
from tests.ui.run_desk import CONNECTIONS, THROTTLED

from fairlead.core.errors import Problem
from fairlead.core.texts import verbatim
from fairlead.flows.views import Check, CheckState, Side
from fairlead.ui.bridge import Bridge
from fairlead.ui.pages.review import ReviewPage
from fairlead.ui.pages.test_prompt import TestPromptPage
from fairlead.ui.panes.browser_sign_in import BrowserSignIn
from fairlead.ui.run_control import Stage
from fairlead.ui.runs import Purpose
from fairlead.ui.theme import Theme
from fairlead.ui.window import MainWindow

WAIT = "sign_in_with_browser admin"
FIX = NOT_SIGNED_IN.fix
ASKS = (
    "Your browser asks whether Fairlead may use your access. Allow it only if the page shows this"
    " code:"
)


class Watch:
    """What a sign-in told its page."""

    def __init__(self) -> None:
        self.done = 0
        self.problems: list[Problem] = []

    def finish(self) -> None:
        self.done += 1


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme, desk: FakeDesk, bridge: Bridge, watch: Watch) -> BrowserSignIn:
    pane = BrowserSignIn(desk, bridge, watch.problems.append)
    qtbot.addWidget(pane)
    return pane


def begin(pane: BrowserSignIn, watch: Watch) -> None:
    assert FIX is not None
    pane.begin(FIX, watch.finish)
    pane.activateWindow()


def test_the_code_is_shown_and_its_page_opened(
    qtbot: QtBot, pane: BrowserSignIn, watch: Watch, desk: FakeDesk
) -> None:
    desk.holds.add(WAIT)
    assert not pane.isVisible()
    begin(pane, watch)
    qtbot.waitUntil(lambda: desk.opened == [CODE.url])
    assert texts(pane) == ["Sign in to IAM Identity Center", ASKS, CODE.code]
    buttons(pane)["Copy the address"].click()
    assert QGuiApplication.clipboard().text() == CODE.url
    buttons(pane)["Open the page again"].click()
    qtbot.waitUntil(lambda: desk.opened == [CODE.url, CODE.url])
    assert watch.done == 0
    desk.let_go()
    qtbot.waitUntil(lambda: watch.done == 1)
    assert not pane.isVisible()
    assert watch.problems == []


def test_the_wait_can_be_cancelled(
    qtbot: QtBot, pane: BrowserSignIn, watch: Watch, desk: FakeDesk, bridge: Bridge
) -> None:
    desk.holds.add(WAIT)
    begin(pane, watch)
    qtbot.waitUntil(lambda: CODE.code in texts(pane))
    buttons(pane)["Cancel"].click()
    assert not pane.isVisible()
    qtbot.waitUntil(lambda: bridge.pending == 0)
    assert (watch.done, watch.problems) == (0, [])


def test_a_sign_in_that_fails_is_told(
    qtbot: QtBot, pane: BrowserSignIn, watch: Watch, desk: FakeDesk
) -> None:
    desk.problems[WAIT] = THROTTLED
    begin(pane, watch)
    qtbot.waitUntil(lambda: watch.problems == [THROTTLED])
    assert not pane.isVisible()


def test_without_a_browser_the_address_is_shown_and_the_wait_goes_on(
    qtbot: QtBot, pane: BrowserSignIn, watch: Watch, desk: FakeDesk
) -> None:
    by_hand = f"Open this address yourself: {CODE.url}"
    desk.problems["open_url"] = Problem("no-browser", verbatim("No"), verbatim(by_hand))
    desk.holds.add(WAIT)
    begin(pane, watch)
    qtbot.waitUntil(lambda: by_hand in texts(pane))
    assert CODE.code in texts(pane)
    desk.let_go()
    qtbot.waitUntil(lambda: watch.done == 1)


def test_home_asks_first_and_then_tests_again(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk
) -> None:
    desk.problems["check"] = NOT_SIGNED_IN
    qtbot.waitUntil(lambda: "Bedrock old" in texts(window.home))
    keys.tab_to("Test Bedrock old")
    keys.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Sign in with the browser" in buttons(window.home))
    assert desk.opened == []
    assert keys.focused() is buttons(window.home)["Sign in with the browser"]
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.calls.count("check") == 2)
    assert desk.opened == [CODE.url]
    assert "Sign in with the browser" not in buttons(window.home)


def test_a_run_that_stopped_goes_on_after_it(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk
) -> None:
    desk.problems["agreement"] = NOT_SIGNED_IN
    desk.problems[WAIT] = THROTTLED
    journey = open_journey(qtbot, window)
    answers = journey.draft.answers
    journey.draft.put(type(answers)(elastic=SIGNED_IN_ELASTIC, connector=answers.connector))
    journey.go_next()
    journey.go_next()
    qtbot.waitUntil(lambda: window.bar.button("commit").isEnabled())
    page = journey.page
    assert isinstance(page, ReviewPage)
    window.bar.button("commit").click()
    qtbot.waitUntil(lambda: page.control.stage is Stage.STOPPED)
    qtbot.waitUntil(lambda: "Sign in with the browser" in buttons(page))
    buttons(page)["Sign in with the browser"].click()
    # The first one fails and can be tried again where that is said.
    qtbot.waitUntil(lambda: str(THROTTLED.title) in texts(page))
    buttons(page)["Try again"].click()
    qtbot.waitUntil(lambda: page.control.stage is Stage.PROVED)
    assert set(desk.opened) == {CODE.url}
    assert "carry_out" not in desk.calls


def test_the_checks_of_a_prompt_are_asked_again_after_it(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk
) -> None:
    desk.checks_of_proof = (
        Check("key", Side.AWS, CheckState.FAILED, NOT_SIGNED_IN.title, fix=FIX),
    )
    window.open_run(CONNECTIONS[0], Purpose.TRY)
    qtbot.waitUntil(lambda: window.journey is not None)
    assert window.journey is not None
    page: Any = window.journey.page
    assert isinstance(page, TestPromptPage)
    qtbot.waitUntil(lambda: "Sign in with the browser" in buttons(page))
    buttons(page)["Sign in with the browser"].click()
    qtbot.waitUntil(lambda: desk.calls.count("checks") == 2)
    assert desk.opened == [CODE.url]
    assert "carry_out" not in desk.calls

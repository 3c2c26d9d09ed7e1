"""The shell: from page to page with the keyboard alone, and what may be visited when."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui import keys
from tests.ui.asker import FakeAsker
from tests.ui.desk import FakeDesk
from tests.ui.families import CONNECTOR, PROMPT, REVIEW, SIGN_IN
from tests.ui.run_desk import THROTTLED

from fairlead.core.secrets import SecretName
from fairlead.ui.journey import Journey
from fairlead.ui.window import MainWindow


def begin(qtbot: QtBot, window: MainWindow) -> Journey[Any]:
    """Begin a journey from Home with the keyboard."""
    assert keys.focused() is window.home.first_focus()
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.journey is not None)
    assert window.journey is not None
    return window.journey


def to_review(qtbot: QtBot, window: MainWindow) -> Journey[Any]:
    journey = begin(qtbot, window)
    keys.type_in("https://soc.kb.example.com")
    keys.press(Qt.Key.Key_Return)
    by_letter(qtbot, journey, Qt.Key.Key_N, REVIEW)
    qtbot.waitUntil(lambda: window.bar.button("commit").isEnabled())
    return journey


def is_home(window: MainWindow) -> bool:
    return window.view is window.home


def by_letter(qtbot: QtBot, journey: Journey[Any], key: Qt.Key, page_id: str) -> None:
    """Press a button of the bar by its letter; Qt shows it down for a moment first."""
    keys.press(key, keys.ALT)
    qtbot.waitUntil(lambda: journey.page.id == page_id)


def test_the_whole_way_with_the_keyboard(qtbot: QtBot, window: MainWindow, desk: FakeDesk) -> None:
    journey = begin(qtbot, window)
    assert journey.page.id == SIGN_IN
    assert keys.focused().accessibleName() == "Kibana address"
    assert not window.bar.button("next").isEnabled()
    keys.type_in("https://soc.kb.example.com")
    keys.press(Qt.Key.Key_Return)
    assert journey.page.id == CONNECTOR
    by_letter(qtbot, journey, Qt.Key.Key_B, SIGN_IN)
    by_letter(qtbot, journey, Qt.Key.Key_N, CONNECTOR)
    by_letter(qtbot, journey, Qt.Key.Key_N, REVIEW)
    qtbot.waitUntil(lambda: window.bar.button("commit").isEnabled())
    assert "apply" not in desk.calls
    keys.tab_to("Make 6 changes")
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: journey.run.is_proved)
    assert window.bar.text.startswith("8 of 8 done")
    by_letter(qtbot, journey, Qt.Key.Key_N, PROMPT)
    assert keys.focused().accessibleName() == "Prompt"
    keys.press(Qt.Key.Key_Return, keys.CTRL)
    qtbot.waitUntil(lambda: "prompt_kibana invokeAI" in desk.calls)
    keys.press(Qt.Key.Key_F, keys.ALT)
    qtbot.waitUntil(lambda: window.view is window.home)


def test_enter_never_begins_a_run(qtbot: QtBot, window: MainWindow, desk: FakeDesk) -> None:
    journey = to_review(qtbot, window)
    for _ in range(3):
        keys.press(Qt.Key.Key_Return)
    journey.press_enter()
    assert journey.page.id == REVIEW
    assert "apply" not in desk.calls


def test_enter_goes_on_only_from_an_editor(qtbot: QtBot, window: MainWindow) -> None:
    journey = begin(qtbot, window)
    keys.type_in("x")
    editor = keys.focused()
    window.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert journey.page.id == SIGN_IN
    editor.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert journey.page.id == CONNECTOR


def test_escape_asks_only_if_answers_would_be_lost(
    qtbot: QtBot, window: MainWindow, asker: FakeAsker
) -> None:
    begin(qtbot, window)
    keys.press(Qt.Key.Key_Escape)
    assert is_home(window)
    assert asker.asked == []
    begin(qtbot, window)
    keys.type_in("x")
    asker.says_yes = False
    keys.press(Qt.Key.Key_Escape)
    assert asker.asked == ["Leave this set-up?"]
    assert not is_home(window)
    asker.says_yes = True
    keys.press(Qt.Key.Key_Escape)
    assert is_home(window)


def test_secrets_are_forgotten_with_the_journey(qtbot: QtBot, window: MainWindow) -> None:
    bag = begin(qtbot, window).page.bag
    bag.put(SecretName.ELASTIC_API_KEY, "hush")
    keys.press(Qt.Key.Key_Escape)
    assert bag.get(SecretName.ELASTIC_API_KEY) == ""


def test_the_stepper_leads_no_further_than_the_frontier(qtbot: QtBot, window: MainWindow) -> None:
    journey = begin(qtbot, window)
    stepper = journey.stepper
    assert [stepper.item(name).isEnabled() for name in (SIGN_IN, CONNECTOR, REVIEW, PROMPT)] == [
        True,
        False,
        False,
        False,
    ]
    keys.type_in("x")
    assert stepper.item(REVIEW).isEnabled()
    assert not stepper.item(PROMPT).isEnabled()
    stepper.item(REVIEW).setFocus()
    keys.press(Qt.Key.Key_Return)
    assert journey.page.id == REVIEW
    assert stepper.item(SIGN_IN).accessibleName() == "Step 1 of 4, Sign in, done"
    assert stepper.item(SIGN_IN).accessibleDescription() == "x"
    # A page that was jumped over is complete but not ticked: nobody has seen it.
    assert stepper.item(CONNECTOR).accessibleName() == "Step 2 of 4, Connector"
    journey.go_to(PROMPT)
    assert journey.page.id == REVIEW


def test_a_changed_answer_takes_the_frontier_back(qtbot: QtBot, window: MainWindow) -> None:
    journey = begin(qtbot, window)
    keys.type_in("x")
    journey.go_to(CONNECTOR)
    journey.draft.update(lambda a: replace(a, elastic=replace(a.elastic, address="")))
    assert not journey.stepper.item(REVIEW).isEnabled()
    assert not journey.stepper.item(CONNECTOR).isEnabled()
    assert journey.stepper.item(SIGN_IN).isEnabled()


def test_once_begun_the_answers_are_settled(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk, asker: FakeAsker
) -> None:
    desk.problems["connector"] = THROTTLED
    journey = to_review(qtbot, window)
    window.bar.button("commit").click()
    qtbot.waitUntil(lambda: journey.run.has_begun and not journey.run.is_working)
    assert not journey.stepper.item(SIGN_IN).isEnabled()
    journey.go_to(SIGN_IN)
    assert journey.page.id == REVIEW
    # Nothing is lost by leaving now, so nothing is asked.
    keys.press(Qt.Key.Key_Escape)
    assert asker.asked == []
    assert window.journey is None


def test_escape_pauses_a_run(qtbot: QtBot, window: MainWindow, desk: FakeDesk) -> None:
    desk.holds.add("key-works")
    journey = to_review(qtbot, window)
    window.bar.button("commit").click()
    qtbot.waitUntil(lambda: "key-works" in desk.calls)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.bar.text == "Stopping after the present step…"
    desk.let_go()
    qtbot.waitUntil(lambda: not journey.run.is_working)
    assert "connector" not in desk.calls
    assert window.bar.text.startswith("6 of 8 done")


def test_the_line_on_top_says_where_we_are(qtbot: QtBot, window: MainWindow) -> None:
    journey = begin(qtbot, window)
    assert journey.identity() == (
        "AWS 1234-5678-9012 · admin · us-east-1",
        "Elastic 9.2 · space default",
    )


def test_a_button_pressed_twice_opens_one_journey(qtbot: QtBot, window: MainWindow) -> None:
    window.set_up("bedrock")
    qtbot.waitUntil(lambda: len(window.findChildren(Journey)) == 1)
    assert not window.journey
    window.set_up("bedrock")
    qtbot.waitUntil(lambda: len(window.findChildren(Journey)) == 2)
    qtbot.waitUntil(lambda: len(window.findChildren(Journey)) == 1)
    assert window.journey is not None
    assert window.findChildren(Journey) == [window.journey]
    assert window.journey.isVisible()
    assert window.journey.page.isVisible()

"""Home: the cards, the connections, and what can be done with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot
from tests.ui import keys
from tests.ui.asker import FakeAsker
from tests.ui.desk import FakeDesk
from tests.ui.families import CARD, PROMPT
from tests.ui.looking import buttons, texts
from tests.ui.run_desk import CONNECTIONS, NOW, PLAN, SIGN_IN_AGAIN, THROTTLED

from fairlead.core.secrets import SecretName
from fairlead.core.texts import verbatim
from fairlead.flows.views import Health
from fairlead.ui.panes.connections import Connections
from fairlead.ui.panes.secrets import SecretsPane
from fairlead.ui.times import DAY, HOUR, MINUTE, ago, days
from fairlead.ui.widgets.badge import Badge
from fairlead.ui.widgets.buttons import Button
from fairlead.ui.window import MainWindow


def button(window: MainWindow, name: str) -> Button:
    found = [b for b in window.home.findChildren(Button) if b.accessibleName() == name]
    assert found, [b.accessibleName() for b in window.home.findChildren(Button)]
    return found[-1]


def menu_action(window: MainWindow, words: str) -> QAction:
    table = window.home.findChildren(Connections)[0]
    menu = table.menu(CONNECTIONS[0], window)
    return next(a for a in menu.actions() if a.text().replace("&", "") == words)


def test_each_connection_tells_how_it_is(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: "Bedrock lab" in texts(window.home))
    words = texts(window.home)
    assert texts(window.home, Badge) == ["Working", "Failing", "rotate", "Unfinished"]
    assert "checked 2 min ago · 840 ms" in words
    assert "Access denied: bedrock:InvokeModel" in words
    assert "41 days" in words
    assert "203 days" in words


def test_a_key_of_ninety_days_is_not_old_yet(
    qtbot: QtBot, desk: FakeDesk, window: MainWindow
) -> None:
    known = CONNECTIONS[0]
    assert known.key_created_at is not None
    now = known.key_created_at + 90 * DAY
    table = Connections()
    qtbot.addWidget(table)
    table.show()
    table.show_all([known], {"bedrock": CARD}, {}, now)
    qtbot.waitUntil(lambda: texts(table, Badge) == ["Working"])
    table.show_all([known], {"bedrock": CARD}, {}, now + 1)
    qtbot.waitUntil(lambda: texts(table, Badge) == ["Working", "rotate"])


def test_a_connection_can_be_tested(qtbot: QtBot, window: MainWindow, desk: FakeDesk) -> None:
    desk.holds.add("check")
    qtbot.waitUntil(lambda: "Bedrock old" in texts(window.home))
    button(window, "Test Bedrock old").click()
    qtbot.waitUntil(lambda: "Testing…" in texts(window.home, Badge))
    assert button(window, "Cancel the test of Bedrock old").isEnabled()
    desk.let_go()
    qtbot.waitUntil(lambda: texts(window.home, Badge).count("Working") == 2)
    assert button(window, "Test Bedrock old").isEnabled()


def test_a_test_can_be_stopped(qtbot: QtBot, window: MainWindow, desk: FakeDesk) -> None:
    desk.holds.add("check")
    qtbot.waitUntil(lambda: "Bedrock old" in texts(window.home))
    before = texts(window.home, Badge)
    button(window, "Test Bedrock old").click()
    qtbot.waitUntil(lambda: "Testing…" in texts(window.home, Badge))
    button(window, "Cancel the test of Bedrock old").click()
    qtbot.waitUntil(lambda: texts(window.home, Badge) == before)
    assert button(window, "Test Bedrock old").isEnabled()


def test_a_failed_test_says_why(qtbot: QtBot, window: MainWindow, desk: FakeDesk) -> None:
    desk.problems["check"] = THROTTLED
    qtbot.waitUntil(lambda: "Bedrock old" in texts(window.home))
    button(window, "Test Bedrock old").click()
    qtbot.waitUntil(lambda: "AWS asked to slow down." in texts(window.home))


def test_a_test_that_needs_a_secret_asks_for_it_and_goes_on(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk
) -> None:
    desk.problems["check"] = SIGN_IN_AGAIN
    qtbot.waitUntil(lambda: "Bedrock old" in texts(window.home))
    button(window, "Test Bedrock old").click()
    qtbot.waitUntil(lambda: bool(window.home.findChildren(SecretsPane)))
    assert texts(window.home, Badge).count("Failing") == 1
    (pane,) = window.home.findChildren(SecretsPane)
    assert pane.title.text() == f"{PLAN.name}: Fairlead has to sign in to Elastic again."
    assert keys.focused() is pane.first_field
    keys.type_in("essu_hush")
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(window.home, Badge).count("Working") == 2)
    assert desk.kept["run-2"].get(SecretName.ELASTIC_API_KEY) == "essu_hush"
    assert desk.calls.count("check") == 2
    assert not any(pane.isVisible() for pane in window.home.findChildren(SecretsPane))


def test_a_key_is_rotated_after_a_question_and_tested(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk, asker: FakeAsker
) -> None:
    desk.mended = verbatim("The connector uses a new key.")
    desk.holds.add("carry_out")
    qtbot.waitUntil(lambda: "Bedrock old" in texts(window.home))
    asker.says_yes = False
    button(window, "Rotate the key of Bedrock old").click()
    assert asker.asked == ["Rotate the key of “Bedrock old”?"]
    assert "carry_out" not in desk.calls
    asker.says_yes = True
    button(window, "Rotate the key of Bedrock old").click()
    qtbot.waitUntil(lambda: "Rotating the key…" in texts(window.home, Badge))
    for name in ("Test Bedrock old", "More for Bedrock old", "Rotate the key of Bedrock old"):
        assert not button(window, name).isEnabled()
    old = desk.known[1]
    desk.known[1] = replace(old, key_created_at=NOW - DAY)
    desk.let_go()
    qtbot.waitUntil(lambda: texts(window.home, Badge) == ["Working", "Working", "Unfinished"])
    assert "Bedrock old: The connector uses a new key." in texts(window.home)
    assert "1 day" in texts(window.home)
    assert [(fix.kind, dict(fix.values)) for fix in desk.fixed] == [("new-secret", {})]


def test_a_key_that_is_not_rotated_says_why_and_stays(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk
) -> None:
    desk.problems["carry_out"] = THROTTLED
    menu_action(window, "Rotate key…").trigger()
    qtbot.waitUntil(lambda: "AWS asked to slow down." in texts(window.home))
    assert "Rotating the key…" not in texts(window.home, Badge)
    qtbot.waitUntil(lambda: "41 days" in texts(window.home))
    assert "check" not in desk.calls


def test_a_rotation_that_needs_a_secret_asks_for_it_and_goes_on(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk, asker: FakeAsker
) -> None:
    desk.problems["carry_out"] = SIGN_IN_AGAIN
    menu_action(window, "Rotate key…").trigger()
    qtbot.waitUntil(lambda: bool(window.home.findChildren(SecretsPane)))
    (pane,) = window.home.findChildren(SecretsPane)
    pane.first_field.setText("essu_hush")
    pane.submit()
    qtbot.waitUntil(lambda: "check" in desk.calls)
    assert desk.calls.count("carry_out") == 2
    # The question was answered once; the secret does not raise it again.
    assert len(asker.asked) == 1


def test_a_key_of_the_users_own_is_not_rotated(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk
) -> None:
    desk.known = [replace(CONNECTIONS[1], can_rotate=False)]
    window.show_home()
    qtbot.waitUntil(lambda: "Bedrock lab" not in texts(window.home))
    assert "rotate" in texts(window.home, Badge)
    assert "Rotate key…" not in buttons(window.home)
    menu = window.home.findChildren(Connections)[0].menu(desk.known[0], window)
    assert not [a for a in menu.actions() if "Rotate" in a.text().replace("&", "")]


def test_an_unfinished_run_can_be_resumed(qtbot: QtBot, window: MainWindow, desk: FakeDesk) -> None:
    qtbot.waitUntil(lambda: "Bedrock lab" in texts(window.home))
    button(window, "Resume Bedrock lab").click()
    qtbot.waitUntil(lambda: window.journey is not None and window.journey.run.is_proved)
    assert "resume" in desk.calls
    assert "apply" not in desk.calls
    assert window.focusWidget() is window.bar.button("next")


def test_undo_is_asked_for_before_anything_is_removed(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk, asker: FakeAsker
) -> None:
    qtbot.waitUntil(lambda: "Bedrock lab" in texts(window.home))
    asker.says_yes = False
    button(window, "Undo Bedrock lab").click()
    # The name is that of the plan, which this desk has but one of.
    qtbot.waitUntil(lambda: asker.asked == ["Undo “Bedrock prod SOC”?"])
    qtbot.waitUntil(lambda: window.journey is None)
    assert "undo" not in desk.calls
    asker.says_yes = True
    button(window, "Undo Bedrock lab").click()
    qtbot.waitUntil(lambda: "undo" in desk.calls)


def test_what_another_window_works_on_is_left_alone(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk
) -> None:
    desk.known = [replace(CONNECTIONS[2], in_use=True)]
    window.show_home()
    qtbot.waitUntil(lambda: "in use elsewhere" in texts(window.home))
    visible = [b.text() for b in window.home.findChildren(Button) if b.isVisible()]
    assert visible == ["Set up Bedrock"]


def test_a_prompt_can_be_sent_through_a_connection(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk
) -> None:
    menu_action(window, "Send a test prompt…").trigger()
    qtbot.waitUntil(lambda: window.journey is not None)
    assert window.journey is not None
    assert window.journey.page.id == PROMPT
    assert window.journey.run.run_id == CONNECTIONS[0].run_id


def test_kibana_is_one_click_away(qtbot: QtBot, window: MainWindow, desk: FakeDesk) -> None:
    menu_action(window, "Open in Kibana").trigger()
    qtbot.waitUntil(lambda: desk.opened == [CONNECTIONS[0].open_url])


def test_a_key_is_saved_only_after_a_warning(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk, asker: FakeAsker, tmp_path: Path
) -> None:
    asker.path = tmp_path / "keys.csv"
    menu_action(window, "Save access key as .csv…").trigger()
    assert asker.asked[0] == "Save the secret access key to a file?"
    qtbot.waitUntil(lambda: "save_key" in desk.calls)
    where = f"Bedrock prod SOC: The access key is saved in {asker.path}."
    qtbot.waitUntil(lambda: where in texts(window.home))


def test_an_empty_home_says_what_to_do(qtbot: QtBot, window: MainWindow, desk: FakeDesk) -> None:
    desk.known = []
    window.show_home()
    qtbot.waitUntil(lambda: "No connections yet" in texts(window.home))


def test_a_home_that_cannot_look_says_so_and_tries_again(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk
) -> None:
    desk.problems["connections"] = THROTTLED
    window.show_home()
    qtbot.waitUntil(lambda: "AWS asked to slow down." in texts(window.home))
    retry = [b for b in window.home.findChildren(Button) if b.text() == "Try again"]
    retry[-1].click()
    qtbot.waitUntil(lambda: "AWS asked to slow down." not in texts(window.home))
    qtbot.waitUntil(lambda: desk.calls.count("connections") == 3)


def test_health_words_cover_every_state(qtbot: QtBot, theme: object) -> None:
    table = Connections()
    qtbot.addWidget(table)
    table.show()
    known = [replace(CONNECTIONS[0], health=health) for health in Health]
    table.show_all(known, {}, {}, 0.0)
    qtbot.waitUntil(
        lambda: texts(table, Badge) == ["Not tested", "Working", "Failing", "Unfinished", "Removed"]
    )


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (-5, "just now"),
        (59, "just now"),
        (2 * MINUTE, "2 min ago"),
        (90 * MINUTE, "1 h ago"),
        (DAY - 1, "23 h ago"),
        (DAY, "1 day ago"),
        (3 * DAY + HOUR, "3 days ago"),
    ],
)
def test_times_in_words(qapp: object, passed: float, words: str) -> None:
    assert ago(1000.0, 1000.0 + passed) == words


def test_days(qapp: object) -> None:
    assert [days(0), days(DAY), days(41.5 * DAY)] == ["0 days", "1 day", "41 days"]


def test_what_a_wrong_clock_has_in_the_future_is_new(qapp: object) -> None:
    assert days(-730.5 * DAY) == "0 days"
    assert ago(1000.0 + DAY, 1000.0) == "just now"

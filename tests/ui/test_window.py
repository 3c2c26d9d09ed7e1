"""The window as a whole: closing, help, mistakes of ours, and who can be reached by whom."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QProgressBar, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tests.ui import keys
from tests.ui.asker import FakeAsker
from tests.ui.desk import FakeDesk
from tests.ui.families import PROMPT, REVIEW
from tests.ui.looking import open_journey
from tests.ui.run_desk import THROTTLED, WRONG_REGION

from fairlead.ui.bugs import bug_report
from fairlead.ui.draft import Draft
from fairlead.ui.help import HelpDialog
from fairlead.ui.theme import Appearance, Theme
from fairlead.ui.widgets.badge import Badge, Mark
from fairlead.ui.widgets.buttons import Button, ButtonRole
from fairlead.ui.window import MainWindow


class ShownWindows(QObject):
    """Remembers what was shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: set[type[object]] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.kinds.add(type(watched))
        return False


@pytest.fixture
def shown(qapp: QApplication) -> Iterator[ShownWindows]:
    shown = ShownWindows()
    qapp.installEventFilter(shown)
    yield shown
    qapp.removeEventFilter(shown)


def go_all_the_way(qtbot: QtBot, window: MainWindow) -> Iterator[str]:
    """Visit every view with everything unfolded, and yield its name once it is on screen."""
    yield "home"
    journey = open_journey(qtbot, window)
    yield "form"
    keys.type_in("https://soc.kb.example.com")
    journey.page.press_enter()
    journey.page.press_enter()
    qtbot.waitUntil(lambda: window.bar.button("commit").isEnabled())
    unfold(journey.page)
    yield REVIEW
    window.bar.button("commit").click()
    qtbot.waitUntil(lambda: "again" in [spec.id for spec in window.view.buttons()])
    unfold(journey.page)
    yield "failed"
    window.bar.button("again").click()
    qtbot.waitUntil(lambda: journey.run.is_proved)
    journey.go_next()
    assert journey.page.id == PROMPT
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.view.footer().text == "")
    unfold(journey.page)
    yield PROMPT


def unfold(widget: QWidget) -> None:
    for button in widget.findChildren(Button):
        is_fold = button.property("role") == ButtonRole.FOLD.value
        if is_fold or (button.text() == "Details" and button.isVisible()):
            button.click()


@pytest.fixture
def troubled(desk: FakeDesk) -> FakeDesk:
    desk.problems["connector"] = THROTTLED
    desk.problems["prompt_kibana test"] = WRONG_REGION
    return desk


def test_everything_is_shown_inside_the_window(
    qtbot: QtBot, troubled: FakeDesk, shown: ShownWindows, window: MainWindow
) -> None:
    """A widget made visible before it has its place would flash up as a window of its own."""
    views = list(go_all_the_way(qtbot, window))
    assert views == ["home", "form", REVIEW, "failed", PROMPT]
    assert shown.kinds == {MainWindow}


def reachable(window: MainWindow) -> list[QWidget]:
    """Press Tab until the focus comes round, and return where it was."""
    seen: list[QWidget] = []
    while (widget := keys.focused()) not in seen:
        seen.append(widget)
        keys.press(Qt.Key.Key_Tab)
    return seen


def wants_focus(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isVisible() and widget.isEnabled()


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_all_that_can_be_used_has_a_name_and_is_reached_by_tab(
    qtbot: QtBot, troubled: FakeDesk, window: MainWindow
) -> None:
    for view in go_all_the_way(qtbot, window):
        wanted = {widget for widget in window.findChildren(QWidget) if wants_focus(widget)}
        found = set(reachable(window))
        lost = [f"{widget!r} {widget.accessibleName()}" for widget in wanted - found]
        assert lost == [], view
        nameless = [repr(widget) for widget in wanted if not spoken(widget)]
        assert nameless == [], view


def test_status_is_never_a_color_alone(
    qtbot: QtBot, troubled: FakeDesk, window: MainWindow
) -> None:
    for view in go_all_the_way(qtbot, window):
        silent = [
            widget
            for widget in window.findChildren(QWidget)
            if widget.isVisible()
            and (
                (isinstance(widget, Mark | QProgressBar) and not widget.accessibleName())
                or (isinstance(widget, Badge) and not widget.text())
            )
        ]
        assert silent == [], view


def test_nothing_is_cut_off_at_the_side(
    qtbot: QtBot, troubled: FakeDesk, window: MainWindow
) -> None:
    for view in go_all_the_way(qtbot, window):
        sideways = [
            frame
            for frame in window.findChildren(QScrollArea)
            if frame.isVisible() and frame.horizontalScrollBar().maximum() > 0
        ]
        assert sideways == [], view


def test_every_view_in_the_dark(qtbot: QtBot, window: MainWindow, theme: Theme) -> None:
    """Painting under both themes raises nothing and uses different grounds."""
    grounds = []
    for appearance in (Appearance.LIGHT, Appearance.DARK):
        theme.choose(appearance)
        image = window.grab().toImage()
        grounds.append(image.pixelColor(image.width() // 2, image.height() - 120).name())
    assert grounds == ["#f6f7f9", "#14181f"]


def test_closing_waits_for_the_step_at_work(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk, asker: FakeAsker
) -> None:
    desk.holds.add("user")
    journey = open_journey(qtbot, window)
    keys.type_in("x")
    journey.page.press_enter()
    journey.page.press_enter()
    qtbot.waitUntil(lambda: window.bar.button("commit").isEnabled())
    window.bar.button("commit").click()
    qtbot.waitUntil(lambda: "user" in desk.calls)
    asker.says_yes = False
    window.close()
    assert window.isVisible()
    asker.says_yes = True
    window.close()
    assert asker.asked == ["Close while Fairlead is working?"] * 2
    assert window.isVisible()
    desk.let_go()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert "attachment" not in desk.calls


def test_help_is_one_key_away(qtbot: QtBot, window: MainWindow, desk: FakeDesk) -> None:
    open_journey(qtbot, window)
    keys.press(Qt.Key.Key_F1)
    help_dialog = window.findChildren(HelpDialog)[0]
    qtbot.waitUntil(help_dialog.isVisible)
    links = [b for b in help_dialog.findChildren(Button) if "documentation" in b.text()]
    links[0].click()
    qtbot.waitUntil(lambda: desk.opened == ["https://example.com/docs"])
    help_dialog.accept()
    qtbot.waitUntil(lambda: not shiboken6.isValid(help_dialog))


def test_a_mistake_of_ours_is_shown_once(qtbot: QtBot, window: MainWindow) -> None:
    for error in (ValueError("secret one"), ValueError("secret two")):
        window.show_bug(error)
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    assert len(dialogs) == 1
    copy = next(b for b in dialogs[0].findChildren(Button) if "Copy" in b.text())
    copy.click()
    report = QGuiApplication.clipboard().text()
    assert "ValueError" in report
    assert "secret" not in report
    dialogs[0].close()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialogs[0]))
    assert window.bug is None


def test_a_report_names_places_and_kinds_but_no_values(bridge_error: BaseException) -> None:
    report = bug_report(bridge_error)
    assert "ZeroDivisionError" in report
    assert "KeyError" in report
    assert "fairlead.ui.draft:" in report
    assert "hush" not in report
    assert __file__ not in report


@pytest.fixture
def bridge_error() -> BaseException:
    def settle(_old: str, _new: str) -> str:
        try:
            raise KeyError("hush")
        except KeyError as error:
            raise ZeroDivisionError("hush hush") from error

    try:
        Draft("hush", settle).put("hush again")
    except ZeroDivisionError as error:
        return error
    raise AssertionError

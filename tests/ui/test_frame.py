"""The frame that is on the screen before its contents are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPaintEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fairlead.ui.frame import Frame
from fairlead.ui.theme import Appearance, Theme
from fairlead.ui.tokens import DARK, LIGHT


class Contents(QWidget):
    """Notes keys, and closes only if it may."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[int] = []
        self.may_close = True
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.pressed.append(event.key())

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.may_close)


@pytest.fixture
def frame(qtbot: QtBot) -> Frame:
    """A frame on the screen, filled."""
    contents = Contents()
    made = Frame(lambda: made.show_content(contents))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(contents.isVisible)
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def contents(frame: Frame) -> Contents:
    contents = frame.findChild(Contents)
    assert isinstance(contents, Contents)
    return contents


@pytest.fixture
def system_palette(qapp: QApplication) -> Iterator[QPalette]:
    """The palette of the application, put back after the test."""
    before = qapp.palette()
    yield QPalette(before)
    qapp.setPalette(before)


def test_it_is_filled_once_it_was_painted(qtbot: QtBot) -> None:
    events: list[str] = []

    class Watched(Frame):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            events.append("painted")

    frame = Watched(lambda: events.append("filled"))
    qtbot.addWidget(frame)
    frame.show()
    assert events == []
    qtbot.waitUntil(lambda: "filled" in events)
    frame.repaint()
    frame.update()
    qtbot.waitUntil(lambda: events[-2:] == ["painted", "painted"])
    assert events[:2] == ["painted", "filled"]
    assert events.count("filled") == 1


@pytest.mark.parametrize(("is_dark", "color"), [(False, LIGHT.window), (True, DARK.window)])
def test_it_has_the_ground_that_is_asked_for(
    qtbot: QtBot, system_palette: QPalette, is_dark: bool, color: str
) -> None:
    frame = Frame(lambda: None, is_dark)
    qtbot.addWidget(frame)
    assert frame.palette().window().color().name() == color


@pytest.mark.parametrize(("system", "color"), [("#efefef", LIGHT.window), ("#202326", DARK.window)])
def test_it_has_the_ground_of_the_system(
    qtbot: QtBot, qapp: QApplication, system_palette: QPalette, system: str, color: str
) -> None:
    system_palette.setColor(QPalette.ColorRole.Window, QColor(system))
    qapp.setPalette(system_palette)
    frame = Frame(lambda: None)
    qtbot.addWidget(frame)
    assert frame.palette().window().color().name() == color


def test_filled_it_follows_the_colors_of_the_application(theme: Theme, frame: Frame) -> None:
    for appearance, tokens in ((Appearance.DARK, DARK), (Appearance.LIGHT, LIGHT)):
        theme.choose(appearance)
        ground = frame.grab().toImage().pixelColor(2, 2)
        assert ground.name() == tokens.window


def test_the_contents_fill_it(frame: Frame, contents: Contents) -> None:
    assert contents.geometry() == frame.rect()


def test_keys_reach_the_contents_where_nothing_has_the_focus(
    frame: Frame, contents: Contents
) -> None:
    contents.field.clearFocus()
    QTest.keyClick(frame, Qt.Key.Key_Escape)
    assert contents.pressed == [Qt.Key.Key_Escape]


def test_it_closes_if_the_contents_agree(frame: Frame, contents: Contents) -> None:
    contents.may_close = False
    assert not frame.close()
    assert frame.isVisible()
    assert contents.isVisible()
    contents.may_close = True
    assert frame.close()
    assert not frame.isVisible()


def test_it_closes_while_it_is_empty(qtbot: QtBot) -> None:
    frame = Frame(lambda: None)
    qtbot.addWidget(frame)
    frame.show()
    assert frame.close()


def test_it_is_not_larger_than_the_screen(frame: Frame) -> None:
    room = frame.screen().availableSize()
    assert room.width() < 1120, "Qt's screen in memory has become larger; this test says nothing"
    assert frame.size().boundedTo(room) == frame.size()

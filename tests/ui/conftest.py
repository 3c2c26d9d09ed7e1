"""A themed application, a desk, and a window over both."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.asker import FakeAsker
from tests.ui.desk import FakeDesk
from tests.ui.families import CARD
from tests.ui.run_desk import NOW

from fairlead.ui.bridge import Bridge
from fairlead.ui.theme import Appearance, Theme
from fairlead.ui.window import MainWindow


@pytest.fixture(scope="session")
def session_theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Appearance.LIGHT)


@pytest.fixture
def theme(session_theme: Theme) -> Iterator[Theme]:
    """The theme, light again after the test."""
    yield session_theme
    session_theme.choose(Appearance.LIGHT)


@pytest.fixture
def desk() -> Iterator[FakeDesk]:
    desk = FakeDesk()
    yield desk
    desk.let_go()


@pytest.fixture
def asker() -> FakeAsker:
    return FakeAsker()


@pytest.fixture
def bugs() -> list[BaseException]:
    return []


@pytest.fixture
def bridge(qapp: QApplication, desk: FakeDesk, bugs: list[BaseException]) -> Iterator[Bridge]:
    """A bridge of its own, for pages and panes opened alone; no test may leave a bug unseen."""
    bridge = Bridge(bugs.append)
    yield bridge
    desk.let_go()
    assert bridge.close()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: FakeDesk, asker: FakeAsker) -> Iterator[MainWindow]:
    """The whole window over the fake desk, active, with its first answers on screen."""
    window = MainWindow([CARD], desk, asker=asker, practice=lambda: None, clock=lambda: NOW)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: window.bar.text == "Keyring: GNOME Keyring")
    yield window
    desk.let_go()
    assert window.bridge.close()

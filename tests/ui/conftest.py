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
from tests.ui.s3_family import S3_CARD, S3_CONNECTION, S3_PLAN, S3_RUN

from fairlead.ui.bridge import Bridge
from fairlead.ui.pages.sample_sync import SampleSyncPage
from fairlead.ui.runs import Purpose
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


@pytest.fixture
def s3_window(qtbot: QtBot, theme: Theme, desk: FakeDesk, asker: FakeAsker) -> Iterator[MainWindow]:
    """The window with one finished S3 connection."""
    desk.plans[S3_RUN] = S3_PLAN
    desk.known = [S3_CONNECTION]
    window = MainWindow([S3_CARD], desk, asker=asker, clock=lambda: NOW)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: window.bar.text == "Keyring: GNOME Keyring")
    yield window
    desk.let_go()
    assert window.bridge.close()


@pytest.fixture
def sample_page(qtbot: QtBot, s3_window: MainWindow) -> SampleSyncPage:
    s3_window.open_run(S3_CONNECTION, Purpose.TRY)
    qtbot.waitUntil(lambda: s3_window.journey is not None)
    assert s3_window.journey is not None
    page = s3_window.journey.page
    assert isinstance(page, SampleSyncPage)
    qtbot.waitUntil(lambda: not page.checks.is_checking)
    return page

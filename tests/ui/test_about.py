"""About, the report of a crash, and the answer to a second start."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.ui.desk import FakeDesk
from tests.ui.families import CARD

from fairlead.core.about import Component
from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.ui.about import AboutDialog
from fairlead.ui.bugs import CrashDialog
from fairlead.ui.instance import InstanceServer, bring_forward
from fairlead.ui.theme import Theme
from fairlead.ui.window import MainWindow


@dataclass
class FakeAbout:
    """A program of two components. `newest` is what is announced, or what goes wrong."""

    newest: str | Problem = ""
    knows_where: bool = True
    asked: list[str] = field(default_factory=list)

    def can_look_up(self) -> bool:
        return self.knows_where

    def newer_version(self) -> str:
        self.asked.append("version")
        if isinstance(self.newest, Problem):
            raise self.newest
        return self.newest

    def components(self) -> tuple[Component, ...]:
        return (
            Component("boto3", "1.44.5", "Apache-2.0", "Licensed under the Apache License"),
            Component("six", "1.17", "MIT", ""),
        )

    def surroundings(self) -> Mapping[str, str]:
        return {"fairlead": "0.1.0", "keyring": "GNOME Keyring", "home": "/home/somebody"}


@pytest.fixture
def about() -> FakeAbout:
    return FakeAbout()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: FakeDesk, about: FakeAbout) -> Iterator[MainWindow]:
    window = MainWindow([CARD], desk, about=lambda: about)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.bar.text == "Keyring: GNOME Keyring")
    yield window
    assert window.bridge.close()


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> AboutDialog:
    window.home.footer().on_link()
    dialog = window.findChild(AboutDialog)
    assert isinstance(dialog, AboutDialog)
    qtbot.waitUntil(lambda: dialog.choice.count() == 2)
    return dialog


def test_home_leads_there(window: MainWindow) -> None:
    assert window.home.footer().link == "About Fairlead"


def test_each_component_shows_its_license(dialog: AboutDialog) -> None:
    assert dialog.choice.currentText() == "boto3  1.44.5  Apache-2.0"
    assert dialog.text.toPlainText() == "Licensed under the Apache License"
    dialog.choice.setCurrentIndex(1)
    assert "brings no text" in dialog.text.toPlainText()


def test_diagnostics_hold_what_is_listed(qtbot: QtBot, dialog: AboutDialog) -> None:
    dialog.copy.click()
    qtbot.waitUntil(lambda: dialog.news.text().startswith("Copied."))
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "fairlead: 0.1.0"
    assert "keyring: GNOME Keyring" in lines
    assert "display: offscreen" in lines
    assert lines[-1] == "home: <redacted>"


@pytest.mark.parametrize(
    ("newest", "words"),
    [
        ("0.2.0", "There is a newer version: 0.2.0."),
        ("", "This is the newest version."),
        (
            Problem("releases-failed", translate("T", "No answer."), translate("T", "Try later.")),
            "No answer. Try later.",
        ),
    ],
)
def test_a_newer_version_is_asked_for_on_request(
    qtbot: QtBot, dialog: AboutDialog, about: FakeAbout, newest: str | Problem, words: str
) -> None:
    about.newest = newest
    assert about.asked == []
    dialog.look_up.click()
    qtbot.waitUntil(lambda: dialog.news.text() == words)
    assert about.asked == ["version"]


def test_a_build_that_knows_no_place_does_not_offer_it(
    qtbot: QtBot, window: MainWindow, about: FakeAbout
) -> None:
    about.knows_where = False
    window.show_about()
    dialog = window.findChild(AboutDialog)
    assert isinstance(dialog, AboutDialog)
    assert not dialog.look_up.isVisibleTo(dialog)
    qtbot.waitUntil(lambda: dialog.choice.count() == 2)


def test_a_crash_is_reported_with_versions(window: MainWindow) -> None:
    dialog = CrashDialog("Fatal Python error: Aborted", window)
    assert dialog.report.splitlines()[0].startswith("Fairlead ")
    assert dialog.report.endswith("\n\nFatal Python error: Aborted")


def test_a_further_start_is_heard_and_answered(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "first"
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(path))
    listener.listen()
    answers: list[bytes] = []

    def start_again() -> None:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(path))
            connection.sendall(b"token-1\n")
            answers.append(connection.recv(100))

    thread = threading.Thread(target=start_again)
    thread.start()
    server = InstanceServer(listener.detach(), b"raised\n")
    heard: list[str] = []
    server.raise_wanted.connect(heard.append)
    qtbot.waitUntil(lambda: bool(answers))
    thread.join()
    server.close()
    assert (heard, answers) == (["token-1"], [b"raised\n"])


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_minimized_window_comes_forward(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    window.showMinimized()
    bring_forward(window, "token-2")
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    qtbot.waitUntil(window.isVisible)

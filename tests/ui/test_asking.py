"""Questions to the user, with real dialogs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from tests.ui import keys

from fairlead.ui.asking import DialogAsker
from fairlead.ui.question import Question, Tick
from fairlead.ui.question_dialog import QuestionDialog
from fairlead.ui.window import MainWindow

QUESTION = Question("Leave?", "Nothing was created.", "Leave", "Stay")


@pytest.mark.parametrize(
    ("is_danger", "key", "said"),
    [
        (False, Qt.Key.Key_Return, ["yes"]),
        (False, Qt.Key.Key_Escape, []),
        (True, Qt.Key.Key_Return, []),
        (True, Qt.Key.Key_Escape, []),
    ],
)
def test_enter_goes_ahead_only_where_there_is_no_danger(
    qtbot: QtBot, window: MainWindow, is_danger: bool, key: Qt.Key, said: list[str]
) -> None:
    heard: list[str] = []
    DialogAsker().confirm(
        window, replace(QUESTION, is_danger=is_danger), lambda: heard.append("yes")
    )
    dialog = window.findChildren(QuestionDialog)[0]
    qtbot.waitUntil(dialog.isActiveWindow)
    keys.press(key)
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    assert heard == said


@pytest.mark.parametrize(
    ("presses", "heard"),
    [
        ([Qt.Key.Key_Escape], ["no"]),
        ([Qt.Key.Key_Tab, Qt.Key.Key_Space], [frozenset[str]()]),
        (
            [Qt.Key.Key_Backtab, Qt.Key.Key_Space, *[Qt.Key.Key_Tab] * 2, Qt.Key.Key_Space],
            [frozenset({"index"})],
        ),
    ],
    ids=["stay", "nothing ticked", "ticked"],
)
def test_what_a_question_offers_is_ticked_by_keyboard(
    qtbot: QtBot, window: MainWindow, presses: list[Qt.Key], heard: list[object]
) -> None:
    answers: list[object] = []
    DialogAsker().confirm_with(
        window,
        replace(QUESTION, is_danger=True),
        (Tick("proof", "The sample"), Tick("index", "The documents")),
        answers.append,
        lambda: answers.append("no"),
    )
    dialog = window.findChildren(QuestionDialog)[0]
    qtbot.waitUntil(dialog.isActiveWindow)
    for key in presses:
        keys.press(key)
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    assert answers == heard


def test_a_folder_is_chosen(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    chosen: list[Path] = []
    DialogAsker().choose_folder(window, "Folder for the files", chosen.append)
    dialog = window.findChildren(QFileDialog)[0]
    dialog.setDirectory(str(tmp_path))
    dialog.accept()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    assert chosen == [tmp_path]


def test_a_place_to_save_is_proposed(qtbot: QtBot, window: MainWindow) -> None:
    chosen: list[str] = []
    DialogAsker().choose_save_path(
        window, "Save plan", "prod.toml", lambda path: chosen.append(path.name)
    )
    dialog = window.findChildren(QFileDialog)[0]
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.accept()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    assert chosen == ["prod.toml"]

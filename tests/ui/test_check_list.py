from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot
from tests.ui.keys import press, tab_to, type_in
from tests.ui.looking import texts

from fairlead.ui.widgets.check_list import CheckList, Option

CHECKED = Qt.ItemDataRole.CheckStateRole


def open_list(qtbot: QtBot, *names: str) -> tuple[CheckList, list[tuple[str, bool]]]:
    view = CheckList("Fruit", filter_name="Filter by name", empty="")
    qtbot.addWidget(view)
    toggles: list[tuple[str, bool]] = []
    view.toggled.connect(lambda value, is_on: toggles.append((value, is_on)))
    view.offer([Option(name, "ripe") for name in names], {"pear"}, empty="None.")
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.entry.setFocus()
    return view, toggles


def test_space_and_clicks_ask_for_a_tick(qtbot: QtBot) -> None:
    view, toggles = open_list(qtbot, "apple", "pear")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert toggles == [("apple", True), ("pear", False)]
    entry = view.entry
    assert isinstance(entry, QListView)
    spot = entry.visualRect(entry.model().index(0, 0)).center() + QPoint(60, 0)
    QTest.mouseClick(entry.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert toggles[2:] == [("apple", True)]


def test_a_tick_shows_only_once_it_is_an_answer(qtbot: QtBot) -> None:
    view, _toggles = open_list(qtbot, "apple", "pear")
    entry = view.entry
    assert isinstance(entry, QListView)
    press(Qt.Key.Key_Space)
    assert [Qt.CheckState(entry.model().index(row, 0).data(CHECKED)) for row in (0, 1)] == [
        Qt.CheckState.Unchecked,
        Qt.CheckState.Checked,
    ]


def test_many_are_narrowed_down(qtbot: QtBot) -> None:
    view, toggles = open_list(qtbot, *(f"plum {number}" for number in range(5000)), "pear")
    tab_to("Filter by name")
    type_in("pea")
    assert texts(view) == ["1 of 5001 shown"]
    tab_to("Fruit")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert toggles == [("pear", False)]


def test_an_empty_list_says_why(qtbot: QtBot) -> None:
    view, _toggles = open_list(qtbot)
    assert texts(view) == ["None."]

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.keys import focused, press

from fairlead.ui.tab_order import TabOrder, order_tabs
from fairlead.ui.widgets.columns import Columns
from fairlead.ui.widgets.inputs import SecretEdit


def edit(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    return line


def test_tab_follows_the_layout_and_not_the_order_of_making(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    last, first = edit("last"), edit("first")
    layout.addWidget(first)
    row = QHBoxLayout()
    layout.addLayout(row)
    layout.addWidget(last)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    secret = SecretEdit()
    secret.setAccessibleName("secret")
    late = edit("late")
    for widget in (secret, late):
        row.addWidget(widget)
        widget.show()
    order_tabs(page)
    first.setFocus()
    seen = []
    for _ in range(5):
        seen.append(focused().accessibleName())
        press(Qt.Key.Key_Tab)
    assert seen == ["first", "secret", "Show what is typed", "late", "last"]


def test_tab_is_led_a_little_later_for_all_that_came_until_then(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    last, middle, first = edit("last"), edit("middle"), edit("first")
    layout.addWidget(last)
    tabs = TabOrder(page)
    tabs.lead_soon()
    layout.insertWidget(0, middle)
    layout.insertWidget(0, first)
    qtbot.waitUntil(lambda: first.nextInFocusChain() is middle)


def test_columns_fold_where_there_is_no_room(qtbot: QtBot) -> None:
    left, right = edit("left"), edit("right")
    for line in (left, right):
        line.setMinimumWidth(200)
    page = QWidget()
    qtbot.addWidget(page)
    columns = Columns(left, right, parent=page)
    columns.resize(600, 100)
    page.show()
    qtbot.waitUntil(lambda: right.x() > left.x())
    assert columns.minimumSizeHint().width() == 200
    columns.resize(250, 100)
    qtbot.waitUntil(lambda: right.x() == left.x() and right.y() > left.y())
    columns.resize(600, 100)
    qtbot.waitUntil(lambda: right.x() > left.x())

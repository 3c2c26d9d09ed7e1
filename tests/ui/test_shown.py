"""Showing widgets of a page that is on screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fairlead.ui.widgets.look import set_look
from fairlead.ui.widgets.shown import set_shown, show_added


class Moves(QObject):
    """Counts how often a widget was moved."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Move
        return False


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    QVBoxLayout(page)
    qtbot.addWidget(page)
    page.resize(200, 400)
    page.show()
    return page


def put(page: QWidget, *labels: QLabel) -> None:
    layout = page.layout()
    assert layout is not None
    for label in labels:
        layout.addWidget(label)


def test_what_is_below_moves_once_for_all_that_is_shown(qtbot: QtBot, page: QWidget) -> None:
    hidden = [QLabel(f"row {number}") for number in range(5)]
    for label in hidden:
        label.hide()
    last = QLabel("last")
    put(page, *hidden, last)
    qtbot.waitUntil(last.isVisible)
    qtbot.waitUntil(lambda: last.height() > 300)
    moves = Moves(page)
    last.installEventFilter(moves)
    for label in hidden:
        set_shown(label, True)
        assert label.isVisible()
    assert moves.count == 0
    qtbot.waitUntil(lambda: last.y() > hidden[-1].y() > hidden[0].y())
    assert moves.count == 1
    set_shown(hidden[0], False)
    assert not hidden[0].isVisible()


def test_what_was_added_shows_at_once_but_not_what_was_hidden_on_purpose(page: QWidget) -> None:
    label, secret = QLabel("row"), QLabel("not for now")
    secret.hide()
    put(page, label, secret)
    show_added(label, secret)
    assert label.isVisible()
    assert not secret.isVisible()


def test_a_look_is_there_before_and_after_the_first_paint(qtbot: QtBot, page: QWidget) -> None:
    page.setStyleSheet('QLabel[role="large"] { font-size: 40px; }')
    early, late = QLabel("words"), QLabel("words")
    set_look(early, "role", "large")
    put(page, early, late)
    qtbot.waitUntil(late.isVisible)
    assert early.font().pixelSize() == 40 != late.font().pixelSize()
    set_look(late, "role", "large")
    assert late.font().pixelSize() == 40

"""What a user sees in a widget."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fairlead.ui.journey import Journey
from fairlead.ui.widgets.buttons import Button
from fairlead.ui.widgets.label import Label
from fairlead.ui.window import MainWindow


def texts(widget: QWidget, kind: type[Label] = Label) -> list[str]:
    """Return the words of all visible labels of this kind."""
    return [label.text() for label in widget.findChildren(kind) if label.isVisible()]


def buttons(widget: QWidget) -> dict[str, Button]:
    """Return the visible buttons by their words, without the mark of their letter."""
    return {
        button.text().replace("&", ""): button
        for button in widget.findChildren(Button)
        if button.isVisible()
    }


def open_journey(qtbot: QtBot, window: MainWindow) -> Journey[Any]:
    """Begin a new journey and return it once it is on screen."""
    window.set_up("bedrock")
    qtbot.waitUntil(lambda: window.journey is not None)
    assert window.journey is not None
    return window.journey

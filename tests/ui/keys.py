"""Working the window with the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    """Return the widget that has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(focused(), key, modifier)


def type_in(text: str) -> None:
    """Type a text where the focus is."""
    QTest.keyClicks(focused(), text)


def tab_to(name: str, *, limit: int = 60) -> QWidget:
    """Press Tab until the widget with this accessible name has the focus."""
    seen = []
    for _ in range(limit):
        widget = focused()
        if widget.accessibleName() == name:
            return widget
        seen.append(widget.accessibleName())
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {name!r}, only to {seen}")

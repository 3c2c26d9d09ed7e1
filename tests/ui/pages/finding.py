"""Reaching and reading widgets as a user does: by their words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from tests.ui.keys import focused, press, type_in

from fairlead.ui.form_page import FormPage
from fairlead.ui.page import PageState
from fairlead.ui.widgets.badge import Badge
from fairlead.ui.widgets.field import Field


def words_of(widget: QWidget) -> str:
    """Return the words on a button without their mnemonic, or the name of anything else."""
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text().replace("&", "")
    return widget.accessibleName()


def tab_to_words(words: str, *, limit: int = 80) -> QWidget:
    """Press Tab until the focus is on the widget with these words."""
    seen = []
    for _ in range(limit):
        widget = focused()
        if words_of(widget) == words:
            return widget
        seen.append(words_of(widget))
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {words!r}, only to {seen}")


def press_on(words: str) -> None:
    """Go to the button, tick or choice with these words by Tab, and press Space."""
    tab_to_words(words)
    press(Qt.Key.Key_Space)


def retype(name: str, text: str) -> None:
    """Go to the field with this name and replace what stands there."""
    tab_to_words(name)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Delete)
    if text.isascii():
        type_in(text)
    else:
        QGuiApplication.clipboard().setText(text)
        press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def shown_words(page: QWidget) -> Iterator[str]:
    """Yield what all visible labels of a page say."""
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            yield label.text()


def has_button(page: QWidget, words: str) -> bool:
    """Tell whether a button with these words can be seen."""
    return any(
        button.isVisible() and words_of(button) == words
        for button in page.findChildren(QAbstractButton)
    )


def badges(page: QWidget) -> list[str]:
    """Return the words of all visible badges."""
    return [badge.text() for badge in page.findChildren(Badge) if badge.isVisible()]


def note_at(page: QWidget, name: str) -> str:
    """Return what stands below the field with this name."""
    fields = [f for f in page.findChildren(Field) if f.editor.accessibleName() == name]
    assert len(fields) == 1, f"{len(fields)} fields named {name!r}"
    return fields[0].note


def fits(page: QWidget) -> bool:
    """Tell whether a page, laid out to its end, needs no more width than it has."""
    for _ in range(8):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    frame = page.parentWidget()
    assert frame is not None
    return page.minimumSizeHint().width() <= frame.width()


def state_of(page: FormPage[Any]) -> PageState:
    """Return how the page stands; a function, so that no type checker thinks it knows."""
    return page.state

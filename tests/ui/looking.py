"""What a user sees in a widget."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from fairlead.ui.widgets.buttons import Button
from fairlead.ui.widgets.label import Label


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

"""Properties that the style sheet asks for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_look(widget: QWidget, name: str, value: str | bool) -> None:
    """Give a property that the style sheet asks for another value, and style the widget by it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    # What was not styled yet is styled by it anyhow, once it is shown.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)

"""Showing and hiding widgets of a page that is on screen, without laying it out for each one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_shown(widget: QWidget, is_shown: bool) -> None:
    """Show or hide a widget of a layout; everything gets its place once, before it is painted.

    Qt lays out all that is around a widget as soon as it is shown, so that five of them move a
    whole page five times in one turn of the event loop.
    """
    parent = widget.parentWidget()
    layout = parent.layout() if parent is not None else None
    if layout is None or widget.isHidden() is not is_shown:
        widget.setVisible(is_shown)
        return
    was_enabled = layout.isEnabled()
    layout.setEnabled(False)
    widget.setVisible(is_shown)
    layout.setEnabled(was_enabled)


def show_added(*widgets: QWidget) -> None:
    """Show what was put into a layout now, and not one by one with the next events.

    What was hidden on purpose stays hidden.
    """
    for widget in widgets:
        was_asked = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        if widget.isHidden() and not was_asked:
            set_shown(widget, True)

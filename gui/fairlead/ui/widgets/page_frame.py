"""The scrolling frame of a page: what has the focus is in sight, all of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_MARGIN = 24
"""Pixels left free above and below what is brought into sight."""


class PageFrame(QScrollArea):
    """Holds a page (`setWidget`) that may be higher than the window."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll until the whole widget can be seen, or its top where it is too high for that."""
        page = self.widget()
        if page is None or not page.isAncestorOf(widget):
            return
        # What has just appeared, or moved something else, gets its place first.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        top = widget.mapTo(page, widget.rect().topLeft()).y() - _MARGIN
        bottom = top + widget.height() + 2 * _MARGIN
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        if top < bar.value() or bottom - top > height:
            bar.setValue(top)
        elif bottom > bar.value() + height:
            bar.setValue(bottom - height)

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Follow the Tab key. Qt alone shows no more of an editor than its cursor."""
        has_moved = super().focusNextPrevChild(is_forward)
        focused = self.focusWidget()
        if has_moved and focused is not None:
            self.bring_into_sight(focused)
        return has_moved

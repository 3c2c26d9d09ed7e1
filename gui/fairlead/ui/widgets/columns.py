"""Widgets side by side where there is room for them, and below each other where there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

_SPACING = 14


class Columns(QWidget):
    """Shares its width evenly, or by `stretches`, among its widgets.

    So it asks for no more width than its widest one, and a narrow window scrolls one way only.
    """

    def __init__(
        self, *widgets: QWidget, stretches: tuple[int, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._widgets: tuple[QWidget, ...] = ()
        self._stretches: tuple[int, ...] = ()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_SPACING)
        self.hold(*widgets, stretches=stretches)

    def hold(self, *widgets: QWidget, stretches: tuple[int, ...] = ()) -> None:
        """Hold these, where there were none before."""
        self._widgets = widgets
        self._stretches = stretches or (1,) * len(widgets)
        for widget, stretch in zip(widgets, self._stretches, strict=True):
            self._box.addWidget(widget, stretch)

    def _fold(self) -> None:
        shown = [widget for widget in self._widgets if not widget.isHidden()]
        needed = sum(_least(widget) for widget in shown)
        has_room = self.width() >= needed + _SPACING * max(0, len(shown) - 1)
        direction = (
            QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        )
        if direction is not self._box.direction():
            self._box.setDirection(direction)
            # Below each other, spare height belongs to nobody.
            for index, stretch in enumerate(self._stretches):
                self._box.setStretch(index, stretch if has_room else 0)

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the widest widget alone."""
        hint = super().minimumSizeHint()
        widths = (_least(widget) for widget in self._widgets if not widget.isHidden())
        hint.setWidth(max(widths, default=0))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Look again when a widget has come, gone or grown."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)


def _least(widget: QWidget) -> int:
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())

"""Advanced things, folded until asked for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.ui.icons import tinted_icon
from fairlead.ui.tokens import tokens_of
from fairlead.ui.widgets.buttons import Button, ButtonRole


class Disclosure(QWidget):
    """A button that unfolds what is below it.

    Signals:
        unfolded: It is open now, or closed.
    """

    unfolded = Signal(bool)

    def __init__(self, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = Button(title, role=ButtonRole.FOLD)
        self._button.setCheckable(True)
        self._button.toggled.connect(self._show)
        self.content = QWidget()
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(0, 6, 0, 0)
        self.body.setSpacing(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._button)
        layout.addWidget(self.content)
        self._show(False)

    def set_title(self, title: str) -> None:
        """Say something else on the button."""
        self._button.setText(title)

    @property
    def is_open(self) -> bool:
        """Whether the content shows."""
        return self._button.isChecked()

    def open(self, is_open: bool = True) -> None:
        """Unfold or fold."""
        self._button.setChecked(is_open)

    def add(self, widget: QWidget) -> None:
        """Put a widget into the folded part."""
        self.body.addWidget(widget)

    def _show(self, is_open: bool) -> None:
        self.content.setVisible(is_open)
        self._draw_chevron()
        self._button.setAccessibleDescription(self.tr("Unfolded") if is_open else self.tr("Folded"))
        self.unfolded.emit(is_open)

    def _draw_chevron(self) -> None:
        name = "chevron-down" if self._button.isChecked() else "chevron-right"
        self._button.setIcon(tinted_icon(name, tokens_of(self.palette()).text, self))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "content"):
            self._draw_chevron()

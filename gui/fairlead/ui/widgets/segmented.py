"""A choice of two to four, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from fairlead.ui.widgets.buttons import Button, ButtonRole


class Segmented(QWidget):
    """Buttons of which exactly one is down. Tab enters at that one, arrow keys move.

    Signals:
        chosen: The user picked this value (not sent by `show_value`).
    """

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for index, (value, words) in enumerate(choices):
            button = Button(words, role=ButtonRole.SEGMENT)
            button.setCheckable(True)
            button.setProperty(
                "edge",
                "first" if index == 0 else "last" if index == len(choices) - 1 else "",
            )
            button.toggled.connect(partial(self._tell, value))
            self._group.addButton(button)
            self._buttons[value] = button
            layout.addWidget(button)
        layout.addStretch(1)
        self.show_value(choices[0][0])

    @property
    def value(self) -> str:
        """The value of the button that is down."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def show_value(self, value: str) -> None:
        """Press the button of this value without telling anybody."""
        if self._buttons[value].isChecked():
            return
        blocked = self.blockSignals(True)
        self._buttons[value].setChecked(True)
        self.blockSignals(blocked)
        self._lead_tab_to(value)

    def _tell(self, value: str, is_down: bool) -> None:
        if is_down:
            self._lead_tab_to(value)
            self.chosen.emit(value)

    def _lead_tab_to(self, value: str) -> None:
        """Let Tab and the label's letter enter at this button and pass the others by."""
        for known, button in self._buttons.items():
            is_entry = known == value
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_entry else Qt.FocusPolicy.ClickFocus
            )
        self.setFocusProxy(self._buttons[value])

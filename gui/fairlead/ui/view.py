"""What fills the window between header and bar, and what it has the bar say and offer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fairlead.ui.widgets.buttons import ButtonRole


@dataclass(frozen=True, slots=True)
class Footer:
    """What the bar says on its left: words, and a link after them."""

    text: str = ""
    link: str = ""
    on_link: Callable[[], None] = field(default=lambda: None, compare=False)


@dataclass(frozen=True, slots=True)
class BarButton:
    """A button of the bar. `text` holds the mnemonic; `name` is read out instead if given."""

    id: str
    text: str
    on_click: Callable[[], None] = field(compare=False)
    role: ButtonRole = ButtonRole.PLAIN
    is_enabled: bool = True
    name: str = ""


class View(QWidget):
    """Home, a journey, or a page of one.

    Signals:
        state_changed: The bar, the header and the stepper should look again.
    """

    state_changed = Signal()

    def footer(self) -> Footer:
        """Return what the bar says."""
        return Footer()

    def buttons(self) -> tuple[BarButton, ...]:
        """Return the buttons of the bar, left to right."""
        return ()

    def first_focus(self) -> QWidget | None:
        """Return the widget that gets the focus when the view is shown."""
        return None

    def press_enter(self) -> None:
        """React to Enter in a field."""

    def press_escape(self) -> None:
        """React to Esc: leave, asking first if something would be lost."""

"""Buttons: Return presses the one that has the focus, as Space does."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from fairlead.ui.widgets.look import set_look


class ButtonRole(Enum):
    """How a button looks."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"
    LINK = "link"
    FOLD = "fold"
    SEGMENT = "segment"


class Button(QPushButton):
    """A button with a verb on it. `scale` is "" , "small" or, for links, "footer"."""

    def __init__(
        self,
        text: str,
        on_click: Callable[[], None] | None = None,
        role: ButtonRole = ButtonRole.PLAIN,
        *,
        scale: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("role", role.value)
        self.setProperty("scale", scale)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if role is ButtonRole.LINK:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if name:
            self.setAccessibleName(name)
        if on_click is not None:
            self.clicked.connect(lambda _checked: on_click())

    def set_role(self, role: ButtonRole) -> None:
        """Look like this from now on."""
        set_look(self, "role", role.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Return too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


def small(text: str, on_click: Callable[[], None] | None = None, *, name: str = "") -> Button:
    """Return a small plain button for rows and card heads. `name` is for screen readers."""
    return Button(text, on_click, scale="small", name=name)


def primary(text: str, on_click: Callable[[], None] | None = None) -> Button:
    """Return the one button of a page that goes ahead."""
    return Button(text, on_click, ButtonRole.PRIMARY)


def link(
    text: str, on_click: Callable[[], None] | None = None, *, scale: str = "", name: str = ""
) -> Button:
    """Return a button that looks like a link."""
    return Button(text, on_click, ButtonRole.LINK, scale=scale, name=name)

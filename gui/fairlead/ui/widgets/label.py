"""The one kind of label: plain text always, so that a server's words stay words."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from fairlead.ui.widgets.look import set_look

_NARROWEST = 14


class Role(Enum):
    """How a text looks; the style sheet knows the rest."""

    BODY = "body"
    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    STRONG = "strong"
    LARGE = "large"
    MUTED = "muted"
    SMALL = "small"
    COLUMN = "column"
    FIELD = "field"
    MONO = "mono"
    MONO_MUTED = "mono-muted"
    CAPTION = "caption"
    DANGER = "danger"
    WARNING = "warning"
    FOOTER = "footer"


class Label(QLabel):
    """A text that is never read as rich text. Selectable where a user may want to copy it."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        *,
        wraps: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setIndent(0)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setProperty("role", role.value)
        self.setText(text)

    def set_role(self, role: Role) -> None:
        """Look like this from now on."""
        set_look(self, "role", role.value)

    def minimumSizeHint(self) -> QSize:
        """Ask for little room where the text wraps, whatever its longest word is.

        A name or a server's sentence without a space must not make the page wider.
        """
        hint = super().minimumSizeHint()
        if self.wordWrap():
            hint.setWidth(min(hint.width(), self.fontMetrics().averageCharWidth() * _NARROWEST))
        return hint

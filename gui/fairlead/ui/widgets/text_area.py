"""Several lines of prose. Plain text only, whatever is pasted."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class TextArea(QPlainTextEdit):
    """An editor for a few lines. Tab moves on, as everywhere in the window."""

    def __init__(self, lines: int = 4, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.ensurePolished()
        inner = 2 * round(self.document().documentMargin()) + 14
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + inner)

    def show_text(self, text: str) -> None:
        """Show `text` unless it is there already, so that the cursor stays where it is."""
        if self.toPlainText() != text:
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.Start)

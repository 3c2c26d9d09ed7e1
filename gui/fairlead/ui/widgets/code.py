"""JSON and calls in a fixed-width font, colored, selectable, and editable where wanted."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from fairlead.ui.tokens import tokens_of

_LONGEST = 200_000
"""Characters of a text that is colored; more would take longer than a window may stand still."""

_STRING = re.compile(r'("(?:[^"\\]|\\.)*")(\s*:)?')


class _JsonColors(QSyntaxHighlighter):
    """Colors keys and strings of JSON."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._key = QTextCharFormat()
        self._string = QTextCharFormat()

    def take_colors(self, key: str, string: str) -> None:
        self._key.setForeground(QColor(key))
        self._string.setForeground(QColor(string))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for match in _STRING.finditer(text):
            looks = self._string if match[2] is None else self._key
            self.setFormat(match.start(1), len(match[1]), looks)


class CodeView(QPlainTextEdit):
    """A text in a fixed-width font. Tab moves on, as everywhere in the window."""

    def __init__(
        self, text: str = "", *, name: str, editable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setReadOnly(not editable)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._colors = _JsonColors(self.document())
        self._take_colors()
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show `text` unless it is there already, so that the cursor stays where it is."""
        if self.text() != text:
            colored = self.document() if len(text) <= _LONGEST else None
            if self._colors.document() != colored:
                self._colors.setDocument(colored)
            self.setPlainText(text)

    def text(self) -> str:
        """Return the text to the letter: Qt's own plain text has other spaces for no-break ones."""
        return self.document().toRawText().replace("\u2029", "\n")

    def show_lines(self, lines: int) -> None:
        """Be high enough for so many lines, and no higher."""
        self.ensurePolished()
        room = self.contentsMargins().top() + self.contentsMargins().bottom()
        inner = 2 * round(self.document().documentMargin()) + 8
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + room + inner)

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor there, in sight; both are counted from 1."""
        block = self.document().findBlockByNumber(line - 1)
        cursor = QTextCursor(block if block.isValid() else self.document().lastBlock())
        cursor.setPosition(cursor.position() + min(column, cursor.block().length()) - 1)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_colors(self) -> None:
        tokens = tokens_of(self.palette())
        self._colors.take_colors(tokens.code_key, tokens.code_string)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_colors"):
            self._take_colors()

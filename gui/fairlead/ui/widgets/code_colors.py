"""The colors of JSON."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

_STRING = re.compile(r'("(?:[^"\\]|\\.)*")(\s*:)?')


class JsonColors(QSyntaxHighlighter):
    """Colors keys and strings of JSON."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._key = QTextCharFormat()
        self._string = QTextCharFormat()

    def take_colors(self, key: str, string: str) -> None:
        """Use these two colors from now on."""
        self._key.setForeground(QColor(key))
        self._string.setForeground(QColor(string))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Color one line."""
        for match in _STRING.finditer(text):
            looks = self._string if match[2] is None else self._key
            self.setFormat(match.start(1), len(match[1]), looks)

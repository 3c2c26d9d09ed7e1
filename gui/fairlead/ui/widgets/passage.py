"""A text that breaks anywhere: names and ARNs without spaces, in narrow places. Selectable."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from fairlead.ui.fonts import fixed_font

_WRAP = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
_NARROWEST = 16
_USUAL = 30


class Passage(QPlainTextEdit):
    """One line of fixed-width text, on as many lines as its width asks for.

    Unlike a label it never asks for the width of its longest word.
    """

    def __init__(self, text: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # It looks like a label: the style sheet takes off the style of editors.
        self.setProperty("passage", True)
        self.setFont(fixed_font())
        self.document().setDocumentMargin(0)
        self.setWordWrapMode(_WRAP)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(name or text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._heights: dict[tuple[str, int, str], int] = {}

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at this width. A layout asks dozens of times."""
        key = (self.toPlainText(), width, self.font().key())
        if key not in self._heights:
            self._heights[key] = self._measure(width)
        return self._heights[key]

    def _measure(self, width: int) -> int:
        option = QTextOption()
        option.setWrapMode(_WRAP)
        layout = QTextLayout(self.toPlainText(), self.font())
        layout.setTextOption(option)
        layout.beginLayout()
        lines = 0
        while (line := layout.createLine()).isValid():
            # The editor keeps room for its cursor at the end of a line.
            line.setLineWidth(width - self.cursorWidth() - 1)
            lines += 1
        layout.endLayout()
        return max(1, lines) * self.fontMetrics().lineSpacing() + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show all lines, also where the layout has reckoned with another width."""
        super().resizeEvent(event)
        height = self.heightForWidth(self.width())
        if self.height() != height:
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        """Ask for room for an ordinary name."""
        width = self.fontMetrics().averageCharWidth() * _USUAL
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Get by with little room."""
        width = self.fontMetrics().averageCharWidth() * _NARROWEST
        return QSize(width, self.fontMetrics().lineSpacing())

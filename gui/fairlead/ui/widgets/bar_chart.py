"""A few bars below each other, each parted in colors, with its name and what it amounts to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fairlead.ui.tokens import Tokens, tokens_of
from fairlead.ui.widgets.tips import tip

_THICK = 10
_GAP = 12
_LEAST = 3
_NAMES = 0.34
"""The most that names take of the width."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its name, its parts as (amount, name of the color in `Tokens`), and its words.

    `words` say for screen readers and the pointer what the colors say; `total` stands at the end.
    """

    name: str
    parts: tuple[tuple[int, str], ...]
    total: str
    words: str

    @property
    def amount(self) -> int:
        """How much it is in all."""
        return sum(amount for amount, _color in self.parts)


class BarChart(QWidget):
    """Paints bars to one scale: the longest takes the whole width that is left.

    What it shows is its accessible description too, bar by bar.
    """

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these."""
        self._bars = tuple(bars)
        words = [f"{bar.name}: {bar.words}" for bar in self._bars]
        self.setAccessibleDescription(". ".join(words))
        self.setToolTip(tip("\n".join(words)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line for each bar."""
        return QSize(280, max(1, len(self._bars)) * self._line())

    def minimumSizeHint(self) -> QSize:
        """Get by with little room."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint names, bars and totals."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0)
        names = min(widest + 2, round(self.width() * _NAMES))
        totals = max((metrics.horizontalAdvance(bar.total) for bar in self._bars), default=0) + 2
        left = names + _GAP
        room = max(0, self.width() - left - totals - _GAP)
        longest = max((bar.amount for bar in self._bars), default=0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        for index, bar in enumerate(self._bars):
            row = QRectF(0, index * self._line(), self.width(), self._line())
            painter.setPen(QColor(tokens.text))
            name = metrics.elidedText(bar.name, Qt.TextElideMode.ElideMiddle, names)
            painter.drawText(QRectF(0, row.top(), names, row.height()), middle, name)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, bar.total)
            length = room * bar.amount / longest if longest else 0.0
            self._paint_bar(painter, tokens, QRectF(left, row.center().y(), length, 0), bar)

    @staticmethod
    def _paint_bar(painter: QPainter, tokens: Tokens, where: QRectF, bar: Bar) -> None:
        parts = [(amount, color) for amount, color in bar.parts if amount]
        left = where.left()
        spare = max(0.0, where.width() - _LEAST * len(parts))
        for amount, color in parts:
            width = _LEAST + spare * amount / bar.amount
            part = QRectF(left, where.top() - _THICK / 2, width, _THICK)
            painter.fillRect(part, QColor(getattr(tokens, color)))
            left += width

    def _line(self) -> int:
        return self.fontMetrics().lineSpacing() + 10

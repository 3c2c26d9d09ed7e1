"""How a cell of a large table looks, painted without a widget of its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fairlead.ui.fonts import fixed_font
from fairlead.ui.tokens import Tokens, tokens_of
from fairlead.ui.widgets.badge import Tone, tone_colors

CELL = Qt.ItemDataRole.UserRole
"""The role under which a model gives a `Cell`."""

_SIDE = 8
_LONGEST = 400
"""Characters of a text that are measured and painted; no column has room for more."""


class Look(Enum):
    """How the words of a cell are written."""

    BODY = "body"
    MUTED = "muted"
    MONO = "mono"
    RIGHT = "right"
    BADGE = "badge"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows. `tone` colors a badge, `note` says more to whoever points at it.

    `drawn` is painted in place of `text` where the order of its letters has to be kept.
    """

    text: str
    look: Look = Look.BODY
    tone: Tone = Tone.NEUTRAL
    note: str = ""
    drawn: str = ""


def row_height(metrics: QFontMetrics) -> int:
    """Return how high a row is."""
    return metrics.height() + 15


class CellPainter(QStyledItemDelegate):
    """Paints cells in the colors of the theme, each in one line."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._mono = fixed_font()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the ground, the words, and the line below."""
        cell: Cell = index.data(CELL)
        tokens = tokens_of(option.widget.palette())
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(tokens.primary_soft))
        line = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
        painter.fillRect(line, QColor(tokens.border))
        self._paint_words(painter, option, cell, tokens)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell, tokens: Tokens
    ) -> None:
        inner = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        is_mono = cell.look is Look.MONO
        font = self._mono if is_mono else QFont(option.font)
        if cell.look is Look.BADGE:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        words = cell.drawn or cell.text
        if len(words) > _LONGEST:
            end = words[-_LONGEST // 2 :] if is_mono else ""
            words = f"{words[: _LONGEST // 2]}…{end}"
        if cell.look is Look.BADGE:
            self._paint_badge(painter, inner, metrics, words, tone_colors(tokens, cell.tone))
            return
        painter.setPen(QColor(tokens.muted if cell.look is Look.MUTED else tokens.text))
        is_right = cell.look is Look.RIGHT
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        # The end of a key tells as much as its beginning.
        elide = Qt.TextElideMode.ElideMiddle if is_mono else Qt.TextElideMode.ElideRight
        painter.drawText(
            inner,
            side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
            metrics.elidedText(words, elide, inner.width()),
        )

    @staticmethod
    def _paint_badge(
        painter: QPainter, inner: QRect, metrics: QFontMetrics, words: str, colors: tuple[str, str]
    ) -> None:
        if not words:
            return
        color, ground = colors
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width() - 16)
        height = metrics.height() + 3
        pill = QRectF(
            inner.left(),
            inner.center().y() - height / 2,
            metrics.horizontalAdvance(words) + 16,
            height,
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(QColor(color))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row; the columns have their widths from the table."""
        return QSize(0, row_height(QFontMetrics(option.font)))

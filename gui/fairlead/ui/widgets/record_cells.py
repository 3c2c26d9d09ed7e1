"""How a cell of a large table looks, painted without a widget of its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText, QTextOption
from PySide6.QtWidgets import QWidget

from fairlead.ui.fonts import fixed_font
from fairlead.ui.tokens import tokens_of
from fairlead.ui.widgets.badge import Tone, tone_colors

_SIDE = 8
_LONGEST = 400
"""Characters of a text that are measured and painted; no column has room for more."""

_MOST_LAID_OUT = 2_000


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


class CellPainter:
    """Paints cells in the colors of the theme, each in one line.

    Fonts, colors and laid-out words are kept: a table paints hundreds of cells while it scrolls,
    and nothing of it takes as long as laying out words.
    """

    def __init__(self, widget: QWidget) -> None:
        tokens = tokens_of(widget.palette())
        self.line = QColor(tokens.border)
        self.chosen = QColor(tokens.primary_soft)
        self._text = QColor(tokens.text)
        self._muted = QColor(tokens.muted)
        self._tones = {
            tone: tuple(QColor(name) for name in tone_colors(tokens, tone)) for tone in Tone
        }
        bold = QFont(widget.font())
        bold.setWeight(QFont.Weight.DemiBold)
        fonts = {look: widget.font() for look in Look}
        self._fonts = fonts | {Look.MONO: fixed_font(), Look.BADGE: bold}
        self._metrics = {look: QFontMetrics(font) for look, font in self._fonts.items()}
        self._laid_out: dict[tuple[Look, str, int], tuple[QStaticText, QSizeF]] = {}

    def paint(self, painter: QPainter, where: QRect, cell: Cell) -> None:
        """Paint the words of a cell into its place."""
        look = cell.look
        left = float(where.left() + _SIDE)
        room = where.width() - 2 * _SIDE
        is_badge = look is Look.BADGE
        words, size = self._lay_out(look, cell.drawn or cell.text, room - 2 * _SIDE * is_badge)
        top = where.top() + (where.height() - size.height()) / 2
        painter.setFont(self._fonts[look])
        if is_badge and cell.text:
            color, ground = self._tones[cell.tone]
            pill = QRectF(left, top - 1.5, size.width() + 2 * _SIDE, size.height() + 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            painter.setPen(color)
            left += _SIDE
        else:
            painter.setPen(self._muted if look is Look.MUTED else self._text)
        if look is Look.RIGHT:
            left += room - size.width()
        painter.drawStaticText(QPointF(left, top), words)

    def _lay_out(self, look: Look, words: str, room: int) -> tuple[QStaticText, QSizeF]:
        known = self._laid_out.get((look, words, room))
        if known is not None:
            return known
        # The end of a key tells as much as its beginning.
        is_mono = look is Look.MONO
        elide = Qt.TextElideMode.ElideMiddle if is_mono else Qt.TextElideMode.ElideRight
        shown = words
        if len(words) > _LONGEST:
            end = words[-_LONGEST // 2 :] if is_mono else ""
            shown = f"{words[: _LONGEST // 2]}…{end}"
        static = QStaticText(self._metrics[look].elidedText(shown, elide, room))
        static.setTextFormat(Qt.TextFormat.PlainText)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        static.setTextOption(option)
        static.prepare(font=self._fonts[look])
        if len(self._laid_out) >= _MOST_LAID_OUT:
            self._laid_out.clear()
        known = self._laid_out[look, words, room] = (static, static.size())
        return known

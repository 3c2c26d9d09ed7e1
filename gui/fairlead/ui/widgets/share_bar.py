"""One bar that shows how a whole is shared, with a legend that says the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fairlead.ui.tokens import Tokens, tokens_of

_BAR = 12
_GAP = 22
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the whole: how much it is, its words, and the name of its color in `Tokens`."""

    amount: int
    words: str
    color: str


class ShareBar(QWidget):
    """Paints the bar and the legend below it, on as many lines as its width asks for.

    No share that is more than nothing is too small to be seen.
    """

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: tuple[Share, ...] = ()
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_shares(self, shares: Sequence[Share]) -> None:
        """Show these; those that are nothing are left out of the bar and the legend."""
        shown = tuple(share for share in shares if share.amount)
        if shown == self._shares:
            return
        has_other_height = self._lines(self.width(), shown) != self._lines(
            self.width(), self._shares
        )
        self._shares = shown
        words = ", ".join(share.words for share in shown)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        if has_other_height:
            self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the bar and all lines of the legend."""
        lines = self._lines(width, self._shares)
        return _BAR + lines * (self.fontMetrics().lineSpacing() + 6) + 4

    def sizeHint(self) -> QSize:
        """Ask for one line of legend."""
        return QSize(320, self.heightForWidth(max(320, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Get by with little room."""
        return QSize(160, self.heightForWidth(max(160, self.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts side by side, then the legend."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bar(painter, tokens)
        for share, spot in zip(self._shares, self._places(self.width(), self._shares), strict=True):
            left, line = spot
            height = self.fontMetrics().lineSpacing()
            top = _BAR + 8 + line * (height + 6)
            side = height // 2
            painter.fillRect(
                QRectF(left, top + (height - side) / 2, side, side),
                QColor(getattr(tokens, share.color)),
            )
            painter.setPen(QColor(tokens.muted))
            where = QRectF(left + side + 6, top, self.width(), height)
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, share.words)

    def _paint_bar(self, painter: QPainter, tokens: Tokens) -> None:
        whole = QRectF(0, 0, self.width(), _BAR)
        frame = QPainterPath()
        frame.addRoundedRect(whole, _BAR / 2, _BAR / 2)
        painter.setClipPath(frame)
        painter.fillRect(whole, QColor(tokens.track))
        total = sum(share.amount for share in self._shares)
        left = 0.0
        spare = self.width() - _LEAST * len(self._shares)
        for share in self._shares:
            width = _LEAST + spare * share.amount / total
            painter.fillRect(QRectF(left, 0, width, _BAR), QColor(getattr(tokens, share.color)))
            left += width
        painter.setClipping(False)

    def _lines(self, width: int, shares: Sequence[Share]) -> int:
        places = self._places(width, shares)
        return places[-1][1] + 1 if places else 0

    def _places(self, width: int, shares: Sequence[Share]) -> list[tuple[int, int]]:
        """Return for each share where its words begin: from the left, and on which line."""
        places: list[tuple[int, int]] = []
        left = line = 0
        metrics = self.fontMetrics()
        for share in shares:
            needed = metrics.lineSpacing() // 2 + 6 + metrics.horizontalAdvance(share.words)
            if left and left + needed > width:
                left, line = 0, line + 1
            places.append((left, line))
            left += needed + _GAP
        return places

"""Small colored words, and marks that say how something stands."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fairlead.ui.icons import paint_icon
from fairlead.ui.tokens import Tokens, tokens_of
from fairlead.ui.widgets.label import Label
from fairlead.ui.widgets.look import set_look


class Tone(Enum):
    """What a color means. It never stands alone: a word or a drawing says the same."""

    NEUTRAL = "neutral"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


def tone_colors(tokens: Tokens, tone: Tone) -> tuple[str, str]:
    """Return the color of the words and of the ground under them."""
    return {
        Tone.NEUTRAL: (tokens.muted, tokens.hover),
        Tone.INFO: (tokens.primary, tokens.primary_soft),
        Tone.SUCCESS: (tokens.success, tokens.success_soft),
        Tone.WARNING: (tokens.warning, tokens.warning_soft),
        Tone.DANGER: (tokens.danger, tokens.danger_soft),
    }[tone]


class Badge(Label):
    """A word or two on a colored pill."""

    def __init__(
        self, text: str = "", tone: Tone = Tone.NEUTRAL, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent=parent)
        self.setProperty("tone", tone.value)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def show_state(self, text: str, tone: Tone) -> None:
        """Show other words in another tone."""
        self.setText(text)
        set_look(self, "tone", tone.value)


class Mark(QWidget):
    """A drawing on a small pill: ticked, running, failed. Its words are read by screen readers."""

    def __init__(
        self,
        icon: str = "circle",
        tone: Tone = Tone.NEUTRAL,
        words: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(icon, tone, words)

    def show_state(self, icon: str, tone: Tone, words: str) -> None:
        """Show another drawing (a file of resources/icons); `words` say the same."""
        self._icon = icon
        self._tone = tone
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """A pill as high as a line of text."""
        height = self.fontMetrics().height() + 2
        return QSize(round(height * 1.5), height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill (none under an open circle) and the drawing on it."""
        tokens = tokens_of(self.palette())
        color, ground = tone_colors(tokens, self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self.sizeHint()
        pill = QRectF(0, (self.height() - size.height()) / 2, size.width(), size.height())
        if self._tone is not Tone.NEUTRAL:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        side = size.height() - 2
        middle = pill.center()
        paint_icon(
            painter,
            self._icon,
            QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side),
            color,
        )

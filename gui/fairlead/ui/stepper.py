"""The list of pages on the left: where the user is, what is behind, what may be visited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from fairlead.ui.icons import paint_icon
from fairlead.ui.texts import fill
from fairlead.ui.tokens import tokens_of
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.shown import set_shown


@dataclass(frozen=True, slots=True)
class StepperRow:
    """One page as the stepper shows it."""

    id: str
    title: str
    summary: str = ""
    is_current: bool = False
    is_done: bool = False
    is_open: bool = False


class Stepper(QWidget):
    """Shows a caption and one row per page.

    Signals:
        page_wanted: A page that may be visited was clicked (its id).
    """

    page_wanted = Signal(str)

    def __init__(self, caption: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(caption)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._rows: tuple[StepperRow, ...] = ()
        self._items: dict[str, StepperItem] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 18, 12, 12)
        layout.setSpacing(2)
        heading = Label(caption.upper(), Role.CAPTION)
        heading.setContentsMargins(10, 0, 0, 7)
        layout.addWidget(heading)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        layout.addLayout(self._list)
        layout.addStretch(1)

    def show_rows(self, rows: Sequence[StepperRow]) -> None:
        """Show these pages in this order."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        wanted = {row.id for row in rows}
        for name in [name for name in self._items if name not in wanted]:
            item = self._items.pop(name)
            self._list.removeWidget(item)
            item.hide()
            item.deleteLater()
        for index, row in enumerate(rows):
            item = self._items.get(row.id) or self._add(row.id)
            if self._list.indexOf(item) != index:
                self._list.insertWidget(index, item)
                set_shown(item, True)
            item.show_row(index + 1, len(rows), row)

    def _add(self, name: str) -> StepperItem:
        item = self._items[name] = StepperItem(parent=self)
        item.clicked.connect(lambda _checked: self.page_wanted.emit(name))
        return item

    def item(self, name: str) -> StepperItem:
        """Return the row of a page."""
        return self._items[name]

    def sizeHint(self) -> QSize:
        """As wide as some 29 characters, so that names fit under the titles."""
        return QSize(self.fontMetrics().averageCharWidth() * 29, super().sizeHint().height())


class StepperItem(QAbstractButton):
    """A row: a numbered or ticked circle, a title, and a summary once it is behind the user."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._number = 0
        self._row = StepperRow("", "")

    def show_row(self, number: int, count: int, row: StepperRow) -> None:
        """Show this page as the `number`th of `count`."""
        self._describe(number, count, row)
        if (number, row) == (self._number, self._row):
            return
        if bool(row.summary) != bool(self._row.summary) or not self._number:
            self.updateGeometry()
        self._number, self._row = number, row
        self.setText(row.title)
        self.setEnabled(row.is_open)
        # The current page is on screen already; Tab skips its row.
        keyboard = Qt.FocusPolicy.NoFocus if row.is_current else Qt.FocusPolicy.TabFocus
        self.setFocusPolicy(keyboard)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor
            if row.is_open and not row.is_current
            else Qt.CursorShape.ArrowCursor
        )
        self.update()

    def _describe(self, number: int, count: int, row: StepperRow) -> None:
        if row.is_current:
            sentence = self.tr("Step %1 of %2, %3, current")
        elif row.is_done:
            sentence = self.tr("Step %1 of %2, %3, done")
        else:
            sentence = self.tr("Step %1 of %2, %3")
        self.setAccessibleName(fill(sentence, number, count, row.title))
        self.setAccessibleDescription(row.summary)

    def _fonts(self) -> tuple[QFont, QFont]:
        title = QFont(self.font())
        title.setPixelSize(self.font().pixelSize() + 1)
        title.setWeight(QFont.Weight.Medium)
        small = QFont(self.font())
        small.setPixelSize(self.font().pixelSize() - 1)
        return title, small

    def sizeHint(self) -> QSize:
        """One line high, two with a summary."""
        title, small = (QFontMetrics(font).height() for font in self._fonts())
        return QSize(160, 22 + title + (small + 1 if self._row.summary else 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there on Return too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, circle, title and summary."""
        tokens = tokens_of(self.palette())
        row = self._row
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if row.is_current or self.hasFocus() or (row.is_open and self.underMouse()):
            painter.setPen(
                QPen(QColor(tokens.primary), 2) if self.hasFocus() else Qt.PenStyle.NoPen
            )
            painter.setBrush(QColor(tokens.primary_soft if row.is_current else tokens.hover))
            painter.drawRoundedRect(frame, 8, 8)
        title_font, small_font = self._fonts()
        line = QFontMetrics(title_font).height()
        self._paint_circle(painter, QRectF(10, 11 + (line - 19) / 2, 19, 19))
        left, width = 40.0, self.width() - 46
        painter.setFont(title_font)
        painter.setPen(QColor(tokens.text))
        words = QFontMetrics(title_font).elidedText(row.title, Qt.TextElideMode.ElideRight, width)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 11, width, line), middle, words)
        if row.summary:
            painter.setFont(small_font)
            painter.setPen(QColor(tokens.muted))
            metrics = QFontMetrics(small_font)
            words = metrics.elidedText(row.summary, Qt.TextElideMode.ElideMiddle, width)
            painter.drawText(QRectF(left, 12 + line, width, metrics.height()), middle, words)

    def _paint_circle(self, painter: QPainter, where: QRectF) -> None:
        tokens = tokens_of(self.palette())
        row = self._row
        ground, edge, ink = tokens.surface, tokens.field_border, tokens.muted
        if row.is_current:
            ground, edge, ink = tokens.primary, tokens.primary, tokens.on_primary
        elif row.is_done:
            ground, edge, ink = tokens.success_soft, tokens.success, tokens.success
        painter.setPen(QPen(QColor(edge), 1.2))
        painter.setBrush(QColor(ground))
        painter.drawEllipse(where)
        if row.is_done and not row.is_current:
            paint_icon(painter, "check", where.adjusted(2, 2, -2, -2), ink)
            return
        font = QFont(self.font())
        font.setPixelSize(self.font().pixelSize() - 2)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, str(self._number))

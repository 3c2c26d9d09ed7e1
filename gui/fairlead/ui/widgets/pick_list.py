"""A list to pick one thing from, with a line to narrow it down. Holds thousands of entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fairlead.ui.fonts import fixed_font
from fairlead.ui.icons import paint_icon
from fairlead.ui.tokens import tokens_of
from fairlead.ui.widgets.filtered_list import FilteredList
from fairlead.ui.widgets.inputs import LineEdit

_VALUE = Qt.ItemDataRole.UserRole
_DETAIL = Qt.ItemDataRole.UserRole + 1
_ROWS = 7
_PADDING = 10

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to pick: its value, its name, and what is said about it to the right."""

    value: str
    name: str
    detail: str = ""


class PickList(FilteredList):
    """A filter line above a list. Down goes from the line into the list.

    Signals:
        picked: The user picked the entry with this value.
    """

    picked = Signal(str)

    def __init__(
        self, name: str, *, filter_name: str, empty: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, filter_name=filter_name, empty=empty, parent=parent)
        self._model = QStandardItemModel(self)
        self._list(self._model, _Rows(self._view))
        self._filter.installEventFilter(self)
        self._view.selectionModel().currentChanged.connect(self._tell)
        self._say_how_many()

    @property
    def entry(self) -> LineEdit:
        """The filter line, where the focus enters."""
        return self._filter

    def offer(self, entries: Sequence[Entry], picked: str) -> None:
        """Show these entries, `picked` among them as the one that is picked."""
        blocked = self.blockSignals(True)
        self._model.clear()
        for entry in entries:
            item = QStandardItem(entry.name)
            item.setData(entry.value, _VALUE)
            item.setData(entry.detail, _DETAIL)
            item.setData(f"{entry.name}, {entry.detail}", Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(entry.value)
            self._model.appendRow(item)
        self.blockSignals(blocked)
        self._fit()
        self.show_value(picked)
        self._say_how_many()

    def show_value(self, value: str) -> None:
        """Mark the entry with this value as the one that is picked, without telling anybody."""
        if value == self._value_at(self._view.currentIndex()):
            return
        blocked = self.blockSignals(True)
        found = self._shown.match(self._shown.index(0, 0), _VALUE, value, 1, _EXACTLY)
        if found and value:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._view.selectionModel().setCurrentIndex(found[0], flags)
            self._view.scrollTo(found[0])
        else:
            self._view.setCurrentIndex(QModelIndex())
            self._view.clearSelection()
        self.blockSignals(blocked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go down from the filter line into the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_down = event.key() == Qt.Key.Key_Down
            if watched is self._filter and is_down and self._shown.rowCount():
                self._view.setFocus(Qt.FocusReason.TabFocusReason)
                if not self._view.currentIndex().isValid():
                    self._view.setCurrentIndex(self._shown.index(0, 0))
                return True
        return super().eventFilter(watched, event)

    @staticmethod
    def _value_at(index: _Index) -> str:
        return str(index.data(_VALUE)) if index.isValid() else ""

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.picked.emit(self._value_at(current))

    def _narrow(self, words: str) -> None:
        # What is picked stays picked while it is not shown.
        blocked = self.blockSignals(True)
        super()._narrow(words)
        self.blockSignals(blocked)

    def _fit(self) -> None:
        rows = max(2, min(_ROWS, self._model.rowCount()))
        self._view.setFixedHeight(max(24, self._view.sizeHintForRow(0)) * rows + 4)


_EXACTLY = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive


class _Rows(QStyledItemDelegate):
    """Paints an entry: a mark, the name in the fixed-width font, the detail to its right."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(200, option.fontMetrics.height() + _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens = tokens_of(option.palette)
        is_picked = bool(option.state & QStyle.StateFlag.State_Selected)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        if is_picked:
            painter.setPen(QColor(tokens.primary) if has_focus else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.primary_soft))
            painter.drawRoundedRect(box, 6, 6)
        side = option.fontMetrics.height()
        mark = QRectF(box.left() + 6, box.center().y() - side / 2, side, side)
        color = tokens.primary if is_picked else tokens.faint
        paint_icon(painter, "check" if is_picked else "circle", mark, color)
        left = mark.right() + 8
        fixed = fixed_font()
        fixed.setWeight(QFont.Weight.DemiBold if is_picked else QFont.Weight.Normal)
        painter.setFont(fixed)
        painter.setPen(QColor(tokens.text))
        name_width = (box.right() - left) * 0.6
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        metrics = painter.fontMetrics()
        name = metrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideMiddle, round(name_width)
        )
        painter.drawText(QRectF(left, box.top(), name_width, box.height()), flags, name)
        painter.setFont(option.font)
        painter.setPen(QColor(tokens.muted))
        rest = QRectF(left + name_width + 8, box.top(), box.right() - left - name_width - 16, 0)
        rest.setBottom(box.bottom())
        detail = option.fontMetrics.elidedText(
            str(index.data(_DETAIL)), Qt.TextElideMode.ElideMiddle, round(rest.width())
        )
        painter.drawText(rest, flags | Qt.AlignmentFlag.AlignRight, detail)
        painter.restore()

"""A list to tick things in, with a line to narrow it down. Holds thousands of entries."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fairlead.ui.icons import paint_icon
from fairlead.ui.tokens import tokens_of
from fairlead.ui.widgets.filtered_list import FilteredList

_OPTION = Qt.ItemDataRole.UserRole
_ROWS = 6
_FEW = 8
_GAP = 8

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to tick: its value, which is its name too, and what is said below it."""

    value: str
    detail: str = ""
    is_dim: bool = False


class CheckList(FilteredList):
    """A filter line above a list of ticks. Space ticks, a click on the row does too.

    The line shows with many entries only.

    Signals:
        toggled: The user ticked this value, or took its tick away (a string, a bool).
    """

    toggled = Signal(str, bool)

    def __init__(
        self, name: str, *, filter_name: str, empty: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, filter_name=filter_name, empty=empty, parent=parent)
        self._model = _Options(self)
        self._list(self._model, _Rows(self._view))
        self._model.toggled.connect(self.toggled)
        self.offer((), (), empty=empty)

    @property
    def entry(self) -> QWidget:
        """Where the focus enters."""
        return self._view

    def offer(self, options: Sequence[Option], ticked: Collection[str], *, empty: str) -> None:
        """Show these options, those in `ticked` ticked; `empty` says why there are none."""
        self._empty = empty
        self._model.show_options(tuple(options), frozenset(ticked))
        if options and not self._view.currentIndex().isValid():
            self._view.setCurrentIndex(self._shown.index(0, 0))
        self._filter.setVisible(len(options) > _FEW or bool(self._filter.text()))
        rows = max(2, min(_ROWS, len(options)))
        self._view.setFixedHeight(_row_height(self._view) * rows + 4)
        self._say_how_many()


class _Options(QAbstractListModel):
    """The options and their ticks."""

    toggled = Signal(str, bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._options: tuple[Option, ...] = ()
        self._ticked: frozenset[str] = frozenset()

    def show_options(self, options: tuple[Option, ...], ticked: frozenset[str]) -> None:
        if [option.value for option in options] != [option.value for option in self._options]:
            self.beginResetModel()
            self._options, self._ticked = options, ticked
            self.endResetModel()
        elif (options, ticked) != (self._options, self._ticked):
            self._options, self._ticked = options, ticked
            self.dataChanged.emit(self.index(0), self.index(len(options) - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._options)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        option = self._options[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return option.value
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (option.value, option.detail)))
        if role == Qt.ItemDataRole.CheckStateRole:
            is_ticked = option.value in self._ticked
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        return option if role == _OPTION else None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        # The tick shows once the answers say so.
        is_ticked = Qt.CheckState(value) is Qt.CheckState.Checked
        self.toggled.emit(self._options[index.row()].value, is_ticked)
        return True


def _row_height(view: QWidget) -> int:
    return view.fontMetrics().lineSpacing() * 2 + 14


class _Rows(QStyledItemDelegate):
    """Paints a box, the name, and the detail below it."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(120, option.fontMetrics.lineSpacing() * 2 + 14)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, _option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        is_click = isinstance(event, QMouseEvent) and (
            event.type() is QEvent.Type.MouseButtonRelease
            and event.button() is Qt.MouseButton.LeftButton
        )
        is_space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if not (is_click or is_space):
            return False
        role = Qt.ItemDataRole.CheckStateRole
        is_ticked = Qt.CheckState(index.data(role)) is Qt.CheckState.Checked
        after = Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked
        return model.setData(index, after.value, role)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens = tokens_of(option.palette)
        shown: Option = index.data(_OPTION)
        is_ticked = (
            Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect)
        painter.setPen(QColor(tokens.border))
        if index.row():
            painter.drawLine(row.topLeft(), row.topRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(tokens.primary))
            painter.drawRoundedRect(row.adjusted(1, 2, -1, -1), 5, 5)
        line = option.fontMetrics.lineSpacing()
        side = option.fontMetrics.height() - 1
        box = QRectF(row.left() + 6, row.top() + 7, side, side)
        painter.setPen(QColor(tokens.primary if is_ticked else tokens.field_border))
        painter.setBrush(QColor(tokens.primary if is_ticked else tokens.field))
        painter.drawRoundedRect(box, 4, 4)
        if is_ticked:
            paint_icon(painter, "check", box.adjusted(1, 1, -1, -1), tokens.on_primary)
        left = box.right() + _GAP
        width = round(row.right() - left - 4)
        painter.setPen(QColor(tokens.faint if shown.is_dim else tokens.text))
        middle = Qt.TextElideMode.ElideMiddle
        name = option.fontMetrics.elidedText(shown.value, middle, width)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(QRectF(left, row.top() + 6, width, line), flags, name)
        small = option.font
        small.setPixelSize(max(1, small.pixelSize() - 1))
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        detail = painter.fontMetrics().elidedText(shown.detail, middle, width)
        painter.drawText(QRectF(left, row.top() + 6 + line, width, line), flags, detail)
        painter.restore()

"""A table of any size: only the rows in sight are looked at and painted."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from fairlead.ui.widgets.record_cells import Cell, CellPainter, row_height
from fairlead.ui.widgets.tips import tip

R = TypeVar("R")

_Index = QModelIndex | QPersistentModelIndex
_LOOKS = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class RecordColumn(Generic[R]):
    """A column: its heading, what it shows of a record, and how wide it is.

    Its width is `chars` average characters and its `share` of what is left over.
    """

    heading: str
    cell: Callable[[R], Cell]
    chars: int
    share: int = 0
    right: bool = False


_MANY = 5_000


class RecordModel(QAbstractTableModel, Generic[R]):
    """Records as rows. Nothing is computed before it is shown."""

    def __init__(
        self, columns: Sequence[RecordColumn[R]], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self.records: list[R] = []
        self._spared = 0

    def append(self, records: Sequence[R]) -> None:
        """Add rows at the end."""
        if records:
            first = len(self.records)
            self.beginInsertRows(_ROOT, first, first + len(records) - 1)
            self.records.extend(records)
            self.endInsertRows()
            self._spare()

    def clear(self) -> None:
        """Remove all rows."""
        self.beginResetModel()
        self.records = []
        self._spared = 0
        self.endResetModel()

    def _spare(self) -> None:
        """Exempt many new records from the search for garbage.

        Python looks at every object that lives long, again and again, and the window stands still
        meanwhile: for some tenths of a second with 100,000 records, which hold no garbage anyway.
        They are still freed when nobody refers to them any more.
        """
        if len(self.records) - self._spared >= _MANY:
            self._spared = len(self.records)
            gc.freeze()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of records; a cell has no rows of its own."""
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell shows."""
        return self._columns[column].cell(self.records[row])

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, for whoever reads them aloud or points at them."""
        if role not in _WORDS:
            return None
        cell = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(cell.note or cell.text)
        return cell.text

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return column.heading if role == Qt.ItemDataRole.DisplayRole else None


_WORDS = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


class RecordTable(QTableView, Generic[R]):
    """Shows records, as high as its rows until there are too many; then it scrolls.

    The arrow keys choose a row, Tab leads on. Words are painted as they are, never as rich text.

    Signals:
        chosen: Another row is the current one (its record), or none is (None).
    """

    chosen = Signal(object)

    def __init__(
        self,
        columns: Sequence[RecordColumn[R]],
        *,
        name: str,
        most_rows: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._columns = tuple(columns)
        self._most_rows = most_rows
        self._records: RecordModel[R] = RecordModel(columns, parent=self)
        self.setModel(self._records)
        self._painter: CellPainter | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        self._fit()

    @property
    def records(self) -> Sequence[R]:
        """What is shown, in order."""
        return self._records.records

    @property
    def current(self) -> R | None:
        """The record of the chosen row."""
        index = self.currentIndex()
        return self._records.records[index.row()] if index.isValid() else None

    def show_column(self, column: int, is_shown: bool) -> None:
        """Show a column, or leave it out."""
        self.setColumnHidden(column, not is_shown)
        self._share_width()

    def append(self, records: Sequence[R]) -> None:
        """Add rows at the end; what is in sight stays."""
        self._records.append(records)
        self._fit_height()

    def clear(self) -> None:
        """Remove all rows."""
        self._records.clear()
        self._fit_height()
        self.chosen.emit(None)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which record is chosen now."""
        super().selectionChanged(selected, deselected)
        self.chosen.emit(self.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the font."""
        super().changeEvent(event)
        if event.type() in _LOOKS and hasattr(self, "_painter"):
            self._painter = None
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight, all at once.

        A delegate would be called for each cell; while a thread computes, Python would be waited
        for each time.
        """
        if self._painter is None:
            self._painter = CellPainter(self)
        first, last = (self.rowAt(y) for y in (event.rect().top(), event.rect().bottom()))
        if first < 0:
            return
        if last < 0:
            last = len(self._records.records) - 1
        chosen = self.currentIndex().row() if self.selectionModel().hasSelection() else -1
        columns = [
            (column, self.columnViewportPosition(column), self.columnWidth(column))
            for column, _spec in self._shown_columns()
        ]
        width = columns[-1][1] + columns[-1][2]
        height = self.verticalHeader().defaultSectionSize()
        top = self.rowViewportPosition(first)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in range(first, last + 1):
            if row == chosen:
                painter.fillRect(0, top, width, height, self._painter.chosen)
            painter.fillRect(0, top + height - 1, width, 1, self._painter.line)
            for column, left, share in columns:
                cell = self._records.cell(row, column)
                self._painter.paint(painter, QRect(left, top, share, height - 1), cell)
            top += height

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics()))
        self._share_width()
        self._fit_height()

    def _fit_height(self) -> None:
        rows = max(1, min(self._most_rows, len(self._records.records)))
        header = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar()
        room = bar.sizeHint().height() if self._least_width() > self.viewport().width() else 0
        height = rows * self.verticalHeader().defaultSectionSize() + header + room + 4
        if height != self.height():
            self.setFixedHeight(height)

    def _least_width(self) -> int:
        return sum(column.chars for _index, column in self._shown_columns()) * self._char()

    def _share_width(self) -> None:
        columns = self._shown_columns()
        shares = sum(column.share for _index, column in columns)
        spare = max(0, self.viewport().width() - self._least_width())
        for index, column in columns:
            extra = spare * column.share // shares if shares else 0
            self.setColumnWidth(index, column.chars * self._char() + extra)

    def _shown_columns(self) -> list[tuple[int, RecordColumn[R]]]:
        return [
            (index, column)
            for index, column in enumerate(self._columns)
            if not self.isColumnHidden(index)
        ]

    def _char(self) -> int:
        return self.fontMetrics().averageCharWidth()

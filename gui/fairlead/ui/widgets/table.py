"""A table of widgets: texts that wrap, badges, ticks and buttons, with a line between rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from fairlead.ui.widgets.card import separator
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.sentence import Sentence
from fairlead.ui.widgets.shown import show_added


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, its share of the spare width, and whether it keeps to the right."""

    heading: str
    stretch: int = 0
    right: bool = False
    min_chars: int = 0


class Table(QWidget):
    """Rows of widgets under headings. Small by design: all rows are built.

    A row is named for screen readers by the table's name and its first text.
    """

    def __init__(
        self, columns: Sequence[Column], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._columns = tuple(columns)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self._next = 0
        self._held: list[QWidget] = []
        for index, column in enumerate(columns):
            self._grid.setColumnStretch(index, column.stretch)
            if column.min_chars:
                width = self.fontMetrics().averageCharWidth() * column.min_chars
                self._grid.setColumnMinimumWidth(index, width)
        if any(column.heading for column in columns):
            for index, column in enumerate(columns):
                heading = Label(column.heading, Role.COLUMN)
                heading.setContentsMargins(0, 2, 0, 6)
                self._grid.addWidget(heading, 0, index, self._alignment(column))
            self._next = 1
        self._first = self._next

    def add_row(self, cells: Sequence[QWidget | None]) -> None:
        """Add a row; a cell of None stays empty."""
        self._add_line()
        for index, cell in enumerate(cells):
            if cell is None:
                continue
            column = self._columns[index]
            holder = _padded(cell)
            self._held.append(holder)
            alignment = Qt.AlignmentFlag.AlignTop
            if column.right:
                alignment |= Qt.AlignmentFlag.AlignRight
            self._grid.addWidget(holder, self._next, index, alignment)
            show_added(holder)
        self._next += 1

    def add_note(self, widget: QWidget, *, with_line: bool = False) -> None:
        """Add a widget over the whole width: what belongs to the row above, or a heading."""
        if with_line:
            self._add_line()
        self._grid.addWidget(widget, self._next, 0, 1, len(self._columns))
        self._held.append(widget)
        show_added(widget)
        self._next += 1

    def clear(self) -> None:
        """Remove all rows."""
        for widget in self._held:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._held.clear()
        self._next = self._first

    def _add_line(self) -> None:
        if self._next == 0:
            return
        line = separator()
        self._held.append(line)
        self._grid.addWidget(line, self._next, 0, 1, len(self._columns))
        show_added(line)
        self._next += 1

    @staticmethod
    def _alignment(column: Column) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


def _padded(cell: QWidget) -> QWidget:
    if type(cell) in (Label, Sentence):
        cell.setContentsMargins(0, 7, 0, 7)
        return cell
    inner = cell.layout() if type(cell) is QWidget else None
    if inner is not None:
        inner.setContentsMargins(0, 6, 0, 6)
        return cell
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 6, 0, 6)
    layout.addWidget(cell)
    return holder

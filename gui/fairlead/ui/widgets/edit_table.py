"""A table of any length whose cells are edited in place, with notes below its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QWidget

from fairlead.ui.widgets.edit_cells import EditCells, NoteShape
from fairlead.ui.widgets.edit_model import EditColumn, EditModel, Note


class EditTable(QTableView):
    """Rows of texts. Typing, F2, Enter or a double click edits a cell, Tab leads out of the table.

    On a note Enter, Space or a click on its fix mends what it is about.

    Signals:
        edited: The user wants another text (the row, the column, the text).
        fix_wanted: The user wants what this `Note` offers.
        remove_wanted: Delete was pressed on this row.
        move_wanted: Alt and Up or Down were pressed (the row, -1 or 1).
    """

    edited = Signal(int, int, str)
    fix_wanted = Signal(object)
    remove_wanted = Signal(int)
    move_wanted = Signal(int, int)

    def __init__(
        self,
        columns: Sequence[EditColumn],
        *,
        name: str,
        most_lines: int = 9,
        lines_per_row: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._most_lines = most_lines
        self._lines_per_row = lines_per_row
        self._model = EditModel(columns, self)
        self._model.edited.connect(self.edited)
        self.setModel(self._model)
        self.setItemDelegate(EditCells(self._model.columns, parent=self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        trigger = QTableView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        heads.setMinimumSectionSize(40)

    @property
    def current_row(self) -> int:
        """The row of texts on which the cursor stands, or on a note of it; -1 for none."""
        return self._model.row_of(self.currentIndex().row())

    def show_rows(
        self,
        count: int,
        text: Callable[[int, int], str],
        notes: Mapping[int, Sequence[Note]] | None = None,
    ) -> None:
        """Show `count` rows; `text(row, column)` is asked for what comes into sight."""
        self._model.show_rows(count, text, notes or {})
        self._fit()

    def show_column(self, column: int) -> None:
        """Show other texts in a column."""
        last = self._model.rowCount() - 1
        if last >= 0:
            self._model.dataChanged.emit(
                self._model.index(0, column), self._model.index(last, column)
            )

    def go_to(self, row: int, column: int, *, edits: bool = False) -> None:
        """Set the cursor on a cell, and edit it if wanted."""
        index = self._model.index(self._model.line_of(row), column)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        if edits:
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, mend, remove and move by keys."""
        row, key = self.current_row, event.key()
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if row < 0 or self.state() is QTableView.State.EditingState:
            super().keyPressEvent(event)
            return
        note = self._model.note_at(self.currentIndex().row())
        if is_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(row, -1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and note is not None:
            if note.fix:
                self.fix_wanted.emit(note)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Mend by a click on the words of the fix."""
        super().mouseReleaseEvent(event)
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        note = self._model.note_at(index.row()) if index.isValid() else None
        if note is None or not note.fix or event.button() is not Qt.MouseButton.LeftButton:
            return
        row = self.visualRect(index)
        shape = NoteShape.of(note, self.fontMetrics(), row.width())
        if shape.fix.translated(row.topLeft()).contains(spot):
            self.fix_wanted.emit(note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out, and wrap notes anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        columns = self._model.columns
        width, total = self.viewport().width(), sum(column.share for column in columns)
        left = width
        for at, column in enumerate(columns):
            share = left if at == len(columns) - 1 else width * column.share // total
            self.setColumnWidth(at, share)
            left -= share
        usual = self.fontMetrics().lineSpacing() * self._lines_per_row + 14
        if self.verticalHeader().defaultSectionSize() != usual:
            self.verticalHeader().setDefaultSectionSize(usual)
        self.clearSpans()
        rows = self._model.rowCount()
        notes = self._model.note_lines
        height = usual * (rows - len(notes))
        for line in notes:
            self.setSpan(line, 0, 1, len(columns))
            note = self._model.note_at(line)
            assert note is not None
            wrapped = NoteShape.of(note, self.fontMetrics(), width).height
            self.setRowHeight(line, wrapped)
            height += wrapped
        height = min(height, usual * self._most_lines)
        self.setFixedHeight(height + self.horizontalHeader().sizeHint().height() + 2)

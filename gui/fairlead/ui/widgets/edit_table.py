"""A table of any length whose cells are edited in place, with notes below its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from fairlead.ui.fonts import fixed_font
from fairlead.ui.tokens import tokens_of
from fairlead.ui.widgets.badge import tone_colors
from fairlead.ui.widgets.edit_model import NOTE, EditColumn, EditModel, Index, Note
from fairlead.ui.widgets.inputs import ComboBox, LineEdit

_PAD = 8
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


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
        self.setItemDelegate(_Cells(self))
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
        shape = _NoteShape.of(note, self.fontMetrics(), row.width())
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
            wrapped = _NoteShape.of(note, self.fontMetrics(), width).height
            self.setRowHeight(line, wrapped)
            height += wrapped
        height = min(height, usual * self._most_lines)
        self.setFixedHeight(height + self.horizontalHeader().sizeHint().height() + 2)


@dataclass(frozen=True, slots=True)
class _NoteShape:
    """Where the words of a note and its fix stand when its upper left corner is at (0, 0)."""

    words: QRect
    fix: QRect
    height: int

    @classmethod
    def of(cls, note: Note, metrics: QFontMetrics, width: int) -> _NoteShape:
        room = QRect(_PAD, 5, max(40, width - 2 * _PAD), 10_000)
        words = metrics.boundingRect(room, _WRAP, note.text)
        line = metrics.lineSpacing()
        size = QSize(metrics.horizontalAdvance(note.fix) if note.fix else 0, line)
        is_one_line = words.height() < 2 * line
        if is_one_line and words.right() + 12 + size.width() <= room.right():
            fix = QRect(QPoint(words.right() + 12, room.top()), size)
        else:
            fix = QRect(QPoint(room.left(), words.bottom() + 1), size)
        bottom = max(words.bottom(), fix.bottom() if note.fix else 0)
        return cls(QRect(room.topLeft(), QSize(room.width(), words.height())), fix, bottom + 6)


class _Cells(QStyledItemDelegate):
    """Paints cells and notes, and builds the editors."""

    def __init__(self, table: EditTable) -> None:
        super().__init__(table)
        self._table = table

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._table._model.columns[index.column()]
        editor: LineEdit | ComboBox
        if column.choices or column.proposals is not None:
            editor = ComboBox(mono=column.is_mono, editable=not column.choices, parent=parent)
            names = column.proposals() if column.proposals is not None else ()
            editor.offer(column.choices or [(name, name) for name in names], "")
            editor.activated.connect(lambda _index: self.commitData.emit(editor))
        else:
            editor = LineEdit(mono=column.is_mono, parent=parent)
        editor.setProperty("scale", "cell")
        editor.setAccessibleName(column.heading)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # Whatever changes around it, what is being typed stays.
        if editor.property("filled"):
            return
        editor.setProperty("filled", True)
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, ComboBox):
            at = editor.findData(text)
            editor.setCurrentIndex(at)
            if at < 0:
                editor.setEditText(text)
        elif isinstance(editor, LineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, ComboBox):
            model.setData(index, editor.value)
        elif isinstance(editor, LineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(0, 1, -2, -1))

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(60, option.fontMetrics.lineSpacing() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        note = index.data(NOTE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(note, Note):
            self._paint_note(painter, option, note)
        else:
            self._paint_cell(painter, option, index)
        painter.restore()

    def _paint_note(self, painter: QPainter, option: QStyleOptionViewItem, note: Note) -> None:
        tokens = tokens_of(option.palette)
        color, ground = tone_colors(tokens, note.tone)
        row = QRectF(option.rect)
        painter.fillRect(row, QColor(ground))
        self._paint_focus(painter, option)
        shape = _NoteShape.of(note, option.fontMetrics, option.rect.width())
        corner = option.rect.topLeft()
        painter.setPen(QColor(color))
        painter.drawText(shape.words.translated(corner), _WRAP, note.text)
        if note.fix:
            font = QFont(option.font)
            font.setUnderline(True)
            painter.setFont(font)
            painter.drawText(shape.fix.translated(corner), Qt.AlignmentFlag.AlignLeft, note.fix)

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = tokens_of(option.palette)
        column = self._table._model.columns[index.column()]
        row = option.rect
        if index.row():
            painter.setPen(QColor(tokens.border))
            painter.drawLine(row.topLeft(), row.topRight())
        self._paint_focus(painter, option)
        first, _break, second = str(index.data()).partition("\n")
        inner = row.adjusted(_PAD, 0, -_PAD, 0)
        side = Qt.AlignmentFlag.AlignLeft if column.may_edit else Qt.AlignmentFlag.AlignRight
        painter.setFont(fixed_font() if column.is_mono and first else option.font)
        painter.setPen(QColor(tokens.text if first else tokens.muted))
        words = first or column.placeholder
        upper = inner.adjusted(0, 5, 0, -inner.height() // 2) if second else inner
        self._draw(painter, upper, side, words)
        if second:
            small = QFont(option.font)
            small.setPixelSize(max(1, small.pixelSize() - 1))
            painter.setFont(small)
            painter.setPen(QColor(tokens.muted))
            self._draw(painter, inner.adjusted(0, inner.height() // 2, 0, -5), side, second)

    @staticmethod
    def _draw(painter: QPainter, where: QRect, side: Qt.AlignmentFlag, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, where.width())
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(where, flags, shown)

    @staticmethod
    def _paint_focus(painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(tokens_of(option.palette).primary))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4)

"""How the cells and notes of an `EditTable` look, and what they are edited with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fairlead.flows.plain_text import show_plainly
from fairlead.ui.fonts import fixed_font
from fairlead.ui.tokens import tokens_of
from fairlead.ui.widgets.badge import tone_colors
from fairlead.ui.widgets.edit_model import NOTE, EditColumn, Index, Note
from fairlead.ui.widgets.inputs import ComboBox, LineEdit

_PAD = 8
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class NoteShape:
    """Where the words of a note and its fix stand when its upper left corner is at (0, 0)."""

    words: QRect
    fix: QRect
    height: int

    @classmethod
    def of(cls, note: Note, metrics: QFontMetrics, width: int) -> NoteShape:
        """Lay a note out for this width."""
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


class EditCells(QStyledItemDelegate):
    """Paints cells and notes, and builds the editors."""

    def __init__(self, columns: Sequence[EditColumn], *, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Build a list to choose from, or a line."""
        column = self._columns[index.column()]
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
        """Fill a new editor."""
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
        """Tell what was typed or chosen."""
        if isinstance(editor, ComboBox):
            model.setData(index, editor.value)
        elif isinstance(editor, LineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Put the editor into its cell."""
        editor.setGeometry(option.rect.adjusted(0, 1, -2, -1))

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a cell of one line."""
        return QSize(60, option.fontMetrics.lineSpacing() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell or a note."""
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
        shape = NoteShape.of(note, option.fontMetrics, option.rect.width())
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
        column = self._columns[index.column()]
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
        shown = painter.fontMetrics().elidedText(
            show_plainly(words), Qt.TextElideMode.ElideMiddle, where.width()
        )
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(where, flags, shown)

    @staticmethod
    def _paint_focus(painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(tokens_of(option.palette).primary))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4)

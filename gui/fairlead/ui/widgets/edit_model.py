"""Rows of texts with notes below them, as the model of an `EditTable`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from fairlead.ui.widgets.badge import Tone
from fairlead.ui.widgets.tips import tip

NOTE = Qt.ItemDataRole.UserRole
"""The role under which a `Note` lies; None in a row of texts."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class EditColumn:
    """A column: its heading, its share of the width, and how its texts are edited.

    Attributes:
        heading: Above the column.
        share: Of the spare width.
        choices: What may be chosen, as (value, words); the value is the text. Without any, whatever
            is typed.
        proposals: Returns what may be typed, to be chosen from a list.
        is_mono: Whether it is shown in the fixed-width font.
        may_edit: Whether it can be edited at all; if not, it keeps to the right.
        placeholder: Shown faintly where the text is empty.
    """

    heading: str
    share: int = 1
    choices: Sequence[tuple[str, str]] = ()
    proposals: Callable[[], Sequence[str]] | None = None
    is_mono: bool = False
    may_edit: bool = True
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What is said about a row, below it. With `fix` words Enter or a click mends it."""

    text: str
    tone: Tone
    fix: str = ""
    key: object = None


_Place = tuple[int, int]
"""A line of the model: the row of texts, and which of its notes, from 1; 0 is the row itself."""


class EditModel(QAbstractTableModel):
    """Knows how many rows there are and asks for a text when it is to be shown.

    Signals:
        edited: The user wants another text (the row, the column, the text).
    """

    edited = Signal(int, int, str)

    def __init__(self, columns: Sequence[EditColumn], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._text: Callable[[int, int], str] = lambda _row, _column: ""
        self._count = 0
        self._notes: dict[int, tuple[Note, ...]] = {}
        self._places: list[_Place] = []

    def show_rows(
        self,
        count: int,
        text: Callable[[int, int], str],
        notes: Mapping[int, Sequence[Note]],
    ) -> None:
        """Show `count` rows of texts; lines that stay are not built anew, nor is their editor."""
        self._text = text
        wanted = {row: tuple(some) for row, some in notes.items() if some and row < count}
        for row in sorted(self._notes.keys() | wanted.keys(), reverse=True):
            if self._notes.get(row, ()) != wanted.get(row, ()):
                self._exchange(row, wanted.get(row, ()))
        self._notes = wanted
        if count < self._count:
            first = self.line_of(count)
            self.beginRemoveRows(QModelIndex(), first, len(self._places) - 1)
            del self._places[first:]
            self.endRemoveRows()
        elif count > self._count:
            first = len(self._places)
            added = [
                (row, at)
                for row in range(self._count, count)
                for at in range(len(wanted.get(row, ())) + 1)
            ]
            self.beginInsertRows(QModelIndex(), first, first + len(added) - 1)
            self._places += added
            self.endInsertRows()
        self._count = count
        if self._places:
            last = self.index(len(self._places) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _exchange(self, row: int, notes: tuple[Note, ...]) -> None:
        """Put other notes below a row that is there."""
        if row >= self._count:
            return
        first = self.line_of(row) + 1
        before = len(self._notes.get(row, ()))
        if before:
            self.beginRemoveRows(QModelIndex(), first, first + before - 1)
            del self._places[first : first + before]
            del self._notes[row]
            self.endRemoveRows()
        if notes:
            self._notes[row] = notes
            self.beginInsertRows(QModelIndex(), first, first + len(notes) - 1)
            self._places[first:first] = [(row, at) for at in range(1, len(notes) + 1)]
            self.endInsertRows()

    def line_of(self, row: int) -> int:
        """Return the line where a row of texts stands."""
        return row + sum(len(some) for known, some in self._notes.items() if known < row)

    def row_of(self, line: int) -> int:
        """Return the row of texts of a line, -1 for none."""
        return self._places[line][0] if 0 <= line < len(self._places) else -1

    def note_at(self, line: int) -> Note | None:
        """Return the note that stands there; None for a row of texts."""
        row, at = self._places[line]
        return self._notes[row][at - 1] if at else None

    @property
    def note_lines(self) -> list[int]:
        """The lines where notes stand."""
        return [line for line, (_row, at) in enumerate(self._places) if at]

    # What Qt asks.

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._places)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if column.may_edit else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be edited."""
        plain = super().flags(index)
        is_text = index.isValid() and not self._places[index.row()][1]
        if is_text and self.columns[index.column()].may_edit:
            return plain | Qt.ItemFlag.ItemIsEditable
        return plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a text, a note, or what a screen reader says of them."""
        note = self.note_at(index.row()) if index.isValid() else None
        if role == NOTE or not index.isValid():
            return note
        if note is not None:
            is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return " ".join(filter(None, (note.text, note.fix))) if is_text else None
        row, at = self._places[index.row()][0], index.column()
        if role == Qt.ItemDataRole.EditRole:
            return self._text(row, at)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            words = self._words(row, at)
            return tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            column = self.columns[at]
            return f"{column.heading}: {self._words(row, at) or column.placeholder}"
        return None

    def _words(self, row: int, at: int) -> str:
        text = self._text(row, at)
        return dict(self.columns[at].choices).get(text, text)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell of another text. It shows once the answers have it."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row = self._places[index.row()][0]
        if str(value) == self._text(row, index.column()):
            return False
        self.edited.emit(row, index.column(), str(value))
        return True

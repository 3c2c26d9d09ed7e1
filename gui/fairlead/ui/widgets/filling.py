"""A long text put into an editor in pieces, so that the window never stands still for all of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

_PAUSE = 1
"""Milliseconds between two pieces, in which the window does what else there is to do."""
_PIECE = 30_000
_WIDEST = 5_000
"""Characters of a line. Qt lays out a line as a whole, and takes a second for a megabyte."""
_FOLD = "\ufff8"
"""Stands before the end of a line that goes on in the text. It means nothing and is not painted."""
_QT_LINE_END = "\u2029"


class Filling(QObject):
    """Appends a text to the empty document of an editor, and puts the cursor into its place.

    Very long lines are folded. None of it can be undone, and the signals of the editor are silent
    meanwhile: for everybody else the whole text is there from the beginning.

    Signals:
        done: All of it is in the document.
    """

    done = Signal()

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._text = ""
        self._at = 0
        self._fold = ""
        self._cursor_at: int | None = None
        self._turn = QTimer(self, interval=_PAUSE)
        self._turn.timeout.connect(self._take_turn)

    @property
    def is_going(self) -> bool:
        """Whether something is still to come."""
        return self._turn.isActive()

    @property
    def rest(self) -> str:
        """What is still to come."""
        return self._text[self._at :]

    def begin(self, text: str, cursor_at: int) -> None:
        """Fill in `text`; the cursor belongs before its character number `cursor_at`."""
        self._text, self._at, self._cursor_at = text, 0, cursor_at
        self._fold = "" if _FOLD in text else _FOLD
        self._editor.document().setUndoRedoEnabled(False)
        self._turn.start()
        self._take_turn()

    def stop(self) -> None:
        """Let the rest go: the document is about to hold something else."""
        self._end()
        self._fold = ""

    def leave_cursor(self) -> None:
        """Leave the cursor where the user is putting it."""
        self._cursor_at = None

    def unfold(self, raw: str) -> str:
        """Return the text that a part of the document stands for."""
        if self._fold and self._fold in raw:
            # Where somebody has joined the lines, the end of the line alone is gone.
            raw = raw.replace(self._fold + _QT_LINE_END, "").replace(self._fold, "")
        return raw.replace(_QT_LINE_END, "\n")

    def _take_turn(self) -> None:
        piece = self._text[self._at : self._at + _PIECE]
        is_last = self._at + _PIECE >= len(self._text)
        if not is_last:
            piece = piece[: piece.rfind("\n") + 1] or piece
        blocked = self._editor.blockSignals(True)
        self._append(piece, is_folded=not is_last and not piece.endswith("\n"))
        self._editor.blockSignals(blocked)
        if is_last:
            self._end()
            self.done.emit()

    def _append(self, piece: str, *, is_folded: bool) -> None:
        cursor = self._editor.textCursor()
        place = cursor.anchor(), cursor.position()
        end = QTextCursor(self._editor.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        start = end.position()
        ahead = -1 if self._cursor_at is None else self._cursor_at - self._at
        self._at += len(piece)
        end.insertText(self._folded(piece) + (self._line_fold if is_folded else ""))
        if 0 <= ahead <= len(piece):
            cursor.setPosition(start + _width(self._folded(piece[:ahead])))
            self._editor.setTextCursor(cursor)
            self._editor.ensureCursorVisible()
        elif cursor.position() != place[1] or cursor.anchor() != place[0]:
            # Qt takes a cursor at the end along.
            cursor.setPosition(place[0])
            cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
            self._editor.setTextCursor(cursor)

    @property
    def _line_fold(self) -> str:
        return f"{self._fold}\n" if self._fold else ""

    def _folded(self, piece: str) -> str:
        lines = piece.split("\n")
        if not self._fold or max(map(len, lines)) <= _WIDEST:
            return piece
        return "\n".join(
            self._line_fold.join(line[at : at + _WIDEST] for at in range(0, len(line), _WIDEST))
            for line in lines
        )

    def _end(self) -> None:
        self._turn.stop()
        self._text, self._at, self._cursor_at = "", 0, None
        self._editor.document().setUndoRedoEnabled(True)


def _width(text: str) -> int:
    """Return how many positions a text takes in a document, which counts in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2

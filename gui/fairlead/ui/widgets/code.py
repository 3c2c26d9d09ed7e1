"""JSON and calls in a fixed-width font, colored, selectable, and editable where wanted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from fairlead.ui.tokens import tokens_of
from fairlead.ui.widgets.code_colors import JsonColors
from fairlead.ui.widgets.filling import Filling

_MOST_COLORED = 200_000
"""Characters of a text that is colored; more would take longer than a window may stand still."""
_AT_ONCE = 30_000
"""Characters that the editor puts in, takes out and brings back by itself."""
_STEPS = 5
"""Long changes that can be undone; each keeps a whole text."""

_Kept = tuple[str, int]
"""A text and where in it the cursor was."""


class CodeView(QPlainTextEdit):
    """A text in a fixed-width font. Tab moves on, as everywhere in the window.

    A long text comes in pieces, but `text` is the whole one from the beginning; keys that are
    pressed meanwhile take effect once it is complete.
    """

    def __init__(
        self, text: str = "", *, name: str, editable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys: list[QKeyEvent] = []
        self._undone: list[_Kept] = []
        self._done: list[_Kept] = []
        self._filling = Filling(self)
        self._filling.done.connect(self._catch_up)
        self.setReadOnly(not editable)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._colors = JsonColors(self.document())
        self._take_colors()
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show `text` unless it is there already, so that the cursor stays where it is."""
        text = _with_line_ends(text)
        if self.text() != text:
            self._keys.clear()
            self._done.clear()
            self._undone.clear()
            self._show(text, 0)

    def text(self) -> str:
        """Return the text to the letter: Qt's own plain text has other spaces for no-break ones."""
        return self._filling.unfold(self.document().toRawText()) + self._filling.rest

    def show_lines(self, lines: int) -> None:
        """Be high enough for so many lines, and no higher."""
        self.ensurePolished()
        room = self.contentsMargins().top() + self.contentsMargins().bottom()
        inner = 2 * round(self.document().documentMargin()) + 8
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + room + inner)

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor there, in sight; both are counted from 1. Not for long texts."""
        block = self.document().findBlockByNumber(line - 1)
        cursor = QTextCursor(block if block.isValid() else self.document().lastBlock())
        cursor.setPosition(cursor.position() + min(column, cursor.block().length()) - 1)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in what was pasted or dropped."""
        text = _with_line_ends(source.text())
        is_long = len(text) > _AT_ONCE or self._selects_much()
        if self.isReadOnly() or not is_long:
            super().insertFromMimeData(source)
        else:
            self._replace_selection(text)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected text, and no fragment of a document, which takes long to make."""
        copied = QMimeData()
        copied.setText(self._filling.unfold(self.textCursor().selectedText()))
        return copied

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, and undo also what is too long for the editor itself."""
        document = self.document()
        if self._filling.is_going and event.key() != Qt.Key.Key_Escape:
            self._keys.append(event.clone())
        elif event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable():
            self._swap(self._done, self._undone)
        elif event.matches(QKeySequence.StandardKey.Redo) and not (
            document.isUndoAvailable() or document.isRedoAvailable()
        ):
            self._swap(self._undone, self._done)
        elif _removes(event) and self._selects_much() and not self.isReadOnly():
            if event.matches(QKeySequence.StandardKey.Cut):
                self.copy()
            self._replace_selection("")
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the cursor where the user wants it, also while a text is coming in."""
        self._filling.leave_cursor()
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the menu once the text is complete, for it is about all of it."""
        if not self._filling.is_going:
            super().contextMenuEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_colors"):
            self._take_colors()

    def _take_colors(self) -> None:
        tokens = tokens_of(self.palette())
        self._colors.take_colors(tokens.code_key, tokens.code_string)

    # Long changes.

    def _show(self, text: str, cursor_at: int) -> None:
        blocked = self.blockSignals(True)
        self._filling.stop()
        self.clear()
        colored = self.document() if len(text) <= _MOST_COLORED else None
        if self._colors.document() != colored:
            self._colors.setDocument(colored)
        self._filling.begin(text, cursor_at)
        self.blockSignals(blocked)
        self.textChanged.emit()

    def _catch_up(self) -> None:
        """Do what was typed meanwhile. If it brings a long text again, the rest waits for that."""
        keys, self._keys = self._keys, []
        for key in keys:
            self.keyPressEvent(key)

    def _selects_much(self) -> bool:
        cursor = self.textCursor()
        return cursor.selectionEnd() - cursor.selectionStart() > _AT_ONCE

    def _replace_selection(self, text: str) -> None:
        cursor = self.textCursor()
        before = self._between(0, cursor.selectionStart())
        removed = self._between(cursor.selectionStart(), cursor.selectionEnd())
        after = self._between(cursor.selectionEnd(), self._end) + self._filling.rest
        self._done = [*self._done, (before + removed + after, len(before + removed))][-_STEPS:]
        self._undone.clear()
        self._show(before + text + after, len(before + text))

    @property
    def _end(self) -> int:
        return self.document().characterCount() - 1

    def _between(self, start: int, end: int) -> str:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return self._filling.unfold(cursor.selectedText())

    def _swap(self, source: list[_Kept], target: list[_Kept]) -> None:
        """Bring back what was there before a long change, or after it."""
        if source and not self.isReadOnly():
            at = self.textCursor().position()
            before, after = self._between(0, at), self._between(at, self._end)
            target.append((before + after, len(before)))
            self._show(*source.pop())


def _with_line_ends(text: str) -> str:
    """Return the text with the line ends that an editor knows."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")


def _removes(event: QKeyEvent) -> bool:
    is_key = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
    return is_key or event.matches(QKeySequence.StandardKey.Cut)

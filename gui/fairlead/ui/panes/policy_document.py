"""The policy document: shown in color, counted, checked, and edited where that is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairlead.core.flow import Weight
from fairlead.core.texts import Text
from fairlead.ui.texts import fill, say
from fairlead.ui.widgets.badge import Badge, Mark, Tone
from fairlead.ui.widgets.buttons import link, small
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.code import CodeView
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.notice import copy_button

_FEWEST, _MOST = 8, 18
_BLANK = " "


@dataclass(frozen=True, slots=True)
class DocumentIssue:
    """Something wrong with a document, and where: line and column from 1, 0 if nowhere."""

    text: Text
    weight: Weight = Weight.ERROR
    line: int = 0
    column: int = 0


class PolicyDocument(Card):
    """Shows a document with what is wrong with it.

    Signals:
        edited: The user typed another document, or wants the computed one again ("").
    """

    edited = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Policy document"), parent=parent)
        self._issues: tuple[DocumentIssue, ...] = ()
        self._is_editing = False
        self._badge = Badge()
        self._edit = small(self.tr("&Edit"), self._begin_edit)
        self._reset = small(self.tr("Use the &proposed one"), self._give_up_edit)
        self._view = CodeView(name=self.tr("Policy document"))
        copy = copy_button(self.tr("C&opy"), self._view.toPlainText, name=self.tr("Copy document"))
        for widget in (self._badge, self._edit, self._reset, copy):
            self.head.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._held: list[QWidget] = []
        self.add(self._view)
        self.body.addLayout(self._list)
        self._view.textChanged.connect(self._tell)

    @property
    def editor(self) -> CodeView:
        """The document itself."""
        return self._view

    def show_document(self, text: str, *, is_edited: bool, may_edit: bool) -> None:
        """Show this document; `is_edited` if the user has typed it."""
        self._is_editing = may_edit and (is_edited or self._is_editing)
        blocked = self._view.blockSignals(True)
        self._view.show_text("" if text == _BLANK else text)
        self._view.blockSignals(blocked)
        self._view.setReadOnly(not self._is_editing)
        self._edit.setVisible(may_edit and not self._is_editing)
        self._reset.setVisible(may_edit and self._is_editing)
        self._view.show_lines(max(_FEWEST, min(_MOST, text.count("\n") + 2)))

    def show_verdict(self, issues: Sequence[DocumentIssue], size: int, limit: int) -> None:
        """Show what is wrong, and how long the document is."""
        errors = [issue for issue in issues if issue.weight is Weight.ERROR]
        length = fill(self.tr("%1 of %2 characters"), f"{size:,}", f"{limit:,}")
        if not self._view.toPlainText():
            self._badge.show_state(self.tr("Not known yet"), Tone.NEUTRAL)
        elif errors:
            self._badge.show_state(fill(self.tr("Not valid · %1"), length), Tone.DANGER)
        elif issues:
            self._badge.show_state(fill(self.tr("Valid, with warnings · %1"), length), Tone.WARNING)
        else:
            self._badge.show_state(fill(self.tr("Valid · %1"), length), Tone.SUCCESS)
        if tuple(issues) != self._issues:
            self._issues = tuple(issues)
            self._list_issues()

    def _list_issues(self) -> None:
        for widget in self._held:
            self._list.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._held = [self._issue_row(issue) for issue in self._issues]
        for widget in self._held:
            self._list.addWidget(widget)

    def _issue_row(self, issue: DocumentIssue) -> QWidget:
        is_error = issue.weight is Weight.ERROR
        mark = Mark(
            "cross" if is_error else "exclamation",
            Tone.DANGER if is_error else Tone.WARNING,
            self.tr("Error") if is_error else self.tr("Warning"),
        )
        words = Label(say(issue.text), Role.BODY, wraps=True, selectable=True)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        if issue.line:
            place = fill(self.tr("Line %1"), issue.line)
            go = link(place, partial(self._go_to, issue.line, issue.column), scale="small")
            line.addWidget(go, alignment=Qt.AlignmentFlag.AlignTop)
        return holder

    def _go_to(self, line: int, column: int) -> None:
        block = self._view.document().findBlockByNumber(line - 1)
        cursor = QTextCursor(block)
        steps = min(max(0, column - 1), max(0, block.length() - 1))
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, steps)
        self._view.setTextCursor(cursor)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_edit(self) -> None:
        self._is_editing = True
        self._view.setReadOnly(False)
        self._edit.setVisible(False)
        self._reset.setVisible(True)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up_edit(self) -> None:
        self._is_editing = False
        self.edited.emit("")
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        if self._is_editing:
            # An emptied document is one that is being written anew, not the proposed one.
            self.edited.emit(self._view.toPlainText() or _BLANK)

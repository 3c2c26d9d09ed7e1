"""The policy document: shown in color, counted, checked, and edited where that is wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fairlead.core.flow import Issue, Weight
from fairlead.ui.texts import fill
from fairlead.ui.widgets.badge import Badge, Tone
from fairlead.ui.widgets.buttons import small
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.code import CodeView
from fairlead.ui.widgets.issue_list import IssueList
from fairlead.ui.widgets.notice import copy_button

_FEWEST, _MOST = 8, 34
_BLANK = " "
_STRING = re.compile(r'"[^"]*"')
_LIST = re.compile(r'\[\s*("[^"]*"(?:,\s*"[^"]*")*)\s*\]')
_SHORT = 76


def join_short_lists(text: str) -> str:
    """Return indented JSON with each list of strings on one line where it is short enough."""

    def join(found: re.Match[str]) -> str:
        joined = "[" + ", ".join(_STRING.findall(found[1])) + "]"
        return joined if len(joined) <= _SHORT else found[0]

    return _LIST.sub(join, text)


class PolicyDocument(Card):
    """Shows a document with what is wrong with it.

    Signals:
        edited: The user typed another document, or wants the computed one again ("").
    """

    edited = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Policy document"), parent=parent)
        self._is_editing = False
        self._badge = Badge()
        self._edit = small(self.tr("&Edit"), self._begin_edit)
        self._reset = small(self.tr("Use the &proposed one"), self._give_up_edit)
        self._view = CodeView(name=self.tr("Policy document"))
        copy = copy_button(self.tr("C&opy"), self._view.text, name=self.tr("Copy document"))
        for widget in (self._badge, self._edit, self._reset, copy):
            self.head.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._list = IssueList()
        self._list.place_wanted.connect(self._view.go_to)
        self.add(self._view)
        self.add(self._list)
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

    def show_verdict(self, issues: Sequence[Issue], size: int, limit: int, refused: str) -> None:
        """Show what is wrong, and how long the document is. `refused` is the word for an error."""
        length = fill(self.tr("%1 of %2 characters"), f"{size:,}", f"{limit:,}")
        if any(issue.weight is Weight.ERROR for issue in issues):
            words, tone = fill(self.tr("%1 · %2"), refused, length), Tone.DANGER
        elif not self._view.text():
            words, tone = self.tr("Not known yet"), Tone.NEUTRAL
        elif issues:
            words, tone = fill(self.tr("Valid, with warnings · %1"), length), Tone.WARNING
        else:
            words, tone = fill(self.tr("Valid · %1"), length), Tone.SUCCESS
        self._badge.show_state(words, tone)
        self._list.show_issues(issues)

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
            self.edited.emit(self._view.text() or _BLANK)

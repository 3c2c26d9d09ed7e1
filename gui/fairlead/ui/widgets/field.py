"""A labeled editor that says what is wrong with it, at its own place."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.core.flow import Issue, Weight
from fairlead.ui.texts import say
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.look import set_look
from fairlead.ui.widgets.shown import set_shown

W = TypeVar("W", bound=QWidget)


class Field(QWidget, Generic[W]):
    """A label above, an editor, and a line below: a hint, or what is wrong.

    The label's `&` letter moves the focus to the editor. The line below is also the editor's
    accessible description.
    """

    def __init__(
        self, label: str, editor: W, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._issue: Issue | None = None
        self.label = Label(label, Role.FIELD)
        self.label.setBuddy(editor)
        self._note = Label(hint, Role.SMALL, wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(self.label)
        layout.addWidget(editor)
        layout.addWidget(self._note)
        layout.addStretch(1)
        editor.setAccessibleName(label.replace("&", ""))
        self._show_note()

    @property
    def issue(self) -> Issue | None:
        """What is shown as wrong, if anything."""
        return self._issue

    @property
    def note(self) -> str:
        """The words below the editor."""
        return self._note.text()

    def set_hint(self, hint: str) -> None:
        """Say something else while nothing is wrong."""
        self._hint = hint
        self._show_note()

    def set_issue(self, issue: Issue | None) -> None:
        """Show what is wrong, or the hint again."""
        self._issue = issue
        self._show_note()

    def _show_note(self) -> None:
        is_wrong = self._issue is not None and self._issue.weight is Weight.ERROR
        words = self._hint if self._issue is None else say(self._issue.text)
        role = Role.SMALL
        if self._issue is not None:
            role = Role.DANGER if is_wrong else Role.WARNING
        self._note.set_role(role)
        self._note.setText(words)
        set_shown(self._note, bool(words))
        self.editor.setAccessibleDescription(words)
        set_look(self.editor, "wrong", is_wrong)

"""What an administrator needs to do a step in the user's place, to copy or to save."""

from __future__ import annotations

import shlex

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fairlead.ui.widgets.buttons import small
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.code import CodeView
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.notice import copy_button

_MOST = 16
_PATH = "/elastic/"


def export_text(name: str, document: str) -> str:
    """Return a policy's document with the call of the AWS CLI that makes a policy of it."""
    lines = (
        "aws iam create-policy \\",
        f"    --policy-name {shlex.quote(name)} --path {_PATH} \\",
        "    --policy-document file://policy.json",
    )
    return "\n".join((*lines, "", "# policy.json", document, ""))


class ExportPane(Card):
    """Shows the calls and the document for an administrator. Holds no secret.

    Signals:
        save_wanted: The user wants the text in a file.
        closed: The user is done with it.
    """

    save_wanted = Signal()
    closed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("For your AWS administrator"), parent=parent)
        self._view = CodeView(name=self.tr("Calls and document for the administrator"))
        self.head.addWidget(copy_button(self.tr("Copy"), self._view.text))
        self.head.addWidget(small(self.tr("&Save…"), self.save_wanted.emit))
        self.head.addWidget(small(self.tr("Close"), self.closed.emit))
        self.add(
            Label(
                self.tr(
                    "Have this run once. Then choose Existing above, and the policy by its name."
                ),
                Role.MUTED,
                wraps=True,
            )
        )
        self.add(self._view)

    @property
    def text(self) -> str:
        """What is shown."""
        return self._view.text()

    def take_focus(self) -> None:
        """Go to the text."""
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_text(self, text: str) -> None:
        """Show these calls."""
        self._view.show_text(text)
        self._view.show_lines(min(_MOST, text.count("\n") + 2))

"""A sentence whose names stand out: of a policy, a user, a connector."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from fairlead.core.texts import Text
from fairlead.ui.texts import say
from fairlead.ui.widgets.label import Label


class Sentence(Label):
    """Shows a text, and in bold what was filled into it. What was filled in is never markup."""

    def __init__(
        self, text: Text, *, selectable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(wraps=True, selectable=selectable, parent=parent)
        self._words = say(text)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(f'<p style="white-space: pre-wrap">{_marked(text)}</p>')

    def text(self) -> str:
        """Return the words alone."""
        return self._words


def _marked(text: Text) -> str:
    return "".join(
        f'<span style="font-weight: 600">{escape(words)}</span>' if is_name else escape(words)
        for words, is_name in text.parts(QCoreApplication.translate)
    )

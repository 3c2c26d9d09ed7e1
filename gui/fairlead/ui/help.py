"""F1: what this page is for, the keys, and where to read on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from fairlead.ui.widgets.buttons import Button, link
from fairlead.ui.widgets.card import row
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.table import Column, Table


class HelpDialog(QDialog):
    """A page's purpose and the keys that work everywhere."""

    def __init__(
        self, title: str, purpose: str, open_docs: Callable[[], None] | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(Label(title, Role.TITLE))
        if purpose:
            layout.addWidget(Label(purpose, wraps=True))
        keys = Table([Column(self.tr("Key")), Column(self.tr("What it does"), 1)], name=title)
        for key, meaning in (
            ("Alt+N", self.tr("Next page, once this one is complete")),
            ("Alt+B", self.tr("Back")),
            ("Enter", self.tr("In a field: next page. On a button: press it")),
            ("Ctrl+Enter", self.tr("Send the prompt on Test prompt")),
            ("F2", self.tr("In a table: edit the cell. Enter and typing do it, too")),
            ("Delete", self.tr("In a table: remove the row")),
            ("Alt+↑ ↓", self.tr("In a table: move the row")),
            ("Esc", self.tr("Cancel, with a question if answers would be lost")),
            ("F1", self.tr("This help")),
        ):
            keys.add_row([Label(key, Role.MONO), Label(meaning, wraps=True)])
        layout.addWidget(keys)
        close = Button(self.tr("Close"), self.accept)
        buttons: list[QWidget] = [close]
        if open_docs is not None:
            buttons.append(link(self.tr("Open the documentation in the browser"), open_docs))
        layout.addWidget(row(*buttons, spacing=14))
        self.setMinimumWidth(520)
        close.setFocus()

"""What an undo left in place, and how to remove it by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from fairlead.core.step import Left
from fairlead.ui.texts import say
from fairlead.ui.widgets.card import Card, separator
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.notice import copy_button


class Leftovers(Card):
    """Lists what stayed. The list can be copied."""

    def __init__(self, left: Sequence[Left], *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("Left in place"))
        self.title.setVisible(True)
        words = "\n".join(f"- {say(one.what)}: {say(one.remedy)}" for one in left)
        self.head.addWidget(copy_button(self.tr("Copy list"), lambda: words))
        for index, one in enumerate(left):
            if index:
                self.add(separator())
            self.add(Label(say(one.what), Role.STRONG, wraps=True, selectable=True))
            self.add(Label(say(one.remedy), Role.MUTED, wraps=True, selectable=True))

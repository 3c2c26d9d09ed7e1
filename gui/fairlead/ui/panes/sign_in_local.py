"""The last card of Sign in: what was found on this computer, and how old all findings are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fairlead.ui.texts import fill
from fairlead.ui.widgets.buttons import link
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.check_rows import CheckRows
from fairlead.ui.widgets.label import Label, Role


class LocalPane(Card):
    """Holds `rows` and offers to check everything again."""

    def __init__(self, check_again: Callable[[], None], *, parent: QWidget | None = None) -> None:
        super().__init__(tight=True, parent=parent)
        self.rows = CheckRows()
        self._age = Label("", Role.FOOTER)
        again = link(
            self.tr("Check a&gain"), check_again, scale="footer", name=self.tr("Check again")
        )
        self.body.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.rows, 1)
        line.addWidget(self._age, alignment=Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(again, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(line)

    def show_age(self, age: float | None) -> None:
        """Say how many seconds ago the last check ended; None while there is no answer."""
        if age is None:
            self._age.setText("")
            return
        count = round(age)
        words = self.tr("checked %1 s ago ·") if count < 60 else self.tr("checked %1 min ago ·")
        self._age.setText(fill(words, count if count < 60 else count // 60))

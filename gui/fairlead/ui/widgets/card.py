"""Surfaces: a card with an optional heading, a line, and rows of widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fairlead.ui.widgets.columns import Columns
from fairlead.ui.widgets.label import Label, Role


class Card(QFrame):
    """A bordered surface. `head` is the row of the heading: badges and buttons go to its right.

    A tight one holds a single row, which has room around it itself.
    """

    def __init__(
        self, title: str = "", *, tight: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("frame", "card")
        outer = QVBoxLayout(self)
        above = 6 if tight else 16
        outer.setContentsMargins(18, above, 18, above)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        outer.addLayout(self.body)
        outer.addStretch()
        self.title = Label(title, Role.HEADING, wraps=True, parent=self)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title, 1)
        self.title.setVisible(bool(title))
        self.body.addLayout(self.head)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below the others. Buttons keep their width."""
        if isinstance(widget, QPushButton):
            self.body.addWidget(widget, stretch, Qt.AlignmentFlag.AlignLeft)
        else:
            self.body.addWidget(widget, stretch)


def separator() -> QFrame:
    """Return a thin line between rows."""
    line = QFrame()
    line.setProperty("frame", "line")
    line.setFixedHeight(1)
    return line


def row(*widgets: QWidget, spacing: int = 8) -> QWidget:
    """Return the widgets side by side, kept to the left."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
    layout.addStretch(1)
    return holder


def columns(*widgets: QWidget) -> QWidget:
    """Return the widgets as columns that share the width evenly."""
    return Columns(*widgets)

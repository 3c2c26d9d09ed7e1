"""The line on top: the program's name, the sandbox's badge, and where the journey leads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fairlead.ui.widgets.badge import Badge, Tone
from fairlead.ui.widgets.label import Label, Role


class Header(QWidget):
    """Says at both ends where what is done will be done."""

    def __init__(self, *, is_sandbox: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._identity = (
            Label(role=Role.MUTED, selectable=True),
            Label(role=Role.MUTED, selectable=True),
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 11, 18, 12)
        layout.setSpacing(14)
        layout.addWidget(Label("Fairlead", Role.HEADING))
        if is_sandbox:
            layout.addWidget(Badge(self.tr("Sandbox — nothing leaves this computer"), Tone.WARNING))
        layout.addStretch(1)
        for label in self._identity:
            layout.addWidget(label)

    @property
    def identity(self) -> tuple[str, ...]:
        """What is said about AWS and Elastic."""
        return tuple(label.text() for label in self._identity)

    def show_identity(self, aws: str, elastic: str) -> None:
        """Say this about AWS and Elastic."""
        for label, text in zip(self._identity, (aws, elastic), strict=True):
            label.setText(text)

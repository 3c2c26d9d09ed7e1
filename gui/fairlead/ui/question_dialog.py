"""A question with its buttons, as a dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from fairlead.ui.question import Question, Tick
from fairlead.ui.widgets.buttons import Button, ButtonRole
from fairlead.ui.widgets.inputs import CheckBox
from fairlead.ui.widgets.label import Label, Role


class QuestionDialog(QDialog):
    """A question with its two buttons. Esc stays; where there is danger, so does Enter."""

    def __init__(self, question: Question, parent: QWidget, ticks: Sequence[Tick] = ()) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(question.title)
        role = ButtonRole.DANGER if question.is_danger else ButtonRole.PRIMARY
        go_ahead = Button(question.go_ahead, self.accept, role)
        stay = Button(question.stay, self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(stay)
        buttons.addWidget(go_ahead)
        text = Label(question.text, wraps=True, selectable=True)
        text.setMinimumWidth(text.fontMetrics().averageCharWidth() * 60)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(Label(question.title, Role.HEADING, wraps=True))
        layout.addWidget(text)
        self._boxes = {tick.id: CheckBox(tick.words) for tick in ticks}
        for box in self._boxes.values():
            layout.addWidget(box)
        layout.addSpacing(4)
        layout.addLayout(buttons)
        (stay if question.is_danger else go_ahead).setFocus()

    @property
    def ticked(self) -> frozenset[str]:
        """The ids of what was ticked."""
        return frozenset(name for name, box in self._boxes.items() if box.isChecked())

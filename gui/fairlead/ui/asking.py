"""Questions to the user, without ever blocking: dialogs are opened, not executed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from fairlead.ui.widgets.buttons import Button, ButtonRole
from fairlead.ui.widgets.inputs import CheckBox
from fairlead.ui.widgets.label import Label, Role


@dataclass(frozen=True, slots=True)
class Question:
    """A question with one button that goes ahead. `is_danger` makes the other one the default."""

    title: str
    text: str
    go_ahead: str
    stay: str
    is_danger: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """Something that a question offers besides, not ticked at first."""

    id: str
    words: str


class Asker(Protocol):
    """Puts questions to the user. Tests answer them without a dialog."""

    def confirm(self, parent: QWidget, question: Question, on_yes: Callable[[], None]) -> None:
        """Ask, and call `on_yes` if the user goes ahead."""
        ...

    def confirm_with(
        self,
        parent: QWidget,
        question: Question,
        ticks: Sequence[Tick],
        on_yes: Callable[[frozenset[str]], None],
        on_no: Callable[[], None],
    ) -> None:
        """Ask, and call `on_yes` with the ids that were ticked, or `on_no`."""
        ...

    def choose_save_path(
        self, parent: QWidget, title: str, proposal: str, on_path: Callable[[Path], None]
    ) -> None:
        """Ask where to save, and call `on_path` with the place if one was chosen."""
        ...

    def choose_file(
        self, parent: QWidget, title: str, kinds: str, on_path: Callable[[Path], None]
    ) -> None:
        """Ask for an existing file; `kinds` is a filter such as "Certificates (*.pem)"."""
        ...

    def choose_folder(self, parent: QWidget, title: str, on_path: Callable[[Path], None]) -> None:
        """Ask for an existing folder, and call `on_path` with it if one was chosen."""
        ...


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


class DialogAsker:
    """Asks with dialogs; files with the platform's own."""

    def confirm(self, parent: QWidget, question: Question, on_yes: Callable[[], None]) -> None:
        """Ask, and call `on_yes` if the user goes ahead."""
        dialog = QuestionDialog(question, parent)
        dialog.accepted.connect(on_yes)
        dialog.open()

    def confirm_with(
        self,
        parent: QWidget,
        question: Question,
        ticks: Sequence[Tick],
        on_yes: Callable[[frozenset[str]], None],
        on_no: Callable[[], None],
    ) -> None:
        """Ask, and call `on_yes` with the ids that were ticked, or `on_no`."""
        dialog = QuestionDialog(question, parent, ticks)
        dialog.accepted.connect(lambda: on_yes(dialog.ticked))
        dialog.rejected.connect(on_no)
        dialog.open()

    def choose_save_path(
        self, parent: QWidget, title: str, proposal: str, on_path: Callable[[Path], None]
    ) -> None:
        """Ask where to save, and call `on_path` with the place if one was chosen."""
        dialog = QFileDialog(parent, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(proposal)
        self._open(dialog, on_path)

    def choose_file(
        self, parent: QWidget, title: str, kinds: str, on_path: Callable[[Path], None]
    ) -> None:
        """Ask for an existing file; `kinds` is a filter such as "Certificates (*.pem)"."""
        dialog = QFileDialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(kinds)
        self._open(dialog, on_path)

    def choose_folder(self, parent: QWidget, title: str, on_path: Callable[[Path], None]) -> None:
        """Ask for an existing folder, and call `on_path` with it if one was chosen."""
        dialog = QFileDialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open(dialog, on_path)

    @staticmethod
    def _open(dialog: QFileDialog, on_path: Callable[[Path], None]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: on_path(Path(name)))
        dialog.open()

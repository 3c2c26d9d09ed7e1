"""Questions to the user, without ever blocking: dialogs are opened, not executed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


@dataclass(frozen=True, slots=True)
class Question:
    """A question with one button that goes ahead. `is_danger` makes the other one the default."""

    title: str
    text: str
    go_ahead: str
    stay: str
    is_danger: bool = False


class Asker(Protocol):
    """Puts questions to the user. Tests answer them without a dialog."""

    def confirm(self, parent: QWidget, question: Question, on_yes: Callable[[], None]) -> None:
        """Ask, and call `on_yes` if the user goes ahead."""
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


class DialogAsker:
    """Asks with the platform's own dialogs."""

    def confirm(self, parent: QWidget, question: Question, on_yes: Callable[[], None]) -> None:
        """Ask, and call `on_yes` if the user goes ahead."""
        box = QMessageBox(parent)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(question.title)
        box.setText(question.title)
        box.setInformativeText(question.text)
        yes = box.addButton(question.go_ahead, QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(question.stay, QMessageBox.ButtonRole.RejectRole)
        if question.is_danger:
            yes.setProperty("role", "danger")
        box.setDefaultButton(no if question.is_danger else yes)
        box.setEscapeButton(no)
        box.accepted.connect(on_yes)
        box.open()

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

    @staticmethod
    def _open(dialog: QFileDialog, on_path: Callable[[Path], None]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: on_path(Path(name)))
        dialog.open()

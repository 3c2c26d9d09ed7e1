"""Questions to the user, without ever blocking: dialogs are opened, not executed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from fairlead.ui.question import Question, Tick


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


class DialogAsker:
    """Asks with dialogs; files with the platform's own.

    Dialogs are imported with the first question: the window is on screen before it.
    """

    def confirm(self, parent: QWidget, question: Question, on_yes: Callable[[], None]) -> None:
        """Ask, and call `on_yes` if the user goes ahead."""
        from fairlead.ui.question_dialog import QuestionDialog

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
        from fairlead.ui.question_dialog import QuestionDialog

        dialog = QuestionDialog(question, parent, ticks)
        dialog.accepted.connect(lambda: on_yes(dialog.ticked))
        dialog.rejected.connect(on_no)
        dialog.open()

    def choose_save_path(
        self, parent: QWidget, title: str, proposal: str, on_path: Callable[[Path], None]
    ) -> None:
        """Ask where to save, and call `on_path` with the place if one was chosen."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(parent, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(proposal)
        self._open(dialog, on_path)

    def choose_file(
        self, parent: QWidget, title: str, kinds: str, on_path: Callable[[Path], None]
    ) -> None:
        """Ask for an existing file; `kinds` is a filter such as "Certificates (*.pem)"."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(kinds)
        self._open(dialog, on_path)

    def choose_folder(self, parent: QWidget, title: str, on_path: Callable[[Path], None]) -> None:
        """Ask for an existing folder, and call `on_path` with it if one was chosen."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open(dialog, on_path)

    @staticmethod
    def _open(dialog: QFileDialog, on_path: Callable[[Path], None]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: on_path(Path(name)))
        dialog.open()

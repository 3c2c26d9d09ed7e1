"""The files and lines that start a connector service, to copy and to save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.core.errors import Problem
from fairlead.flows.desk import Desk
from fairlead.flows.s3_views import DeploymentFile
from fairlead.ui.asking import Asker
from fairlead.ui.bridge import Bridge
from fairlead.ui.question import Question
from fairlead.ui.texts import fill, say
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.buttons import small
from fairlead.ui.widgets.card import Card, row
from fairlead.ui.widgets.code import CodeView
from fairlead.ui.widgets.disclosure import Disclosure
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.notice import copy_button

_MOST_LINES = 12
_WIDE = 90


class Deployment(Card):
    """Shows every file with Copy and Save. Hidden where Elastic runs the connector.

    What is shown and copied holds no key. One button writes the files with it, after a warning.

    Signals:
        refused: A call failed (a `Problem`, what does it again).
    """

    refused = Signal(object, object)

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        asker: Asker,
        run_id: Callable[[], str],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._bridge = bridge
        self._asker = asker
        self._run_id = run_id
        self._files: tuple[DeploymentFile, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.fold = Disclosure(self.tr("Run the connector service: files and commands"))
        self.fold.add(
            Label(
                self.tr(
                    "The service runs on a computer of yours that reaches AWS and Elasticsearch. "
                    "On Windows it runs in Docker only. What is shown here holds no key."
                ),
                Role.MUTED,
                wraps=True,
            )
        )
        self.fold.body.addLayout(self._list)
        self.save_all = small(self.tr("Save all &with the API key…"), self._ask_to_save_all)
        self._said = Label(role=Role.SMALL, wraps=True, selectable=True)
        self.fold.add(row(self.save_all))
        self.fold.add(self._said)
        self._said.setVisible(False)
        self.add(self.fold)
        self.setVisible(False)

    @property
    def said(self) -> str:
        """What was last done, in words."""
        return self._said.text()

    def load(self) -> None:
        """Look the files up, once."""
        if self._files:
            return
        run_id = self._run_id()
        self._bridge.ask(
            self,
            "files",
            lambda: self._desk.deployment_files(run_id),
            on_result=self.show_files,
            on_problem=partial(self._refuse, self.load),
        )

    def show_files(self, files: Sequence[DeploymentFile]) -> None:
        """Show these, and nothing where there are none."""
        self._files = tuple(files)
        self.setVisible(bool(files))
        for file in files:
            self._list.addWidget(self._block(file))

    def _block(self, file: DeploymentFile) -> QWidget:
        title = say(file.title)
        view = CodeView(file.text.rstrip("\n"), name=title)
        longest = max(map(len, file.text.splitlines()), default=0)
        # A command is one line: it is to be read without scrolling, and copied as one.
        is_command = longest > _WIDE
        if is_command:
            view.setLineWrapMode(CodeView.LineWrapMode.WidgetWidth)
        lines = longest // _WIDE + 1 if is_command else 0
        view.show_lines(min(_MOST_LINES, view.blockCount() + lines))
        copy = copy_button(
            self.tr("Copy"), lambda: file.text, name=fill(self.tr("Copy %1"), file.name)
        )
        save = small(
            self.tr("Save…"), partial(self._choose, file), name=fill(self.tr("Save %1"), file.name)
        )
        block = QWidget()
        layout = QVBoxLayout(block)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(6)
        name = Label(file.name, Role.MONO_MUTED, selectable=True)
        layout.addWidget(row(Label(title, Role.STRONG), name, copy, save))
        layout.addWidget(view)
        return block

    def _choose(self, file: DeploymentFile) -> None:
        title = fill(self.tr("Save %1"), file.name)
        self._asker.choose_save_path(self, title, file.name, partial(self._save, file))

    def _save(self, file: DeploymentFile, path: Path) -> None:
        self._bridge.ask(
            self,
            "save",
            lambda: self._desk.save_text(path, file.text),
            on_result=lambda _none: self._say(fill(self.tr("Saved: %1"), str(path))),
            on_problem=partial(self._refuse, partial(self._save, file, path)),
        )

    def _ask_to_save_all(self) -> None:
        self._asker.confirm(
            self,
            Question(
                self.tr("Save the files with the API key?"),
                self.tr(
                    "One of the files holds the connector's API key in plain text. "
                    "Only you can read them. Keep them on the computer that runs the service."
                ),
                self.tr("Choose a folder…"),
                self.tr("Cancel"),
                is_danger=True,
            ),
            partial(self._asker.choose_folder, self, self.tr("Folder for the files"), self._write),
        )

    def _write(self, folder: Path) -> None:
        run_id = self._run_id()
        self._bridge.ask(
            self,
            "save",
            lambda: self._desk.save_deployment_files(run_id, folder),
            on_result=self._tell_written,
            on_problem=partial(self._refuse, partial(self._write, folder)),
        )

    def _tell_written(self, paths: Sequence[Path]) -> None:
        self._say(fill(self.tr("Saved: %1"), ", ".join(str(path) for path in paths)))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(True)
        announce(self, words)

    def _refuse(self, retry: Callable[[], None], problem: Problem) -> None:
        self.refused.emit(problem, retry)

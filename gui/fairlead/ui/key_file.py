"""Saving the access key of a connection to a file from Home, after a warning."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fairlead.flows.views import Connection
from fairlead.ui.question import Question
from fairlead.ui.tools import Tools


class KeyFile(QObject):
    """Warns, asks for a place, and has the desk write the key there.

    Signals:
        saved: The key of this connection is in the file of this path.
        refused: The file was not written, for this `Problem`.
    """

    saved = Signal(object, object)
    refused = Signal(object)

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._tools = tools

    def ask(self, connection: Connection) -> None:
        """Say what such a file is, and go on if it is wanted."""
        self._tools.asker.confirm(
            self._window,
            Question(
                self.tr("Save the secret access key to a file?"),
                self.tr(
                    "The file holds the secret in plain text. Only you can read it. "
                    "Delete it when it has reached its place."
                ),
                self.tr("Choose a place…"),
                self.tr("Cancel"),
                is_danger=True,
            ),
            partial(self._choose, connection),
        )

    def _choose(self, connection: Connection) -> None:
        self._tools.asker.choose_save_path(
            self._window,
            self.tr("Save access key"),
            f"{connection.name} accessKeys.csv",
            partial(self._save, connection),
        )

    def _save(self, connection: Connection, path: Path) -> None:
        self._tools.bridge.ask(
            self,
            "save key",
            lambda: self._tools.desk.save_key(connection.run_id, path),
            on_result=lambda _none: self.saved.emit(connection, path),
            on_problem=self.refused.emit,
        )

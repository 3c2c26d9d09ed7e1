"""Replacing the access key of a connection from Home: asked for first, then done off the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fairlead.core.errors import Fix, Problem
from fairlead.core.texts import Text, translate
from fairlead.flows.views import Connection
from fairlead.ui.question import Question
from fairlead.ui.texts import fill
from fairlead.ui.tools import Tools

_NEW_KEY = Fix("new-secret", translate("KeyRotation", "Rotate key"))


class KeyRotation(QObject):
    """Asks whether a key may be replaced, and has the desk replace it.

    Signals:
        changed: A rotation has begun or ended.
        rotated: The key of a `Connection` was replaced; the `Text` says by which.
        refused: The key of a `Connection` was not replaced, for this `Problem`.
    """

    changed = Signal()
    rotated = Signal(object, object)
    refused = Signal(object, object)

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._tools = tools
        self.at_work: set[str] = set()
        """The ids of the runs whose key is being replaced."""

    def ask(self, connection: Connection) -> None:
        """Say what will happen, and begin if that is wanted."""
        self._tools.asker.confirm(
            self._window,
            Question(
                fill(self.tr("Rotate the key of “%1”?"), connection.name),
                self.tr(
                    "Fairlead makes a second access key, tests it, and gives it to the connector, "
                    "which works all the time. Then it deletes the old key: whatever else uses "
                    "that one stops working."
                ),
                self.tr("Rotate key"),
                self.tr("Keep the old key"),
                is_danger=True,
            ),
            lambda: self.rotate(connection),
        )

    def rotate(self, connection: Connection) -> None:
        """Replace the key, unless that is being done already."""
        run_id = connection.run_id
        if run_id in self.at_work:
            return

        def succeed(words: Text) -> None:
            self._end(run_id)
            self.rotated.emit(connection, words)

        def fail(problem: Problem) -> None:
            self._end(run_id)
            self.refused.emit(connection, problem)

        self.at_work.add(run_id)
        self.changed.emit()
        self._tools.bridge.run(
            self,
            lambda _cancel, _report: self._tools.desk.carry_out(run_id, _NEW_KEY),
            on_event=lambda _event: None,
            on_result=succeed,
            on_problem=fail,
            on_stopped=lambda: self._end(run_id),
        )

    def _end(self, run_id: str) -> None:
        self.at_work.discard(run_id)
        self.changed.emit()

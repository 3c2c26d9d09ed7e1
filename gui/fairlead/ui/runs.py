"""The run that a journey has begun: its id, and whether it is at work."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from fairlead.core.events import Ending, RunEnded


class RunHandle(QObject):
    """Shared by the pages of one journey. Once a run has begun, the answers are settled.

    Signals:
        changed: It began, stopped, or ended.
    """

    changed = Signal()

    def __init__(self, run_id: str = "", *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run_id = run_id
        self.is_working = False
        self.ended: RunEnded | None = None

    @property
    def has_begun(self) -> bool:
        """Whether something may have been changed: the answers can no longer be edited."""
        return self.is_working or bool(self.run_id)

    @property
    def is_proved(self) -> bool:
        """Whether the run has come to its good end."""
        return self.ended is not None and self.ended.ending is Ending.PROVED

    def begin(self) -> None:
        """The engine has started to work."""
        self.is_working = True
        self.ended = None
        self.changed.emit()

    def end(self, ended: RunEnded | None) -> None:
        """The engine has stopped; None if it could not start."""
        self.is_working = False
        self.ended = ended
        if ended is not None:
            self.run_id = ended.run_id
        self.changed.emit()

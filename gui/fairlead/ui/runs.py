"""The run of a journey: its id, why the window works on it, and whether it is at work."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Signal

from fairlead.core.events import Ending, RunEnded


class Purpose(Enum):
    """Why a journey was opened."""

    SET_UP = "set-up"
    RESUME = "resume"
    UNDO = "undo"
    TRY = "try"


class RunHandle(QObject):
    """Shared by the pages of one journey. Once a run has begun, the answers are settled.

    Signals:
        changed: It began, stopped, or ended.
    """

    changed = Signal()

    def __init__(
        self,
        run_id: str = "",
        purpose: Purpose = Purpose.SET_UP,
        *,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.run_id = run_id
        self.purpose = purpose
        self.is_working = False
        self.is_proved = purpose is Purpose.TRY

    @property
    def has_begun(self) -> bool:
        """Whether something may have been changed: the answers can no longer be edited."""
        return self.is_working or bool(self.run_id)

    def begin(self) -> None:
        """The engine has started to work."""
        self.is_working = True
        self.is_proved = False
        self.changed.emit()

    def end(self, ended: RunEnded | None) -> None:
        """The engine has stopped; None if it could not start."""
        self.is_working = False
        if ended is not None:
            self.run_id = ended.run_id
            self.is_proved = ended.ending is Ending.PROVED
        self.changed.emit()

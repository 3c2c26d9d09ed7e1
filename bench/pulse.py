"""How long the thread of the window stands still, and how much of it for want of a processor."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    qFormatLogMessage,
    qInstallMessageHandler,
)

BEAT = 0.002
"""Seconds between two beats; what is measured beyond it is a standstill."""
# Of a thread: seconds on a processor, seconds ready for one, turns (man 5 proc_pid_schedstat).
_TURNS = Path("/proc/thread-self/schedstat")
_OFFSCREEN_LACKS = "This plugin does not support propagateSizeHints()"


@dataclass(frozen=True, slots=True)
class Pause:
    """The time between two beats, in seconds.

    Attributes:
        length: All of it beyond the beat itself.
        queued: How long the thread could have gone on and other processes had the processors;
            0 where the system does not tell.
        worked: How long it computed.
        faults: How many pieces of memory the process had to wait for until the disk gave them,
            as after a long rest or with the first start.
    """

    length: float = 0.0
    queued: float = 0.0
    worked: float = 0.0
    faults: int = 0

    def __str__(self) -> str:
        """Say the length, and what of it was the machine's."""
        disk = f", {self.faults} times for the disk" if self.faults else ""
        return f"{self.length * 1000:.0f} ms ({self.queued * 1000:.0f} without a processor{disk})"


class Pulse(QObject):
    """Beats in the event loop and tells of each pause."""

    def __init__(self, on_pause: Callable[[Pause], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_pause = on_pause
        self._last = self._queued = self._worked = 0.0
        self._faults = 0
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Beat from now on."""
        self._last, self._queued, self._worked = time.monotonic(), _queued(), time.thread_time()
        self._faults = _faults()
        self._timer.start(round(BEAT * 1000))

    def _beat(self) -> None:
        now, queued, worked, faults = time.monotonic(), _queued(), time.thread_time(), _faults()
        pause = Pause(
            now - self._last - BEAT,
            queued - self._queued,
            worked - self._worked,
            faults - self._faults,
        )
        self._last, self._queued, self._worked, self._faults = now, queued, worked, faults
        self._on_pause(pause)


def leave_out_size_hints() -> None:
    """Print what Qt warns of, but not what it says without a display for each window."""
    qInstallMessageHandler(_tell)


def _tell(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if message != _OFFSCREEN_LACKS:
        sys.stderr.write(f"{qFormatLogMessage(kind, context, message)}\n")


def _queued() -> float:
    try:
        return int(_TURNS.read_text().split()[1]) / 1e9
    except OSError:
        return 0.0


def _faults() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_majflt

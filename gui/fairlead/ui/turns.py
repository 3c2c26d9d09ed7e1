"""Work in pieces, so that the window never stands still for all of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_PAUSE = 1
"""Milliseconds until the event loop has seen to everything else; after 0 it may not have."""


def take_turns(owner: QObject, *work: Callable[[], object]) -> None:
    """Do one after the other, each in a turn of the event loop, as long as `owner` is there."""

    def take_one() -> None:
        work[0]()
        if work[1:]:
            take_turns(owner, *work[1:])

    QTimer.singleShot(_PAUSE, owner, take_one)

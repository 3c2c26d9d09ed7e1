"""Work in pieces, so that the window never stands still for all of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, QTimer

_PAUSE = 1
"""Milliseconds until the event loop has seen to everything else; after 0 it may not have."""


def take_turns(owner: QObject, *work: Callable[[], object]) -> None:
    """Do one after the other, each in a turn of the event loop, as long as `owner` is there."""
    # The owner's, unlike that of QTimer.singleShot, which goes on without it.
    timer = QTimer(owner, singleShot=True, interval=_PAUSE)
    rest = deque(work)

    def take_one() -> None:
        rest.popleft()()
        if not shiboken6.isValid(timer):
            return
        if rest:
            timer.start()
        else:
            timer.deleteLater()

    timer.timeout.connect(take_one)
    timer.start()

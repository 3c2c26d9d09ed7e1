"""Something to do once a window is on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


class _Watcher(QObject):
    """Waits for the first paint of its window, then is gone."""

    def __init__(self, window: QWidget, work: Callable[[], object]) -> None:
        super().__init__(window)
        self._work = work
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the paint event pass; the work is done after it."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._finish)
        return super().eventFilter(watched, event)

    def _finish(self) -> None:
        self._work()
        self.deleteLater()


def call_after_paint(window: QWidget, work: Callable[[], object]) -> None:
    """Call `work` on the GUI thread, once, after `window` was painted for the first time."""
    _Watcher(window, work)


def meet_widgets() -> None:
    """Have PySide make all its classes of widgets now, in a turn of its own.

    It makes each when it is first named, but all that are left, which takes as long as building a
    page, once Qt hands out a widget whose class it has to find out, like the viewport here.
    """
    QScrollArea().viewport()

"""The longest time that the window stood still during the whole journey on the sandbox.

The real window is walked through in this process, from the first paint of its empty frame to the
proved connection and the test prompt. A timer of the event loop notes when it comes late; the
latest is the longest standstill, whatever caused it: work on the GUI thread, another thread that
held Python's lock, or another process that had the processor, which is told apart. Prints the worst
of each page and `stall N ms`; ends with 1 if the journey did not reach its end.
"""

from __future__ import annotations

import compileall
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench.pulse import Pause, Pulse, leave_out_size_hints
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

# What fills the frame is imported while it is measured.
from fairlead.start import Opening
from fairlead.ui.frame import ARGUMENTS

if TYPE_CHECKING:
    from fairlead.ui.window import MainWindow

PACKAGE = Path(__file__).parents[1] / "gui" / "fairlead"
REST = 0.5
"""Seconds that the walk stays on a page at least, so that its lookups are answered."""
DEADLINE = 120.0
# A model that can be called at once, so that pressing Next is all there is to do.
SCENE = ("use_case_submitted=true", "accepted_models=anthropic.claude-sonnet-4-6", "key_delay=1")


class Stalls:
    """The longest pause of each place."""

    def __init__(self) -> None:
        self.of: dict[str, Pause] = {}
        self.window: MainWindow | None = None

    def take(self, pause: Pause) -> None:
        """Note a pause."""
        place = "start" if self.window is None else place_of(self.window)
        self.of[place] = max(pause, self.of.get(place, Pause()), key=lambda known: known.length)


class Walk(QObject):
    """Presses the button that leads on, as soon as the page offers it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.is_complete = False
        self._is_begun = False
        self._window = window
        self._place = ""
        self._since = self._began = time.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    def _look(self) -> None:
        now = time.monotonic()
        if now - self._began > DEADLINE:
            QApplication.quit()
        if self._place != place_of(self._window):
            self._place, self._since = place_of(self._window), now
        if now - self._since < REST:
            return
        journey = self._window.journey
        if journey is None:
            if not self._is_begun:
                self._is_begun = True
                self._window.set_up("bedrock")
        elif self._place == "test" and not self.is_complete:
            self.is_complete = True
            self._since = now
            journey.press_enter()
        elif journey.page.state.name != "BUSY":
            self._press()

    def _press(self) -> None:
        for spec in self._window.view.buttons():
            if spec.role.name == "PRIMARY" and spec.is_enabled:
                if spec.id == "finish":
                    QApplication.quit()
                self._window.bar.button(spec.id).click()


def place_of(window: MainWindow) -> str:
    """Return the page on screen."""
    return window.journey.page.id if window.journey is not None else "home"


def _end_of_walk(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    sys.__excepthook__(kind, error, trace)
    QApplication.exit()


def main() -> int:
    """Walk through and print the standstills."""
    # As pip does when it installs; compiling is not what a user waits for.
    compileall.compile_dir(PACKAGE, quiet=1)
    leave_out_size_hints()
    app = QApplication([sys.argv[0], *ARGUMENTS])
    opening = Opening(sandbox=True, scene=SCENE)
    stalls = Stalls()
    pulse = Pulse(stalls.take)
    walks: list[Walk] = []

    def walk() -> None:
        sys.excepthook = _end_of_walk
        stalls.window = opening.contents.window
        walks.append(Walk(stalls.window))

    # How long the first paint takes is another question, which bench.startup asks.
    opening.framed, opening.painted = pulse.start, walk
    sys.excepthook = _end_of_walk
    opening.frame.show()
    app.exec()
    opening.close()
    for place, pause in stalls.of.items():
        print(f"{place}: {pause}")
    print(f"stall {max(pause.length for pause in stalls.of.values()) * 1000:.0f} ms")
    return 0 if walks and walks[0].is_complete else 1


if __name__ == "__main__":
    sys.exit(main())

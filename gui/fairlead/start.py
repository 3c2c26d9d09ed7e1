"""The start of the window: an empty frame at once, then, turn by turn, what fills it.

Nothing is imported here that the first paint does not need. What comes after it is cut into turns,
so that the frame can be moved, resized and closed meanwhile.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from fairlead.services.display import prefer_utf8, probed_display
from fairlead.ui.frame import ARGUMENTS, Frame

if TYPE_CHECKING:
    from pathlib import Path

    from fairlead.app import Contents
    from fairlead.services.instance import FirstWindow

_NO_WINDOW = """\
fairlead: {}
The same journeys run without a window: fairlead apply FILE, or fairlead --help.
"""
_IS_DARK = {"light": False, "dark": True}


def run_window(sandbox: bool, scene: Sequence[str], state: Path | None, theme: str) -> int:
    """Open the window and return the exit status once it is closed.

    FAIRLEAD_EXIT_AFTER_PAINT ends the process once the `frame` is painted, or else Home.
    """
    with probed_display() as fault:
        if fault:
            sys.stderr.write(_NO_WINDOW.format(fault))
            return 1
        # With a sandbox or a folder of its own a window is one of many.
        first = None if sandbox or state is not None else _claim()
        if first is not None and first.is_taken:
            return 0
        prefer_utf8()
        app = QApplication([sys.argv[0], *ARGUMENTS])
    app.setApplicationName("Fairlead")
    app.setDesktopFileName("fairlead")
    opening = Opening(sandbox, scene, state, theme)
    last_paint = os.environ.get("FAIRLEAD_EXIT_AFTER_PAINT")
    if last_paint == "frame":
        opening.framed = _end_at_once
    elif last_paint:
        opening.painted = _end_at_once
    else:
        opening.painted = lambda: opening.contents.begin(first)
    sys.excepthook = partial(_give_up, app)
    opening.frame.show()
    try:
        return app.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        opening.close()
        if first is not None:
            first.release()
        # Else the interpreter would look for garbage in all that was imported before it ends.
        gc.freeze()


class Opening:
    """The frame, and the turns of the event loop in which it is filled once it is painted."""

    def __init__(
        self,
        sandbox: bool,
        scene: Sequence[str] = (),
        state: Path | None = None,
        theme: str = "system",
    ) -> None:
        self._sandbox, self._scene, self._state, self._theme = sandbox, scene, state, theme
        self._contents: Contents | None = None
        self.frame = Frame(self._fill, _IS_DARK.get(theme))
        self.framed: Callable[[], object] = _ignore
        """Called once the frame is on the screen, still empty."""
        self.painted: Callable[[], object] = _ignore
        """Called once Home is on the screen."""

    @property
    def contents(self) -> Contents:
        """What fills the frame."""
        assert self._contents is not None, "not there yet"
        return self._contents

    def close(self) -> None:
        """End what the contents have begun."""
        if self._contents is not None:
            self._contents.close()

    def _fill(self) -> None:
        from fairlead.ui.turns import take_turns

        self.framed()
        # Two halves of what is needed; all of it in one turn would be felt.
        take_turns(self.frame, partial(import_module, "fairlead.ui.theme"), self._go_on)

    def _go_on(self) -> None:
        from fairlead.app import Contents
        from fairlead.ui.first_paint import meet_widgets
        from fairlead.ui.turns import take_turns

        contents = Contents(
            self.frame, self._theme, sandbox=self._sandbox, scene=self._scene, state=self._state
        )
        self._contents = contents
        show = partial(contents.show, self.painted)
        take_turns(self.frame, contents.color, contents.build, show, meet_widgets)


def _claim() -> FirstWindow | None:
    from fairlead.services.instance import FirstWindow

    return FirstWindow.claim()


def _give_up(
    app: QApplication, kind: type[BaseException], error: BaseException, trace: Any
) -> None:
    """End with the trace of a mistake of ours that came before the window could show it."""
    sys.__excepthook__(kind, error, trace)
    app.exit(1)


def _ignore() -> None:
    """Nobody wants to know."""


def _end_at_once() -> None:
    # What is measured is the way to the paint, not the way out.
    os._exit(0)

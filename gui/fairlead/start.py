"""The start of the window: an empty frame at once, then, turn by turn, what fills it.

Nothing is imported here that the first paint does not need. What comes after it is cut into turns,
so that the frame can be moved, resized and closed meanwhile.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
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
    last_paint = os.environ.get("FAIRLEAD_EXIT_AFTER_PAINT")
    filled: list[Contents] = []

    def fill() -> None:
        if last_paint == "frame":
            _end_at_once()
        from fairlead.ui.turns import take_turns

        # Two halves of what is needed; all of it in one turn would be felt.
        take_turns(frame, partial(import_module, "fairlead.ui.theme"), go_on)

    def go_on() -> None:
        from fairlead.app import Contents
        from fairlead.ui.turns import take_turns

        contents = Contents(frame, theme, sandbox=sandbox, scene=scene, state=state)
        filled.append(contents)
        painted = partial(contents.begin, first) if last_paint is None else _end_at_once
        take_turns(frame, contents.color, contents.build, partial(contents.show, painted))

    frame = Frame(fill, _IS_DARK.get(theme))
    sys.excepthook = partial(_give_up, app)
    frame.show()
    try:
        return app.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        for contents in filled:
            contents.close()
        if first is not None:
            first.release()
        # Else the interpreter would look for garbage in all that was imported before it ends.
        gc.freeze()


def _claim() -> FirstWindow | None:
    from fairlead.services.instance import FirstWindow

    return FirstWindow.claim()


def _give_up(
    app: QApplication, kind: type[BaseException], error: BaseException, trace: Any
) -> None:
    """End with the trace of a mistake of ours that came before the window could show it."""
    sys.__excepthook__(kind, error, trace)
    app.exit(1)


def _end_at_once() -> None:
    # What is measured is the way to the paint, not the way out.
    os._exit(0)

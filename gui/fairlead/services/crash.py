"""What is left of a Fairlead that died: Python's own fault handler writes it, the next start reads.

A failure in Python is shown at once (fairlead.ui.bugs). This is for those that end the process:
a fault in a library, an abort of Qt.
"""

from __future__ import annotations

import faulthandler
import re
from pathlib import Path
from typing import Final, TextIO

_NAME: Final = "crash.txt"
# `  File "/anywhere/fairlead/ui/window.py", line 12 in show_home`
# https://docs.python.org/3/library/faulthandler.html
_PLACE: Final = re.compile(
    r'\s*File "(?:.*?[/\\])??((fairlead[/\\][\w/\\]+|\w+[/\\]\w+)\.py)", line (\d+) in (\w+)'
)
_HEAD: Final = re.compile(
    r"(Fatal Python error: [\w ]+|Windows fatal exception: [\w ]+|Current thread|Thread)"
)


class CrashGuard:
    """Has a crash of this process written down, in a folder of its user's own."""

    def __init__(self) -> None:
        self._file: TextIO | None = None

    def begin(self, folder: Path) -> str:
        """Watch from now on; return the report of the crash before, once, "" if there was none.

        Without a file to write to, crashes go unseen.
        """
        path = folder / _NAME
        try:
            written = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
            self._file = path.open("w", encoding="utf-8")
        except OSError:
            return ""
        faulthandler.enable(self._file)
        return read_report(written)

    def end(self) -> None:
        """Stop watching: this process ends as it should."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            Path(self._file.name).unlink(missing_ok=True)
            self._file = None


def read_report(written: str) -> str:
    """Return what may leave the machine: kinds of faults and lines of our code, no folders."""
    lines = []
    for line in written.splitlines():
        head = _HEAD.match(line)
        place = _PLACE.match(line)
        if head is not None:
            lines.append(head[1])
        elif place is not None:
            is_ours = place[2].startswith("fairlead")
            lines.append(f"  {place[1]}:{place[3]} {place[4]}" if is_ours else f"  {place[1]}")
    return "\n".join(lines)

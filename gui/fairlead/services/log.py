"""The program's own log: which questions were asked, how long they took, how they ended.

It is made of words that are known to be harmless (names of our own methods, codes of problems,
kinds of exceptions), never of what users or services say, so it needs no redaction.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Final

_NAME: Final = "fairlead.log"
_ROOM: Final = 256 * 1024
_OLDER: Final = 2


class Log:
    """A log file of bounded size: what is older moves to `.1` and `.2`, then away.

    Several processes may write to it: each line is written at once. A log that cannot be written
    (a full disk, a read-only home) is done without; nothing depends on it.
    """

    def __init__(self, folder: Path, room: int = _ROOM) -> None:
        self._path = folder / _NAME
        self._room = room
        self._lock = threading.Lock()

    def note(self, event: str, fields: Mapping[str, str]) -> None:
        """Write a line: the time (UTC), the event, and its fields as name=value."""
        moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        words = [moment, event, *(f"{name}={value}" for name, value in fields.items())]
        with self._lock:
            try:
                self._turn_over()
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(" ".join(words) + "\n")
            except OSError:
                return

    def tail(self, lines: int) -> str:
        """Return the last lines, "" if there are none."""
        try:
            written = self._path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
        return "\n".join(written.splitlines()[-lines:])

    def _turn_over(self) -> None:
        if not self._path.exists() or self._path.stat().st_size < self._room:
            return
        names = [self._path, *(self._path.with_name(f"{_NAME}.{n + 1}") for n in range(_OLDER))]
        for newer, older in reversed(list(pairwise(names))):
            if newer.exists():
                newer.replace(older)

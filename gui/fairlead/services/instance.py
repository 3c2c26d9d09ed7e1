"""One window per user and display: the second start finds the first and has it come forward.

The first one binds a socket in the user's runtime folder before it builds its window, so that two
quick clicks on its icon give one window too. Qt answers on it later (fairlead.ui.instance).
"""

from __future__ import annotations

import os
import re
import socket
import sys
from pathlib import Path
from typing import Final

ANSWER: Final = b"raised\n"
"""What the first window sends back once it has come forward."""

# A start takes a second or two on a slow disk; who does not answer for longer hangs.
_PATIENCE: Final = 5.0


class FirstWindow:
    """The claim to be the first window, or the knowledge that there is one (`is_taken`)."""

    def __init__(self, path: Path, listener: socket.socket | None) -> None:
        self._path = path
        self._listener = listener

    @classmethod
    def claim(cls) -> FirstWindow | None:
        """Be the first, or have the one that is come forward.

        None on Windows, and where there is no place for a socket: every start has its own window.
        """
        path = _socket_path()
        if path is None:
            return None
        listener = _listen(path)
        if listener is None and not _raise_first(path):
            # Whoever left this behind does not answer.
            path.unlink(missing_ok=True)
            listener = _listen(path)
            return None if listener is None else cls(path, listener)
        return cls(path, listener)

    @property
    def is_taken(self) -> bool:
        """Whether another window is the first; it has come forward."""
        return self._listener is None

    def hand_over(self) -> int:
        """Return the descriptor of the listening socket, which is the caller's from now on."""
        assert self._listener is not None
        return self._listener.detach()

    def release(self) -> None:
        """Be the first no more."""
        self._path.unlink(missing_ok=True)


def _socket_path() -> Path | None:
    """Return where this user's window on this display listens."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if sys.platform == "win32" or not runtime:
        return None
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or "none"
    path = Path(runtime, f"fairlead-{re.sub(r'[^A-Za-z0-9.-]+', '_', display)}.socket")
    # The kernel's structure has room for 107 bytes: man 7 unix.
    return path if len(os.fsencode(path)) < 108 else None


def _listen(path: Path) -> socket.socket | None:
    """Return a socket that listens there, None if the place is taken or cannot be written."""
    listener = socket.socket(socket.AF_UNIX)
    try:
        listener.bind(str(path))
        listener.listen()
    except OSError:
        listener.close()
        return None
    return listener


def _raise_first(path: Path) -> bool:
    """Have the window that listens there come forward; False if there is none, or it hangs.

    The desktop's token, which allows to take the focus, is handed on.
    https://specifications.freedesktop.org/startup-notification-spec
    """
    token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID") or ""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(_PATIENCE)
        try:
            connection.connect(str(path))
            connection.sendall(f"{token}\n".encode())
            return connection.recv(len(ANSWER)) == ANSWER
        except OSError:
            return False

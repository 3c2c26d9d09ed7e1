"""Is there a display to open a window on? Asked before Qt, which aborts where there is none."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

# Who has the libraries that Qt and its platform plugins link to, on Debian and Ubuntu.
_PACKAGES: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_NONE: Final = "no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set)."


@contextmanager
def probed_display() -> Iterator[str]:
    """Yield what keeps a window from being opened, "" if nothing does.

    On Linux only, and not where QT_QPA_PLATFORM says which platform to take. Open Qt's own
    connection inside of the block: an X server may start anew when its last client leaves.
    """
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        yield ""
    elif _wayland_answers():
        yield _library_fault("wayland")
    elif not os.environ.get("DISPLAY"):
        name = os.environ.get("WAYLAND_DISPLAY")
        yield f"the Wayland display {name} does not answer." if name else _NONE
    elif fault := _library_fault("xcb"):
        yield fault
    else:
        with _x_connection() as fault:
            yield fault


def describe_missing(error: Exception) -> str:
    """Return, in words, which libraries of the system Qt lacks; "" if `error` is not about that.

    Loading ends at the first one that is missing. The others are looked for too, so that one line
    installs all of them.
    """
    first, found, _ = str(error).partition(": cannot open shared object file")
    if not found:
        return ""
    missing = [first, *(name for name in _PACKAGES if name != first and not _loads(name))]
    packages = " ".join(_PACKAGES[name] for name in missing if name in _PACKAGES)
    remedy = f" Type: sudo apt-get install {packages}" if packages else ""
    return f"Qt needs libraries that are missing: {', '.join(missing)}.{remedy}"


def prefer_utf8() -> None:
    """Have Qt find a locale with UTF-8, which it takes anyhow, but not without a word.

    As Python does for itself: https://peps.python.org/pep-0538
    """
    if sys.platform == "linux" and locale.setlocale(locale.LC_CTYPE, None) in ("C", "POSIX"):
        os.environ.pop("LC_ALL", None)
        os.environ["LC_CTYPE"] = "C.UTF-8"


def _wayland_answers() -> bool:
    """Tell whether a compositor listens, as libwayland looks for it (man 3 wl_display_connect)."""
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    import socket

    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name)
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(str(path))
        except OSError:
            return False
    return True


def _library_fault(plugin: str) -> str:
    """Return which library Qt's plugin for this platform lacks. Qt loads it anyhow, right after."""
    import ctypes
    from importlib.util import find_spec

    found = find_spec("PySide6")
    assert found is not None
    assert found.submodule_search_locations is not None
    (folder,) = found.submodule_search_locations
    try:
        ctypes.CDLL(str(Path(folder, "Qt", "plugins", "platforms", f"libq{plugin}.so")))
    except OSError as error:
        return describe_missing(error) or str(error)
    return ""


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


@contextmanager
def _x_connection() -> Iterator[str]:
    """Connect to the X server of DISPLAY and yield, in words, whether it cannot be reached."""
    import ctypes

    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    try:
        is_lost = xcb.xcb_connection_has_error(connection)
        words = f"the X display {os.environ['DISPLAY']} does not answer or lets nobody in."
        yield words if is_lost else ""
    finally:
        xcb.xcb_disconnect(connection)

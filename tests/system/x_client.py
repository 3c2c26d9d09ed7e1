"""What a window manager says to a window whose cross was pressed; xdotool cannot say it.

https://x.org/releases/X11R7.7/doc/xorg-docs/icccm/icccm.html#Window_Deletion
"""

from __future__ import annotations

import ctypes
from typing import Final

_CLIENT_MESSAGE: Final = 33
_NO_MASK: Final = 0


class _ClientMessage(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        # Xlib reads a whole XEvent, which is longer than this one kind of it.
        ("rest", ctypes.c_long * 12),
    )


def ask_to_close(display_name: str, window: int) -> None:
    """Send WM_DELETE_WINDOW to a window."""
    xlib = ctypes.CDLL("libX11.so.6")
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    xlib.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(xlib.XOpenDisplay(display_name.encode()))
    assert display.value, f"no X server at {display_name}"
    protocols, delete = (
        xlib.XInternAtom(display, name, False) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")
    )
    event = _ClientMessage(type=_CLIENT_MESSAGE, window=window, message_type=protocols, format=32)
    event.data[0] = delete
    xlib.XSendEvent(display, ctypes.c_ulong(window), False, _NO_MASK, ctypes.byref(event))
    xlib.XCloseDisplay(display)

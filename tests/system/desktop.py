"""A desktop of our own: an X server, a session bus, a keyboard, and a screen reader's eyes."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.secret_service import session_bus
from tests.system.atspi import Node, Screen, accessibility, wait_for
from tests.system.x_client import ask_to_close

from fairlead.services.bus import Bus


class Desktop:
    """Where one program is used with the keyboard alone."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    def sit_down(self, process_id: int, name: str) -> Seat:
        """Look at a program that was started, and lay the hands on the keyboard."""
        return Seat(Screen(self._bus, name), process_id)


class Seat:
    """Somebody at the keyboard who hears what is on screen."""

    def __init__(self, screen: Screen, process_id: int) -> None:
        self.screen = screen
        self._process_id = process_id

    def press(self, *keys: str) -> None:
        """Press keys, one after another: "alt+n", "Tab", "space"."""
        self._face_window()
        _xdotool("key", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self._face_window()
        _xdotool("type", "--delay", "1", text)

    def tab_to(self, role: str, name: str, *, key: str = "Tab", limit: int = 60) -> None:
        """Press Tab until this has the focus."""
        passed: list[list[Node]] = []
        self._face_window()
        for _ in range(limit):
            focused = wait_for(lambda: self._focus_after(passed), "the focus", self.screen.tell)
            if any(node.fits(role, name) for node in focused):
                return
            passed.append(focused)
            self.press(key)
        words = "\n".join(nodes[-1].tell() for nodes in passed)
        raise AssertionError(f"{key} does not lead to {role} “{name}”:\n{words}")

    def close_window(self) -> None:
        """Press the cross of the title bar."""
        ask_to_close(os.environ["DISPLAY"], int(self._titled_windows()[-1]))

    def wait_for_menu(self) -> None:
        """Wait until a menu is open. It is a window without a title, which AT-SPI does not list."""
        wait_for(lambda: self._windows() != self._titled_windows() or None, "a menu")

    def _windows(self, *more: str) -> list[str]:
        words = ("--all", "--onlyvisible", "--pid", str(self._process_id), *more)
        return _xdotool("search", *words).split()

    def _titled_windows(self) -> list[str]:
        return self._windows("--name", ".")

    def _focus_after(self, passed: list[list[Node]]) -> list[Node] | None:
        now = self.screen.focused
        return now if now and passed[-1:] != [now] else None

    def _face_window(self) -> None:
        """Give the keyboard to the newest window: there is no window manager that would."""
        newest = self._titled_windows()[-1]
        if _xdotool("getwindowfocus", "-f").strip() != newest:
            _xdotool("windowfocus", "--sync", newest)


@contextmanager
def open_desktop(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    """Run a desktop, and point the environment to it."""
    with _x_server() as display, session_bus(folder) as address:
        monkeypatch.setenv("DISPLAY", display)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
        monkeypatch.setenv("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1")
        with accessibility() as bus:
            yield Desktop(bus)


@contextmanager
def _x_server() -> Iterator[str]:
    """Run an X server on a display that is free."""
    if shutil.which("Xvfb") is None or shutil.which("xdotool") is None:
        pytest.skip("needs an X server: apt-get install xvfb xdotool")
    reader, writer = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    ) as process:
        os.close(writer)
        try:
            with os.fdopen(reader) as numbers:
                yield f":{numbers.readline().strip()}"
        finally:
            process.terminate()


def _xdotool(*words: str) -> str:
    return subprocess.run(["xdotool", *words], check=True, capture_output=True, text=True).stdout

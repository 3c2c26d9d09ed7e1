"""The machine around the program: the browser, and staying awake while a run works."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Final
from urllib.parse import urlsplit

from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.services.bus import BusError, open_bus

_LOGIN: Final = "org.freedesktop.login1"
# Whoever starts a browser hands it the environment; keys have no business there.
_SECRET_NAME: Final = re.compile(
    r"SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY|(?<!XDG_ACTIVATION_)TOKEN"
)
_OPENING_SECONDS: Final = 5.0

_NO_BROWSER = translate("System", "The browser could not be opened.")
_OPEN_BY_HAND = translate("System", "Open this address yourself: %1")
_NOT_A_PAGE = translate("System", "This is not the address of a web page: %1")
_WORKING = translate("System", "A connection is being set up.")
_REPORT = translate("System", "Please report this.")


def open_url(url: str) -> None:
    """Open a web page in the user's browser.

    Raises:
        Problem: There is no browser, or the address is none of a page (http, https).
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise Problem("not-a-page", _NOT_A_PAGE(url.rpartition("@")[2]), _REPORT)
    if not _start_browser(url):
        raise Problem("no-browser", _NO_BROWSER, _OPEN_BY_HAND(url), retryable=True)


@contextmanager
def keep_awake() -> Iterator[None]:
    """Keep the machine from going to sleep meanwhile, where the system allows it. Never fails."""
    with ExitStack() as stack:
        _stay_awake(stack)
        yield


def _start_browser(url: str) -> bool:
    opener = shutil.which("xdg-open")
    if opener is None:
        return webbrowser.open(url)
    process = subprocess.Popen(
        [opener, url],
        env=_browser_environment(os.environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(_OPENING_SECONDS) == 0
    except subprocess.TimeoutExpired:
        # Some desktops keep the opener as long as the browser. Somebody has to wait for it.
        threading.Thread(target=process.wait, name="fairlead-browser", daemon=True).start()
        return True


def _browser_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for a program of the desktop.

    A frozen Fairlead runs with its own libraries first; the browser needs those of the system,
    which PyInstaller keeps under another name.
    https://pyinstaller.org/en/stable/runtime-information.html#ld-library-path-libpath-considerations
    """
    kept = {name: value for name, value in environment.items() if not _SECRET_NAME.search(name)}
    if getattr(sys, "frozen", False):
        kept.pop("LD_LIBRARY_PATH", None)
        original = kept.pop("LD_LIBRARY_PATH_ORIG", None)
        if original is not None:
            kept["LD_LIBRARY_PATH"] = original
    return kept


if sys.platform == "win32":

    def _stay_awake(stack: ExitStack) -> None:
        import ctypes

        # https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-setthreadexecutionstate
        continuous, system_required = 0x80000000, 0x00000001
        set_state = ctypes.windll.kernel32.SetThreadExecutionState
        set_state(continuous | system_required)
        stack.callback(set_state, continuous)

elif sys.platform == "darwin":

    def _stay_awake(stack: ExitStack) -> None:
        try:
            process = subprocess.Popen(["/usr/bin/caffeinate", "-i", "-w", str(os.getpid())])
        except OSError:
            return
        stack.callback(process.wait)
        stack.callback(process.terminate)

else:

    def _stay_awake(stack: ExitStack) -> None:
        try:
            bus = stack.enter_context(open_bus("SYSTEM", takes_files=True))
            (lock,) = bus.ask(
                _LOGIN,
                "/org/freedesktop/login1",
                "Inhibit",
                interface=f"{_LOGIN}.Manager",
                signature="ssss",
                args=("sleep:idle", "Fairlead", str(_WORKING), "block"),
            )
        except BusError:
            # No systemd, or no right to: the run goes on, it only may be interrupted.
            return
        # The lock is held as long as this file is open.
        stack.callback(lock.close)

"""The program itself: its components, its surroundings, its log."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import fairlead
from fairlead.core.errors import Problem
from fairlead.desk.late import LateDesk

if TYPE_CHECKING:
    from pathlib import Path

    from fairlead.core.about import Component
    from fairlead.services.log import Log

_LOG_LINES = 40


class LocalAbout:
    """Implements `fairlead.flows.about.AboutDesk` for one desk."""

    def __init__(self, desk: LateDesk) -> None:
        self._desk = desk

    def folder(self) -> Path:
        """Return the folder of the journal and of the log; may raise a `Problem`."""
        return self._desk.made().room.surroundings.places.state

    def can_look_up(self) -> bool:
        """Tell whether this build knows where newer versions are announced."""
        from fairlead.services.releases import releases_url

        return bool(releases_url())

    def newer_version(self) -> str:
        """Ask the network for a newer version; "" if this one is the newest."""
        from fairlead.services.releases import newer_version, releases_url

        return newer_version(releases_url())

    def components(self) -> tuple[Component, ...]:
        """Return the libraries that Fairlead runs with."""
        from fairlead.services.components import components

        return components()

    def surroundings(self) -> Mapping[str, str]:
        """Return what `fairlead.core.about.diagnose` may be told, as far as it is known here."""
        import locale
        import platform

        return {
            "fairlead": fairlead.__version__,
            "installed as": "bundle" if getattr(sys, "frozen", False) else "Python package",
            "python": platform.python_version(),
            "system": _system(),
            "machine": platform.machine(),
            "language": ".".join(part or "none" for part in locale.getlocale()),
            "desktop": os.environ.get("XDG_CURRENT_DESKTOP", ""),
            "session": os.environ.get("XDG_SESSION_TYPE", ""),
            "keyring": _or_code(lambda: self._desk.made().keyring_name()),
            "journal": _or_code(self._journal),
            "log": _or_code(lambda: self._log().tail(_LOG_LINES)),
        }

    def note(self, question: str, seconds: float, outcome: str) -> None:
        """Write into the log how a question to the desk ended."""
        try:
            log = self._log()
        except Problem:
            # Without a folder there is no log; the question has told the user so.
            return
        log.note(question, {"ms": f"{seconds * 1000:.0f}", "ended": outcome})

    def _log(self) -> Log:
        from fairlead.services.log import Log

        return Log(self.folder())

    def _journal(self) -> str:
        from fairlead.flows.views import Health

        known = self._desk.made().connections()
        unfinished = sum(connection.health is Health.UNFINISHED for connection in known)
        return f"{len(known)} runs, {unfinished} unfinished"


def _system() -> str:
    import platform

    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        # Not a Linux of these years.
        return f"{platform.system()} {platform.release()}"


def _or_code(look: Callable[[], str]) -> str:
    """Return what can be looked up, or the code of the problem with it."""
    try:
        return look()
    except Problem as problem:
        return problem.code

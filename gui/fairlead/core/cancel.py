"""Cancelling: a token that is asked between calls and that ends every wait at once."""

from __future__ import annotations

import threading


class Cancelled(Exception):
    """The user asked to stop. Not an error: what was done stays journaled and can be resumed."""


class CancelToken:
    """Tells running work that it should stop, from any thread."""

    def __init__(self) -> None:
        self._event = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody has asked to stop."""
        return self._event.is_set()

    def cancel(self) -> None:
        """Ask the work that holds this token to stop at its next safe point."""
        self._event.set()

    def check(self) -> None:
        """Raise `Cancelled` if somebody has asked to stop."""
        if self._event.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> None:
        """Wait `seconds`, or raise `Cancelled` as soon as somebody asks to stop."""
        if self._event.wait(seconds):
            raise Cancelled

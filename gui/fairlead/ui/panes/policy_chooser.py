"""What a family shows on the policy page to choose what is allowed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class PolicyChooser(QWidget):
    """Edits the draft by itself and tells the page what it waits for.

    Signals:
        waiting: What is being looked up, in words, "" for nothing.
        failed: A lookup failed (a `Problem`), or None once it is being tried again.
    """

    waiting = Signal(str)
    failed = Signal(object)

    def show_answers(self) -> None:
        """Show the draft, and look up what is missing for it."""

    def look_up_again(self) -> None:
        """Try a lookup that failed once more."""

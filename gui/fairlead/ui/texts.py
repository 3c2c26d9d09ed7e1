"""Showing texts: every word on screen passes through Qt's translation here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from fairlead.core.texts import Text, verbatim


def say(text: Text | None) -> str:
    """Return `text` in the user's language, "" for None."""
    return "" if text is None else text.render(QCoreApplication.translate)


def fill(sentence: str, *args: str | int | float) -> str:
    """Return a sentence from `self.tr()` with `args` in place of `%1`, `%2` and so on."""
    return str(Text("", sentence, args))


def seconds(value: float) -> str:
    """Return a short time in words of the table: "0.4 s", "62 s"."""
    return say(verbatim(f"{value:.1f} s" if value < 60 else f"{value:.0f} s"))

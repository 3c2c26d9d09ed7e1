"""Numbers in words: counts, sizes, and how long something still takes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from fairlead.ui.texts import fill

_STEP = 1024
_UNITS = ("KB", "MB", "GB", "TB", "PB")


def count_words(number: int) -> str:
    """Return a whole number with its thousands parted: "10,412"."""
    return f"{number:,}"


def size_words(size: int) -> str:
    """Return a number of bytes as a listing shows it: "412 KB", "1.2 MB"; a KB has 1,024 bytes."""
    if size < _STEP:
        return fill(QCoreApplication.translate("Figures", "%1 B"), size)
    # Rounded first, so that nothing is ever "1,024 KB".
    power = next((p for p in range(1, len(_UNITS)) if round(size / _STEP**p) < _STEP), len(_UNITS))
    value = size / _STEP**power
    digits = f"{value:.1f}" if value < 9.95 else f"{value:,.0f}"
    return f"{digits} {_UNITS[power - 1]}"


def time_left_words(seconds: float) -> str:
    """Return how long something still takes: "about 1 s left", "about 3 min left"."""
    if seconds < 90:
        words = QCoreApplication.translate("Figures", "about %1 s left")
        return fill(words, max(1, round(seconds)))
    return fill(QCoreApplication.translate("Figures", "about %1 min left"), round(seconds / 60))

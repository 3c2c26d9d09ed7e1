"""The typeface of the window: Inter, brought along so that it looks the same everywhere."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from fairlead.ui.resources import FOLDER

FAMILY = "Inter"
_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
_SMALLEST = 13


def load_fonts() -> None:
    """Make Inter known to Qt. Needs a running QGuiApplication.

    Raises:
        FileNotFoundError: A font file is missing from the installation.
        ValueError: Qt cannot read a font file.
    """
    if FAMILY in QFontDatabase.families():
        return
    for weight in _WEIGHTS:
        data = (FOLDER / "fonts" / f"Inter-{weight}.otf").read_bytes()
        if QFontDatabase.addApplicationFontFromData(data) == -1:
            raise ValueError(weight)


def base_pixels() -> int:
    """Return the height of body text in logical pixels: the system's own, but never tiny.

    A user who asks the system for larger text gets larger text here too.
    """
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return max(_SMALLEST, QFontInfo(system).pixelSize())


def body_font() -> QFont:
    """Return the font of body text."""
    font = QFont(FAMILY)
    font.setPixelSize(base_pixels())
    return font


def fixed_font() -> QFont:
    """Return the system's fixed-width font, for names, ARNs and code."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(base_pixels() - 1)
    return font

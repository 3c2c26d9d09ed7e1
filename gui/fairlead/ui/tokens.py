"""The colors of the window, by name. No other file names a color.

Every pair that carries text keeps a contrast of 4.5 to 1 or better.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class Tokens(NamedTuple):
    """One set of colors, as `#rrggbb`. A `…_soft` is the ground under its namesake."""

    window: str
    rail: str
    surface: str
    field: str
    border: str
    field_border: str
    hover: str
    pressed: str
    text: str
    muted: str
    faint: str
    primary: str
    primary_hover: str
    primary_off: str
    on_primary: str
    primary_soft: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    track: str
    code: str
    code_key: str
    code_string: str


LIGHT = Tokens(
    window="#f6f7f9",
    rail="#fbfcfd",
    surface="#ffffff",
    field="#ffffff",
    border="#dfe3ea",
    field_border="#c3cad5",
    hover="#f3f5f8",
    pressed="#e6eaf0",
    text="#1b2430",
    muted="#5b6778",
    faint="#657082",
    primary="#0b64dd",
    primary_hover="#0955be",
    primary_off="#8db5ee",
    on_primary="#ffffff",
    primary_soft="#e8f1ff",
    success="#0a7d55",
    success_soft="#e3f6ee",
    warning="#8a5a00",
    warning_soft="#fff4dc",
    danger="#b3261e",
    danger_soft="#fdeceb",
    track="#dfe3ea",
    code="#f3f5f8",
    code_key="#7a3ea8",
    code_string="#0a7d55",
)

DARK = Tokens(
    window="#14181f",
    rail="#181d25",
    surface="#1b212a",
    field="#161b23",
    border="#323b48",
    field_border="#48525f",
    hover="#242b36",
    pressed="#2d3643",
    text="#e8ecf2",
    muted="#9daabb",
    faint="#8a96a6",
    primary="#6ba8ff",
    primary_hover="#8bbbff",
    primary_off="#33507c",
    on_primary="#0d1b2e",
    primary_soft="#1d2f4a",
    success="#4fd1a1",
    success_soft="#15352b",
    warning="#f2c14e",
    warning_soft="#3a2f14",
    danger="#ff8a80",
    danger_soft="#3f1f1d",
    track="#323b48",
    code="#161b23",
    code_key="#c9a0f0",
    code_string="#4fd1a1",
)

LIGHT_CONTRAST = LIGHT._replace(
    window="#ffffff",
    rail="#ffffff",
    border="#000000",
    field_border="#000000",
    text="#000000",
    muted="#20262e",
    faint="#3a424d",
    primary="#0040a0",
    primary_hover="#002f78",
    success="#004d33",
    warning="#5c3b00",
    danger="#8c0f08",
)

DARK_CONTRAST = DARK._replace(
    window="#000000",
    rail="#000000",
    surface="#000000",
    field="#000000",
    border="#ffffff",
    field_border="#ffffff",
    text="#ffffff",
    muted="#e4e8ee",
    faint="#ccd2da",
    primary="#a3c8ff",
    primary_hover="#c9dfff",
    on_primary="#000000",
)

SETS = (LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST)


def palette_of(tokens: Tokens) -> QPalette:
    """Return the palette for these colors. Its accent tells `tokens_of` which set it is."""
    role = QPalette.ColorRole
    palette = QPalette()
    for which, color in (
        (role.Window, tokens.window),
        (role.WindowText, tokens.text),
        (role.Base, tokens.field),
        (role.AlternateBase, tokens.surface),
        (role.Text, tokens.text),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.danger),
        (role.ToolTipBase, tokens.surface),
        (role.ToolTipText, tokens.text),
        (role.PlaceholderText, tokens.faint),
        (role.Highlight, tokens.primary),
        (role.HighlightedText, tokens.on_primary),
        (role.Link, tokens.primary),
        (role.LinkVisited, tokens.primary),
        (role.Accent, tokens.primary),
        (role.Light, tokens.surface),
        (role.Midlight, tokens.hover),
        (role.Mid, tokens.border),
        (role.Dark, tokens.border),
        (role.Shadow, tokens.text),
    ):
        palette.setColor(which, QColor(color))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.faint))
    return palette


def tokens_of(palette: QPalette) -> Tokens:
    """Return the set of colors that a widget's palette was made from.

    Widgets that paint themselves ask their own palette and so follow the theme without knowing it.
    """
    accent = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Accent).name()
    return next((tokens for tokens in SETS if tokens.primary == accent), LIGHT)

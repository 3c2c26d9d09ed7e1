"""Light, dark, and high contrast."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import fairlead.ui
from fairlead.ui.fonts import FAMILY
from fairlead.ui.icons import paint_icon
from fairlead.ui.theme import Appearance, Theme
from fairlead.ui.tokens import DARK, LIGHT, SETS, Tokens, palette_of, tokens_of
from fairlead.ui.widgets.label import Label

NAMES = ["light", "dark", "light contrast", "dark contrast"]
ON_WINDOW = ("text", "muted", "faint", "primary", "danger", "warning", "success")
PAIRS = [
    *((ink, ground) for ink in ON_WINDOW for ground in ("window", "surface", "field")),
    *((tone, f"{tone}_soft") for tone in ("primary", "success", "warning", "danger")),
    ("text", "hover"),
    ("muted", "hover"),
    ("text", "primary_soft"),
    ("muted", "rail"),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("text", "code"),
    ("code_key", "code"),
    ("code_string", "code"),
]


def luminance(name: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    color = QColor(name)
    red, green, blue = (linear(p) for p in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", SETS, ids=NAMES)
def test_every_text_can_be_read(tokens: Tokens) -> None:
    colors = tokens._asdict()
    weak = {
        pair: round(contrast(colors[pair[0]], colors[pair[1]]), 2)
        for pair in PAIRS
        if contrast(colors[pair[0]], colors[pair[1]]) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("tokens", SETS, ids=NAMES)
def test_a_palette_tells_its_colors(tokens: Tokens) -> None:
    assert tokens_of(palette_of(tokens)) is tokens


def test_widgets_follow_while_they_are_on_screen(qtbot: QtBot, theme: Theme) -> None:
    label = Label("Hello")
    qtbot.addWidget(label)
    label.show()
    assert tokens_of(label.palette()) is LIGHT
    with qtbot.waitSignal(theme.changed):
        theme.choose(Appearance.DARK)
    assert tokens_of(label.palette()) is DARK
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == DARK.text


def test_a_label_changes_its_color_with_the_theme(qtbot: QtBot, theme: Theme) -> None:
    """A color that the style sheet gives to one role changes too."""
    holder = QWidget()
    qtbot.addWidget(holder)
    label = Label("Where", parent=holder)
    label.setProperty("role", "muted")
    holder.show()
    theme.choose(Appearance.DARK)
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == DARK.muted


def test_the_same_choice_twice_changes_nothing(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(Appearance.LIGHT)


def test_the_system_is_followed(theme: Theme) -> None:
    theme.choose(Appearance.SYSTEM)
    assert theme.tokens in SETS


def test_the_typeface_comes_along(theme: Theme) -> None:
    assert FAMILY in QFontDatabase.families()
    assert QApplication.font().family() == FAMILY
    assert "SIL OPEN FONT LICENSE" in files("fairlead.resources").joinpath(
        "fonts/OFL.txt"
    ).read_text(encoding="utf-8")


def icon_names() -> list[str]:
    folder = files("fairlead.resources").joinpath("icons")
    return sorted(
        entry.name.removesuffix(".svg") for entry in folder.iterdir() if ".svg" in entry.name
    )


@pytest.mark.parametrize("name", icon_names())
def test_every_drawing_takes_the_color_it_is_given(qapp: QApplication, name: str) -> None:
    image = QImage(32, 32, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    paint_icon(painter, name, QRectF(0, 0, 32, 32), "#ff0000")
    painter.end()
    solid = {
        image.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {"#ff0000"}


def test_no_other_file_names_a_color() -> None:
    literal = re.compile(r"#[0-9a-fA-F]{6}\b|\brgba?\(|QColor\(\s*\d")
    room = Path(fairlead.ui.__file__).parent
    found = [
        path.name
        for path in room.rglob("*.py")
        if path.name != "tokens.py" and literal.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_every_label_is_our_label() -> None:
    """A QLabel guesses whether its text is HTML; ours never does."""
    room = Path(fairlead.ui.__file__).parent
    found = [
        path.name
        for path in room.rglob("*.py")
        if path.name != "label.py" and "QLabel" in path.read_text(encoding="utf-8")
    ]
    assert found == []

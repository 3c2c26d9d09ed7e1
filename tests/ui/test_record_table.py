"""The table of any size: it shows what it is told, by keyboard, and never builds its rows."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextLayout, QTextOption
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fairlead.flows.plain_text import keep_order
from fairlead.ui.theme import Appearance, Theme
from fairlead.ui.tokens import DARK, LIGHT
from fairlead.ui.widgets.badge import Tone
from fairlead.ui.widgets.record_cells import Cell, Look
from fairlead.ui.widgets.record_table import RecordColumn, RecordTable

COLUMNS: tuple[RecordColumn[str], ...] = (
    RecordColumn("Object", lambda key: Cell(key, Look.MONO, note=f"<b>all</b> of {key}"), 20, 1),
    RecordColumn("Size", lambda key: Cell(str(len(key)), Look.RIGHT), 8, right=True),
    RecordColumn("Indexed as", lambda _key: Cell("created", Look.BADGE, Tone.SUCCESS), 14),
)


def colors(table: RecordTable[str]) -> set[str]:
    """Return the colors that can be seen."""
    picture = table.grab().toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> RecordTable[str]:
    table = RecordTable(COLUMNS, name="Sampled objects", most_rows=4)
    qtbot.addWidget(table)
    table.resize(700, 200)
    table.show()
    qtbot.waitExposed(table)
    return table


def test_it_grows_with_its_rows_and_then_scrolls(qtbot: QtBot, table: RecordTable[str]) -> None:
    heights = []
    for _turn in range(6):
        table.append(["a.txt"])
        heights.append(table.height())
    assert heights[0] < heights[1] < heights[2] < heights[3]
    assert heights[3] == heights[4] == heights[5]
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 0)


def test_only_rows_in_sight_are_asked_for(qtbot: QtBot, table: RecordTable[str]) -> None:
    asked: set[str] = set()

    def show(key: str) -> Cell:
        asked.add(key)
        return Cell(key)

    large: RecordTable[str] = RecordTable((RecordColumn("Object", show, 20),), name="Large")
    qtbot.addWidget(large)
    large.append([f"{number}.txt" for number in range(100_000)])
    large.show()
    qtbot.waitUntil(lambda: "0.txt" in asked)
    large.scrollToBottom()
    qtbot.waitUntil(lambda: "99999.txt" in asked)
    assert len(asked) < 100


def test_many_records_are_spared_by_the_collector(table: RecordTable[str]) -> None:
    before = gc.get_freeze_count()
    try:
        table.append([str(number) for number in range(4_999)])
        assert gc.get_freeze_count() == before
        table.append(["a.txt"])
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()


def test_a_column_can_be_left_out(qtbot: QtBot, table: RecordTable[str]) -> None:
    table.append(["a.txt"])
    wide = table.columnWidth(0)
    table.show_column(1, False)
    assert table.columnWidth(0) > wide
    assert LIGHT.success_soft in colors(table)
    table.show_column(2, False)
    assert LIGHT.success_soft not in colors(table)


def test_rows_are_chosen_by_keyboard_and_read_aloud(qtbot: QtBot, table: RecordTable[str]) -> None:
    seen: list[str | None] = []
    table.chosen.connect(seen.append)
    table.append(["a.txt", "b.txt"])
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert seen == ["a.txt", "b.txt"]
    assert table.current == "b.txt"
    spoken = QAccessible.queryAccessibleInterface(table)
    words = [spoken.child(i).text(QAccessible.Text.Name) for i in range(spoken.childCount())]
    assert words[-8:] == ["", "a.txt", "5", "created", "", "b.txt", "5", "created"]
    tip = table.model().data(table.model().index(1, 0), Qt.ItemDataRole.ToolTipRole)
    assert tip == "<qt>&lt;b&gt;all&lt;/b&gt; of b.txt</qt>"
    table.clear()
    assert table.records == []
    assert seen[-1] is None


@pytest.mark.parametrize(
    ("look", "ground"), [(Appearance.LIGHT, LIGHT.surface), (Appearance.DARK, DARK.surface)]
)
def test_it_is_painted_in_the_colors_of_the_theme(
    qtbot: QtBot, theme: Theme, table: RecordTable[str], look: Appearance, ground: str
) -> None:
    theme.choose(look)
    table.append(["a.txt"])
    tokens = LIGHT if look is Appearance.LIGHT else DARK
    assert {ground, tokens.success_soft} <= colors(table)


def test_the_width_is_shared_and_narrow_tables_scroll_sideways(
    qtbot: QtBot, table: RecordTable[str]
) -> None:
    narrow = [table.columnWidth(column) for column in range(3)]
    table.resize(1000, 200)
    wide = [table.columnWidth(column) for column in range(3)]
    assert wide[0] > narrow[0]
    assert wide[1:] == narrow[1:]
    table.resize(120, 200)
    assert table.horizontalScrollBar().maximum() > 0


def test_folders_written_to_the_left_are_painted_in_their_order(theme: Theme) -> None:
    path = "legal/אבג/דהו/1.pdf"

    def places(words: str) -> list[float]:
        layout = QTextLayout(words)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        return [_x(line.cursorToX(words.index(sign))) for sign in "lאד1"]

    assert places(keep_order(path)) == sorted(places(keep_order(path)))
    assert places(path) != sorted(places(path))


def _x(place: object) -> float:
    """Return where it is; the stubs do not know that the cursor's position comes beside it."""
    assert isinstance(place, tuple)
    return float(place[0])

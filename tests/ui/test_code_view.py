"""A view of code with a text so long that it comes in pieces."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextLayout
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.keys import CTRL

from fairlead.ui.tokens import LIGHT
from fairlead.ui.widgets import code, filling
from fairlead.ui.widgets.code import CodeView

pytestmark = pytest.mark.usefixtures("theme")

LINE = '{"bucket": "contracts-eu", "prefix": "legal/"},\n'
LONG = LINE * 8_000
OTHER = LONG.replace("legal", "sales")
SIGNS = ("a", "\n", "\xa0", "\u00e9", "\u20ac", "\U0001f600", "\t", "\ufff8")


@pytest.fixture
def view(qtbot: QtBot) -> CodeView:
    return open_view(qtbot)


def open_view(qtbot: QtBot, *, editable: bool = True) -> CodeView:
    view = CodeView(name="Rules", editable=editable)
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    return view


def is_whole(view: CodeView) -> bool:
    return not view.findChildren(filling.Filling)[0].is_going


def wait(qtbot: QtBot, view: CodeView) -> None:
    qtbot.waitUntil(lambda: is_whole(view))


def press(view: CodeView, key: Qt.Key, *, ctrl: bool = False) -> None:
    QTest.keyClick(view, key, CTRL if ctrl else Qt.KeyboardModifier.NoModifier)


def paste(view: CodeView, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(view, Qt.Key.Key_V, ctrl=True)


def place(view: CodeView, start: int, end: int) -> None:
    cursor = view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def test_the_whole_text_is_there_before_it_is_shown(qtbot: QtBot, view: CodeView) -> None:
    view.show_text(LONG)
    assert not is_whole(view)
    assert view.text() == LONG
    assert view.document().firstBlock().text() == LINE.strip()
    wait(qtbot, view)
    assert view.toPlainText() == LONG


def test_a_long_text_is_one_change(qtbot: QtBot, view: CodeView) -> None:
    seen: list[str] = []
    view.textChanged.connect(lambda: seen.append(view.text()))
    view.show_text(LONG)
    wait(qtbot, view)
    view.show_text(LONG)
    assert seen == [LONG]


@pytest.mark.parametrize("seed", range(16))
def test_no_piece_is_lost_doubled_or_changed(
    qtbot: QtBot, view: CodeView, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    signs = SIGNS if seed % 2 else SIGNS[:-1]
    text = "".join(chance.choices(signs, (20, 3, 1, 1, 1, 1, 1, 1)[: len(signs)], k=300))
    monkeypatch.setattr(filling, "_PIECE", chance.randint(1, 40))
    monkeypatch.setattr(filling, "_WIDEST", chance.randint(1, 9))
    monkeypatch.setattr(code, "_AT_ONCE", 0)
    at = chance.randint(1, len(text))
    seen: set[str] = set()
    view.show_text(text[at:])
    wait(qtbot, view)
    paste(view, text[:at])
    view.document().contentsChanged.connect(lambda: seen.add(view.text()))
    wait(qtbot, view)
    assert seen | {view.text()} == {text}
    press(view, Qt.Key.Key_X)
    assert view.text() == f"{text[:at]}x{text[at:]}", "the cursor is behind what was pasted"


def test_a_very_long_line_is_folded_for_the_eye_alone(qtbot: QtBot, view: CodeView) -> None:
    line = LONG.replace("\n", "")
    paste(view, line)
    wait(qtbot, view)
    blocks = view.document().blockCount()
    assert blocks == len(line) // 5_000 + 1
    assert view.text() == line
    press(view, Qt.Key.Key_A, ctrl=True)
    press(view, Qt.Key.Key_C, ctrl=True)
    assert QGuiApplication.clipboard().text() == line


def test_lines_that_somebody_joins_at_a_fold_lose_nothing(qtbot: QtBot, view: CodeView) -> None:
    line = "a" * 10_000
    view.show_text(line)
    wait(qtbot, view)
    cursor = view.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    cursor.movePosition(cursor.MoveOperation.StartOfBlock)
    view.setTextCursor(cursor)
    press(view, Qt.Key.Key_Backspace)
    assert view.document().blockCount() == 1
    assert view.text() == line


def test_what_is_typed_meanwhile_comes_after_what_was_pasted(qtbot: QtBot, view: CodeView) -> None:
    view.show_text("[]")
    place(view, 1, 1)
    paste(view, LONG)
    QTest.keyClicks(view, "abc")
    press(view, Qt.Key.Key_Backspace)
    assert view.text() == f"[{LONG}]"
    qtbot.waitUntil(lambda: view.text() == f"[{LONG}ab]")


def test_a_paste_during_a_paste_waits_for_its_turn(qtbot: QtBot, view: CodeView) -> None:
    paste(view, LONG)
    press(view, Qt.Key.Key_A)
    paste(view, OTHER)
    press(view, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: view.text() == f"{LONG}a{OTHER}b")


def test_of_two_texts_the_last_one_stays(qtbot: QtBot, view: CodeView) -> None:
    view.show_text(LONG)
    press(view, Qt.Key.Key_X)
    view.show_text(OTHER)
    assert view.text() == OTHER
    wait(qtbot, view)
    assert view.toPlainText() == OTHER
    view.show_text(LONG)
    view.show_text("short")
    assert view.toPlainText() == view.text() == "short"
    press(view, Qt.Key.Key_X)
    assert view.text() == "xshort"


def test_a_long_paste_is_undone_and_done_again_as_one(qtbot: QtBot, view: CodeView) -> None:
    QTest.keyClicks(view, "one two three")
    place(view, 4, 7)
    paste(view, LONG)
    wait(qtbot, view)
    press(view, Qt.Key.Key_X)
    assert view.text() == f"one {LONG}x three"
    press(view, Qt.Key.Key_Z, ctrl=True)
    assert view.text() == f"one {LONG} three"
    press(view, Qt.Key.Key_Z, ctrl=True)
    assert view.text() == "one two three"
    assert view.textCursor().position() == 7
    press(view, Qt.Key.Key_Y, ctrl=True)
    assert view.text() == f"one {LONG} three"
    wait(qtbot, view)
    assert view.textCursor().position() == 4 + len(LONG)
    press(view, Qt.Key.Key_Y, ctrl=True)
    assert view.text() == f"one {LONG} three"


def test_nothing_is_done_again_over_what_was_typed_since(qtbot: QtBot, view: CodeView) -> None:
    paste(view, LONG)
    wait(qtbot, view)
    press(view, Qt.Key.Key_Z, ctrl=True)
    press(view, Qt.Key.Key_X)
    press(view, Qt.Key.Key_Y, ctrl=True)
    assert view.text() == "x"
    paste(view, OTHER)
    wait(qtbot, view)
    press(view, Qt.Key.Key_Z, ctrl=True)
    assert view.text() == "x"
    press(view, Qt.Key.Key_Y, ctrl=True)
    assert view.text() == f"x{OTHER}"


def test_another_long_paste_ends_what_could_be_done_again(qtbot: QtBot, view: CodeView) -> None:
    paste(view, LONG)
    wait(qtbot, view)
    press(view, Qt.Key.Key_Z, ctrl=True)
    paste(view, OTHER)
    wait(qtbot, view)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_Y):
        press(view, key, ctrl=True)
        wait(qtbot, view)
    assert view.text() == OTHER


@pytest.mark.parametrize("dropped", ["dropped", OTHER], ids=["short", "long"])
def test_what_a_mouse_drops_meanwhile_lands_where_it_was_dropped(
    qtbot: QtBot, view: CodeView, dropped: str
) -> None:
    view.show_text(LONG)
    place(view, 1, 2)
    QGuiApplication.clipboard().setText(dropped)
    view.paste()
    assert view.text() == f"{LONG[0]}{dropped}{LONG[2:]}"
    wait(qtbot, view)
    assert view.text() == f"{LONG[0]}{dropped}{LONG[2:]}"


def test_another_text_cannot_be_undone(qtbot: QtBot, view: CodeView) -> None:
    paste(view, LONG)
    wait(qtbot, view)
    view.show_text("short")
    press(view, Qt.Key.Key_Z, ctrl=True)
    assert view.text() == "short"


@pytest.mark.parametrize(
    ("key", "ctrl"),
    [(Qt.Key.Key_Delete, False), (Qt.Key.Key_Backspace, False), (Qt.Key.Key_X, True)],
)
def test_much_that_was_taken_out_comes_back(
    qtbot: QtBot, view: CodeView, key: Qt.Key, ctrl: bool
) -> None:
    view.show_text(LONG)
    wait(qtbot, view)
    place(view, len(LINE), len(LONG))
    QGuiApplication.clipboard().setText("before")
    press(view, key, ctrl=ctrl)
    assert view.text() == LINE
    assert QGuiApplication.clipboard().text() == (LONG[len(LINE) :] if ctrl else "before")
    press(view, Qt.Key.Key_Z, ctrl=True)
    assert view.text() == LONG
    assert not is_whole(view), "it comes in pieces"


def test_the_cursor_stays_where_the_user_has_put_it(qtbot: QtBot, view: CodeView) -> None:
    paste(view, LONG)
    assert not is_whole(view)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 40))
    position = view.textCursor().position()
    wait(qtbot, view)
    assert view.textCursor().position() == position > 0


def test_the_cursor_at_the_end_of_a_piece_is_not_taken_along(qtbot: QtBot, view: CodeView) -> None:
    view.show_text(LONG)
    end = view.document().characterCount() - 1
    place(view, end - 3, end)
    wait(qtbot, view)
    assert view.textCursor().selectionEnd() == end
    assert view.textCursor().selectionStart() == end - 3


def test_a_long_text_that_is_only_shown_stays_as_it_is(qtbot: QtBot) -> None:
    view = open_view(qtbot, editable=False)
    view.show_text(LONG)
    press(view, Qt.Key.Key_A, ctrl=True)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_X):
        press(view, key, ctrl=key == Qt.Key.Key_X)
    paste(view, OTHER)
    view.paste()
    wait(qtbot, view)
    press(view, Qt.Key.Key_Z, ctrl=True)
    assert view.text() == LONG


def test_a_long_text_is_not_colored_and_a_short_one_is_again(qtbot: QtBot, view: CodeView) -> None:
    paste(view, LONG)
    wait(qtbot, view)
    assert not view.document().firstBlock().layout().formats()
    press(view, Qt.Key.Key_Z, ctrl=True)
    paste(view, LINE)
    colors = {part.format.foreground().color().name() for part in formats_of(view)}
    assert colors == {LIGHT.code_key, LIGHT.code_string}


def formats_of(view: CodeView) -> list[QTextLayout.FormatRange]:
    return view.document().firstBlock().layout().formats()


def test_line_ends_of_other_systems_are_line_ends(qtbot: QtBot, view: CodeView) -> None:
    changes: list[str] = []
    view.textChanged.connect(lambda: changes.append(view.text()))
    for text in ("a\r\nb", LONG.replace("\n", "\r\n")):
        view.show_text(text)
        view.show_text(text)
        wait(qtbot, view)
    assert changes == ["a\nb", LONG]

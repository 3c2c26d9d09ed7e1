from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from tests.ui.keys import focused, press

from fairlead.ui.widgets.badge import Tone
from fairlead.ui.widgets.edit_model import NOTE, EditColumn, EditModel, Note
from fairlead.ui.widgets.edit_table import EditTable

COLUMNS = (
    EditColumn("Name"),
    EditColumn("Kind", choices=(("a", "First"), ("b", "Second"))),
    EditColumn("Count", may_edit=False),
)
Notes = Mapping[int, Sequence[Note]]

notes = st.builds(Note, st.sampled_from("xyz"), st.just(Tone.WARNING), st.sampled_from(("", "f")))
states = st.tuples(
    st.integers(0, 6), st.dictionaries(st.integers(0, 7), st.lists(notes, max_size=3))
)


def expected(count: int, known: Notes) -> list[str | Note]:
    """Return what the lines of a model stand for: rows by their number, and notes."""
    found: list[str | Note] = []
    for row in range(count):
        found += [str(row), *known.get(row, ())]
    return found


def lines(model: EditModel) -> list[str | Note]:
    found: list[str | Note] = []
    for line in range(model.rowCount()):
        index = model.index(line, 0)
        note = index.data(NOTE)
        found.append(note if isinstance(note, Note) else str(index.data()))
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(states, max_size=6))
def test_rows_and_notes_come_and_go_and_qt_agrees(
    qtbot: QtBot, shown: list[tuple[int, dict[int, list[Note]]]]
) -> None:
    owner = QObject()
    model = EditModel(COLUMNS, owner)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, mode, owner)
    for count, known in shown:
        model.show_rows(count, lambda row, _column: str(row), known)
        assert lines(model) == expected(count, known)
        for row in range(count):
            assert model.row_of(model.line_of(row)) == row
            assert model.note_at(model.line_of(row)) is None
        assert [model.note_at(line) is not None for line in range(model.rowCount())] == [
            line in model.note_lines for line in range(model.rowCount())
        ]
    assert tester.model() is model


def open_table(qtbot: QtBot, known: Notes | None = None) -> EditTable:
    table = EditTable(COLUMNS, name="Things")
    qtbot.addWidget(table)
    table.resize(500, 300)
    table.show_rows(2, lambda row, column: f"ab{row}"[column] if column < 2 else "9", known or {})
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    return table


def test_choices_are_shown_by_their_words_and_told_by_their_value(qtbot: QtBot) -> None:
    table = open_table(qtbot)
    edits: list[tuple[int, int, str]] = []
    table.edited.connect(lambda *edit: edits.append(edit))
    assert table.model().index(0, 1).data() == "Second"
    table.go_to(1, 1, edits=True)
    press(Qt.Key.Key_Up)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert set(edits) == {(1, 1, "a")}


def test_what_may_not_be_edited_is_not(qtbot: QtBot) -> None:
    table = open_table(qtbot)
    table.go_to(0, 2)
    press(Qt.Key.Key_F2)
    assert focused() is table
    assert not table.viewport().findChildren(QLineEdit)


def test_screen_readers_hear_heading_and_text_and_notes(qtbot: QtBot) -> None:
    note = Note("Nothing fits.", Tone.DANGER, "Mend it")
    table = open_table(qtbot, {0: [note]})
    role = Qt.ItemDataRole.AccessibleTextRole
    assert table.model().index(0, 0).data(role) == "Name: a"
    assert table.model().index(1, 0).data(role) == "Nothing fits. Mend it"


def test_a_note_without_a_fix_offers_none(qtbot: QtBot) -> None:
    table = open_table(qtbot, {0: [Note("So it is.", Tone.WARNING)]})
    wanted: list[object] = []
    table.fix_wanted.connect(wanted.append)
    table.go_to(0, 0)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert wanted == []
    assert table.current_row == 0


def test_a_note_that_does_not_fit_takes_more_lines(qtbot: QtBot) -> None:
    short, long = Note("x", Tone.WARNING), Note("word " * 60, Tone.WARNING, "Mend it")
    table = open_table(qtbot, {0: [short], 1: [long]})
    assert table.rowHeight(3) > 2 * table.rowHeight(1)
    table.resize(1400, 300)
    assert table.rowHeight(3) < 3 * table.rowHeight(1)

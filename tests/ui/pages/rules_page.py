"""Reading and working the page Buckets and rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.desk import SIGNED_IN_AWS, SIGNED_IN_ELASTIC
from tests.ui.keys import focused, press, tab_to
from tests.ui.pages.finding import shown_words
from tests.ui.s3_desk import EU, US

from fairlead.flows.s3_answers import RulesAnswers, S3Answers
from fairlead.flows.sync_rules import Rule
from fairlead.ui.form_page import FormPage
from fairlead.ui.widgets.edit_model import NOTE, Note
from fairlead.ui.widgets.edit_table import EditTable
from fairlead.ui.widgets.record_table import RecordTable

READY = S3Answers(aws=SIGNED_IN_AWS, elastic=SIGNED_IN_ELASTIC)
LEGAL = Rule(EU, "legal/")
HR = Rule(EU, "hr", (".pdf",))
NOTES = Rule(US, "notes/", (".md", "txt"))
COUNTED = "counted in"


def with_rules(*rules: Rule, chosen: tuple[str, ...] = (), edited: str = "") -> S3Answers:
    return replace(READY, rules=RulesAnswers(chosen=chosen, rules=rules, edited=edited))


def rules_of(page: FormPage[S3Answers]) -> RulesAnswers:
    return page.draft.answers.rules


def says(page: QWidget, words: str) -> bool:
    return any(words in shown for shown in shown_words(page))


def wait_until_counted(qtbot: QtBot, page: QWidget) -> None:
    qtbot.waitUntil(lambda: says(page, COUNTED))


def table_of(page: QWidget, name: str = "Sync rules") -> EditTable:
    return next(one for one in page.findChildren(EditTable) if one.accessibleName() == name)


def lines_of(table: EditTable) -> list[list[str]]:
    """Return what stands in the lines of a table; a note is one text."""
    model = table.model()
    return [
        [
            str(model.index(line, column).data())
            for column in range(model.columnCount())
            if column == 0 or model.index(line, 0).data(NOTE) is None
        ]
        for line in range(model.rowCount())
    ]


def notes_of(page: QWidget) -> list[Note]:
    model = table_of(page).model()
    found: list[Any] = [model.index(line, 0).data(NOTE) for line in range(model.rowCount())]
    return [note for note in found if isinstance(note, Note)]


def items_of(view: QWidget) -> list[str]:
    assert isinstance(view, QAbstractItemView)
    model = view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def objects_of(page: QWidget) -> list[str]:
    table = page.findChild(RecordTable)
    assert isinstance(table, RecordTable)
    return [record.summary.key for record in table.records]


def press_return() -> None:
    """Press Return. An editor in a cell is closed a turn later."""
    press(Qt.Key.Key_Return)
    QCoreApplication.sendPostedEvents()


def paste_json(text: str) -> None:
    go_to_json()
    tab_to("Sync rules as JSON")
    paste(text)


def go_to_json() -> None:
    tab_to_view()
    press(Qt.Key.Key_Right)


def back_to_table() -> None:
    tab_to_view()
    press(Qt.Key.Key_Left)


def tab_to_view() -> None:
    for _ in range(60):
        parent = focused().parentWidget()
        if parent is not None and parent.accessibleName() == "View of the rules":
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError("Tab does not lead to the views")


def paste(text: str) -> None:
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

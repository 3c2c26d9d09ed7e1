from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.desk import FakeDesk
from tests.ui.keys import ALT, focused, press, type_in
from tests.ui.pages.conftest import S3Opener
from tests.ui.pages.finding import fits, press_on, shown_words
from tests.ui.pages.rules_page import (
    HR,
    LEGAL,
    NOTES,
    lines_of,
    notes_of,
    press_return,
    rules_of,
    says,
    table_of,
    wait_until_counted,
    with_rules,
)
from tests.ui.run_desk import ACCOUNT
from tests.ui.s3_desk import EU, US

from fairlead.flows.sync_rules import Rule


def test_a_rule_is_typed_cell_by_cell(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("rules", with_rules(chosen=(US,)))
    wait_until_counted(qtbot, page)
    press_on("Add rule")
    type_in("notes/")
    press(Qt.Key.Key_Tab)
    type_in(".md, .xlsx")
    press_return()
    assert rules_of(page).rules == (Rule(US, "notes/", (".md", ".xlsx")),)
    wait_until_counted(qtbot, page)
    assert lines_of(table_of(page)) == [[US, "notes/", ".md .xlsx", "2 · 1.1 MB\n2 text"]]


def test_a_cell_is_edited_by_return_and_left_by_escape(
    qtbot: QtBot, open_s3_page: S3Opener
) -> None:
    page = open_s3_page("rules", with_rules(LEGAL))
    table = table_of(page)
    table.go_to(0, 1)
    press_return()
    type_in("x")
    press(Qt.Key.Key_Escape)
    assert rules_of(page).rules == (LEGAL,)
    assert focused() is table
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_End)
    type_in("2025/")
    press_return()
    assert rules_of(page).rules == (Rule(EU, "legal/2025/"),)


def test_the_bucket_of_a_rule_is_chosen_from_those_there_are(
    qtbot: QtBot, open_s3_page: S3Opener
) -> None:
    page = open_s3_page("rules", with_rules(LEGAL))
    qtbot.waitUntil(lambda: rules_of(page).looked_up_for == ACCOUNT)
    table_of(page).go_to(0, 0, edits=True)
    press(Qt.Key.Key_Down)
    press_return()
    assert rules_of(page).rules == (Rule(US, "legal/"),)


def test_what_is_being_typed_stays_when_answers_come_in(
    qtbot: QtBot, open_s3_page: S3Opener, desk: FakeDesk
) -> None:
    desk.holds.add("preview page")
    page = open_s3_page("rules", with_rules(HR))
    table_of(page).go_to(0, 1, edits=True)
    type_in("hr-archive")
    desk.let_go()
    qtbot.waitUntil(lambda: len(notes_of(page)) == 1)
    type_in("/2011/")
    press_return()
    assert rules_of(page).rules == (Rule(EU, "hr-archive/2011/", (".pdf",)),)


def test_rules_are_moved_and_removed_by_keys(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("rules", with_rules(LEGAL, NOTES))
    table = table_of(page)
    table.go_to(0, 0)
    press(Qt.Key.Key_Down, ALT)
    assert rules_of(page).rules == (NOTES, LEGAL)
    assert table.current_row == 1
    press(Qt.Key.Key_Up, ALT)
    assert rules_of(page).rules == (LEGAL, NOTES)
    press(Qt.Key.Key_Delete)
    assert rules_of(page).rules == (NOTES,)
    press_on("Remove")
    assert rules_of(page).rules == ()
    assert says(page, "No rules: every object of the chosen buckets is fetched.")


def test_what_is_wrong_stands_below_its_rule_and_is_mended_by_return(
    qtbot: QtBot, open_s3_page: S3Opener
) -> None:
    page = open_s3_page("rules", with_rules(LEGAL, NOTES))
    qtbot.waitUntil(lambda: len(notes_of(page)) == 1)
    assert "extensions start with a dot" in notes_of(page)[0].text
    assert notes_of(page)[0].fix == "Change to .txt"
    table = table_of(page)
    table.go_to(1, 0)
    press(Qt.Key.Key_Down)
    press_return()
    assert rules_of(page).rules == (LEGAL, Rule(US, "notes/", (".md", ".txt")))
    qtbot.waitUntil(lambda: notes_of(page) == [])


def test_a_click_mends_on_the_words_of_the_fix_only(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("rules", with_rules(NOTES))
    qtbot.waitUntil(lambda: len(notes_of(page)) == 1)
    table = table_of(page)
    row = table.visualRect(table.model().index(1, 0))
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=row.topLeft() + QPoint(20, 12)
    )
    assert rules_of(page).rules == (NOTES,)
    words = table.fontMetrics().horizontalAdvance(notes_of(page)[0].text)
    spot = row.topLeft() + QPoint(8 + words + 24, 12)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert rules_of(page).rules == (Rule(US, "notes/", (".md", ".txt")),)


def test_a_finding_never_stands_below_another_rule(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("rules", with_rules(LEGAL, NOTES))
    qtbot.waitUntil(lambda: len(notes_of(page)) == 1)
    table_of(page).go_to(1, 0)
    press(Qt.Key.Key_Up, ALT)
    assert [line[0] for line in lines_of(table_of(page))] == [US, EU]
    qtbot.waitUntil(lambda: len(notes_of(page)) == 1)
    assert len(lines_of(table_of(page))[1]) == 1


def test_what_only_a_listing_shows_is_said_once_it_is_complete(
    qtbot: QtBot, open_s3_page: S3Opener
) -> None:
    page = open_s3_page("rules", with_rules(HR))
    wait_until_counted(qtbot, page)
    qtbot.waitUntil(lambda: len(notes_of(page)) == 1)
    assert "hr-archive/" in notes_of(page)[0].text
    assert notes_of(page)[0].fix == "Change to hr/"


def test_a_bucket_that_is_not_there_is_told_once_all_are_known(
    qtbot: QtBot, open_s3_page: S3Opener
) -> None:
    page = open_s3_page("rules", with_rules(Rule("contracts-eu2")))
    qtbot.waitUntil(lambda: any("There is no bucket" in note.text for note in notes_of(page)))
    assert notes_of(page)[0].fix == f"Change to {EU}"


def test_ten_thousand_rules_are_shown_without_a_widget_each(
    qtbot: QtBot, open_s3_page: S3Opener
) -> None:
    rules = tuple(Rule(EU, f"folder-{number}/") for number in range(10_000))
    page = open_s3_page("rules", with_rules(*rules))
    table = table_of(page)
    assert table.model().rowCount() >= len(rules)
    assert len(table.viewport().findChildren(QWidget)) < 10
    table.go_to(9_999, 1, edits=True)
    type_in("last/")
    press_return()
    assert rules_of(page).rules[-1] == Rule(EU, "last/")


def test_of_very_many_findings_the_first_are_shown(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    rules = tuple(Rule(EU, f"folder-{number}/", ("txt",)) for number in range(101))
    page = open_s3_page("rules", with_rules(*rules))
    qtbot.waitUntil(lambda: len(notes_of(page)) == 100)
    assert any("more things to look at" in words for words in shown_words(page))


def test_the_page_fits_the_window(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("rules", with_rules(LEGAL, HR, NOTES))
    wait_until_counted(qtbot, page)
    assert fits(page)


def test_blanks_in_a_prefix_are_kept_and_told(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("rules", with_rules(LEGAL))
    table_of(page).go_to(0, 1, edits=True)
    type_in("two ")
    press_return()
    assert rules_of(page).rules == (Rule(EU, "two "),)
    qtbot.waitUntil(lambda: any("space at the beginning" in note.text for note in notes_of(page)))

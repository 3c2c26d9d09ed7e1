from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.desk import SIGNED_IN_AWS, SIGNED_IN_ELASTIC, FakeDesk
from tests.ui.keys import ALT, focused, press, tab_to, type_in
from tests.ui.pages.conftest import S3Opener
from tests.ui.pages.finding import fits, has_button, press_on, shown_words, state_of
from tests.ui.run_desk import ACCOUNT, THROTTLED
from tests.ui.s3_desk import BUCKETS, BUILDS, EU, PAYROLL, US

from fairlead.core.errors import Problem
from fairlead.core.texts import verbatim
from fairlead.flows.s3_answers import RulesAnswers, S3Answers
from fairlead.flows.sync_rules import Rule
from fairlead.flows.sync_rules_basic import BasicRule, Comparison, Policy
from fairlead.ui.page import FormPage, PageState
from fairlead.ui.widgets.code import CodeView
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


def test_buckets_are_listed_with_what_is_known_of_them(
    qtbot: QtBot, open_s3_page: S3Opener
) -> None:
    page = open_s3_page("rules", READY)
    qtbot.waitUntil(lambda: rules_of(page).looked_up_for == ACCOUNT)
    assert items_of(focused()) == [
        f"{BUILDS}, us-east-1",
        f"{EU}, eu-central-1 · own KMS key",
        f"{US}, us-east-1",
        f"{PAYROLL}, us-east-1 · you may not list it",
    ]
    assert rules_of(page).known == BUCKETS
    assert state_of(page) is PageState.ERROR
    assert not says(page, "Choose a bucket."), "nothing is said before anything was tried"


def test_space_ticks_a_bucket_and_its_objects_are_counted(
    qtbot: QtBot, open_s3_page: S3Opener
) -> None:
    page = open_s3_page("rules", READY)
    qtbot.waitUntil(lambda: len(items_of(focused())) == len(BUCKETS))
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert rules_of(page).chosen == (EU,)
    wait_until_counted(qtbot, page)
    assert says(page, "7 of 7 objects match, 30 MB")
    assert objects_of(page)[:2] == ["hr-archive/2011/list.pdf", "hr/policy.pdf"]
    assert state_of(page) is PageState.VALID
    press(Qt.Key.Key_Space)
    assert rules_of(page).chosen == ()
    assert says(page, "Choose a bucket to see what would be fetched.")
    assert objects_of(page) == []


def test_all_buckets_is_one_tick(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("rules", READY)
    qtbot.waitUntil(lambda: rules_of(page).looked_up_for == ACCOUNT)
    press_on("All buckets (*)")
    assert rules_of(page).bucket_list == "*"
    wait_until_counted(qtbot, page)
    assert says(page, "209 of 209 objects match")
    assert says(page, "also those to come")


def test_a_bucket_of_somebody_else_is_added_by_name(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("rules", READY)
    qtbot.waitUntil(lambda: rules_of(page).looked_up_for == ACCOUNT)
    view = focused()
    tab_to("Another bucket")
    type_in("partner-files")
    press_return()
    assert rules_of(page).chosen == ("partner-files",)
    assert items_of(view)[-1] == "partner-files, not found in this account"
    qtbot.waitUntil(lambda: says(page, "There is no bucket “partner-files” in this account."))
    assert state_of(page) is not PageState.ERROR
    type_in("not a bucket")
    press_on("Add")
    qtbot.waitUntil(lambda: says(page, "“not a bucket” is not the name of a bucket."))
    assert state_of(page) is PageState.ERROR


def test_new_buckets_are_found_by_looking_again(
    qtbot: QtBot, open_s3_page: S3Opener, desk: FakeDesk
) -> None:
    page = open_s3_page("rules", READY)
    qtbot.waitUntil(lambda: rules_of(page).looked_up_for == ACCOUNT)
    desk.found_buckets = BUCKETS[1:]
    press_on("Refresh")
    qtbot.waitUntil(lambda: rules_of(page).known == BUCKETS[1:])


def test_next_without_a_bucket_says_so(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("rules", READY)
    qtbot.waitUntil(lambda: rules_of(page).looked_up_for == ACCOUNT)
    press_on("All buckets (*)")
    press(Qt.Key.Key_Space)
    page.press_enter()
    qtbot.waitUntil(lambda: says(page, "Choose a bucket."))
    assert focused().accessibleName() == "Buckets"


def test_buckets_that_cannot_be_looked_up_can_be_tried_again(
    qtbot: QtBot, open_s3_page: S3Opener, desk: FakeDesk
) -> None:
    desk.problems["buckets"] = THROTTLED
    page = open_s3_page("rules", READY)
    qtbot.waitUntil(lambda: says(page, "AWS asked to slow down."))
    assert says(page, "The buckets are not known. Add one by its name.")
    press_on("Try again")
    qtbot.waitUntil(lambda: rules_of(page).looked_up_for == ACCOUNT)
    assert not says(page, "AWS asked to slow down.")


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


def test_json_and_table_are_one_truth(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("rules", with_rules(LEGAL))
    go_to_json()
    editor = tab_to("Sync rules as JSON")
    assert isinstance(editor, CodeView)
    assert '"prefix": "legal/"' in editor.toPlainText()
    paste(f'[{{"bucket": "{US}", "extension": [".md"]}}]')
    qtbot.waitUntil(lambda: rules_of(page).rules == (Rule(US, "", (".md",)),))
    assert says(page, "Valid · 1 rule")
    assert state_of(page) is PageState.VALID
    back_to_table()
    assert lines_of(table_of(page))[0][:3] == [US, "", ".md"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[{", "Line 1, column 3"),
        ('[{"prefix": "x"}]', "Rule 1 names no bucket."),
        ('[{"bucket": "b", "suffix": "x"}]', "suffix is not known"),
        ("7", "Rules are a list"),
    ],
)
def test_json_that_the_connector_refuses_is_kept_and_keeps_the_page(
    qtbot: QtBot, open_s3_page: S3Opener, text: str, said: str
) -> None:
    page = open_s3_page("rules", with_rules(LEGAL))
    go_to_json()
    tab_to("Sync rules as JSON")
    paste(text)
    qtbot.waitUntil(lambda: rules_of(page).edited == text)
    assert says(page, said)
    assert rules_of(page).rules == (LEGAL,)
    assert state_of(page) is PageState.ERROR
    back_to_table()
    assert says(page, "The JSON holds no valid rules")
    assert not has_button(page, "Add rule")
    press_on("Go back to the last valid rules")
    assert rules_of(page).edited == ""
    assert state_of(page) is PageState.VALID


def test_what_was_just_typed_counts_when_the_page_is_left(open_s3_page: S3Opener) -> None:
    page = open_s3_page("rules", with_rules(LEGAL))
    go_to_json()
    tab_to("Sync rules as JSON")
    paste("[]")
    assert rules_of(page).rules == (LEGAL,), "it is still being typed"
    page.leave()
    assert rules_of(page).rules == ()


def test_an_edit_restarts_the_count_and_old_answers_are_dropped(
    qtbot: QtBot, open_s3_page: S3Opener, desk: FakeDesk
) -> None:
    desk.holds.add("preview page")
    page = open_s3_page("rules", with_rules(LEGAL, chosen=(EU, US)))
    qtbot.waitUntil(lambda: says(page, "5 of 7 objects match so far"))
    table_of(page).go_to(0, 1, edits=True)
    type_in("hr/")
    press_return()
    assert objects_of(page) == []
    qtbot.waitUntil(lambda: says(page, "1 of 7 objects match so far"))
    assert objects_of(page) == ["hr/policy.pdf"]
    assert [rules.rules[0].prefix for rules in desk.previewed] == ["legal/", "hr/"]


def test_counting_is_stopped_and_begun_again(
    qtbot: QtBot, open_s3_page: S3Opener, desk: FakeDesk
) -> None:
    desk.holds.add("preview page")
    page = open_s3_page("rules", with_rules(chosen=(BUILDS,)))
    qtbot.waitUntil(lambda: says(page, "100 of 100 objects match so far"))
    press_on("Stop")
    assert says(page, "stopped after")
    desk.let_go()
    press_on("Count again")
    wait_until_counted(qtbot, page)
    assert says(page, "200 of 200 objects match")


def test_leaving_the_page_ends_the_listing(
    qtbot: QtBot, open_s3_page: S3Opener, desk: FakeDesk
) -> None:
    desk.holds.add("preview page")
    page = open_s3_page("rules", with_rules(chosen=(BUILDS,)))
    qtbot.waitUntil(lambda: says(page, "objects match so far"))
    page.leave()
    qtbot.waitUntil(lambda: page.bridge.pending == 0)
    desk.let_go()
    page.enter()
    wait_until_counted(qtbot, page)


def test_a_count_that_fails_says_why_and_can_be_tried_again(
    qtbot: QtBot, open_s3_page: S3Opener, desk: FakeDesk
) -> None:
    desk.problems["preview"] = THROTTLED
    page = open_s3_page("rules", with_rules(chosen=(EU,)))
    qtbot.waitUntil(lambda: says(page, "AWS asked to slow down."))
    press_on("Try again")
    wait_until_counted(qtbot, page)


def test_a_bucket_that_cannot_be_listed_is_named(
    qtbot: QtBot, open_s3_page: S3Opener, desk: FakeDesk
) -> None:
    denied = Problem("denied", verbatim("Access denied."), verbatim("Ask for s3:ListBucket."))
    desk.unlistable[PAYROLL] = denied
    page = open_s3_page("rules", with_rules(chosen=(EU, PAYROLL)))
    wait_until_counted(qtbot, page)
    assert says(page, f"{PAYROLL}: Access denied. Ask for s3:ListBucket.")


def test_basic_rules_are_folded_and_count(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("rules", with_rules(chosen=(EU,)))
    wait_until_counted(qtbot, page)
    press_on("Basic rules")
    press_on("Add basic rule")
    type_in(".pdf")
    press_return()
    (rule,) = rules_of(page).basic
    assert rule == BasicRule(rule.id, Policy.EXCLUDE, "filename", Comparison.ENDS_WITH, ".pdf")
    qtbot.waitUntil(lambda: says(page, "2 of 7 objects match"))
    assert says(page, "Basic rules (1)") or has_button(page, "Basic rules (1)")


def test_a_basic_rule_that_fails_keeps_the_page(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    rule = BasicRule("1", Policy.EXCLUDE, "size_in_bytes", Comparison.GREATER, "big")
    rules = RulesAnswers(chosen=(EU,), basic=(rule,))
    page = open_s3_page("rules", replace(READY, rules=rules))
    assert says(page, "every sync would fail at “big”")
    assert state_of(page) is PageState.ERROR
    table = table_of(page, "Basic rules")
    table.go_to(0, 3, edits=True)
    type_in("1000")
    press_return()
    assert rules_of(page).basic == (replace(rule, value="1000"),)
    assert state_of(page) is not PageState.ERROR


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


def press_return() -> None:
    """Press Return. An editor in a cell is closed a turn later."""
    press(Qt.Key.Key_Return)
    QCoreApplication.sendPostedEvents()


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

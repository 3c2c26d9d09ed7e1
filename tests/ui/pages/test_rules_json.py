from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.ui.keys import focused, press, tab_to, type_in
from tests.ui.pages.conftest import S3Opener
from tests.ui.pages.finding import has_button, press_on, state_of
from tests.ui.pages.rules_page import (
    LEGAL,
    READY,
    lines_of,
    press_return,
    rules_of,
    says,
    table_of,
    wait_until_counted,
    with_rules,
)
from tests.ui.s3_desk import EU, US

from fairlead.flows.s3_answers import RulesAnswers
from fairlead.flows.sync_rules import Rule
from fairlead.flows.sync_rules_basic import BasicRule, Comparison, Policy
from fairlead.ui.page import PageState
from fairlead.ui.widgets.code import CodeView


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

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.pages.conftest import S3Opener
from tests.ui.pages.finding import has_button, press_on, shown_words
from tests.ui.pages.rules_page import (
    HR,
    LEGAL,
    NOTES,
    go_to_json,
    paste_json,
    rules_of,
    says,
    wait_until_counted,
    with_rules,
)
from tests.ui.s3_desk import EU, US

from fairlead.flows.s3_answers import S3Answers
from fairlead.flows.sync_rules import Rule, write_rules
from fairlead.ui.form_page import FormPage
from fairlead.ui.widgets.code import CodeView

LEGAL_WORDS = f"Objects in {EU} whose key begins with “legal/”."
NOTES_WORDS = f"Objects in {US} whose key begins with “notes/” and that end in .md or txt."


@pytest.fixture
def page(qtbot: QtBot, open_s3_page: S3Opener) -> FormPage[S3Answers]:
    """Two rules as JSON, counted."""
    page = open_s3_page("rules", with_rules(LEGAL, NOTES))
    go_to_json()
    wait_until_counted(qtbot, page)
    qtbot.waitUntil(lambda: says(page, NOTES_WORDS))
    return page


def test_json_is_told_in_words_with_what_it_matches(page: FormPage[S3Answers]) -> None:
    words = list(shown_words(page))
    at = words.index(LEGAL_WORDS)
    assert words[at - 1] == "1"
    assert words[at + 1] == "5 · 29 MB · 2 text · 2 metadata · 1 dropped"
    at = words.index(NOTES_WORDS)
    assert words[at - 1] == "2"
    assert words[at + 1] == "1 · 4.0 KB · 1 text"


def test_what_is_wrong_with_valid_json_is_said_and_mended(
    qtbot: QtBot, page: FormPage[S3Answers]
) -> None:
    qtbot.waitUntil(lambda: says(page, "“txt” takes nothing: extensions start with a dot."))
    press_on("Change to .txt")
    assert rules_of(page).rules == (LEGAL, Rule(US, "notes/", (".md", ".txt")))
    editor = page.findChild(CodeView)
    assert isinstance(editor, CodeView)
    assert '".txt"' in editor.text()
    qtbot.waitUntil(lambda: not says(page, "takes nothing"))
    assert not has_button(page, "Change to .txt")


def test_other_json_has_other_words(qtbot: QtBot, page: FormPage[S3Answers]) -> None:
    paste_json(write_rules([HR]))
    qtbot.waitUntil(lambda: rules_of(page).rules == (HR,))
    words = f"Objects in {EU} whose key begins with “hr” and that end in .pdf."
    qtbot.waitUntil(lambda: says(page, words))
    assert not says(page, NOTES_WORDS)


def test_json_without_rules_has_no_words(qtbot: QtBot, page: FormPage[S3Answers]) -> None:
    paste_json("[{")
    qtbot.waitUntil(lambda: bool(rules_of(page).edited))
    assert not says(page, LEGAL_WORDS)


def test_only_the_first_of_many_rules_are_told(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    many = tuple(Rule(EU, f"folder-{number}/") for number in range(1, 16))
    page = open_s3_page("rules", with_rules(*many))
    go_to_json()
    qtbot.waitUntil(lambda: says(page, "“folder-12/”"))
    assert not says(page, "“folder-13/”")
    assert says(page, "3 more rules; the table shows them all.")

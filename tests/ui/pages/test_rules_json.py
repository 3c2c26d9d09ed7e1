from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.keys import tab_to, type_in
from tests.ui.pages.conftest import S3Opener
from tests.ui.pages.finding import has_button, press_on, state_of
from tests.ui.pages.rules_page import (
    LEGAL,
    READY,
    back_to_table,
    go_to_json,
    lines_of,
    paste,
    paste_json,
    press_return,
    rules_of,
    says,
    table_of,
    wait_until_counted,
    with_rules,
)
from tests.ui.s3_desk import EU, US

from fairlead.core.flow import Issue
from fairlead.flows.s3_answers import RulesAnswers, S3Answers
from fairlead.flows.sync_rules import Rule, read_rules, write_rules
from fairlead.flows.sync_rules_basic import BasicRule, Comparison, Policy
from fairlead.ui.form_page import FormPage
from fairlead.ui.page import PageState
from fairlead.ui.pages import buckets
from fairlead.ui.widgets.code import CodeView

MANY = tuple(Rule(EU, f"folder-{number}/") for number in range(5_000))
MORE = tuple(Rule(EU, f"folder-{number}/") for number in range(6_000))


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


def test_a_no_break_space_stays_one(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("rules", with_rules(LEGAL))
    paste_json(f'[{{"bucket": "{EU}", "prefix": "a\xa0b/"}}]')
    qtbot.waitUntil(lambda: rules_of(page).rules == (Rule(EU, "a\xa0b/"),))


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
    paste_json(text)
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
    paste_json("[]")
    assert rules_of(page).rules == (LEGAL,), "it is still being typed"
    page.leave()
    assert rules_of(page).rules == ()


def test_long_json_is_read_on_another_thread(
    qtbot: QtBot, open_s3_page: S3Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers = watch_readers(monkeypatch)
    page = open_s3_page("rules", with_rules(LEGAL))
    paste_json(write_rules(MANY))
    assert not is_ready(page), "what was typed was not read yet"
    assert state_of(page) is PageState.ERROR
    assert says(page, "Checking…")
    page.press_enter()
    qtbot.waitUntil(lambda: rules_of(page).rules == MANY)
    assert is_ready(page)
    assert says(page, "Valid · 5,000 rules")
    assert state_of(page) is PageState.VALID
    assert threading.main_thread() not in readers


def test_long_json_that_is_broken_is_kept_as_it_is(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("rules", with_rules(LEGAL))
    text = f"{write_rules(MANY)[:-1]},"
    paste_json(text)
    qtbot.waitUntil(lambda: rules_of(page).edited == text)
    assert is_ready(page)
    assert rules_of(page).rules == (LEGAL,)
    assert state_of(page) is PageState.ERROR
    assert not says(page, "Checking…")


def test_long_json_counts_when_the_page_is_left(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("rules", with_rules(LEGAL))
    paste_json(write_rules(MANY))
    page.leave()
    assert not is_ready(page), "nobody goes on with rules that were not read"
    qtbot.waitUntil(lambda: rules_of(page).rules == MANY)
    assert is_ready(page)


def test_of_two_texts_only_the_last_one_counts(
    qtbot: QtBot, open_s3_page: S3Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    readers = watch_readers(monkeypatch, gate)
    page = open_s3_page("rules", with_rules(LEGAL))
    paste_json(write_rules(MANY))
    qtbot.waitUntil(lambda: bool(readers))
    paste("[]")
    qtbot.waitUntil(lambda: rules_of(page).rules == ())
    gate.set()
    qtbot.waitUntil(lambda: page.bridge.pending == 0)
    assert rules_of(page).rules == ()


def test_while_json_is_read_there_is_no_table_and_the_way_back_is_open(
    qtbot: QtBot, open_s3_page: S3Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    readers = watch_readers(monkeypatch, gate)
    page = open_s3_page("rules", with_rules(LEGAL))
    paste_json(write_rules(MANY))
    back_to_table()
    assert says(page, "The JSON is still being checked.")
    assert not has_button(page, "Add rule")
    qtbot.waitUntil(lambda: bool(readers))
    press_on("Go back to the last valid rules")
    assert is_ready(page)
    gate.set()
    qtbot.waitUntil(lambda: page.bridge.pending == 0)
    assert rules_of(page).rules == (LEGAL,)
    assert lines_of(table_of(page))[0][:2] == [EU, "legal/"]


def test_many_rules_are_written_on_another_thread(
    qtbot: QtBot, open_s3_page: S3Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    writers = watch_writers(monkeypatch, gate)
    page = open_s3_page("rules", with_rules(*MORE))
    go_to_json()
    editor = tab_to("Sync rules as JSON")
    assert isinstance(editor, CodeView)
    type_in("x")
    assert editor.text() == "", "there is nothing yet to type in"
    assert says(page, "Valid · 6,000 rules")
    gate.set()
    qtbot.waitUntil(lambda: editor.text() == write_rules(MORE))
    assert writers == [writers[0]]
    assert threading.main_thread() not in writers
    type_in(" ")
    qtbot.waitUntil(lambda: editor.text() == f" {write_rules(MORE)}")
    qtbot.waitUntil(lambda: page.bridge.pending == 0 and is_ready(page))
    assert rules_of(page).rules == MORE


def test_what_was_written_too_late_counts_no_more(
    qtbot: QtBot, open_s3_page: S3Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    writers = watch_writers(monkeypatch, gate)
    page = open_s3_page("rules", with_rules(*MORE))
    go_to_json()
    qtbot.waitUntil(lambda: bool(writers))
    page.draft.update(lambda known: replace(known, rules=replace(known.rules, rules=(LEGAL,))))
    gate.set()
    qtbot.waitUntil(lambda: page.bridge.pending == 0)
    editor = tab_to("Sync rules as JSON")
    assert isinstance(editor, CodeView)
    assert editor.text() == write_rules((LEGAL,))
    paste("[]")
    qtbot.waitUntil(lambda: rules_of(page).rules == ())


def test_what_is_typed_while_a_text_comes_in_counts_also_when_the_page_is_left(
    qtbot: QtBot, open_s3_page: S3Opener
) -> None:
    page = open_s3_page("rules", with_rules(LEGAL))
    paste_json(write_rules(MORE)[:-1])
    type_in("]")
    page.leave()
    qtbot.waitUntil(lambda: rules_of(page).rules == MORE)
    assert is_ready(page)


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


def watch_readers(
    monkeypatch: pytest.MonkeyPatch, gate: threading.Event | None = None
) -> list[threading.Thread]:
    """Return who reads texts, as they do; the gate keeps the page's questions waiting."""
    readers: list[threading.Thread] = []

    def read(text: str) -> tuple[Rule, ...] | Issue:
        readers.append(threading.current_thread())
        if gate is not None:
            assert gate.wait(10)
        return read_rules(text)

    monkeypatch.setattr(buckets, "read_rules", read)
    return readers


def watch_writers(monkeypatch: pytest.MonkeyPatch, gate: threading.Event) -> list[threading.Thread]:
    """Return who writes rules as JSON, as they do, once the gate is open."""
    writers: list[threading.Thread] = []

    def write(rules: tuple[Rule, ...]) -> str:
        writers.append(threading.current_thread())
        assert gate.wait(10)
        return write_rules(rules)

    monkeypatch.setattr(buckets, "write_rules", write)
    return writers


def is_ready(page: FormPage[S3Answers]) -> bool:
    return not rules_of(page).is_unread

"""Test prompt: two routes, their figures, their failures, and the fixes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui import keys
from tests.ui.desk import FakeDesk
from tests.ui.run_desk import (
    ANSWER,
    CHECKS,
    CONNECTIONS,
    SIGN_IN_AGAIN,
    THROTTLED,
    WRONG_REGION,
)

from fairlead.core.errors import Fix
from fairlead.core.secrets import SecretName
from fairlead.core.texts import verbatim
from fairlead.flows.bedrock_views import Prompt
from fairlead.flows.views import CheckState
from fairlead.ui.pages.test_prompt import TestPromptPage
from fairlead.ui.panes.secrets import SecretsPane
from fairlead.ui.runs import Purpose
from fairlead.ui.widgets.buttons import Button
from fairlead.ui.window import MainWindow

QUESTION = "In one sentence, what does a SIEM do?"


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> TestPromptPage[Any]:
    window.open_run(CONNECTIONS[0], Purpose.TRY)
    qtbot.waitUntil(lambda: window.journey is not None)
    assert window.journey is not None
    page = window.journey.page
    assert isinstance(page, TestPromptPage)
    qtbot.waitUntil(lambda: len(page.checks.checks) == len(CHECKS))
    return page


def button(widget: QWidget, words: str) -> Button:
    return next(b for b in widget.findChildren(Button) if b.text().replace("&", "") == words)


def badges(page: TestPromptPage[Any]) -> list[str]:
    return [answer.badge for answer in page.answers.values()]


def test_one_prompt_goes_by_every_route(
    qtbot: QtBot, page: TestPromptPage[Any], desk: FakeDesk
) -> None:
    assert keys.focused() is page.form.line
    keys.press(Qt.Key.Key_Return, keys.CTRL)
    assert badges(page) == ["Waiting…"] * 3
    qtbot.waitUntil(lambda: badges(page) == ["Works · 0.6 s", "Works · 0.8 s", "Works · 0.8 s"])
    assert desk.prompts == [Prompt(QUESTION)]
    assert page.answers["direct"].text == ANSWER
    assert {"prompt_kibana test", "prompt_kibana invokeAI"} <= set(desk.calls)


def test_the_direct_answer_is_streamed(
    qtbot: QtBot, page: TestPromptPage[Any], desk: FakeDesk, window: MainWindow
) -> None:
    desk.holds.add("prompt_direct")
    page.form.send()
    qtbot.waitUntil(lambda: page.answers["direct"].text.startswith("A SIEM collects"))
    assert page.answers["direct"].text != ANSWER
    assert window.bar.text.startswith("Waiting for the answers")
    desk.let_go()
    qtbot.waitUntil(lambda: page.answers["direct"].text == ANSWER)
    assert window.bar.text == ""


def test_waiting_can_be_stopped(
    qtbot: QtBot, page: TestPromptPage[Any], desk: FakeDesk, window: MainWindow
) -> None:
    desk.holds.update({"prompt_direct", "prompt_kibana test", "prompt_kibana invokeAI"})
    page.form.send()
    qtbot.waitUntil(lambda: "prompt_direct" in desk.calls)
    button(page, "Stop").click()
    assert badges(page) == ["Stopped"] * 3
    desk.let_go()
    qtbot.waitUntil(lambda: window.bridge.pending == 0)
    assert badges(page) == ["Stopped"] * 3
    assert button(page, "Send").isEnabled()
    page.form.send()
    qtbot.waitUntil(lambda: badges(page)[0] == "Works · 0.6 s")


def test_a_failure_is_diagnosed_and_mended(
    qtbot: QtBot, page: TestPromptPage[Any], desk: FakeDesk, window: MainWindow
) -> None:
    desk.problems["prompt_kibana invokeAI"] = WRONG_REGION
    page.form.send()
    qtbot.waitUntil(lambda: page.answers["invokeAI"].problem is WRONG_REGION)
    qtbot.waitUntil(lambda: badges(page) == ["Works · 0.6 s", "Works · 0.8 s", "Failed"])
    button(page, "Fix and test again").click()
    qtbot.waitUntil(lambda: badges(page)[2] == "Works · 0.8 s")
    assert desk.fixed == [WRONG_REGION.fix]
    assert desk.prompts == [Prompt(QUESTION)] * 2
    qtbot.waitUntil(lambda: window.bar.text == "The connector now points at us-east-1.")


def test_what_a_model_of_the_prompts_own_met_is_mended_for_that_model(
    qtbot: QtBot, page: TestPromptPage[Any], desk: FakeDesk
) -> None:
    haiku = "us.anthropic.claude-haiku-4-5"
    desk.problems["prompt_kibana invokeAI"] = WRONG_REGION
    page.form.model.setText(haiku)
    page.form.send()
    qtbot.waitUntil(lambda: page.answers["invokeAI"].problem is WRONG_REGION)
    qtbot.waitUntil(lambda: badges(page) == ["Works · 0.6 s", "Works · 0.8 s", "Failed"])
    button(page, "Fix and test again").click()
    qtbot.waitUntil(lambda: badges(page)[2] == "Works · 0.8 s")
    (fixed,) = desk.fixed
    assert (fixed.kind, fixed.values["model"]) == ("set-connector-region", haiku)


def test_a_fix_that_fails_says_why(qtbot: QtBot, page: TestPromptPage[Any], desk: FakeDesk) -> None:
    desk.problems.update({"prompt_direct": WRONG_REGION, "carry_out": THROTTLED})
    page.form.send()
    qtbot.waitUntil(lambda: page.answers["direct"].problem is not None)
    button(page, "Fix and test again").click()
    qtbot.waitUntil(lambda: page.problems.shown == (THROTTLED,))


def test_a_missing_secret_is_asked_for_once_and_all_goes_on(
    qtbot: QtBot, page: TestPromptPage[Any], desk: FakeDesk, window: MainWindow
) -> None:
    for question in ("checks", "prompt_direct", "prompt_kibana test", "prompt_kibana invokeAI"):
        desk.problems[question] = SIGN_IN_AGAIN
    button(page, "Check again").click()
    qtbot.waitUntil(lambda: bool(page.findChildren(SecretsPane)))
    (pane,) = page.findChildren(SecretsPane)
    pane.first_field.setText("essu_hush")
    page.form.send()
    qtbot.waitUntil(lambda: badges(page) == ["Stopped"] * 3)
    # What was typed is still there, under the same question.
    assert page.findChildren(SecretsPane) == [pane]
    pane.submit()
    qtbot.waitUntil(lambda: badges(page) == ["Works · 0.6 s", "Works · 0.8 s", "Works · 0.8 s"])
    qtbot.waitUntil(lambda: page.checks.checks == CHECKS)
    assert desk.kept[page.context.run.run_id].get(SecretName.ELASTIC_API_KEY) == "essu_hush"
    assert page.problems.shown == ()


def test_a_fix_that_needs_a_secret_is_carried_out_once_it_is_there(
    qtbot: QtBot, page: TestPromptPage[Any], desk: FakeDesk
) -> None:
    desk.problems.update({"prompt_direct": WRONG_REGION, "carry_out": SIGN_IN_AGAIN})
    page.form.send()
    qtbot.waitUntil(lambda: page.answers["direct"].problem is not None)
    button(page, "Fix and test again").click()
    qtbot.waitUntil(lambda: bool(page.findChildren(SecretsPane)))
    (pane,) = page.findChildren(SecretsPane)
    pane.first_field.setText("essu_hush")
    pane.submit()
    qtbot.waitUntil(lambda: desk.fixed == [WRONG_REGION.fix])
    qtbot.waitUntil(lambda: badges(page)[0] == "Works · 0.6 s")


def test_the_checks_have_fixes_too(qtbot: QtBot, page: TestPromptPage[Any], desk: FakeDesk) -> None:
    failed = replace(CHECKS[3], state=CheckState.FAILED, fix=WRONG_REGION.fix)
    to_copy = replace(
        CHECKS[1],
        state=CheckState.WARNING,
        fix=Fix("copy", verbatim("Copy the policy")),
        copyable="{}",
    )
    desk.checks_of_proof = (to_copy, failed)
    button(page, "Check again").click()
    qtbot.waitUntil(lambda: page.checks.checks == (to_copy, failed))
    button(page.checks, "Copy the policy").click()
    assert QGuiApplication.clipboard().text() == "{}"
    assert desk.fixed == []
    desk.checks_of_proof = CHECKS
    button(page.checks, "Fix and test again").click()
    qtbot.waitUntil(lambda: page.checks.checks == CHECKS)
    assert desk.fixed == [WRONG_REGION.fix]
    # Nothing had been sent, so nothing is sent again.
    assert desk.prompts == []


@pytest.mark.parametrize(
    ("text", "body", "fault"),
    [
        (QUESTION, "", ""),
        ("", '{"messages": []}', ""),
        (QUESTION, "{\n]", "Line 2, column 1: "),
        (QUESTION, "[1]", "A request body is a JSON object."),
        (QUESTION, '{"a": 1, "a": 2}', "“a” stands twice"),
        (QUESTION, '{"a": NaN}', "“NaN” is not a number"),
        (QUESTION, '{"a": ' + "[" * 60_000, "nested far too deeply"),
        (QUESTION, "1" * 5_000, "This is not JSON."),
        (" ", "", ""),
    ],
    ids=lambda value: value[:20],
)
def test_only_what_makes_sense_is_sent(
    page: TestPromptPage[Any], text: str, body: str, fault: str
) -> None:
    page.form.line.setText(text)
    page.form.body.setPlainText(body)
    said = page.form.body.accessibleDescription()
    assert fault in said
    assert bool(fault) is (said != "Empty for a plain message with the prompt above.")
    can_be_sent = not fault and bool(text.strip() or body)
    assert button(page.form, "Send").isEnabled() is can_be_sent


@pytest.mark.parametrize(
    ("model", "fault"),
    [
        ("", ""),
        (" us.anthropic.claude-haiku-4-5-20251001-v1:0 ", ""),
        ("arn:aws:bedrock:us-east-1:123456789012:provisioned-model/3ztrq8", ""),
        ("https://bedrock-runtime.us-east-1.amazonaws.com", "This is a web address."),
        ("us.anthropic claude", "“ ” is not possible"),
        ("“us.anthropic.claude”", "““” is not possible"),
        ("x" * 2_049, "2048"),
    ],
    ids=lambda value: value[:20],
)
def test_only_what_may_be_a_model_is_asked(
    page: TestPromptPage[Any], model: str, fault: str
) -> None:
    page.form.model.setText(model)
    said = page.form.model.accessibleDescription()
    assert fault in said
    assert bool(fault) is (said != "Empty for the default model of the connector.")
    assert button(page.form, "Send").isEnabled() is not bool(fault)


def test_the_advanced_answers_go_along(
    qtbot: QtBot, page: TestPromptPage[Any], desk: FakeDesk
) -> None:
    page.form.model.setText(" us.anthropic.claude-haiku-4-5 ")
    page.form.body.setPlainText('{"max_tokens": 5}')
    page.form.send()
    qtbot.waitUntil(lambda: bool(desk.prompts))
    assert desk.prompts == [Prompt(QUESTION, "us.anthropic.claude-haiku-4-5", '{"max_tokens": 5}')]
    qtbot.waitUntil(lambda: not page.footer().text)


def test_leaving_waits_for_nothing(
    qtbot: QtBot, page: TestPromptPage[Any], desk: FakeDesk, window: MainWindow
) -> None:
    desk.holds.add("prompt_kibana test")
    page.form.send()
    qtbot.waitUntil(lambda: "prompt_kibana test" in desk.calls)
    window.bar.button("finish").click()
    assert window.view is window.home

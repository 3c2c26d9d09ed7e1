from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.ui.asker import FakeAsker
from tests.ui.desk import HAIKU, MODELS, SIGNED_IN_AWS, SONNET, FakeDesk
from tests.ui.keys import focused, press, tab_to, type_in
from tests.ui.pages.conftest import Opener
from tests.ui.pages.finding import (
    badges,
    fits,
    has_button,
    note_at,
    press_on,
    retype,
    shown_words,
    state_of,
    tab_to_words,
    words_of,
)

from fairlead.core.errors import Problem
from fairlead.core.texts import verbatim
from fairlead.flows.answers import PolicyAnswers, PolicyScope
from fairlead.flows.bedrock_answers import BedrockAnswers, ModelAnswers
from fairlead.flows.models import Model
from fairlead.flows.policies import DOCUMENTED
from fairlead.flows.views import PolicyInfo
from fairlead.ui.form_page import FormPage
from fairlead.ui.page import PageState
from fairlead.ui.panes.policy_document import join_short_lists
from fairlead.ui.widgets.code import CodeView

READY = BedrockAnswers(aws=SIGNED_IN_AWS, policy=PolicyAnswers(name="fairlead-bedrock-prod"))
CHOSEN = replace(
    READY,
    models=ModelAnswers(
        chosen=(SONNET,), default_id=SONNET.call_id, looked_up_for=SIGNED_IN_AWS.region
    ),
)
EXISTING = replace(CHOSEN, policy=PolicyAnswers(scope=PolicyScope.EXISTING))
OFFLINE = Problem(
    "aws-unreachable", verbatim("AWS cannot be reached."), verbatim("Look."), retryable=True
)


def document(page: FormPage[BedrockAnswers]) -> str:
    """Return the document on screen."""
    found = [v for v in page.findChildren(CodeView) if v.accessibleName() == "Policy document"]
    return found[0].toPlainText()


def test_the_recommended_model_is_chosen_and_its_policy_shown(
    open_page: Opener, qtbot: QtBot
) -> None:
    page = open_page("policy", READY)
    qtbot.waitUntil(lambda: page.draft.answers.models.chosen == (SONNET,))
    assert page.draft.answers.models.looked_up_for == "us-east-1"
    shown = json.loads(document(page))
    assert shown["Statement"][0]["Resource"] == [SONNET.arn]
    assert "Why 4 resources?" in badges(page)
    assert any(badge.startswith("Valid · ") for badge in badges(page))
    assert state_of(page) is PageState.VALID
    assert page.footer().link == "Export this step for your AWS administrator"


def test_ticking_a_model_widens_the_policy(open_page: Opener, qtbot: QtBot) -> None:
    page = open_page("policy", CHOSEN)
    qtbot.waitUntil(lambda: has_button(page, HAIKU.name))
    press_on(HAIKU.name)
    assert page.draft.answers.models.chosen == (SONNET, HAIKU)
    assert HAIKU.model_id in document(page)
    press(Qt.Key.Key_Space)
    assert HAIKU.model_id not in document(page)


def test_tab_leads_through_what_came_later_too(open_page: Opener, qtbot: QtBot) -> None:
    page = open_page("policy", CHOSEN)
    qtbot.waitUntil(lambda: has_button(page, SONNET.name))
    qtbot.waitUntil(lambda: not page.footer().text.endswith("…"))
    tab_to_words("Chosen models")
    press(Qt.Key.Key_Tab)
    assert words_of(focused()) == SONNET.name


def test_the_documented_policy_is_the_one_of_the_documentation(open_page: Opener) -> None:
    page = open_page("policy", CHOSEN)
    tab_to_words("Chosen models")
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    assert page.draft.answers.policy.scope is PolicyScope.DOCUMENTED
    assert json.loads(document(page)) == DOCUMENTED
    assert not has_button(page, SONNET.name)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Enter a name."), ("a b", "“ ” is not possible"), ("x" * 129, "this one has 129")],
)
def test_a_wrong_name_is_said_at_its_field(open_page: Opener, typed: str, said: str) -> None:
    page = open_page("policy", CHOSEN)
    retype("Policy name", typed)
    assert said in note_at(page, "Policy name")
    assert state_of(page) is PageState.ERROR


def test_an_edited_document_is_checked_with_each_key(open_page: Opener, qtbot: QtBot) -> None:
    page = open_page("policy", CHOSEN)
    press_on("Edit")
    assert focused().accessibleName() == "Policy document"
    type_in("x")
    assert page.draft.answers.policy.edited.startswith("x{")
    assert any("Line 1, column 1" in words for words in shown_words(page))
    assert any(badge.startswith("Not valid · ") for badge in badges(page))
    assert state_of(page) is PageState.ERROR
    press(Qt.Key.Key_Backspace)
    assert state_of(page) is not PageState.ERROR


def test_the_place_of_a_fault_is_one_press_away(open_page: Opener) -> None:
    page = open_page("policy", CHOSEN)
    broken = json.dumps(DOCUMENTED, indent=2).replace('"Action":', '"Action"')
    line = broken[: broken.index('"Action"')].count("\n") + 1
    press_on("Edit")
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().setText(broken)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert tab_to_words("Show").accessibleName() == f"Show line {line}"
    press(Qt.Key.Key_Space)
    editor = focused()
    assert isinstance(editor, CodeView)
    cursor = editor.textCursor()
    assert cursor.blockNumber() == line - 1
    assert cursor.block().text()[: cursor.positionInBlock()].endswith('"Action" ')
    # The link in the bar leads to the same place.
    press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    page.reveal()
    assert editor.textCursor() == cursor
    assert focused() is editor


def test_a_document_can_be_emptied_and_pasted_anew(open_page: Opener) -> None:
    page = open_page("policy", CHOSEN)
    press_on("Edit")
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Delete)
    assert document(page) == ""
    assert state_of(page) is PageState.ERROR
    QGuiApplication.clipboard().setText(json.dumps(DOCUMENTED))
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert json.loads(page.draft.answers.policy.edited) == DOCUMENTED
    assert state_of(page) is not PageState.ERROR
    press_on("Use the proposed one")
    assert page.draft.answers.policy.edited == ""
    assert SONNET.model_id in document(page)


def test_an_existing_policy_is_picked_shown_and_checked(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    page = open_page("policy", EXISTING)
    assert state_of(page) is PageState.ERROR
    qtbot.waitUntil(lambda: not page.footer().text.endswith("…"))
    tab_to("Filter by name")
    type_in("soc")
    press(Qt.Key.Key_Down)
    assert page.draft.answers.policy.existing_arn.endswith("policy/elastic/claude-soc")
    qtbot.waitUntil(lambda: "bedrock:InvokeModel" in document(page))
    assert any(badge.startswith("Valid") for badge in badges(page))
    assert state_of(page) is PageState.VALID
    assert "policy_document" in desk.calls


class Narrow(FakeDesk):
    def policy_document(self, *_args: object) -> str:
        return json.dumps({**DOCUMENTED, "Statement": [{**DOCUMENTED["Statement"][0], **DENIED}]})


DENIED = {"Resource": "arn:aws:bedrock:us-east-1::foundation-model/anthropic.other"}


def test_what_an_existing_policy_lacks_is_told_and_keeps_nobody(
    open_page: Opener, qtbot: QtBot
) -> None:
    open_page.desk = Narrow()
    page = open_page("policy", EXISTING)
    retype("Policy ARN", "arn:aws:iam::123456789012:policy/narrow")
    qtbot.waitUntil(lambda: any("lacks" in words for words in shown_words(page)))
    assert any(badge.startswith("Does not suffice") for badge in badges(page))
    assert state_of(page) is not PageState.ERROR


def test_the_document_of_the_policy_picked_before_is_dropped(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.holds.add("policy_document")
    page = open_page("policy", EXISTING)
    retype("Policy ARN", "arn:aws:iam::123456789012:policy/bedrock-invoke")
    qtbot.waitUntil(lambda: "policy_document" in desk.calls)
    press(Qt.Key.Key_Backspace)
    assert document(page) == ""
    desk.let_go()
    qtbot.waitUntil(lambda: "bedrock:InvokeModel" in document(page))
    assert page.draft.answers.policy.existing_arn.endswith("bedrock-invok")
    retype("Policy ARN", "")
    assert document(page) == ""


def test_a_failed_lookup_offers_to_try_again(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.problems["models"] = OFFLINE
    page = open_page("policy", READY)
    qtbot.waitUntil(lambda: has_button(page, "Try again"))
    assert "AWS cannot be reached." in list(shown_words(page))
    press_on("Try again")
    qtbot.waitUntil(lambda: page.draft.answers.models.chosen == (SONNET,))
    assert "AWS cannot be reached." not in list(shown_words(page))


def test_the_export_holds_the_call_and_the_document(
    open_page: Opener, asker: FakeAsker, qtbot: QtBot, tmp_path: Path
) -> None:
    asker.path = tmp_path / "policy.txt"
    page = open_page("policy", CHOSEN)
    qtbot.waitUntil(lambda: bool(page.footer().link))
    page.footer().on_link()
    qtbot.waitUntil(lambda: has_button(page, "Save…"))
    press_on("Save…")
    qtbot.waitUntil(asker.path.exists)
    text = asker.path.read_text(encoding="utf-8")
    assert "aws iam create-policy" in text
    assert "--policy-name fairlead-bedrock-prod" in text
    assert SONNET.arn in text


def test_an_edited_document_is_the_one_that_is_exported_and_not_explained(
    open_page: Opener, asker: FakeAsker, qtbot: QtBot, tmp_path: Path
) -> None:
    asker.path = tmp_path / "policy.txt"
    edited = replace(CHOSEN, policy=replace(CHOSEN.policy, edited=json.dumps(DOCUMENTED)))
    page = open_page("policy", edited)
    assert not any(words.startswith("Why ") for words in badges(page))
    qtbot.waitUntil(lambda: bool(page.footer().link))
    page.footer().on_link()
    press_on("Save…")
    qtbot.waitUntil(asker.path.exists)
    text = asker.path.read_text(encoding="utf-8")
    assert json.dumps(DOCUMENTED) in text
    assert SONNET.arn not in text


def test_an_export_that_cannot_be_written_says_so(
    open_page: Opener, asker: FakeAsker, qtbot: QtBot, tmp_path: Path
) -> None:
    asker.path = tmp_path / "missing" / "policy.txt"
    page = open_page("policy", CHOSEN)
    qtbot.waitUntil(lambda: bool(page.footer().link))
    page.footer().on_link()
    qtbot.waitUntil(lambda: has_button(page, "Save…"))
    press_on("Save…")
    qtbot.waitUntil(lambda: "The file was not written." in list(shown_words(page)))


class Hostile(FakeDesk):
    def policies(self, *_args: object) -> tuple[PolicyInfo, ...]:
        return tuple(PolicyInfo(f"arn:{n}" + "x" * 5_000, "<b>" + "y" * 5_000) for n in range(9))

    def models(self, *_args: object) -> tuple[Model, ...]:
        names = ("<img src=x>", "a & b", "\u202elatigid", "z" * 10_000)
        return tuple(
            replace(MODELS[0], call_id=f"id-{n}-{'q' * 3_000}", name=name)
            for n, name in enumerate(names)
        )


@pytest.mark.parametrize("answers", [READY, EXISTING], ids=["models", "policies"])
def test_hostile_words_break_nothing(
    open_page: Opener, qtbot: QtBot, answers: BedrockAnswers
) -> None:
    open_page.desk = Hostile()
    page = open_page("policy", answers)
    qtbot.waitUntil(lambda: not page.footer().text.endswith("…"))
    assert fits(page)


def test_short_lists_stand_on_one_line_and_mean_the_same() -> None:
    pretty = json.dumps({"Action": ["a", "b"], "Resource": ["x" * 60, "y" * 60]}, indent=2)
    joined = join_short_lists(pretty)
    assert '"Action": ["a", "b"]' in joined
    assert json.loads(joined) == json.loads(pretty)
    assert joined.count("\n") == pretty.count("\n") - 3

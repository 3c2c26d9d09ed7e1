"""The base of form pages: its state, its errors, its questions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui import keys
from tests.ui.asker import FakeAsker
from tests.ui.desk import FakeDesk
from tests.ui.families import BEDROCK, AddressPage
from tests.ui.run_desk import THROTTLED

from fairlead.core.secrets import SecretBag
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.ui.bridge import Bridge
from fairlead.ui.draft import Draft
from fairlead.ui.page import PageContext, PageState
from fairlead.ui.runs import RunHandle
from fairlead.ui.widgets.notice import ProblemView


@pytest.fixture
def page(qtbot: QtBot, theme: object, desk: FakeDesk, bridge: Bridge) -> AddressPage:
    """A page opened alone, with plain objects."""
    context = PageContext(
        spec=BEDROCK.pages[0],
        draft=Draft(BEDROCK.begin(SecretBag()), BEDROCK.settle),
        desk=desk,
        bridge=bridge,
        bag=SecretBag(),
        asker=FakeAsker(),
        run=RunHandle(),
        build_plan=BEDROCK.build_plan,
    )
    page = AddressPage(context)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.enter()
    return page


def is_in(page: AddressPage, state: PageState) -> bool:
    return page.state is state


def test_an_error_is_quiet_until_the_field_was_touched(page: AddressPage) -> None:
    assert is_in(page, PageState.ERROR)
    assert page.field.issue is None
    assert page.footer().text == "1 thing to solve before Next"
    page.edit.setFocus()
    keys.type_in("x")
    assert is_in(page, PageState.VALID)
    keys.press(Qt.Key.Key_Backspace)
    assert page.field.note == "Enter the address of Kibana."
    assert page.edit.accessibleDescription() == "Enter the address of Kibana."


def test_the_footer_leads_to_the_first_wrong_field(page: AddressPage) -> None:
    page.setFocus()
    page.footer().on_link()
    assert page.edit.hasFocus()
    assert page.field.note == "Enter the address of Kibana."


def test_enter_goes_on_only_from_a_page_without_errors(qtbot: QtBot, page: AddressPage) -> None:
    with qtbot.assertNotEmitted(page.next_wanted):
        page.press_enter()
    assert page.field.issue is not None
    page.edit.setFocus()
    keys.type_in("x")
    with qtbot.waitSignal(page.next_wanted):
        page.press_enter()


def test_what_is_waited_for_is_said(qtbot: QtBot, page: AddressPage, desk: FakeDesk) -> None:
    desk.holds.add("profiles")
    page.draft.update(lambda a: replace(a, elastic=replace(a.elastic, address="x")))
    got: list[object] = []
    page.ask("profiles", desk.profiles, got.append, words="Reading the profiles…")
    assert is_in(page, PageState.BUSY)
    assert page.footer().text == "Reading the profiles…"
    desk.let_go()
    qtbot.waitUntil(lambda: bool(got))
    assert is_in(page, PageState.VALID)
    assert page.footer().text == ""


def test_a_problem_shows_on_the_page_and_can_be_tried_again(
    qtbot: QtBot, page: AddressPage, desk: FakeDesk
) -> None:
    desk.problems["profiles"] = THROTTLED
    got: list[object] = []
    page.ask("profiles", desk.profiles, got.append, words="Reading…")
    qtbot.waitUntil(lambda: bool(page.findChildren(ProblemView)))
    assert page.footer().text == "1 thing to solve before Next"
    page.findChildren(ProblemView)[0].retry_wanted.emit()
    qtbot.waitUntil(lambda: bool(got))
    assert [view for view in page.findChildren(ProblemView) if not view.isHidden()] == []


def test_a_mistake_of_ours_ends_the_wait(
    qtbot: QtBot, page: AddressPage, bugs: list[BaseException]
) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    page.ask("q", fail, lambda _none: None, words="Reading…")
    qtbot.waitUntil(lambda: bool(bugs))
    qtbot.waitUntil(lambda: page.footer().text != "Reading…")


def test_every_change_is_settled(qtbot: QtBot) -> None:
    def settle(old: BedrockAnswers, new: BedrockAnswers) -> BedrockAnswers:
        if old.aws.region != new.aws.region:
            return replace(new, models=replace(new.models, looked_up_for=""))
        return new

    begin = BedrockAnswers()
    draft = Draft(replace(begin, models=replace(begin.models, looked_up_for="us-east-1")), settle)
    with qtbot.waitSignal(draft.changed):
        draft.update(lambda a: replace(a, aws=replace(a.aws, region="eu-west-1")))
    assert draft.answers.models.looked_up_for == ""
    with qtbot.assertNotEmitted(draft.changed):
        draft.put(draft.answers)

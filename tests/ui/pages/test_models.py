from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot
from tests.ui.desk import (
    ACCESS,
    DEPLOYMENT,
    HAIKU,
    MODELS,
    OPUS,
    SIGNED_IN_AWS,
    SIGNED_IN_ELASTIC,
    SONNET,
    FakeDesk,
)
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
from tests.ui.pages.models_page import is_checked

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.secrets import SecretBag
from fairlead.core.texts import verbatim
from fairlead.flows.answers import AwsSignIn
from fairlead.flows.bedrock_answers import BedrockAnswers, ModelAnswers, UseCaseForm
from fairlead.flows.models import Model, ModelAccess
from fairlead.ui.form_page import FormPage
from fairlead.ui.page import PageState
from fairlead.ui.panes.use_case_form import UseCasePane

READY = BedrockAnswers(aws=SIGNED_IN_AWS, elastic=SIGNED_IN_ELASTIC)
THROTTLED = Problem(
    "aws-throttled", verbatim("AWS asked to slow down."), verbatim("Wait."), retryable=True
)
FORM = {
    "Company name": "Example Corp",
    "Company website": "https://example.com",
    "Industry": "Security",
    "What the models will be used for": "Summaries of alerts for analysts.",
}


def chosen(*models: Model) -> BedrockAnswers:
    known = ModelAnswers(
        chosen=models, default_id=models[0].call_id, looked_up_for=SIGNED_IN_AWS.region
    )
    return replace(READY, models=known)


def answers_of(page: FormPage[BedrockAnswers]) -> ModelAnswers:
    return page.draft.answers.models


def test_it_opens_valid_with_the_recommended_model(open_page: Opener, qtbot: QtBot) -> None:
    page = open_page("models", READY)
    qtbot.waitUntil(lambda: page.footer().link == "Check again")
    qtbot.waitUntil(lambda: "In service" in badges(page))
    assert page.footer().text.startswith("Checked 5 models in ")
    assert answers_of(page).chosen == (SONNET,)
    assert answers_of(page).default_id == SONNET.call_id
    assert {"default", "Ready", "Needs agreement", "Use case missing"} <= set(badges(page))
    assert "Legacy, ends 2026-02-28" in badges(page)
    assert state_of(page) is PageState.VALID


class Trickling(FakeDesk):
    def access(
        self, aws: AwsSignIn, bag: SecretBag, models: tuple[Model, ...], cancel: CancelToken
    ) -> Iterator[ModelAccess]:
        yield ACCESS[0]
        self._enter("rest", cancel)
        yield from ACCESS[1:]


def test_access_comes_in_row_by_row(open_page: Opener, qtbot: QtBot) -> None:
    slow = Trickling(holds={"rest"})
    open_page.desk = slow
    page = open_page("models", READY)
    qtbot.waitUntil(lambda: "Ready" in badges(page))
    assert "Needs agreement" not in badges(page)
    assert page.footer().text == "Asking AWS about each model…"
    slow.let_go()
    qtbot.waitUntil(lambda: "Needs agreement" in badges(page))


def test_a_model_is_chosen_and_its_agreement_accepted_for_later(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    page = open_page("models", chosen(SONNET))
    qtbot.waitUntil(lambda: "Needs agreement" in badges(page))
    tab_to(f"Use {HAIKU.name} as {HAIKU.call_id}")
    press(Qt.Key.Key_Space)
    assert answers_of(page).chosen == (SONNET, HAIKU)
    assert state_of(page) is PageState.ERROR
    assert any("Nobody in this account has accepted" in words for words in shown_words(page))
    press_on("Accept…")
    words = list(shown_words(page))
    assert "1,000 input tokens: 0.001 per unit" in words
    assert "1,000 output tokens: 0.005" in words
    assert "Hosting: 4.1 per Hrs" in words
    assert any("at Apply, not before" in said for said in words)
    press_on(f"Accept the agreement for {HAIKU.name}")
    assert answers_of(page).accepted == (HAIKU.model_id,)
    assert "Accepted at Apply" in badges(page)
    qtbot.waitUntil(lambda: state_of(page) is PageState.VALID)
    # Consent is an answer: nothing was asked of AWS for it.
    assert set(desk.calls) == {"models", "access"}


def test_consent_chooses_the_model_too(open_page: Opener, qtbot: QtBot) -> None:
    page = open_page("models", chosen(SONNET))
    qtbot.waitUntil(lambda: has_button(page, "Accept…"))
    press_on("Accept…")
    press_on(f"Accept the agreement for {HAIKU.name}")
    assert answers_of(page).chosen == (SONNET, HAIKU)
    assert answers_of(page).accepted == (HAIKU.model_id,)


def test_the_license_opens_in_the_browser(open_page: Opener, desk: FakeDesk, qtbot: QtBot) -> None:
    page = open_page("models", chosen(SONNET))
    qtbot.waitUntil(lambda: has_button(page, "Accept…"))
    press_on("Accept…")
    press_on("Read the license agreement")
    qtbot.waitUntil(lambda: desk.opened == ["https://example.com/eula.pdf"])


def test_the_form_opens_empty_and_counts_what_is_typed(open_page: Opener, qtbot: QtBot) -> None:
    page = open_page("models", chosen(OPUS))
    qtbot.waitUntil(lambda: has_button(page, "Fill in form…"))
    assert state_of(page) is PageState.ERROR
    in_sight: list[object] = []
    page.sight_wanted.connect(in_sight.append)
    press_on("Fill in form…")
    assert in_sight == page.findChildren(UseCasePane)
    assert answers_of(page).form == UseCaseForm()
    assert focused().accessibleName() == "Company name"
    for name, text in FORM.items():
        tab_to(name)
        type_in(text)
    assert note_at(page, "Company name") == "12 of 128 characters"
    assert note_at(page, "What the models will be used for") == "33 of 8,192 characters"
    tab_to("Who will use it")
    press(Qt.Key.Key_Down)
    form = answers_of(page).form
    assert form is not None
    assert form.intended_users == "0"
    assert form.company_website == "https://example.com"
    press_on("Leave it out")
    assert answers_of(page).form is None


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("Company name", "", "AWS asks for this."),
        ("Company name", "x" * 129, "AWS takes 128 characters; these are 129."),
        ("Company website", "example", "Enter the address of a website"),
        ("Industry", "", "AWS asks for this."),
        ("What the models will be used for", "", "AWS asks for this."),
    ],
)
def test_what_aws_would_refuse_is_said_at_its_field(
    open_page: Opener, qtbot: QtBot, name: str, typed: str, said: str
) -> None:
    page = open_page(
        "models",
        replace(READY, models=replace(chosen(OPUS).models, form=UseCaseForm())),
    )
    qtbot.waitUntil(lambda: is_checked(page))
    retype(name, "x")
    retype(name, typed)
    assert said in note_at(page, name)


def test_other_industry_is_asked_for_only_where_it_is_needed(
    open_page: Opener, qtbot: QtBot
) -> None:
    page = open_page(
        "models",
        replace(READY, models=replace(chosen(OPUS).models, form=UseCaseForm())),
    )
    qtbot.waitUntil(lambda: is_checked(page))
    retype("Industry", "Other")
    tab_to("Other industry")
    type_in("Shipping")
    form = answers_of(page).form
    assert form is not None
    assert form.other_industry == "Shipping"


def test_a_trial_call_shows_its_time_or_why_it_failed(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    page = open_page("models", chosen(SONNET))
    qtbot.waitUntil(lambda: has_button(page, "Try it"))
    desk.problems["try_model"] = THROTTLED
    press_on("Try it")
    qtbot.waitUntil(lambda: "AWS asked to slow down." in list(shown_words(page)))
    press_on("Try it")
    qtbot.waitUntil(lambda: "612 ms" in list(shown_words(page)))


def test_the_default_is_one_of_the_chosen(open_page: Opener, qtbot: QtBot) -> None:
    page = open_page("models", chosen(SONNET, HAIKU))
    qtbot.waitUntil(lambda: is_checked(page))
    tab_to("Default model")
    press(Qt.Key.Key_Down)
    assert answers_of(page).default_id == HAIKU.call_id
    tab_to(f"Use {HAIKU.name} as {HAIKU.call_id}")
    press(Qt.Key.Key_Space)
    assert answers_of(page).default_id == SONNET.call_id
    tab_to(f"Use {SONNET.name} as {SONNET.call_id}")
    press(Qt.Key.Key_Space)
    assert answers_of(page).chosen == ()
    assert "Choose a model." in list(shown_words(page))


def test_check_again_asks_again(open_page: Opener, desk: FakeDesk, qtbot: QtBot) -> None:
    page = open_page("models", chosen(SONNET))
    qtbot.waitUntil(lambda: page.footer().link == "Check again")
    desk.calls.clear()
    page.footer().on_link()
    qtbot.waitUntil(lambda: {"models", "access"} <= set(desk.calls))
    qtbot.waitUntil(lambda: page.footer().link == "Check again")


@pytest.mark.parametrize("what", ["models", "access"])
def test_a_failed_question_can_be_asked_again(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot, what: str
) -> None:
    desk.problems[what] = THROTTLED
    page = open_page("models", READY)
    qtbot.waitUntil(lambda: has_button(page, "Try again"))
    press_on("Try again")
    qtbot.waitUntil(lambda: page.footer().link == "Check again")
    assert "AWS asked to slow down." not in list(shown_words(page))
    assert state_of(page) is PageState.VALID


class Many(FakeDesk):
    def models(self, *_args: object) -> tuple[Model, ...]:
        ways = (replace(SONNET, call_id=f"way-{n}.{SONNET.call_id}") for n in range(30))
        return (*MODELS, *ways)


def test_many_ways_are_folded_until_asked_for(open_page: Opener, qtbot: QtBot) -> None:
    open_page.desk = Many()
    page = open_page("models", chosen(SONNET))
    qtbot.waitUntil(lambda: has_button(page, "Show all 35 ways to call a model"))
    assert not any("way-20" in box for box in ticks(page))
    press_on("Show all 35 ways to call a model")
    qtbot.waitUntil(lambda: any("way-20" in box for box in ticks(page)))
    tab_to_words("Show fewer")


def ticks(page: FormPage[BedrockAnswers]) -> list[str]:
    return [box.accessibleName() for box in page.findChildren(QCheckBox) if box.isVisibleTo(page)]


class Hostile(FakeDesk):
    def models(self, *_args: object) -> tuple[Model, ...]:
        words = ("<b>x</b>" + "<img src=x>" * 900, "\u202e" + "y" * 10_000, "a & b")
        return tuple(
            replace(OPUS, call_id=f"{n}" + "q" * 10_000, name=name) for n, name in enumerate(words)
        )

    def access(
        self, aws: AwsSignIn, bag: SecretBag, models: tuple[Model, ...], cancel: CancelToken
    ) -> Iterator[ModelAccess]:
        yield replace(ACCESS[2], message="z" * 10_000)


def test_hostile_words_break_nothing(open_page: Opener, qtbot: QtBot) -> None:
    open_page.desk = Hostile()
    page = open_page("models", READY)
    qtbot.waitUntil(lambda: is_checked(page))
    assert fits(page)


def test_another_region_is_asked_anew(open_page: Opener, desk: FakeDesk, qtbot: QtBot) -> None:
    page = open_page("models", chosen(SONNET))
    qtbot.waitUntil(lambda: is_checked(page))
    page.leave()
    aws = replace(SIGNED_IN_AWS, region="eu-west-1")
    page.draft.update(lambda answers: replace(answers, aws=aws))
    assert answers_of(page).chosen == ()
    desk.calls.clear()
    page.enter()
    qtbot.waitUntil(lambda: answers_of(page).looked_up_for == "eu-west-1")
    assert any("from eu-west-1" in words for words in shown_words(page))
    assert page.draft.answers.elastic.deployment == DEPLOYMENT


@pytest.mark.parametrize(
    ("model", "words"), [(OPUS, "Fill in form…"), (HAIKU, "Accept…")], ids=["form", "agreement"]
)
def test_show_leads_to_what_opens_the_model(
    open_page: Opener, qtbot: QtBot, model: Model, words: str
) -> None:
    page = open_page("models", chosen(model))
    qtbot.waitUntil(lambda: page.footer().link == "Show")
    page.footer().on_link()
    assert words_of(focused()) == words

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.ui.desk import (
    CODE,
    DEPLOYMENT,
    IDENTITY,
    MAY_NOT_CREATE,
    NOT_SIGNED_IN,
    PREFLIGHT,
    FakeDesk,
)
from tests.ui.keys import focused, press, tab_to, type_in
from tests.ui.pages.conftest import Context, Opener
from tests.ui.pages.finding import (
    fits,
    has_button,
    shown_words,
    state_of,
    tab_to_words,
    words_of,
)
from tests.ui.pages.signing_in import READY, is_checked, quick, rows

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.secrets import SecretBag, SecretName
from fairlead.core.texts import verbatim
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.views import Check, CheckState, Side
from fairlead.ui.page import PageState
from fairlead.ui.pages.sign_in import SignInPage

DENIED = Problem("aws-denied", verbatim("AWS does not know these credentials."), verbatim("…"))


@pytest.fixture
def bag(open_page: Opener) -> SecretBag:
    open_page.bag.put(SecretName.ELASTIC_API_KEY, "an-api-key")
    return open_page.bag


@pytest.mark.usefixtures("bag")
def test_both_ends_are_checked_at_once_and_found_facts_become_answers(
    open_page: Opener, qtbot: QtBot
) -> None:
    page = open_page("sign-in", READY, quick)
    assert state_of(page) is PageState.ERROR
    assert page.footer().text
    qtbot.waitUntil(lambda: is_checked(page))
    assert rows(page, 0) == [str(c.title) for c in PREFLIGHT if c.side is Side.AWS]
    assert rows(page, 1) == [str(c.title) for c in PREFLIGHT if c.side is Side.ELASTIC]
    assert rows(page, 2) == ["Secrets go to GNOME Keyring (unlocked)"]
    qtbot.waitUntil(lambda: page.draft.answers.elastic.deployment == DEPLOYMENT)
    assert page.draft.answers.aws.identity == IDENTITY
    assert page.state is PageState.VALID


def patient(context: Context) -> SignInPage[BedrockAnswers]:
    return SignInPage(context, context.desk.bedrock_preflight, "bedrock", settle_ms=300)


@pytest.mark.usefixtures("bag")
def test_an_answer_to_what_is_typed_over_is_dropped(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.holds.add("identify")
    page = open_page("sign-in", READY, patient)
    qtbot.waitUntil(lambda: "identify" in desk.calls)
    tab_to("Kibana address or Cloud ID")
    type_in("/")
    # The first answer comes long before the next question.
    desk.let_go()
    qtbot.waitUntil(lambda: page.draft.answers.aws.identity is not None)
    assert desk.calls.count("identify") == 2
    qtbot.waitUntil(lambda: is_checked(page))


@pytest.mark.usefixtures("bag")
def test_typing_checks_once_and_drops_what_was_asked_before(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.holds.add("identify")
    page = open_page("sign-in", READY, quick)
    qtbot.waitUntil(lambda: "identify" in desk.calls)
    tab_to("Kibana address or Cloud ID")
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_in("https://other.example.com")
    assert page.draft.answers.elastic.address == "https://other.example.com"
    assert page.draft.answers.elastic.deployment is None
    # The answer to the first question is about nobody's wish any more.
    assert page.draft.answers.aws.identity is None
    desk.let_go()
    qtbot.waitUntil(lambda: page.draft.answers.aws.identity == IDENTITY)
    qtbot.waitUntil(lambda: is_checked(page))
    assert desk.calls.count("bedrock_preflight") < 6


def test_an_end_that_is_not_filled_in_is_not_asked(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    page = open_page("sign-in", READY, quick)
    qtbot.waitUntil(lambda: is_checked(page))
    assert "meet" not in desk.calls
    assert rows(page, 1) == []
    assert rows(page, 0)


@pytest.mark.usefixtures("bag")
def test_a_failed_check_keeps_the_user_here_and_its_fix_copies(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.checks_of_sign_in = (*PREFLIGHT, MAY_NOT_CREATE)
    page = open_page("sign-in", READY, quick)
    qtbot.waitUntil(lambda: is_checked(page))
    qtbot.waitUntil(lambda: page.footer().text == "1 thing to solve before Next")
    assert page.state is PageState.ERROR
    fix = "Copy the role for your administrator"
    qtbot.waitUntil(lambda: has_button(page, fix))
    tab_to_words(fix)
    press(Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == MAY_NOT_CREATE.copyable


@pytest.mark.usefixtures("bag")
def test_a_refused_sign_in_is_a_row_and_not_said_twice(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.problems["identify"] = DENIED
    row = Check("aws-identity", Side.AWS, CheckState.FAILED, DENIED.title, problem=DENIED)
    desk.checks_of_sign_in = (row, *PREFLIGHT[4:])
    page = open_page("sign-in", READY, quick)
    qtbot.waitUntil(lambda: is_checked(page))
    qtbot.waitUntil(lambda: rows(page, 0) == [str(DENIED.title)])
    assert [str(issue.text) for issue in page.errors] == [str(DENIED.title)]


@pytest.mark.usefixtures("bag")
@pytest.mark.parametrize("comes_from", ["sign-in", "check"])
def test_a_certificate_that_is_not_trusted_shows_where_its_authority_is_named(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot, comes_from: str
) -> None:
    problem = Problem("elastic-tls", verbatim("Not trusted."), verbatim("Name the file."))
    desk.checks_of_sign_in = PREFLIGHT[:3]
    if comes_from == "sign-in":
        desk.problems["meet"] = problem
    else:
        row = Check("kibana", Side.ELASTIC, CheckState.FAILED, problem.title, problem=problem)
        desk.checks_of_sign_in += (row,)
    page = open_page("sign-in", READY, quick)
    assert "Certificate authority &file" not in shown_words(page)
    qtbot.waitUntil(lambda: "Certificate authority &file" in shown_words(page))
    qtbot.waitUntil(lambda: not page.footer().text.endswith("…"))


@pytest.mark.usefixtures("bag")
def test_a_profile_signs_in_with_the_browser_from_its_row(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.problems["identify"] = NOT_SIGNED_IN
    desk.checks_of_sign_in = PREFLIGHT[4:]
    desk.holds.add("sign_in_with_browser admin")
    page = open_page("sign-in", READY, quick)
    qtbot.waitUntil(lambda: is_checked(page))
    qtbot.waitUntil(lambda: has_button(page, "Sign in with the browser"))
    tab_to_words("Sign in with the browser")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.opened == [CODE.url])
    assert CODE.code in shown_words(page)
    assert words_of(focused()) == "Open the page again"
    desk.checks_of_sign_in = PREFLIGHT
    desk.let_go()
    qtbot.waitUntil(lambda: page.draft.answers.aws.identity == IDENTITY)
    qtbot.waitUntil(lambda: is_checked(page))
    assert CODE.code not in shown_words(page)
    assert page.state is PageState.VALID


@pytest.mark.usefixtures("bag")
def test_a_sign_in_with_the_browser_that_fails_is_told_until_it_is_checked_again(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.problems["identify"] = NOT_SIGNED_IN
    desk.problems["sign_in_with_browser admin"] = DENIED
    desk.checks_of_sign_in = PREFLIGHT[4:]
    page = open_page("sign-in", READY, quick)
    qtbot.waitUntil(lambda: is_checked(page))
    qtbot.waitUntil(lambda: has_button(page, "Sign in with the browser"))
    tab_to_words("Sign in with the browser")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: str(DENIED.title) in shown_words(page))
    tab_to("Check again")
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.draft.answers.aws.identity == IDENTITY)
    assert str(DENIED.title) not in shown_words(page)


@pytest.mark.usefixtures("bag")
def test_a_space_may_be_typed_that_cannot_be_listed(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.problems["spaces"] = DENIED
    page = open_page("sign-in", READY, quick)
    qtbot.waitUntil(lambda: "spaces" in desk.calls)
    tab_to("Space")
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_in("soc")
    assert page.draft.answers.elastic.space == "soc"
    qtbot.waitUntil(lambda: is_checked(page))
    assert page.draft.answers.elastic.deployment == DEPLOYMENT


@pytest.mark.usefixtures("bag")
def test_check_again_asks_again(open_page: Opener, desk: FakeDesk, qtbot: QtBot) -> None:
    page = open_page("sign-in", READY, quick)
    qtbot.waitUntil(lambda: is_checked(page))
    before = desk.calls.count("bedrock_preflight")
    tab_to("Check again")
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desk.calls.count("bedrock_preflight") == before + 1)
    qtbot.waitUntil(lambda: is_checked(page))


class Trickling(FakeDesk):
    """Yields one row, then waits."""

    def bedrock_preflight(
        self, answers: BedrockAnswers, bag: SecretBag, cancel: CancelToken
    ) -> Iterator[Check]:
        yield PREFLIGHT[0]
        self._enter("rest", cancel)
        yield from PREFLIGHT[1:]


@pytest.mark.usefixtures("bag")
def test_rows_come_in_while_others_are_still_asked(open_page: Opener, qtbot: QtBot) -> None:
    slow = Trickling(holds={"rest"})
    open_page.desk = slow
    page = open_page("sign-in", READY, quick)
    qtbot.waitUntil(lambda: rows(page, 0) == ["Signed in as admin"])
    assert page.footer().text
    slow.let_go()
    qtbot.waitUntil(lambda: len(rows(page, 0)) == 4)


@pytest.mark.usefixtures("bag")
@pytest.mark.parametrize(
    "words",
    ["<b>bold</b><img src=x>", "\u202eright to left", "x" * 10_000, "word " * 2_000],
    ids=["html", "rtl", "long word", "long text"],
)
def test_words_of_a_server_stay_words_and_break_nothing(
    open_page: Opener, desk: FakeDesk, qtbot: QtBot, words: str
) -> None:
    hostile = Check("h", Side.ELASTIC, CheckState.FAILED, verbatim(words), verbatim(words))
    desk.checks_of_sign_in = (*PREFLIGHT, hostile)
    page = open_page("sign-in", READY, quick)
    qtbot.waitUntil(lambda: words in rows(page, 1))
    assert fits(page)

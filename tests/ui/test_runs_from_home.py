"""Runs that were begun earlier: resumed and undone from Home."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot
from tests.ui.desk import FakeDesk
from tests.ui.looking import texts
from tests.ui.run_desk import ACCOUNT, CONNECTIONS, SIGN_IN_AGAIN

from fairlead.core.secrets import SecretName
from fairlead.ui.pages.review import ReviewPage
from fairlead.ui.panes.secrets import SecretsPane
from fairlead.ui.run_control import Stage
from fairlead.ui.runs import Purpose
from fairlead.ui.window import MainWindow


def page_of(window: MainWindow) -> ReviewPage[Any]:
    assert window.journey is not None
    page = window.journey.page
    assert isinstance(page, ReviewPage)
    return page


def test_a_run_can_be_resumed_from_home_with_a_new_sign_in(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk
) -> None:
    desk.problems["resume"] = SIGN_IN_AGAIN
    window.open_run(CONNECTIONS[2], Purpose.RESUME)
    qtbot.waitUntil(lambda: bool(window.findChildren(SecretsPane)))
    page = page_of(window)
    pane = window.findChildren(SecretsPane)[0]
    assert window.identity_words == (
        "AWS 1234-5678-9012 · us-east-1",
        "Elastic soc.kb.example.com · space default",
    )
    pane.first_field.setText("essu_hush")
    pane.submit()
    assert page.bag.get(SecretName.ELASTIC_API_KEY) == "essu_hush"
    assert pane.first_field.text() == ""
    qtbot.waitUntil(lambda: page.control.stage is Stage.PROVED)
    assert desk.calls.count("resume") == 2


def test_a_resumed_run_tells_what_was_made_before(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk
) -> None:
    desk.done_steps.update({"policy", "attachment"})
    window.open_run(CONNECTIONS[2], Purpose.RESUME)
    qtbot.waitUntil(lambda: window.journey is not None)
    page = page_of(window)
    qtbot.waitUntil(lambda: page.control.stage is Stage.PROVED)
    words = texts(page)
    assert f"arn:aws:iam::{ACCOUNT}:policy/elastic/fairlead-bedrock-prod" in words
    # What left no name behind is only done.
    assert "done" in words


def test_a_run_can_be_undone_from_home(qtbot: QtBot, window: MainWindow, desk: FakeDesk) -> None:
    desk.done_steps.update({"policy", "user"})
    window.open_run(CONNECTIONS[2], Purpose.UNDO)
    qtbot.waitUntil(lambda: window.journey is not None)
    page = page_of(window)
    qtbot.waitUntil(lambda: page.control.stage is Stage.UNDONE)
    assert "apply" not in desk.calls
    assert "resume" not in desk.calls
    assert window.bar.text.startswith("2 removed")
    assert window.focusWidget() is window.bar.button("done")

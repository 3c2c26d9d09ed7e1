"""Data that a run holds: named before an undo, kept unless it is ticked."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.asker import FakeAsker
from tests.ui.desk import FakeDesk
from tests.ui.run_desk import CONNECTIONS, THROTTLED

from fairlead.core.step import Left
from fairlead.core.texts import verbatim
from fairlead.ui.pages.review import ReviewPage
from fairlead.ui.run_control import Stage
from fairlead.ui.runs import Purpose
from fairlead.ui.window import MainWindow

DATA = "8,310 documents in search-contracts"


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, desk: FakeDesk) -> ReviewPage[Any]:
    """Review, with a run that has come to its end."""
    desk.data["connector"] = verbatim(DATA)
    window.open_run(CONNECTIONS[2], Purpose.RESUME)
    qtbot.waitUntil(lambda: window.journey is not None)
    assert window.journey is not None
    page = window.journey.page
    assert isinstance(page, ReviewPage)
    qtbot.waitUntil(lambda: page.control.stage is Stage.PROVED)
    return page


@pytest.mark.parametrize("ticks", [frozenset[str](), frozenset({"connector"})])
def test_data_is_offered_and_what_is_ticked_may_go(
    qtbot: QtBot,
    page: ReviewPage[Any],
    desk: FakeDesk,
    asker: FakeAsker,
    ticks: frozenset[str],
) -> None:
    asker.ticks = ticks
    next(button for button in page.own_buttons() or () if button.id == "undo").on_click()
    qtbot.waitUntil(lambda: page.control.stage is Stage.UNDONE)
    assert asker.offered == [DATA]
    assert desk.removed == [ticks]


def test_nothing_is_undone_where_the_answer_is_no(
    window: MainWindow, page: ReviewPage[Any], desk: FakeDesk, asker: FakeAsker
) -> None:
    asker.says_yes = False
    window.bar.button("undo").click()
    assert asker.asked == ["Undo “Bedrock prod SOC”?"]
    assert page.control.stage is Stage.PROVED
    assert desk.removed == []


def test_undoing_again_keeps_what_was_ticked(
    qtbot: QtBot, window: MainWindow, page: ReviewPage[Any], desk: FakeDesk, asker: FakeAsker
) -> None:
    asker.ticks = frozenset({"connector"})
    desk.left = (Left(verbatim("IAM policy"), verbatim("Detach it first.")),)
    window.bar.button("undo").click()
    qtbot.waitUntil(lambda: page.control.stage is Stage.UNDO_STOPPED)
    window.bar.button("again").click()
    qtbot.waitUntil(lambda: len(desk.removed) == 2 and not page.context.run.is_working)
    desk.left = ()
    page.control.again()
    qtbot.waitUntil(lambda: page.control.stage is Stage.UNDONE)
    assert desk.removed == [frozenset({"connector"})] * 3


def test_a_refused_undo_is_tried_again_with_what_was_ticked(
    qtbot: QtBot, window: MainWindow, page: ReviewPage[Any], desk: FakeDesk, asker: FakeAsker
) -> None:
    asker.ticks = frozenset({"connector"})
    desk.problems["undo"] = THROTTLED
    window.bar.button("undo").click()
    qtbot.waitUntil(lambda: desk.calls.count("undo") == 1 and not page.context.run.is_working)
    page.control.again()
    qtbot.waitUntil(lambda: page.control.stage is Stage.UNDONE)
    assert desk.removed == [frozenset({"connector"})]


def test_from_home_data_is_offered_too(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk, asker: FakeAsker
) -> None:
    desk.data["connector"] = verbatim(DATA)
    asker.ticks = frozenset({"connector"})
    window.open_run(CONNECTIONS[0], Purpose.UNDO)
    qtbot.waitUntil(lambda: desk.removed == [frozenset({"connector"})])
    assert asker.offered == [DATA]


def test_from_home_a_no_leads_back(
    qtbot: QtBot, window: MainWindow, desk: FakeDesk, asker: FakeAsker
) -> None:
    desk.data["connector"] = verbatim(DATA)
    asker.says_yes = False
    window.open_run(CONNECTIONS[0], Purpose.UNDO)
    qtbot.waitUntil(lambda: asker.offered == [DATA])
    qtbot.waitUntil(lambda: window.journey is None)
    assert desk.removed == []

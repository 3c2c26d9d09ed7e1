"""Review and apply: the list, the run, its failures and the way back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot
from tests.ui.asker import FakeAsker
from tests.ui.desk import SIGNED_IN_ELASTIC, FakeDesk
from tests.ui.looking import buttons, open_journey, texts
from tests.ui.run_desk import PLAN, RUN, THROTTLED

from fairlead.core.errors import Fix, Problem
from fairlead.core.events import Ending, RunEnded, State, StepChanged, StepReported
from fairlead.core.step import Left
from fairlead.core.texts import verbatim
from fairlead.ui.journey import Journey
from fairlead.ui.pages.review import ReviewPage
from fairlead.ui.panes.leftovers import Leftovers
from fairlead.ui.plan_text import plan_text
from fairlead.ui.run_control import Stage
from fairlead.ui.widgets.badge import Badge
from fairlead.ui.widgets.buttons import Button
from fairlead.ui.widgets.code import CodeView
from fairlead.ui.widgets.label import Label
from fairlead.ui.widgets.notice import ProblemView
from fairlead.ui.window import MainWindow

SECONDS = re.compile(r"(\d+\.\d) s$")
Open = Callable[[], ReviewPage[Any]]


@pytest.fixture
def review(qtbot: QtBot, window: MainWindow) -> Open:
    """Return a function that opens Review with its rows on screen."""

    def open_review() -> ReviewPage[Any]:
        journey = open_journey(qtbot, window)
        answers = journey.draft.answers
        journey.draft.put(type(answers)(elastic=SIGNED_IN_ELASTIC, connector=answers.connector))
        journey.go_next()
        journey.go_next()
        qtbot.waitUntil(lambda: window.bar.button("commit").isEnabled())
        return page_of(window)

    return open_review


def journey_of(window: MainWindow) -> Journey[Any]:
    assert window.journey is not None
    return window.journey


def page_of(window: MainWindow) -> ReviewPage[Any]:
    page = journey_of(window).page
    assert isinstance(page, ReviewPage)
    return page


def bar_words(window: MainWindow) -> list[str]:
    return [spec.text.replace("&", "") for spec in window.view.buttons()]


def run(qtbot: QtBot, window: MainWindow, page: ReviewPage[Any], stage: Stage) -> None:
    window.bar.button("commit").click()
    qtbot.waitUntil(lambda: page.control.stage is stage)


def test_every_change_is_listed_with_its_call(
    qtbot: QtBot, window: MainWindow, review: Open, desk: FakeDesk
) -> None:
    page = review()
    qtbot.waitUntil(lambda: "Check (2)" in texts(page))
    words = texts(page)
    assert "Create (5)" in words
    assert "Change (1)" in words
    assert "Create IAM user fairlead-bedrock-prod" in words
    assert [code for code in page.findChildren(CodeView) if code.isVisible()] == []
    fold = next(
        b
        for b in page.findChildren(Button)
        if b.accessibleName() == "Show the call behind “Create IAM user fairlead-bedrock-prod”"
    )
    fold.click()
    calls = [code.toPlainText() for code in page.findChildren(CodeView) if code.isVisible()]
    assert calls == ["aws iam create-user --user-name fairlead-bedrock-prod --path /elastic/"]
    assert window.bar.text == "Nothing has been changed yet"
    assert bar_words(window) == ["Cancel", "Back", "Make 6 changes"]
    assert "apply" not in desk.calls


def test_the_plan_can_be_copied_and_saved(
    qtbot: QtBot, review: Open, asker: FakeAsker, desk: FakeDesk, tmp_path: Path
) -> None:
    page = review()
    qtbot.waitUntil(lambda: "Save plan…" in buttons(page))
    buttons(page)["Copy as text"].click()
    assert QGuiApplication.clipboard().text() == plan_text(PLAN.name, desk.rows(PLAN))
    asker.path = tmp_path / "plan.toml"
    buttons(page)["Save plan…"].click()
    qtbot.waitUntil(asker.path.exists)
    assert asker.asked == ["Save plan: Bedrock prod SOC.toml"]


def test_a_dry_run_says_how_the_world_stands(qtbot: QtBot, review: Open, desk: FakeDesk) -> None:
    page = review()
    qtbot.waitUntil(lambda: "Dry run" in buttons(page))
    buttons(page)["Dry run"].click()
    qtbot.waitUntil(lambda: texts(page, Badge).count("Checked at Apply") == 2)
    assert texts(page, Badge).count("Not there yet") == len(PLAN.steps) - 2
    assert page.control.stage is Stage.PREVIEW
    assert "apply" not in desk.calls


def test_a_refused_dry_run_can_be_repeated(qtbot: QtBot, review: Open, desk: FakeDesk) -> None:
    page = review()
    desk.problems["dry_run"] = THROTTLED
    qtbot.waitUntil(lambda: "Dry run" in buttons(page))
    buttons(page)["Dry run"].click()
    qtbot.waitUntil(lambda: "Try again" in buttons(page))
    buttons(page)["Try again"].click()
    qtbot.waitUntil(lambda: "Not there yet" in texts(page, Badge))
    assert desk.calls.count("dry_run") == 2
    assert "apply" not in desk.calls


def test_the_checklist_is_live(
    qtbot: QtBot, window: MainWindow, review: Open, desk: FakeDesk
) -> None:
    desk.holds.add("key-works")
    page = review()
    window.bar.button("commit").click()
    checklist = page.checklist
    qtbot.waitUntil(lambda: checklist.state_of("key-works") is State.RUNNING)
    assert checklist.state_of("policy") is State.DONE
    assert checklist.state_of("proof") is State.WAITING
    assert bar_words(window) == ["Undo everything", "Pause"]
    page.control.happened.emit(StepReported("key-works", verbatim("IAM needs a moment"), 0.5))
    bars = [bar for bar in page.findChildren(QProgressBar) if bar.isVisible()]
    assert [(bar.value(), bar.maximum()) for bar in bars] == [(500, 1000)]
    assert "IAM needs a moment" in texts(page)
    assert window.bar.text.startswith("5 of 8 done · ")
    desk.let_go()
    qtbot.waitUntil(lambda: page.control.stage is Stage.PROVED)
    assert bar_words(window) == ["Undo everything", "Next"]


def test_time_passes_on_the_running_row(
    qtbot: QtBot, window: MainWindow, review: Open, desk: FakeDesk
) -> None:
    desk.holds.add("policy")
    page = review()
    window.bar.button("commit").click()
    qtbot.waitUntil(lambda: page.checklist.seconds > 0.3)
    qtbot.waitUntil(
        lambda: any(float(found[1]) > 0.3 for found in map(SECONDS.search, texts(page)) if found)
    )


def test_a_failure_leaves_three_choices(
    qtbot: QtBot, window: MainWindow, review: Open, desk: FakeDesk
) -> None:
    desk.problems["connector"] = THROTTLED
    page = review()
    run(qtbot, window, page, Stage.STOPPED)
    assert bar_words(window) == ["Close and continue later", "Undo what was created", "Try again"]
    assert page.checklist.state_of("connector") is State.FAILED
    qtbot.waitUntil(lambda: "AWS asked to slow down." in texts(page))
    buttons(page)["Try again"].click()
    qtbot.waitUntil(lambda: page.control.stage is Stage.PROVED)
    assert desk.calls.count("apply") == 1
    assert desk.calls.count("resume") == 1
    assert desk.calls.count("policy") == 1
    assert "AWS asked to slow down." not in texts(page)
    # The second try tells only that the first steps are done; what they made is still shown.
    assert "AKIA…7Q2X · secret stored, never shown" in texts(page)


def test_what_was_created_can_be_undone(
    qtbot: QtBot, window: MainWindow, review: Open, desk: FakeDesk, asker: FakeAsker
) -> None:
    desk.problems["connector"] = THROTTLED
    desk.left = (Left(verbatim("IAM policy x"), verbatim("Delete it in the IAM console.")),)
    page = review()
    run(qtbot, window, page, Stage.STOPPED)
    asker.says_yes = False
    window.bar.button("undo").click()
    assert page.control.stage is Stage.STOPPED
    asker.says_yes = True
    window.bar.button("undo").click()
    qtbot.waitUntil(lambda: page.control.stage is Stage.UNDO_STOPPED)
    assert page.checklist.state_of("policy") is State.UNDONE
    # What failed was never made, so there is nothing to undo and nothing to complain about.
    assert page.checklist.state_of("connector") is State.WAITING
    assert "nothing to undo" in texts(page)
    qtbot.waitUntil(lambda: "IAM policy x" in texts(page, Label))
    left = page.findChildren(Leftovers)[0]
    buttons(left)["Copy list"].click()
    assert QGuiApplication.clipboard().text() == "- IAM policy x: Delete it in the IAM console."
    desk.left = ()
    window.bar.button("again").click()
    qtbot.waitUntil(lambda: page.control.stage is Stage.UNDONE)
    assert bar_words(window) == ["Close"]


def test_a_run_at_work_can_be_undone(
    qtbot: QtBot, window: MainWindow, review: Open, desk: FakeDesk
) -> None:
    desk.holds.add("key-works")
    page = review()
    window.bar.button("commit").click()
    qtbot.waitUntil(lambda: "key-works" in desk.calls)
    window.bar.button("undo").click()
    assert "undo" not in desk.calls
    desk.let_go()
    qtbot.waitUntil(lambda: page.control.stage is Stage.UNDONE)
    assert "connector" not in desk.calls


def test_a_paused_run_goes_on(
    qtbot: QtBot, window: MainWindow, review: Open, desk: FakeDesk
) -> None:
    desk.holds.add("user")
    page = review()
    window.bar.button("commit").click()
    qtbot.waitUntil(lambda: "user" in desk.calls)
    window.bar.button("pause").click()
    assert not window.bar.button("pause").isEnabled()
    desk.let_go()
    qtbot.waitUntil(lambda: page.control.stage is Stage.STOPPED)
    assert bar_words(window)[-1] == "Resume"
    window.bar.button("again").click()
    qtbot.waitUntil(lambda: page.control.stage is Stage.PROVED)


def test_a_run_that_is_paused_before_it_has_begun_makes_nothing(
    qtbot: QtBot, window: MainWindow, review: Open, desk: FakeDesk
) -> None:
    page = review()
    window.bar.button("commit").click()
    window.bar.button("pause").click()
    qtbot.waitUntil(lambda: page.control.stage is Stage.PREVIEW)
    qtbot.waitUntil(lambda: window.bridge.pending == 0)
    assert "apply" not in desk.calls
    assert bar_words(window)[-1] == "Make 6 changes"


def test_a_second_press_begins_no_second_run(
    qtbot: QtBot, window: MainWindow, review: Open, desk: FakeDesk
) -> None:
    page = review()
    commit = next(spec for spec in page.own_buttons() or () if spec.id == "commit")
    commit.on_click()
    commit.on_click()
    qtbot.waitUntil(lambda: page.control.stage is Stage.PROVED)
    qtbot.waitUntil(lambda: window.bridge.pending == 0)
    assert desk.calls.count("apply") == 1


def test_a_run_that_could_not_begin_is_still_a_plan(
    qtbot: QtBot, window: MainWindow, review: Open, desk: FakeDesk
) -> None:
    desk.problems["apply"] = THROTTLED
    page = review()
    window.bar.button("commit").click()
    qtbot.waitUntil(lambda: "Try again" in buttons(page))
    assert page.control.stage is Stage.PREVIEW
    assert not page.context.run.has_begun
    buttons(page)["Try again"].click()
    qtbot.waitUntil(lambda: page.control.stage is Stage.PROVED)


def test_a_fix_is_carried_out_and_the_run_goes_on(
    qtbot: QtBot, window: MainWindow, review: Open, desk: FakeDesk
) -> None:
    fix = Fix("set-connector-region", verbatim("Set the region"))
    desk.problems["proof"] = Problem("region", verbatim("Wrong."), verbatim("Mend."), fix=fix)
    page = review()
    run(qtbot, window, page, Stage.STOPPED)
    qtbot.waitUntil(lambda: "Set the region" in buttons(page))
    buttons(page)["Set the region"].click()
    qtbot.waitUntil(lambda: page.control.stage is Stage.PROVED)
    assert desk.fixed == [fix]


def test_a_mistake_of_ours_leaves_the_run_on_home(
    qtbot: QtBot, window: MainWindow, review: Open, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = review()

    def crash(_plan: object, _bag: object, on_event: Any, _cancel: object) -> RunEnded:
        on_event(StepChanged("policy", State.RUNNING))
        raise ZeroDivisionError

    monkeypatch.setattr(desk, "apply", crash)
    window.bar.button("commit").click()
    qtbot.waitUntil(lambda: page.control.stage is Stage.LOST)
    assert bar_words(window) == ["Close"]
    assert window.bug is not None
    window.bug.close()


def test_the_run_id_is_known_after_the_end(qtbot: QtBot, window: MainWindow, review: Open) -> None:
    page = review()
    run(qtbot, window, page, Stage.PROVED)
    assert page.context.run.run_id == RUN
    assert page.control.ended is not None
    assert page.control.ended.ending is Ending.PROVED
    assert [view for view in page.findChildren(ProblemView) if view.isVisible()] == []

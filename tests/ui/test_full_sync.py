"""A full sync: kept back by red rows, started, watched, cancelled; the files for its service."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.ui import keys
from tests.ui.asker import FakeAsker
from tests.ui.desk import FakeDesk
from tests.ui.looking import buttons, texts
from tests.ui.run_desk import THROTTLED
from tests.ui.s3_desk import CONNECTOR_CHECKS, FILES, SYNC

from fairlead.core.errors import Fix
from fairlead.core.texts import verbatim
from fairlead.flows.s3_views import SyncState
from fairlead.flows.views import CheckState
from fairlead.ui.pages.sample_sync import SampleSyncPage
from fairlead.ui.widgets.buttons import Button
from fairlead.ui.window import MainWindow

GOOD = CONNECTOR_CHECKS[:1]


def can_start(window: MainWindow) -> bool:
    return window.bar.button("start").isEnabled()


def check_again(qtbot: QtBot, page: SampleSyncPage) -> None:
    page.checks.check()
    qtbot.waitUntil(lambda: not page.checks.is_checking)


def start(qtbot: QtBot, window: MainWindow, page: SampleSyncPage, desk: FakeDesk) -> None:
    desk.checks_of_connector = GOOD
    check_again(qtbot, page)
    window.bar.button("start").click()
    qtbot.waitUntil(lambda: page.sync.status is not None)


def test_red_rows_stand_in_the_way_until_agreed_to_again(
    qtbot: QtBot, s3_window: MainWindow, sample_page: SampleSyncPage
) -> None:
    assert not can_start(s3_window)
    assert s3_window.bar.text == "A full sync waits until the red rows are agreed to"
    next(b for b in buttons(s3_window.bar).values() if b.text() == "Show").click()
    assert keys.focused() is sample_page.checks.agreement
    keys.press(Qt.Key.Key_Space)
    assert can_start(s3_window)
    check_again(qtbot, sample_page)
    assert not can_start(s3_window)
    assert not sample_page.checks.agreement.isChecked()


def test_nothing_starts_before_the_checks_are_over(
    qtbot: QtBot, s3_window: MainWindow, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    desk.checks_of_connector = GOOD
    desk.holds.add("connector_checks")
    sample_page.checks.check()
    assert not can_start(s3_window)
    assert s3_window.bar.text == "Checking with the connector's key…"
    desk.let_go()
    qtbot.waitUntil(lambda: can_start(s3_window))
    assert not sample_page.checks.agreement.isVisible()


def test_checks_that_cannot_be_made_keep_the_sync_back(
    qtbot: QtBot, s3_window: MainWindow, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    desk.checks_of_connector = GOOD
    desk.problems["connector_checks"] = THROTTLED
    check_again(qtbot, sample_page)
    assert sample_page.problems.shown == (THROTTLED,)
    assert not can_start(s3_window)
    buttons(sample_page)["Try again"].click()
    qtbot.waitUntil(lambda: can_start(s3_window))


def test_a_red_row_is_mended_and_looked_at_again(
    qtbot: QtBot, s3_window: MainWindow, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    fix = Fix("set-buckets", verbatim("Leave the bucket out"))
    desk.checks_of_connector = (replace(CONNECTOR_CHECKS[1], fix=fix),)
    check_again(qtbot, sample_page)
    desk.checks_of_connector = GOOD
    buttons(sample_page)["Leave the bucket out"].click()
    qtbot.waitUntil(lambda: can_start(s3_window))
    assert desk.fixed == [fix]


def test_what_an_administrator_needs_is_copied(
    qtbot: QtBot, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    fix = Fix("copy", verbatim("Copy the policy"))
    desk.checks_of_connector = (
        replace(CONNECTOR_CHECKS[1], state=CheckState.WARNING, fix=fix, copyable="{}"),
    )
    check_again(qtbot, sample_page)
    buttons(sample_page)["Copy the policy"].click()
    assert QGuiApplication.clipboard().text() == "{}"
    assert desk.fixed == []


def test_a_sync_is_started_and_watched_to_its_end(
    qtbot: QtBot, s3_window: MainWindow, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    sample_page.sync.timer.setInterval(10)
    start(qtbot, s3_window, sample_page, desk)
    assert sample_page.sync.words[0] == "waiting for the service"
    assert "No service has checked in yet." in sample_page.sync.words[4]
    assert not can_start(s3_window)
    assert not buttons(sample_page)["Run sample sync"].isEnabled()
    assert buttons(sample_page)["Preview only"].isEnabled()
    desk.sync = replace(
        SYNC, state=SyncState.IN_PROGRESS, indexed=1_204, deleted=3, volume_mib=18,
        connector_status="connected", seen_seconds_ago=12.0,
    )  # fmt: skip
    qtbot.waitUntil(lambda: sample_page.sync.words[0] == "in progress")
    assert sample_page.sync.words[1] == "1,204 documents indexed, 3 deleted, 18 MB"
    assert "checked in 12 s ago" in sample_page.sync.words[4]
    desk.sync = replace(desk.sync, state=SyncState.COMPLETED, meaning=verbatim("All is indexed."))
    qtbot.waitUntil(lambda: sample_page.sync.words[0] == "completed")
    assert sample_page.sync.words[2] == "All is indexed."
    assert can_start(s3_window)
    assert not sample_page.sync.timer.isActive()


def test_a_failed_sync_shows_the_error_beside_the_connector_status(
    qtbot: QtBot, s3_window: MainWindow, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    desk.sync = replace(
        SYNC, state=SyncState.ERROR, error="ClientError: InvalidAccessKeyId",
        connector_status="connected", seen_seconds_ago=180.0,
    )  # fmt: skip
    sample_page.sync.look()
    qtbot.waitUntil(lambda: sample_page.sync.words[0] == "failed")
    assert sample_page.sync.words[3] == "ClientError: InvalidAccessKeyId"
    assert sample_page.sync.words[4].startswith("Connector status: connected.")
    assert "3 min ago" in sample_page.sync.words[4]
    assert not sample_page.sync.cancel_button.isVisible()


def test_a_sync_is_cancelled(
    qtbot: QtBot, s3_window: MainWindow, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    start(qtbot, s3_window, sample_page, desk)
    buttons(sample_page)["Cancel sync"].click()
    qtbot.waitUntil(lambda: sample_page.sync.words[0] == "canceled")
    assert "cancel_sync" in desk.calls
    assert can_start(s3_window)


def test_a_sync_that_cannot_be_started_says_why(
    qtbot: QtBot, s3_window: MainWindow, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    desk.problems["start_sync"] = THROTTLED
    desk.checks_of_connector = GOOD
    check_again(qtbot, sample_page)
    s3_window.bar.button("start").click()
    qtbot.waitUntil(lambda: sample_page.problems.shown == (THROTTLED,))
    assert not sample_page.sync.isVisible()
    buttons(sample_page)["Try again"].click()
    qtbot.waitUntil(sample_page.sync.isVisible)


def test_leaving_ends_the_watch(
    qtbot: QtBot, s3_window: MainWindow, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    start(qtbot, s3_window, sample_page, desk)
    sample_page.leave()
    assert not sample_page.sync.timer.isActive()


def test_each_file_is_shown_copied_and_saved(
    qtbot: QtBot, sample_page: SampleSyncPage, desk: FakeDesk, asker: FakeAsker, tmp_path: Path
) -> None:
    pane = sample_page.deployment
    qtbot.waitUntil(pane.isVisible)
    pane.fold.open()
    assert any("On Windows it runs in Docker only" in words for words in texts(pane))
    assert {"Configuration", "config.yml", "Docker", "docker-run.sh"} <= set(texts(pane))
    named = {b.accessibleName(): b for b in buttons_of(sample_page)}
    named["Copy docker-run.sh"].click()
    assert QGuiApplication.clipboard().text() == FILES[1].text
    asker.path = tmp_path / "config.yml"
    named["Save config.yml"].click()
    qtbot.waitUntil(lambda: pane.said == f"Saved: {tmp_path / 'config.yml'}")
    assert desk.saved == {tmp_path / "config.yml": FILES[0].text}


def test_the_files_with_the_key_are_written_after_a_question_only(
    qtbot: QtBot, sample_page: SampleSyncPage, desk: FakeDesk, asker: FakeAsker, tmp_path: Path
) -> None:
    pane = sample_page.deployment
    qtbot.waitUntil(pane.isVisible)
    pane.fold.open()
    asker.path = tmp_path
    asker.says_yes = False
    pane.save_all.click()
    assert "save_deployment_files" not in desk.calls
    asker.says_yes = True
    pane.save_all.click()
    qtbot.waitUntil(lambda: str(tmp_path / "docker-run.sh") in pane.said)
    assert asker.asked == ["Save the files with the API key?"] * 2 + ["Folder for the files"]


def test_where_elastic_runs_the_connector_there_are_no_files(
    qtbot: QtBot, s3_window: MainWindow, desk: FakeDesk, sample_page: SampleSyncPage
) -> None:
    pane = sample_page.deployment
    qtbot.waitUntil(pane.isVisible)
    pane.show_files(())
    assert not pane.isVisible()


def buttons_of(page: SampleSyncPage) -> list[Button]:
    return [button for button in page.findChildren(Button) if button.isVisible()]

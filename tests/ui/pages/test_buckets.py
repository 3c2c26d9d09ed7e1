from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.desk import FakeDesk
from tests.ui.keys import focused, press, tab_to, type_in
from tests.ui.pages.conftest import S3Opener
from tests.ui.pages.finding import press_on, state_of
from tests.ui.pages.rules_page import (
    LEGAL,
    READY,
    items_of,
    objects_of,
    press_return,
    rules_of,
    says,
    table_of,
    wait_until_counted,
    with_rules,
)
from tests.ui.run_desk import ACCOUNT, THROTTLED
from tests.ui.s3_desk import BUCKETS, BUILDS, EU, PAYROLL, US

from fairlead.core.errors import Problem
from fairlead.core.texts import verbatim
from fairlead.ui.page import PageState


def test_buckets_are_listed_with_what_is_known_of_them(
    qtbot: QtBot, open_s3_page: S3Opener
) -> None:
    page = open_s3_page("rules", READY)
    qtbot.waitUntil(lambda: rules_of(page).looked_up_for == ACCOUNT)
    assert items_of(focused()) == [
        f"{BUILDS}, us-east-1",
        f"{EU}, eu-central-1 · own KMS key",
        f"{US}, us-east-1",
        f"{PAYROLL}, us-east-1 · you may not list it",
    ]
    assert rules_of(page).known == BUCKETS
    assert state_of(page) is PageState.ERROR
    assert not says(page, "Choose a bucket."), "nothing is said before anything was tried"


def test_space_ticks_a_bucket_and_its_objects_are_counted(
    qtbot: QtBot, open_s3_page: S3Opener
) -> None:
    page = open_s3_page("rules", READY)
    qtbot.waitUntil(lambda: len(items_of(focused())) == len(BUCKETS))
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert rules_of(page).chosen == (EU,)
    wait_until_counted(qtbot, page)
    assert says(page, "7 of 7 objects match, 30 MB")
    assert objects_of(page)[:2] == ["hr-archive/2011/list.pdf", "hr/policy.pdf"]
    assert state_of(page) is PageState.VALID
    press(Qt.Key.Key_Space)
    assert rules_of(page).chosen == ()
    assert says(page, "Choose a bucket to see what would be fetched.")
    assert objects_of(page) == []


def test_all_buckets_is_one_tick(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("rules", READY)
    qtbot.waitUntil(lambda: rules_of(page).looked_up_for == ACCOUNT)
    press_on("All buckets (*)")
    assert rules_of(page).bucket_list == "*"
    wait_until_counted(qtbot, page)
    assert says(page, "209 of 209 objects match")
    assert says(page, "also those to come")


def test_a_bucket_of_somebody_else_is_added_by_name(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("rules", READY)
    qtbot.waitUntil(lambda: rules_of(page).looked_up_for == ACCOUNT)
    view = focused()
    tab_to("Another bucket")
    type_in("partner-files")
    press_return()
    assert rules_of(page).chosen == ("partner-files",)
    assert items_of(view)[-1] == "partner-files, not found in this account"
    qtbot.waitUntil(lambda: says(page, "There is no bucket “partner-files” in this account."))
    assert state_of(page) is not PageState.ERROR
    type_in("not a bucket")
    press_on("Add")
    qtbot.waitUntil(lambda: says(page, "“not a bucket” is not the name of a bucket."))
    assert state_of(page) is PageState.ERROR


def test_new_buckets_are_found_by_looking_again(
    qtbot: QtBot, open_s3_page: S3Opener, desk: FakeDesk
) -> None:
    page = open_s3_page("rules", READY)
    qtbot.waitUntil(lambda: rules_of(page).looked_up_for == ACCOUNT)
    desk.found_buckets = BUCKETS[1:]
    press_on("Refresh")
    qtbot.waitUntil(lambda: rules_of(page).known == BUCKETS[1:])


def test_next_without_a_bucket_says_so(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("rules", READY)
    qtbot.waitUntil(lambda: rules_of(page).looked_up_for == ACCOUNT)
    press_on("All buckets (*)")
    press(Qt.Key.Key_Space)
    page.press_enter()
    qtbot.waitUntil(lambda: says(page, "Choose a bucket."))
    assert focused().accessibleName() == "Buckets"


def test_buckets_that_cannot_be_looked_up_can_be_tried_again(
    qtbot: QtBot, open_s3_page: S3Opener, desk: FakeDesk
) -> None:
    desk.problems["buckets"] = THROTTLED
    page = open_s3_page("rules", READY)
    qtbot.waitUntil(lambda: says(page, "AWS asked to slow down."))
    assert says(page, "The buckets are not known. Add one by its name.")
    press_on("Try again")
    qtbot.waitUntil(lambda: rules_of(page).looked_up_for == ACCOUNT)
    assert not says(page, "AWS asked to slow down.")


def test_an_edit_restarts_the_count_and_old_answers_are_dropped(
    qtbot: QtBot, open_s3_page: S3Opener, desk: FakeDesk
) -> None:
    desk.holds.add("preview page")
    page = open_s3_page("rules", with_rules(LEGAL, chosen=(EU, US)))
    qtbot.waitUntil(lambda: says(page, "5 of 7 objects match so far"))
    table_of(page).go_to(0, 1, edits=True)
    type_in("hr/")
    press_return()
    assert objects_of(page) == []
    qtbot.waitUntil(lambda: says(page, "1 of 7 objects match so far"))
    assert objects_of(page) == ["hr/policy.pdf"]
    assert [rules.rules[0].prefix for rules in desk.previewed] == ["legal/", "hr/"]


def test_counting_is_stopped_and_begun_again(
    qtbot: QtBot, open_s3_page: S3Opener, desk: FakeDesk
) -> None:
    desk.holds.add("preview page")
    page = open_s3_page("rules", with_rules(chosen=(BUILDS,)))
    qtbot.waitUntil(lambda: says(page, "100 of 100 objects match so far"))
    press_on("Stop")
    assert says(page, "stopped after")
    desk.let_go()
    press_on("Count again")
    wait_until_counted(qtbot, page)
    assert says(page, "200 of 200 objects match")


def test_leaving_the_page_ends_the_listing(
    qtbot: QtBot, open_s3_page: S3Opener, desk: FakeDesk
) -> None:
    desk.holds.add("preview page")
    page = open_s3_page("rules", with_rules(chosen=(BUILDS,)))
    qtbot.waitUntil(lambda: says(page, "objects match so far"))
    page.leave()
    qtbot.waitUntil(lambda: page.bridge.pending == 0)
    desk.let_go()
    page.enter()
    wait_until_counted(qtbot, page)


def test_a_count_that_fails_says_why_and_can_be_tried_again(
    qtbot: QtBot, open_s3_page: S3Opener, desk: FakeDesk
) -> None:
    desk.problems["preview"] = THROTTLED
    page = open_s3_page("rules", with_rules(chosen=(EU,)))
    qtbot.waitUntil(lambda: says(page, "AWS asked to slow down."))
    press_on("Try again")
    wait_until_counted(qtbot, page)


def test_a_bucket_that_cannot_be_listed_is_named(
    qtbot: QtBot, open_s3_page: S3Opener, desk: FakeDesk
) -> None:
    denied = Problem("denied", verbatim("Access denied."), verbatim("Ask for s3:ListBucket."))
    desk.unlistable[PAYROLL] = denied
    page = open_s3_page("rules", with_rules(chosen=(EU, PAYROLL)))
    wait_until_counted(qtbot, page)
    assert says(page, f"{PAYROLL}: Access denied. Ask for s3:ListBucket.")

"""Sample sync: samples taken, stopped, shown, saved and removed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui import keys, s3_desk
from tests.ui.asker import FakeAsker
from tests.ui.desk import FakeDesk
from tests.ui.looking import buttons, texts
from tests.ui.pages.finding import fits
from tests.ui.run_desk import SIGN_IN_AGAIN, THROTTLED
from tests.ui.s3_family import S3_CONNECTION, S3_RUN

from fairlead.core.secrets import SecretName
from fairlead.flows.s3_views import SampleRequest
from fairlead.ui.pages.sample_sync import SampleSyncPage
from fairlead.ui.panes.connections import Connections
from fairlead.ui.panes.secrets import SecretsPane
from fairlead.ui.runs import Purpose
from fairlead.ui.widgets.bar_chart import BarChart
from fairlead.ui.window import MainWindow


def bar_words(window: MainWindow) -> list[str]:
    return [spec.text.replace("&", "") for spec in window.view.buttons()]


def take(qtbot: QtBot, sample_page: SampleSyncPage, words: str = "Run sample sync") -> None:
    buttons(sample_page)[words].click()
    qtbot.waitUntil(lambda: not sample_page.sample.is_sampling)


def test_the_menu_on_home_leads_to_the_sample(qtbot: QtBot, s3_window: MainWindow) -> None:
    qtbot.waitUntil(lambda: "More ▾" in buttons(s3_window.home))
    (table,) = s3_window.home.findChildren(Connections)
    menu = table.menu(S3_CONNECTION, table)
    next(act for act in menu.actions() if act.text() == "Take a &sample…").trigger()
    qtbot.waitUntil(lambda: s3_window.journey is not None)
    assert s3_window.journey is not None
    assert isinstance(s3_window.journey.page, SampleSyncPage)


def test_a_sample_is_taken_by_keyboard(
    qtbot: QtBot, s3_window: MainWindow, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    assert keys.focused() is sample_page.sample.form.objects
    assert bar_words(s3_window) == ["Close", "Start full sync"]
    keys.press(Qt.Key.Key_Tab)
    assert keys.focused().accessibleName() == "Index"
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(desk.samples) and not sample_page.sample.is_sampling)
    assert desk.samples == [SampleRequest(50, "search-contracts-sample")]
    assert sample_page.sample.progress.words[0] == "9 objects sampled into their index"
    assert sample_page.sample.progress.words[2].replace("\u00a0", " ").split("\u2003") == [
        "9 listed",
        "9 match the rules",
        "9 sampled",
        "1 without text: type not read",
        "1 without text: larger than 10 MB",
        "1 dropped: archived",
    ]
    assert bar_words(s3_window) == ["Close", "Remove sample", "Start full sync"]
    assert keys.focused() is sample_page.sample.objects.table


def test_preview_only_keeps_nothing(
    qtbot: QtBot, s3_window: MainWindow, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    sample_page.sample.form.objects.setCurrentIndex(0)
    take(qtbot, sample_page, "Preview only")
    assert desk.samples == [SampleRequest(10, "")]
    assert sample_page.sample.progress.words[0] == "9 objects sampled, nothing kept"
    assert "Remove sample" not in bar_words(s3_window)


def test_the_chosen_object_is_told_in_full(
    qtbot: QtBot, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    odd = s3_desk._made("invoice\u202efdp.exe\n", 412_000)
    desk.objects[s3_desk.EU] = (odd, s3_desk._made("legal/msa.pdf", 2_048))
    take(qtbot, sample_page)
    table = sample_page.sample.objects.table
    table.selectRow(0)
    assert sample_page.sample.objects.details[:2] == (
        "invoice[U+202E]fdp.exe[U+000A]",
        "contracts-eu · 412,000 bytes · STANDARD · \u2013",
    )
    shown = [table.model().index(0, column).data() for column in range(6)]
    assert shown == [
        *("invoice[U+202E]fdp.exe[U+000A]", "contracts-eu", "402 KB", "\u2013", "\u2013"),
        "no text: type not read",
    ]
    table.append([replace(table.records[1], text="one\r\n\ttwo \u202eeerht\x00")])
    table.selectRow(4)
    assert sample_page.sample.objects.details[3] == "one\n    two [U+202E]eerht[U+0000]"
    table.selectRow(1)
    assert sample_page.sample.objects.details[3] == "Master services agreement between…"


def test_rules_are_named_where_there_are_some(
    qtbot: QtBot, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    table = sample_page.sample.objects.table
    assert not table.isColumnHidden(3)
    take(qtbot, sample_page)
    (first, *_rest) = sample_page.sample.objects.table.records
    ruled = replace(first, preview=replace(first.preview, rules=(0, 1)))
    table.append([ruled])
    assert table.model().index(9, 3).data() == "prefix legal/ +1"
    sample_page.sample.objects.show_rules(())
    assert table.isColumnHidden(3)


@pytest.mark.parametrize("width", [1120, 700])
def test_the_page_fits_its_window(
    qtbot: QtBot, s3_window: MainWindow, sample_page: SampleSyncPage, width: int
) -> None:
    take(qtbot, sample_page)
    sample_page.sample.objects.table.selectRow(0)
    sample_page.deployment.fold.open()
    s3_window.resize(width, 700)
    qtbot.waitUntil(lambda: fits(sample_page))


def test_a_sample_is_stopped_and_says_what_was_done(
    qtbot: QtBot, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    desk.holds.add("sample")
    buttons(sample_page)["Run sample sync"].click()
    qtbot.waitUntil(lambda: len(sample_page.sample.objects.table.records) == 9)
    title, pace, _counts = sample_page.sample.progress.words
    assert title == "Indexing 9 of 9"
    assert pace.startswith("10 objects/s · ")
    assert not buttons(sample_page)["Preview only"].isEnabled()
    assert keys.focused().accessibleName() == "Cancel the sample"
    keys.press(Qt.Key.Key_Space)
    assert sample_page.sample.progress.words[0] == "Stopping…"
    desk.let_go()
    qtbot.waitUntil(lambda: not sample_page.sample.is_sampling)
    assert sample_page.sample.progress.words[0] == "Stopped. 9 objects were indexed."
    assert buttons(sample_page)["Preview only"].isEnabled()


def test_esc_stops_a_sample_and_does_not_leave(
    qtbot: QtBot, s3_window: MainWindow, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    desk.holds.add("sample")
    buttons(sample_page)["Run sample sync"].click()
    qtbot.waitUntil(lambda: "sample" in desk.calls)
    keys.press(Qt.Key.Key_Escape)
    assert sample_page.sample.progress.words[0] == "Stopping…"
    assert s3_window.journey is not None


def test_a_name_that_is_no_index_keeps_only_the_preview(sample_page: SampleSyncPage) -> None:
    sample_page.sample.form.index.setText("search-contracts")
    assert not buttons(sample_page)["Run sample sync"].isEnabled()
    assert buttons(sample_page)["Preview only"].isEnabled()
    assert any(
        words.startswith("The connector writes to this index") for words in texts(sample_page)
    )
    sample_page.sample.form.index.setText("Capital")
    assert not buttons(sample_page)["Run sample sync"].isEnabled()
    sample_page.sample.form.index.setText("other-sample")
    assert buttons(sample_page)["Run sample sync"].isEnabled()


def test_a_sample_that_fails_is_taken_again(
    qtbot: QtBot, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    desk.problems["sample"] = THROTTLED
    take(qtbot, sample_page)
    assert sample_page.problems.shown == (THROTTLED,)
    assert sample_page.sample.progress.words[0] == "The sample did not come to its end."
    buttons(sample_page)["Try again"].click()
    qtbot.waitUntil(lambda: sample_page.sample.progress.words[0].endswith("into their index"))
    assert not sample_page.problems.isVisible()
    assert len(desk.samples) == 2


def test_a_missing_secret_is_asked_for(
    qtbot: QtBot, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    desk.problems["sample"] = SIGN_IN_AGAIN
    buttons(sample_page)["Run sample sync"].click()
    qtbot.waitUntil(lambda: bool(sample_page.findChildren(SecretsPane)))
    (pane,) = sample_page.findChildren(SecretsPane)
    pane.first_field.setText("essu_hush")
    pane.submit()
    qtbot.waitUntil(lambda: len(desk.samples) == 2 and not sample_page.sample.is_sampling)
    assert desk.kept[S3_RUN].get(SecretName.ELASTIC_API_KEY) == "essu_hush"


def test_whatever_was_refused_for_a_missing_secret_is_asked_again(
    qtbot: QtBot, s3_window: MainWindow, desk: FakeDesk
) -> None:
    lookups = ("sample_index", "sync_status", "connector_checks")
    desk.problems.update(dict.fromkeys(lookups, SIGN_IN_AGAIN))
    desk.kept_sample = "search-contracts-sample"
    s3_window.open_run(S3_CONNECTION, Purpose.TRY)
    qtbot.waitUntil(lambda: bool(s3_window.findChildren(SecretsPane)))
    qtbot.waitUntil(lambda: not desk.problems)
    (pane,) = s3_window.findChildren(SecretsPane)
    pane.first_field.setText("essu_hush")
    pane.submit()
    qtbot.waitUntil(lambda: all(desk.calls.count(name) == 2 for name in lookups))
    qtbot.waitUntil(lambda: "Remove sample" in bar_words(s3_window))


def test_a_new_action_takes_the_old_problem_away(
    qtbot: QtBot, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    desk.problems["sample"] = THROTTLED
    take(qtbot, sample_page)
    assert sample_page.problems.shown == (THROTTLED,)
    take(qtbot, sample_page, "Preview only")
    assert not sample_page.problems.isVisible()


def test_the_sample_is_removed(
    qtbot: QtBot, s3_window: MainWindow, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    take(qtbot, sample_page)
    desk.problems["remove_sample"] = THROTTLED
    s3_window.bar.button("remove").click()
    qtbot.waitUntil(lambda: sample_page.problems.shown == (THROTTLED,))
    assert "Remove sample" in bar_words(s3_window)
    buttons(sample_page)["Try again"].click()
    qtbot.waitUntil(lambda: "Remove sample" not in bar_words(s3_window))
    assert s3_window.bar.text == "Sample removed: 9 documents deleted with their index"
    assert desk.kept_sample == ""


def test_a_sample_kept_earlier_can_be_removed(
    qtbot: QtBot, s3_window: MainWindow, desk: FakeDesk
) -> None:
    desk.kept_sample = "search-contracts-sample"
    s3_window.open_run(S3_CONNECTION, Purpose.TRY)
    qtbot.waitUntil(lambda: "Remove sample" in bar_words(s3_window))


def test_what_a_full_sync_would_bring_is_drawn_and_told(
    qtbot: QtBot, sample_page: SampleSyncPage
) -> None:
    take(qtbot, sample_page)
    result = sample_page.sample.result
    assert "A full sync would fetch 9 of 9 objects" in texts(result)
    assert result.whole.accessibleDescription() == (
        "6 with text, 1 metadata only (type not read), 1 metadata only (over 10 MB), "
        "1 dropped (archived)"
    )
    assert result.by_bucket.accessibleDescription() == (
        "contracts-eu: 4 with text, 2 metadata only, 1 dropped. contracts-us: 2 with text"
    )
    assert "1.1 MB" not in texts(result)
    assert {"6", "17 MB", "11 MB"} <= set(texts(result))


def test_a_bucket_that_was_not_listed_is_named(qtbot: QtBot, sample_page: SampleSyncPage) -> None:
    take(qtbot, sample_page)
    result = sample_page.sample.result
    assert not any("could not be listed" in words for words in texts(result))
    report = sample_page.sample.report
    assert report is not None
    result.show_report(replace(report, failed=((s3_desk.EU, THROTTLED),)))
    assert any(
        words.startswith("“contracts-eu” could not be listed") and "slow down" in words
        for words in texts(result)
    )


def test_many_groups_are_summed_up(qtbot: QtBot, sample_page: SampleSyncPage) -> None:
    take(qtbot, sample_page)
    report = sample_page.sample.report
    assert report is not None
    one = report.by_bucket[1][1]
    many = tuple((f".{number:02}", one) for number in range(20))
    sample_page.sample.result.show_report(replace(report, by_extension=(*many, ("", one))))
    chart = sample_page.sample.result.findChildren(BarChart)[1]
    words = chart.accessibleDescription().split(". ")
    assert words[0] == "no extension: 2 with text"
    assert words[-1] == "15 more: 30 with text"
    assert len(words) == 7


def test_objects_and_counts_are_saved(
    qtbot: QtBot, sample_page: SampleSyncPage, asker: FakeAsker, desk: FakeDesk, tmp_path: Path
) -> None:
    take(qtbot, sample_page)
    for what, heading in (("objects", "bucket"), ("counts", "of")):
        asker.path = tmp_path / f"{what}.csv"
        buttons(sample_page)[f"Save {what} as CSV…"].click()
        qtbot.waitUntil(lambda: asker.path in desk.saved)
        assert asker.asked[-1] == f"Save as CSV: search-contracts-sample-{what}.csv"
        assert desk.saved[asker.path].startswith(f'\ufeff"{heading}"')
    qtbot.waitUntil(lambda: sample_page.footer().text == f"Saved: {asker.path}")


def test_leaving_stops_the_sample(
    qtbot: QtBot, s3_window: MainWindow, sample_page: SampleSyncPage, desk: FakeDesk
) -> None:
    desk.holds.add("sample")
    buttons(sample_page)["Run sample sync"].click()
    qtbot.waitUntil(lambda: "sample" in desk.calls)
    s3_window.bar.button("close").click()
    assert s3_window.journey is None
    desk.let_go()
    qtbot.waitUntil(lambda: s3_window.bridge.pending == 0)
    assert desk.stopped_samples == 1

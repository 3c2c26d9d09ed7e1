"""The longest time that the window stood still while its largest tables filled.

Two panes of the S3 journey are shown in the window's own frame and fed from a worker thread as fast
as it can: the sample with 100,000 objects, and the preview with 1,000,000 keys judged by ten rules.
Meanwhile the table is scrolled. A timer of the event loop notes when it comes late; the latest is
the longest standstill. An empty window beside a thread that only computes is watched as well: how
long it stands still is the machine's and Python's doing. Prints one line for each, with how much of
its longest standstill other processes had the processors, and with what the window itself worked at
most between two beats, and `stall N ms` of the panes; ends with 1 if one did not come to its end.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench.pulse import Pause, Pulse, leave_out_size_hints
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from fairlead.app import favor_window
from fairlead.core.cancel import CancelToken
from fairlead.core.secrets import SecretBag
from fairlead.flows.desk import Desk
from fairlead.flows.documents import ObjectSummary
from fairlead.flows.s3_answers import BucketInfo, RulesAnswers, S3Answers
from fairlead.flows.s3_pages import PAGES
from fairlead.flows.s3_plan import build_plan
from fairlead.flows.s3_views import (
    Outcome,
    PreviewUpdate,
    Sampled,
    SampleProgress,
    SampleReport,
    SampleRequest,
)
from fairlead.flows.sync_rules import Rule
from fairlead.flows.sync_rules_preview import Previewer, Tally
from fairlead.ui.asking import DialogAsker
from fairlead.ui.bridge import Bridge
from fairlead.ui.draft import Draft
from fairlead.ui.frame import ARGUMENTS
from fairlead.ui.page import PageContext
from fairlead.ui.panes.rules_preview import RulesPreview
from fairlead.ui.panes.sample_pane import SamplePane
from fairlead.ui.runs import RunHandle
from fairlead.ui.theme import Theme
from fairlead.ui.widgets.page_frame import PageFrame
from fairlead.ui.widgets.record_table import RecordTable

SAMPLED = 100_000
LISTED = 1_000_000
PAGE = 1_000
STEP = 50
"""Objects between two reports of the sample."""
REST = 0.5
DEADLINE = 180.0
BUCKET = "contracts-eu"
WHEN = datetime(2026, 3, 1, tzinfo=UTC)
KINDS = (".pdf", ".docx", ".txt", ".png", "", ".tar.gz", ".md", ".xlsx", ".html", ".zip")
RULES = (
    *(Rule(BUCKET, f"folder-{number}/") for number in range(6)),
    Rule(BUCKET, extensions=(".txt", ".md")),
    Rule(BUCKET, "folder-7/", (".pdf",)),
    Rule(BUCKET, "folder-8", (".docx", ".xlsx", ".html")),
    Rule(BUCKET, "folder-9/archive/"),
)


class Feed:
    """The desk, as far as the two panes ask it."""

    def sample(
        self,
        _run_id: str,
        request: SampleRequest,
        on_progress: Callable[[SampleProgress], None],
        cancel: CancelToken,
    ) -> SampleReport:
        """Report objects without a pause."""
        previewer = Previewer(())
        began = time.monotonic()
        done: list[Sampled] = []
        size = 0
        while len(done) < SAMPLED:
            cancel.check()
            found = previewer.look(BUCKET, _objects(len(done), STEP))
            some = tuple(
                Sampled(one, Outcome.CREATED, f"Agreement {one.summary.key}") for one in found
            )
            done += some
            size += sum(one.preview.summary.size for one in some)
            took = time.monotonic() - began
            on_progress(SampleProgress(SAMPLED, SAMPLED, SAMPLED, len(done), size, took, 1.0, some))
        groups = ((BUCKET, previewer.total),)
        return SampleReport(request.index, SAMPLED, previewer.total, groups, (), tuple(done), took)

    def preview(
        self,
        _aws: object,
        _bag: object,
        rules: RulesAnswers,
        _connector: object,
        cancel: CancelToken,
    ) -> Iterator[PreviewUpdate]:
        """Judge page after page without a pause."""
        previewer = Previewer(rules.rules)
        for start in range(0, LISTED, PAGE):
            cancel.check()
            found = previewer.look(BUCKET, _objects(start, PAGE))
            yield _update(previewer, tuple(found), is_complete=start + PAGE >= LISTED)


def _objects(first: int, count: int) -> list[ObjectSummary]:
    return [
        ObjectSummary(
            f"folder-{n % 13}/{n // 13:07}/report{KINDS[n % len(KINDS)]}", n % 90_000, WHEN
        )
        for n in range(first, first + count)
    ]


def _update(previewer: Previewer, found: tuple[Any, ...], *, is_complete: bool) -> PreviewUpdate:
    return PreviewUpdate(
        found,
        previewer.listed,
        _copy(previewer.total),
        tuple(map(_copy, previewer.by_rule)),
        is_complete=is_complete,
    )


def _copy(tally: Tally) -> Tally:
    return Tally(tally.objects.copy(), tally.bytes.copy())


class Burn:
    """A thread that computes for a while, as the judging of keys does."""

    def __init__(self) -> None:
        self._thread = threading.Thread(target=self._compute)

    def begin(self) -> None:
        """Start it."""
        self._thread.start()

    def is_over(self) -> bool:
        """Whether it has come to its end."""
        return not self._thread.is_alive()

    def _compute(self) -> None:
        previewer = Previewer(RULES)
        for start in range(0, LISTED // 4, PAGE):
            previewer.look(BUCKET, _objects(start, PAGE))


class Watch(QObject):
    """Begins, keeps the longest pause of the event loop, and scrolls the table."""

    def __init__(
        self, pane: QWidget, begin: Callable[[], None], is_over: Callable[[], bool]
    ) -> None:
        super().__init__(pane)
        self.worst = Pause()
        self.own = 0.0
        """Seconds of the window's own work between two beats, at most."""
        self.is_complete = False
        self._pane = pane
        self._begin = begin
        self._is_over = is_over
        self._began = self._last = time.monotonic()
        self._pulse = Pulse(self._take, self)
        self._hand = QTimer(self)
        self._hand.timeout.connect(self._scroll)

    @property
    def seconds(self) -> float:
        """How long it took, or has taken."""
        return self._last - self._began

    def start(self) -> None:
        """Begin once the pane is painted."""
        QTimer.singleShot(round(REST * 1000), self._start)

    def _start(self) -> None:
        self._began = self._last = time.monotonic()
        self._pulse.start()
        self._begin()
        self._hand.start(30)

    def _take(self, pause: Pause) -> None:
        self.worst = max(self.worst, pause, key=lambda known: known.length)
        self.own = max(self.own, pause.worked)
        self._last = time.monotonic()
        if not self.is_complete:
            self.is_complete = self._is_over()
            if self.is_complete or self.seconds > DEADLINE:
                # What comes last is to be painted, too.
                QTimer.singleShot(round(REST * 1000), QApplication.quit)

    def _scroll(self) -> None:
        for table in self._pane.findChildren(RecordTable):
            bar = table.verticalScrollBar()
            bar.setValue(0 if bar.value() == bar.maximum() else bar.value() + 400)


def show(pane: QWidget) -> PageFrame:
    """Show a pane in a page, as it stands in the window."""
    page = QWidget()
    page.setObjectName("page")
    layout = QVBoxLayout(page)
    layout.setContentsMargins(32, 26, 32, 26)
    layout.addWidget(pane)
    layout.addStretch(1)
    frame = PageFrame()
    frame.setWidget(page)
    frame.resize(884, 656)
    frame.show()
    return frame


def watch_sample(bridge: Bridge, desk: Desk) -> Watch:
    """Return the watch over a sample."""
    pane = SamplePane(desk, bridge, DialogAsker(), lambda: "run")
    pane.form.propose("search-contracts-sample", lambda _name: None)
    return Watch(pane, pane.form.run.click, pane.result.isVisible)


def watch_preview(bridge: Bridge, desk: Desk) -> Watch:
    """Return the watch over a preview."""
    buckets = (BucketInfo(BUCKET, "eu-central-1"),)
    rules = RulesAnswers(known=buckets, chosen=(BUCKET,), rules=RULES)
    context = PageContext(
        spec=PAGES[1],
        draft=Draft(S3Answers(rules=rules), lambda _old, new: new),
        desk=desk,
        bridge=bridge,
        bag=SecretBag(),
        asker=DialogAsker(),
        run=RunHandle(),
        build_plan=build_plan,
    )
    pane = RulesPreview(context, settle_ms=0)
    return Watch(pane, lambda: pane.want(is_possible=True), lambda: not pane.is_counting)


def watch_nothing() -> Watch:
    """Return the watch over an empty window beside a thread that computes."""
    burn = Burn()
    return Watch(QWidget(), burn.begin, burn.is_over)


def main() -> int:
    """Fill both tables and print the standstills."""
    leave_out_size_hints()
    app = QApplication([sys.argv[0], *ARGUMENTS])
    favor_window()
    theme = Theme(app)
    bridge = Bridge(lambda bug: sys.__excepthook__(type(bug), bug, bug.__traceback__))
    desk = cast("Desk", Feed())
    watches = {"sample": watch_sample(bridge, desk), "preview": watch_preview(bridge, desk)}
    for name, watch in {"nothing": watch_nothing(), **watches}.items():
        frame = show(cast("QWidget", watch.parent()))
        watch.start()
        app.exec()
        frame.close()
        own = f"own work {watch.own * 1000:.0f} ms"
        print(f"{name}: {watch.worst}, {own}, in {watch.seconds:.1f} s")
    bridge.close()
    theme.deleteLater()
    print(f"stall {max(watch.worst.length for watch in watches.values()) * 1000:.0f} ms")
    return 0 if all(watch.is_complete for watch in watches.values()) else 1


if __name__ == "__main__":
    sys.exit(main())

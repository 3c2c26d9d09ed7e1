"""A sample from beginning to end: asked for, taken, shown, saved, and removed again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.plan import Plan
from fairlead.flows.desk import Desk
from fairlead.flows.s3_export import counts_csv, sampled_csv
from fairlead.flows.s3_planned import stored_rules
from fairlead.flows.s3_sampled import check_sample_index, sample_index_of
from fairlead.flows.s3_views import SampleProgress, SampleReport, SampleRequest
from fairlead.ui.asking import Asker
from fairlead.ui.bridge import Bridge
from fairlead.ui.figures import count_words
from fairlead.ui.panes.sample_form import SampleForm
from fairlead.ui.panes.sample_progress import SampleProgressCard
from fairlead.ui.panes.sample_result import SampleResult
from fairlead.ui.panes.sample_table import SampleTable
from fairlead.ui.panes.sample_words import Skipped
from fairlead.ui.texts import fill
from fairlead.ui.widgets.announce import announce

_Step = tuple[SampleProgress, Skipped]
_End = tuple[SampleReport, Skipped]

_BEAT_MS = 60
"""Milliseconds between two looks at what a sample reported, so that no burst of it stops Qt."""


class SamplePane(QWidget):
    """Takes one sample at a time. It keeps what came last until the next begins.

    Signals:
        changed: A sample began or ended, or `kept_index` is another.
        began: The user wants a sample taken or removed.
        said: What is done or was done, in words; "" for nothing.
        refused: A call failed (a `Problem`, what does it again).
    """

    changed = Signal()
    began = Signal()
    said = Signal(str)
    refused = Signal(object, object)

    def __init__(
        self,
        desk: Desk,
        bridge: Bridge,
        asker: Asker,
        run_id: Callable[[], str],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._asker = asker
        self._run_id = run_id
        self._token: CancelToken | None = None
        self.report: SampleReport | None = None
        self._arrived: list[_Step] = []
        self._may_keep = True
        self.is_removing = False
        self.kept_index = ""
        self.form = SampleForm()
        self.progress = SampleProgressCard()
        self.objects = SampleTable()
        self.result = SampleResult()
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self._show_arrived)
        self.form.wanted.connect(self._take)
        self.progress.cancel_wanted.connect(self.cancel)
        self.result.objects_wanted.connect(partial(self._ask_where, "objects", sampled_csv))
        self.result.counts_wanted.connect(partial(self._ask_where, "counts", counts_csv))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self.form)
        for widget in (self.progress, self.objects, self.result):
            layout.addWidget(widget)
            widget.setVisible(False)

    @property
    def is_sampling(self) -> bool:
        """Whether a sample is being taken."""
        return self._token is not None

    def show_plan(self, plan: Plan) -> None:
        """Sample by the rules of this plan."""
        self.form.propose(sample_index_of(plan), lambda name: check_sample_index(name, plan))
        self.objects.show_rules(stored_rules(plan))

    def look(self) -> None:
        """Ask whether a sample of the run is kept."""
        run_id = self._run_id()
        self._bridge.ask(
            self,
            "kept",
            lambda: self._desk.sample_index(run_id),
            on_result=self._show_kept,
            on_problem=lambda problem: self.refused.emit(problem, self.look),
        )

    def allow_keeping(self, may_keep: bool) -> None:
        """Say whether documents may be written now."""
        if may_keep != self._may_keep:
            self._may_keep = may_keep
            self._show_allowed()

    def cancel(self) -> None:
        """Stop the sample. What was done until then is shown."""
        if self._token is not None and not self._token.is_cancelled:
            self._token.cancel()
            self.progress.wait_for_end()

    def stop(self) -> None:
        """Cancel, and wait for nothing any more."""
        self.cancel()
        self._bridge.drop(self, "kept")

    def remove(self) -> None:
        """Delete the kept sample and its index."""
        run_id = self._run_id()
        self.is_removing = True
        self.began.emit()
        self._show_allowed()
        self.said.emit(self.tr("Removing the sample…"))
        self._bridge.run(
            self,
            lambda _cancel, _report: self._desk.remove_sample(run_id),
            on_event=lambda _event: None,
            on_result=self._end_removal,
            on_problem=self._fail_removal,
            on_stopped=self._end_removing,
        )

    def _take(self, request: SampleRequest) -> None:
        run_id = self._run_id()
        self.began.emit()
        self._arrived.clear()
        self.objects.clear()
        self.progress.begin(is_kept=bool(request.index))
        self.progress.setVisible(True)
        self.objects.setVisible(True)
        self.result.setVisible(False)
        self._beat.start()

        def work(cancel: CancelToken, report: Callable[[_Step], None]) -> _End:
            # Counted here: there may be too many for the thread of the window.
            skipped = Skipped()

            def count(progress: SampleProgress) -> None:
                skipped.add(progress.sampled)
                report((progress, skipped.copy()))

            taken = self._desk.sample(run_id, request, count, cancel)
            return taken, Skipped(taken.sampled)

        self._token = self._bridge.run(
            self,
            work,
            on_event=self._arrived.append,
            on_result=self._end,
            on_problem=partial(self._fail, request),
            on_stopped=self._give_up,
        )
        self.progress.cancel_button.setFocus()
        self._show_allowed()

    def _show_arrived(self) -> None:
        """Show all that was reported since the last look, at once."""
        arrived = list(self._arrived)
        self._arrived.clear()
        if arrived:
            self.objects.append([one for progress, _skipped in arrived for one in progress.sampled])
            self.progress.show_progress(*arrived[-1])

    def _end(self, ended: _End) -> None:
        report, skipped = ended
        self._finish()
        self.report = report
        if len(self.objects.table.records) != len(report.sampled):
            self.objects.clear()
            self.objects.append(report.sampled)
        self.progress.end(report, skipped)
        self.result.show_report(report)
        self.result.setVisible(True)
        self.kept_index = report.index or self.kept_index
        announce(self, self.progress.words[0])
        self.changed.emit()

    def _fail(self, request: SampleRequest, problem: Problem) -> None:
        self._give_up()
        self.refused.emit(problem, partial(self._take, request))

    def _give_up(self) -> None:
        self._finish()
        self.progress.fail()

    def _finish(self) -> None:
        self._beat.stop()
        self._show_arrived()
        had_focus = self.progress.cancel_button.hasFocus()
        self._token = None
        self._show_allowed()
        if had_focus:
            # Cancel goes; the focus must not fall on what comes next by chance.
            self.objects.table.setFocus()

    def _show_kept(self, index: str) -> None:
        self.kept_index = index
        self.changed.emit()

    def _end_removal(self, documents: int) -> None:
        self.kept_index = ""
        self._end_removing()
        words = self.tr("Sample removed: %1 documents deleted with their index")
        self.said.emit(fill(words, count_words(documents)))

    def _fail_removal(self, problem: Problem) -> None:
        self._end_removing()
        self.refused.emit(problem, self.remove)

    def _end_removing(self) -> None:
        self.is_removing = False
        self.said.emit("")
        self._show_allowed()

    def _show_allowed(self) -> None:
        is_free = not self.is_sampling and not self.is_removing
        self.form.allow(preview=is_free, run=is_free and self._may_keep)
        self.changed.emit()

    def _ask_where(self, what: str, write: Callable[[SampleReport], str]) -> None:
        if self.report is not None:
            self._asker.choose_save_path(
                self,
                self.tr("Save as CSV"),
                f"{self.form.request.index}-{what}.csv",
                partial(self._save, self.report, write),
            )

    def _save(self, report: SampleReport, write: Callable[[SampleReport], str], path: Path) -> None:
        again = partial(self._save, report, write, path)
        self._bridge.ask(
            self,
            "save",
            lambda: self._desk.save_text(path, write(report)),
            on_result=lambda _none: self.said.emit(fill(self.tr("Saved: %1"), str(path))),
            on_problem=lambda problem: self.refused.emit(problem, again),
        )

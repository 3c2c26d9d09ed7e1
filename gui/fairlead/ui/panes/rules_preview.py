"""What the rules match, counted in the real buckets while they are listed."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.flow import Issue, Weight
from fairlead.core.texts import translate
from fairlead.flows.s3_answers import S3Answers
from fairlead.flows.s3_views import PreviewUpdate
from fairlead.flows.sync_rules_preview import Preview
from fairlead.ui.figures import count_words, size_words
from fairlead.ui.page import PageContext
from fairlead.ui.panes.rules_objects import ObjectTable
from fairlead.ui.panes.sample_words import shares_of
from fairlead.ui.texts import fill
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.buttons import link
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.issue_list import IssueList
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.share_bar import ShareBar

_PREVIEW = "preview"
_PAUSE = 80
_MOST_ROWS = 1000

_FAILED = translate("Preview", "%1: %2 %3")


class RulesPreview(QWidget):
    """Lists the buckets a while after the last change; a newer listing replaces an older one.

    Signals:
        counted: There is more to show (a `PreviewUpdate`), or None where a new listing begins.
        failed: The listing failed (a `Problem`), or None once it is being tried again.
    """

    counted = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        context: PageContext[S3Answers],
        *,
        settle_ms: int = 400,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._wish: object = None
        self._update: PreviewUpdate | None = None
        self._cancel: CancelToken | None = None
        self._began = 0.0
        self._seconds: float | None = None
        self._rows: list[Preview] = []
        self._settle = QTimer(self, singleShot=True, interval=settle_ms)
        self._settle.timeout.connect(self.again)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._show)
        self._head = Label("", Role.HEADING, wraps=True)
        self._state = Label("", Role.FOOTER)
        self._act = link("", self._press, scale="footer")
        self._bar = ShareBar(self.tr("What becomes of the objects that match"))
        self._notes = IssueList()
        self._table = ObjectTable()
        self._table_note = Label("", Role.SMALL, wraps=True)
        self._build()
        self._show()

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._head, 1)
        line.addWidget(self._state)
        line.addWidget(self._act, alignment=Qt.AlignmentFlag.AlignVCenter)
        card = Card()
        card.body.addLayout(line)
        card.add(self._bar)
        card.add(self._notes)
        self._objects = Card()
        self._objects.add(self._table)
        self._objects.add(self._table_note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(card)
        layout.addWidget(self._objects)

    def want(self, *, is_possible: bool) -> None:
        """Count soon if what is asked for is something else than before."""
        answers = self._context.draft.answers
        rules, connector = answers.rules, answers.connector
        names = tuple(bucket.name for bucket in rules.buckets)
        wish = None
        if is_possible and names:
            settings = (connector.pipeline, connector.settings.use_text_extraction_service)
            wish = (answers.aws, names, rules.rules, rules.basic, settings)
        if wish == self._wish:
            return
        self._wish = wish
        self.stop()
        self._update, self._seconds = None, None
        self._clear()
        if wish is not None:
            self._settle.start()
        self._show()

    def again(self) -> None:
        """Count now."""
        desk, bag, answers = self._context.desk, self._context.bag, self._context.draft.answers
        self._settle.stop()
        self._update, self._seconds = None, None
        self._clear()
        self._began = time.monotonic()
        self.failed.emit(None)
        self._cancel = self._context.bridge.stream(
            self,
            _PREVIEW,
            lambda cancel: desk.preview(answers.aws, bag, answers.rules, answers.connector, cancel),
            on_item=self._take,
            on_end=self._finish,
            on_problem=self._fail,
            on_stopped=self._finish,
        )
        self._show()

    def stop(self) -> None:
        """Count no further. What was counted stays."""
        self._settle.stop()
        if self._cancel is not None:
            self._context.bridge.drop(self, _PREVIEW)
            self._finish()

    def forget(self) -> None:
        """Count afresh when asked again, unless everything was counted."""
        if self._update is None or not self._update.is_complete:
            self.stop()
            self._wish = None

    @property
    def is_counting(self) -> bool:
        """Whether a listing is under way or about to begin."""
        return self._cancel is not None or self._settle.isActive()

    def _take(self, update: PreviewUpdate) -> None:
        is_first = self._update is None
        self._update = update
        self._rows += update.previews[: max(0, _MOST_ROWS - len(self._table.records))]
        if is_first:
            self._show()
        elif not self._pause.isActive():
            self._pause.start()

    def _finish(self) -> None:
        self._cancel = None
        self._seconds = time.monotonic() - self._began
        self._show()
        announce(self, self._head.text())

    def _fail(self, problem: Problem) -> None:
        self._finish()
        self.failed.emit(problem)

    def _press(self) -> None:
        if self.is_counting:
            self.stop()
        else:
            self.again()

    def _clear(self) -> None:
        self._rows = []
        self._table.clear()
        self.counted.emit(None)

    def _show(self) -> None:
        self._pause.stop()
        update = self._update
        self._table.append(self._rows[: max(0, _MOST_ROWS - len(self._table.records))])
        self._rows = []
        self._act.setText(self.tr("S&top") if self.is_counting else self.tr("Count a&gain"))
        self._act.setVisible(self._wish is not None)
        self._bar.setVisible(update is not None)
        self._objects.setVisible(bool(self._table.records))
        self._head.setText(self._headline())
        self._state.setText(self._standing())
        self._notes.show_issues(self._failures())
        if update is None:
            return
        self._bar.show_shares(shares_of(update.total))
        count = update.total.count()
        is_cut = count > len(self._table.records)
        words = fill(
            self.tr("The first %1 of %2 objects."),
            count_words(len(self._table.records)),
            count_words(count),
        )
        self._table_note.setText(words if is_cut else "")
        self._table_note.setVisible(is_cut)
        self.counted.emit(update)

    def _headline(self) -> str:
        if self._wish is None:
            return self.tr("Choose a bucket to see what would be fetched.")
        if self._update is None:
            return self.tr("Counting what matches…") if self.is_counting else self.tr("Not counted")
        update = self._update
        words = self.tr("%1 of %2 objects match, %3")
        if not update.is_complete:
            words = self.tr("%1 of %2 objects match so far, %3")
        total = size_words(sum(update.total.bytes.values()))
        return fill(words, count_words(update.total.count()), count_words(update.listed), total)

    def _standing(self) -> str:
        if self.is_counting:
            return self.tr("counting ·")
        if self._seconds is None or self._update is None:
            return ""
        words = self.tr("counted in %1 s ·")
        if not self._update.is_complete:
            words = self.tr("stopped after %1 s ·")
        return fill(words, f"{self._seconds:.1f}")

    def _failures(self) -> list[Issue]:
        failed = self._update.failed if self._update is not None else ()
        return [
            Issue("", _FAILED(bucket, problem.title, problem.advice), Weight.WARNING)
            for bucket, problem in failed[:10]
        ]

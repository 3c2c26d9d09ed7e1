"""How far a sample is: what is done, how fast, how long still, and what was found."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from fairlead.flows.s3_views import SampleProgress, SampleReport
from fairlead.ui.figures import count_words, size_words, time_left_words
from fairlead.ui.panes.sample_words import Skipped
from fairlead.ui.texts import fill, seconds
from fairlead.ui.widgets.buttons import small
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.label import Label, Role

_GAP = "\u2003"
_JOINED = "\u00a0"
_DOT = " · "


class SampleProgressCard(Card):
    """A bar with words around it. It is told how far the sample is, and asks nobody.

    Signals:
        cancel_wanted: Cancel was pressed.
    """

    cancel_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setVisible(True)
        self._pace = Label(role=Role.MUTED, wraps=False)
        self.cancel_button = small(self.tr("C&ancel"), self.cancel_wanted.emit)
        self.cancel_button.setAccessibleName(self.tr("Cancel the sample"))
        self.head.addWidget(self._pace)
        self.head.addWidget(self.cancel_button)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._counts = Label(role=Role.SMALL, wraps=True, selectable=True)
        self.add(self._bar)
        self.add(self._counts)
        self._is_kept = False

    @property
    def words(self) -> tuple[str, str, str]:
        """What is said: in the title, about the pace, and about what was found."""
        return self.title.text(), self._pace.text(), self._counts.text()

    def begin(self, *, is_kept: bool) -> None:
        """A sample begins; its documents are kept in an index or not."""
        self._is_kept = is_kept
        self._say(self.tr("Listing buckets…"))
        self._pace.setText("")
        self._counts.setText("")
        self._bar.setRange(0, 0)
        self.cancel_button.setVisible(True)
        self.cancel_button.setEnabled(True)

    def wait_for_end(self) -> None:
        """Cancel was heard: what is under way comes to its end."""
        self.cancel_button.setEnabled(False)
        self._say(self.tr("Stopping…"))

    def show_progress(self, progress: SampleProgress, skipped: Skipped) -> None:
        """Show how far it is; `skipped` counts what came without text, or not at all."""
        if progress.chosen:
            self._bar.setRange(0, progress.chosen)
            self._bar.setValue(progress.done)
        if self.cancel_button.isEnabled():
            done, chosen = count_words(progress.done), count_words(progress.chosen)
            sentence = (
                self.tr("Indexing %1 of %2") if self._is_kept else self.tr("Reading %1 of %2")
            )
            listing = self.tr("Listing buckets…")
            self._say(fill(sentence, done, chosen) if progress.chosen else listing)
        self._pace.setText(self._pace_words(progress))
        self._show_counts(progress.listed, progress.matched, progress.done, skipped)

    def end(self, report: SampleReport, skipped: Skipped) -> None:
        """Show what was done; `skipped` counts what came without text, or not at all."""
        done = len(report.sampled)
        self.cancel_button.setVisible(False)
        self._bar.setRange(0, max(1, self._bar.maximum(), done))
        self._bar.setValue(done if report.is_cancelled else self._bar.maximum())
        if report.is_cancelled:
            kept = self.tr("Stopped. %1 objects were indexed.")
            sentence = kept if self._is_kept else self.tr("Stopped. %1 objects were read.")
        else:
            kept = self.tr("%1 objects sampled into their index")
            sentence = kept if self._is_kept else self.tr("%1 objects sampled, nothing kept")
        self._say(fill(sentence, count_words(done)))
        self._pace.setText(seconds(report.seconds))
        self._show_counts(report.listed, report.total.count(), done, skipped)

    def fail(self) -> None:
        """It ended without an answer."""
        self.cancel_button.setVisible(False)
        self._bar.setRange(0, 1)
        self._bar.setValue(0)
        self._say(self.tr("The sample did not come to its end."))
        self._pace.setText("")

    def _say(self, words: str) -> None:
        self.title.setText(words)
        self._bar.setAccessibleName(words)

    def _pace_words(self, progress: SampleProgress) -> str:
        words = []
        if progress.seconds > 0 and progress.done:
            rate = progress.done / progress.seconds
            shown = count_words(round(rate)) if rate >= 10 else f"{rate:.1f}"
            words.append(fill(self.tr("%1 objects/s"), shown))
        if progress.bytes_read:
            words.append(size_words(progress.bytes_read))
        if progress.seconds_left is not None:
            words.append(time_left_words(progress.seconds_left))
        return _DOT.join(words)

    def _show_counts(self, listed: int, matched: int, done: int, skipped: Skipped) -> None:
        words = [
            fill(self.tr("%1 listed"), count_words(listed)),
            fill(self.tr("%1 match the rules"), count_words(matched)),
            fill(self.tr("%1 sampled"), count_words(done)),
            *skipped.words,
        ]
        # A line may end between two of them, not within one.
        self._counts.setText(_GAP.join(one.replace(" ", _JOINED) for one in words))

"""What a full sync would bring, as a sample saw it: with text, without, or not at all, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.core.flow import Issue, Weight
from fairlead.core.texts import translate
from fairlead.flows.documents import Content, Fate
from fairlead.flows.plain_text import show_plainly
from fairlead.flows.s3_views import SampleReport
from fairlead.flows.sync_rules_preview import Tally
from fairlead.ui.figures import count_words, size_words
from fairlead.ui.panes.sample_words import COLORS, CONTENTS, shares_of
from fairlead.ui.texts import fill, say
from fairlead.ui.widgets.bar_chart import Bar, BarChart
from fairlead.ui.widgets.buttons import small
from fairlead.ui.widgets.card import Card, columns
from fairlead.ui.widgets.issue_list import IssueList
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.share_bar import ShareBar
from fairlead.ui.widgets.table import Column, Table

_NOT_LISTED = translate(
    "Sample", "“%1” could not be listed: the connector would take it for empty. %2 %3"
)
_MOST = 6
"""Bars of a chart; the file has them all."""

Groups = Sequence[tuple[str, Tally]]


class SampleResult(Card):
    """A bar for all, a chart by bucket and one by extension, and each reason in words.

    Signals:
        objects_wanted: The sampled objects are to be saved as CSV.
        counts_wanted: The counts are to be saved as CSV.
    """

    objects_wanted = Signal()
    counts_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setVisible(True)
        self.head.addWidget(small(self.tr("Save &objects as CSV…"), self.objects_wanted.emit))
        self.head.addWidget(small(self.tr("Save co&unts as CSV…"), self.counts_wanted.emit))
        self.whole = ShareBar(self.tr("What a full sync would bring"))
        self.by_bucket = BarChart(self.tr("By bucket"))
        self.by_extension = BarChart(self.tr("By extension"))
        self._why = Table(
            (
                Column(self.tr("Objects"), right=True, min_chars=9),
                Column(self.tr("Size"), right=True, min_chars=9),
                Column(self.tr("Why"), 1),
            ),
            name=self.tr("What becomes of the objects, and why"),
        )
        self.failures = IssueList()
        self.add(self.failures)
        self.add(self.whole)
        self.add(
            columns(
                _titled(self.tr("By bucket"), self.by_bucket),
                _titled(self.tr("By extension"), self.by_extension),
            )
        )
        self.add(self._why)

    def show_report(self, report: SampleReport) -> None:
        """Show what the sample saw."""
        matching, listed = count_words(report.total.count()), count_words(report.listed)
        self.title.setText(
            fill(self.tr("A full sync would fetch %1 of %2 objects"), matching, listed)
        )
        self.failures.show_issues(
            [
                Issue("", _NOT_LISTED(bucket, problem.title, problem.advice), Weight.WARNING)
                for bucket, problem in report.failed
            ]
        )
        self.whole.show_shares(shares_of(report.total))
        self.by_bucket.show_bars(self._bars(report.by_bucket))
        self.by_extension.show_bars(self._bars(report.by_extension))
        self._why.clear()
        for fate in Fate:
            if number := report.total.objects[fate]:
                size = size_words(report.total.bytes[fate])
                self._why.add_row(
                    [
                        Label(count_words(number)),
                        Label(size, Role.MUTED),
                        Label(say(fate.text), wraps=True, selectable=True),
                    ]
                )

    def _bars(self, groups: Groups) -> list[Bar]:
        ordered = sorted(groups, key=lambda group: (-group[1].count(), group[0]))
        bars = [self._bar(show_plainly(name), tally) for name, tally in ordered[:_MOST]]
        rest = ordered[_MOST:]
        if rest:
            together = Tally()
            for _name, tally in rest:
                together.objects.update(tally.objects)
                together.bytes.update(tally.bytes)
            bars.append(self._bar(fill(self.tr("%1 more"), count_words(len(rest))), together))
        return bars

    def _bar(self, name: str, tally: Tally) -> Bar:
        counts = [(content, tally.count(content)) for content in Content]
        words = [say(CONTENTS[content](count_words(n))) for content, n in counts if n]
        return Bar(
            name or self.tr("no extension"),
            tuple((number, COLORS[content]) for content, number in counts),
            count_words(tally.count()),
            ", ".join(words),
        )


def _titled(title: str, chart: BarChart) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    layout.addWidget(Label(title, Role.STRONG))
    layout.addWidget(chart)
    layout.addStretch(1)
    return holder

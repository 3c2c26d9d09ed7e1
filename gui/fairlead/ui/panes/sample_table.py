"""The sampled objects: a table of any size, and all about the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from fairlead.flows.plain_text import keep_order, show_plainly
from fairlead.flows.s3_sampled import rule_words
from fairlead.flows.s3_views import Sampled
from fairlead.flows.sync_rules import Rule
from fairlead.ui.figures import size_words
from fairlead.ui.panes.sample_words import badge_words, reason_words
from fairlead.ui.texts import fill, say
from fairlead.ui.widgets.badge import Tone
from fairlead.ui.widgets.card import Card, separator
from fairlead.ui.widgets.code import CodeView
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.record_cells import Cell, Look
from fairlead.ui.widgets.record_table import RecordColumn, RecordTable

_RULE = 3
_EXCERPT = 200
_NOTHING = "\u2013"


class SampleTable(Card):
    """Rows come in while a sample is taken. The chosen one is told in full below the table."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._rules: tuple[Rule, ...] = ()
        self.table: RecordTable[Sampled] = RecordTable(
            (
                RecordColumn(self.tr("Object"), _object, 21, 5),
                RecordColumn(self.tr("Bucket"), _bucket, 13, 2),
                RecordColumn(self.tr("Size"), _size, 8, right=True),
                RecordColumn(self.tr("Rule"), self._rule, 12),
                RecordColumn(self.tr("Text"), _text, 13, 4),
                RecordColumn(self.tr("Indexed as"), _indexed_as, 22),
            ),
            name=self.tr("Sampled objects"),
            most_rows=9,
        )
        self.table.chosen.connect(self._show)
        self._line = separator()
        self._key = Label(role=Role.MONO, wraps=True, selectable=True)
        self._facts = Label(role=Role.SMALL, wraps=True, selectable=True)
        self._reason = Label(wraps=True, selectable=True)
        self._excerpt = CodeView(name=self.tr("Text that was read from the object"))
        self._excerpt.setLineWrapMode(CodeView.LineWrapMode.WidgetWidth)
        self._excerpt.show_lines(4)
        self.add(self.table)
        for widget in (self._line, self._key, self._facts, self._reason, self._excerpt):
            self.add(widget)
        self._show(None)

    @property
    def details(self) -> tuple[str, str, str, str]:
        """What is told of the chosen object: its key, its facts, what became of it, its text."""
        return (
            self._key.text(),
            self._facts.text(),
            self._reason.text(),
            self._excerpt.toPlainText(),
        )

    def show_rules(self, rules: tuple[Rule, ...]) -> None:
        """Name the advanced rules that take the objects; without any, none are named."""
        self._rules = rules
        self.table.show_column(_RULE, bool(rules))

    def append(self, some: Sequence[Sampled]) -> None:
        """Add objects at the end."""
        self.table.append(some)

    def clear(self) -> None:
        """Show nothing."""
        self.table.clear()

    def _rule(self, sampled: Sampled) -> Cell:
        preview = sampled.preview
        words = rule_words(self._rules, preview.rules, preview.summary.key)
        if words is None:
            return Cell(_NOTHING, Look.MUTED)
        return Cell(say(words), Look.BADGE, Tone.INFO)

    def _show(self, sampled: Sampled | None) -> None:
        widgets = (self._line, self._key, self._facts, self._reason)
        for widget in widgets:
            widget.setVisible(sampled is not None)
        self._excerpt.setVisible(sampled is not None and bool(sampled.text))
        if sampled is None:
            return
        summary = sampled.preview.summary
        self._key.setText(keep_order(show_plainly(summary.key)))
        facts = [
            sampled.preview.bucket,
            fill(self.tr("%1 bytes"), f"{summary.size:,}"),
            summary.storage_class,
        ]
        if self._rules:
            facts.append(self._rule(sampled).text)
        self._facts.setText(" · ".join(facts))
        self._reason.setText(reason_words(sampled))
        lines = sampled.text.expandtabs(4).splitlines()
        self._excerpt.show_text("\n".join(show_plainly(line) for line in lines))


def _object(sampled: Sampled) -> Cell:
    key = show_plainly(sampled.preview.summary.key)
    return Cell(key, Look.MONO, drawn=keep_order(key))


def _bucket(sampled: Sampled) -> Cell:
    return Cell(sampled.preview.bucket)


def _size(sampled: Sampled) -> Cell:
    return Cell(size_words(sampled.preview.summary.size), Look.RIGHT)


def _text(sampled: Sampled) -> Cell:
    excerpt = show_plainly(" ".join(sampled.text[:_EXCERPT].split()))
    return Cell(excerpt or _NOTHING, Look.MUTED)


def _indexed_as(sampled: Sampled) -> Cell:
    words, tone = badge_words(sampled)
    return Cell(say(words), Look.BADGE, tone, note=reason_words(sampled))

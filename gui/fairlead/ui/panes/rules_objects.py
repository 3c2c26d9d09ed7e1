"""The first objects that a preview found, with the rule that takes each and what becomes of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from fairlead.core.texts import translate
from fairlead.flows.documents import Content, Fate
from fairlead.flows.plain_text import keep_order, show_plainly
from fairlead.flows.sync_rules_preview import Preview
from fairlead.ui.figures import size_words
from fairlead.ui.texts import say
from fairlead.ui.widgets.badge import Tone
from fairlead.ui.widgets.record_cells import Cell, Look
from fairlead.ui.widgets.record_table import RecordColumn, RecordTable

_FATES = {
    Fate.READ: translate("Preview", "text"),
    Fate.NO_EXTENSION: translate("Preview", "metadata only: no extension"),
    Fate.OTHER_TYPE: translate("Preview", "metadata only: type not read"),
    Fate.TOO_LARGE: translate("Preview", "metadata only: over 10 MB"),
    Fate.ARCHIVED: translate("Preview", "dropped: archived"),
    Fate.UNREADABLE: translate("Preview", "dropped: not readable"),
}


class ObjectTable(RecordTable[Preview]):
    """A row for each object."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        columns = (
            RecordColumn(self.tr("Object"), _key, 26, 5),
            RecordColumn(self.tr("Bucket"), _bucket, 16, 2),
            RecordColumn(self.tr("Size"), _size, 11, right=True),
            RecordColumn(self.tr("Rule"), _rules, 8),
            RecordColumn(self.tr("What the connector does"), _fate, 28, 2),
        )
        super().__init__(columns, name=self.tr("Objects that match"), most_rows=8, parent=parent)


def _key(preview: Preview) -> Cell:
    key = show_plainly(preview.summary.key)
    return Cell(key, Look.MONO, drawn=keep_order(key))


def _bucket(preview: Preview) -> Cell:
    return Cell(preview.bucket)


def _size(preview: Preview) -> Cell:
    return Cell(size_words(preview.summary.size), Look.RIGHT)


def _rules(preview: Preview) -> Cell:
    numbers = [str(number + 1) for number in preview.rules]
    words = ", ".join(numbers)
    shown = words if len(numbers) < 3 else f"{numbers[0]} +{len(numbers) - 1}"
    return Cell(shown, Look.BADGE, Tone.INFO, note=words)


def _fate(preview: Preview) -> Cell:
    is_text = preview.fate.content is Content.TEXT
    look = Look.BODY if is_text else Look.MUTED
    return Cell(say(_FATES[preview.fate]), look, note=say(preview.fate.text))

"""Sync rules as a table: one row a rule, what it matches, and what is wrong with it below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairlead.flows.sync_rules import Rule
from fairlead.flows.sync_rules_check import Finding
from fairlead.flows.sync_rules_preview import Tally
from fairlead.flows.sync_rules_rows import rows_of
from fairlead.ui.panes.rules_choice import CELLS
from fairlead.ui.panes.rules_notes import fix_words, matches_words
from fairlead.ui.texts import fill, say
from fairlead.ui.widgets.badge import Tone
from fairlead.ui.widgets.buttons import small
from fairlead.ui.widgets.edit_model import EditColumn, Note
from fairlead.ui.widgets.edit_table import EditTable
from fairlead.ui.widgets.label import Label, Role

_MATCHES = len(CELLS)
_MOST_NOTES = 100


class RulesBuilder(QWidget):
    """The rules row by row.

    Signals:
        cell_edited: Another text is wanted (the rule, the column of `CELLS`, the text).
        fix_wanted: The user wants what a `Finding` proposes.
        remove_wanted: A rule is to go (its index).
        move_wanted: A rule is to change places (its index, -1 or 1).
    """

    cell_edited = Signal(int, int, str)
    fix_wanted = Signal(object)
    remove_wanted = Signal(int)
    move_wanted = Signal(int, int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules: tuple[Rule, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self._tallies: Sequence[Tally] = ()
        self._is_filled = False
        self._buckets: tuple[str, ...] = ()
        columns = (
            EditColumn(self.tr("Bucket"), 27, proposals=lambda: self._buckets),
            EditColumn(self.tr("Prefix"), 17, is_mono=True, placeholder=self.tr("any")),
            EditColumn(self.tr("Extensions"), 24, is_mono=True, placeholder=self.tr("all")),
            EditColumn(self.tr("Matches"), 32, may_edit=False),
        )
        self.table = EditTable(columns, name=self.tr("Sync rules"), lines_per_row=2)
        self._empty = Label(
            self.tr("No rules: every object of the chosen buckets is fetched."),
            Role.MUTED,
            wraps=True,
        )
        self._more = Label("", Role.WARNING, wraps=True)
        self._remove = small(self.tr("&Remove"), self._ask_to_remove, name=self.tr("Remove rule"))
        self._up = small(self.tr("Move &up"), lambda: self._ask_to_move(-1))
        self._down = small(self.tr("Move do&wn"), lambda: self._ask_to_move(1))
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(6)
        for button in (self._up, self._down, self._remove):
            tools.addWidget(button)
        tools.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._empty, self.table, self._more, self._tools):
            layout.addWidget(widget)
        self.table.edited.connect(self.cell_edited)
        self.table.remove_wanted.connect(self.remove_wanted)
        self.table.move_wanted.connect(self.move_wanted)
        self.table.fix_wanted.connect(lambda note: self.fix_wanted.emit(note.key))
        self.table.selectionModel().currentChanged.connect(lambda _now, _old: self._show_tools())

    def show_rules(
        self, rules: tuple[Rule, ...], findings: tuple[Finding, ...], buckets: tuple[str, ...]
    ) -> None:
        """Show these rules with what is said about them; `buckets` are proposed."""
        self._buckets = buckets
        if (rules, findings) == (self._rules, self._findings) and self._is_filled:
            return
        self._is_filled = True
        if rules != self._rules:
            self._rules, self._tallies = rules, ()
        self._findings = findings
        notes: dict[int, list[Note]] = {}
        for finding in findings[:_MOST_NOTES]:
            if finding.rule < len(rules):
                notes.setdefault(finding.rule, []).append(self._note(finding))
        self.table.show_rows(len(rules), self._text, notes)
        rest = len(findings) - _MOST_NOTES
        self._more.setText(fill(self.tr("%1 more things to look at"), f"{max(0, rest):,}"))
        self._more.setVisible(rest > 0)
        self.table.setVisible(bool(rules))
        self._empty.setVisible(not rules)
        self._show_tools()

    def show_tallies(self, tallies: Sequence[Tally]) -> None:
        """Show how much each rule matches; without any nothing was counted yet."""
        self._tallies = tallies
        self.table.show_column(_MATCHES)

    def _text(self, row: int, column: int) -> str:
        if column < _MATCHES:
            return str(getattr(rows_of(self._rules[row : row + 1])[0], CELLS[column]))
        words = matches_words(self._tallies[row]) if row < len(self._tallies) else ()
        return "\n".join(filter(None, words))

    def _note(self, finding: Finding) -> Note:
        tone = Tone.DANGER if finding.takes_nothing else Tone.WARNING
        mend = fix_words(self._rules[finding.rule], finding)
        return Note(say(finding.text), tone, mend, finding)

    def _ask_to_remove(self) -> None:
        self.remove_wanted.emit(self.table.current_row)

    def _ask_to_move(self, step: int) -> None:
        self.move_wanted.emit(self.table.current_row, step)

    def _show_tools(self) -> None:
        row, count = self.table.current_row, len(self._rules)
        self._tools.setVisible(count > 0)
        self._remove.setEnabled(row >= 0)
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < count - 1)

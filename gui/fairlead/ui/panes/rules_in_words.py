"""What the rules typed as JSON say, in words: what each takes, how much, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairlead.core.flow import Issue, Weight
from fairlead.flows.sync_rules import Rule
from fairlead.flows.sync_rules_check import Finding
from fairlead.flows.sync_rules_preview import Tally
from fairlead.flows.sync_rules_rows import explain_rule
from fairlead.ui.panes.rules_notes import fix_words, matches_words
from fairlead.ui.texts import fill, say
from fairlead.ui.widgets.badge import Badge, Tone
from fairlead.ui.widgets.issue_list import IssueList
from fairlead.ui.widgets.label import Label, Role

_MOST = 12


class RulesInWords(QWidget):
    """The first rules in sentences; the table has them all.

    Signals:
        fix_wanted: The user wants what a `Finding` proposes.
    """

    fix_wanted = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules: tuple[Rule, ...] = ()
        self._rows: list[_RuleRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self._more = Label("", Role.SMALL, wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(self._lines)
        layout.addWidget(self._more)

    def show_rules(self, rules: tuple[Rule, ...], findings: Sequence[Finding]) -> None:
        """Show these rules with what is said about them."""
        if rules != self._rules:
            self._rules = rules
            self._build(rules[:_MOST])
        about: list[list[Finding]] = [[] for _ in self._rows]
        for finding in findings:
            if finding.rule < len(about):
                about[finding.rule].append(finding)
        for row, found in zip(self._rows, about, strict=True):
            row.show_findings(found)
        more = len(rules) - len(self._rows)
        words = fill(self.tr("%1 more rules; the table shows them all."), f"{more:,}")
        self._more.setText(words)
        self._more.setVisible(more > 0)

    def show_tallies(self, tallies: Sequence[Tally]) -> None:
        """Show how much each rule matches; without any nothing was counted yet."""
        for at, row in enumerate(self._rows):
            row.show_tally(tallies[at] if at < len(tallies) else None)

    def _build(self, rules: Sequence[Rule]) -> None:
        for row in self._rows:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_RuleRow(number, rule, self._ask) for number, rule in enumerate(rules, 1)]
        for row in self._rows:
            self._lines.addWidget(row)

    def _ask(self, finding: Finding) -> None:
        self.fix_wanted.emit(finding)


class _RuleRow(QWidget):
    """One rule: its number, its words, what it matches; below them what is wrong."""

    def __init__(self, number: int, rule: Rule, mend: Callable[[Finding], None]) -> None:
        super().__init__()
        self._rule = rule
        self._mend = mend
        self._matches = Label("", Role.SMALL)
        self._notes = IssueList()
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(Badge(str(number), Tone.INFO), alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(say(explain_rule(rule)), wraps=True, selectable=True), 1)
        line.addWidget(self._matches, alignment=Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(line)
        layout.addWidget(self._notes)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what is wrong, each with what mends it."""
        issues = [
            Issue("rules", finding.text, Weight.ERROR if finding.takes_nothing else Weight.WARNING)
            for finding in findings
        ]
        fixes = [
            (words, partial(self._mend, finding)) if words else None
            for finding in findings
            for words in (fix_words(self._rule, finding),)
        ]
        self._notes.show_issues(issues, fixes)

    def show_tally(self, tally: Tally | None) -> None:
        """Show how much it matches."""
        self._matches.setText(
            "" if tally is None else " · ".join(filter(None, matches_words(tally)))
        )

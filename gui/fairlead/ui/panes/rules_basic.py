"""Basic sync rules: documents included or excluded by a field, folded until asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fairlead.core.flow import Issue
from fairlead.flows.sync_rules_basic import FIELDS, BasicRule, Comparison, Policy
from fairlead.ui.texts import fill
from fairlead.ui.widgets.buttons import small
from fairlead.ui.widgets.card import row
from fairlead.ui.widgets.disclosure import Disclosure
from fairlead.ui.widgets.edit_model import EditColumn
from fairlead.ui.widgets.edit_table import EditTable
from fairlead.ui.widgets.issue_list import IssueList
from fairlead.ui.widgets.label import Label, Role


class BasicRules(Disclosure):
    """The basic rules row by row. The first that matches a document decides.

    Signals:
        edited: Other rules are wanted (a tuple of `BasicRule`).
    """

    edited = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._rules: tuple[BasicRule, ...] = ()
        self._table = EditTable(self._columns(), name=self.tr("Basic rules"))
        self._notes = IssueList()
        self._add = small(self.tr("Add ba&sic rule"), self._append)
        self._remove = small(
            self.tr("Remove"), self._remove_current, name=self.tr("Remove basic rule")
        )
        self._up = small(
            self.tr("Move up"), lambda: self._move_current(-1), name=self.tr("Move basic rule up")
        )
        self._down = small(
            self.tr("Move down"),
            lambda: self._move_current(1),
            name=self.tr("Move basic rule down"),
        )
        words = self.tr(
            "They leave out or keep documents by a field, beside the rules above. The first one"
            " that matches decides; what none matches is kept. Objects are fetched all the same."
        )
        self.add(Label(words, Role.MUTED, wraps=True))
        self.add(self._table)
        self.add(self._notes)
        self.add(row(self._add, self._up, self._down, self._remove, spacing=6))
        self._table.edited.connect(self._edit)
        self._table.remove_wanted.connect(lambda _row: self._remove_current())
        self._table.move_wanted.connect(lambda _row, step: self._move_current(step))
        self._table.selectionModel().currentChanged.connect(lambda _now, _old: self._show_tools())

    def _columns(self) -> tuple[EditColumn, ...]:
        policies = (
            (Policy.INCLUDE.value, self.tr("Include")),
            (Policy.EXCLUDE.value, self.tr("Exclude")),
        )
        comparisons = (
            (Comparison.EQUALS.value, self.tr("equals")),
            (Comparison.STARTS_WITH.value, self.tr("starts with")),
            (Comparison.ENDS_WITH.value, self.tr("ends with")),
            (Comparison.CONTAINS.value, self.tr("contains")),
            (Comparison.REGEX.value, self.tr("fits the regular expression")),
            (Comparison.GREATER.value, self.tr("is greater than")),
            (Comparison.LESS.value, self.tr("is less than")),
        )
        return (
            EditColumn(self.tr("Policy"), 16, policies),
            EditColumn(self.tr("Field"), 24, proposals=lambda: FIELDS, is_mono=True),
            EditColumn(self.tr("Comparison"), 26, comparisons),
            EditColumn(self.tr("Value"), 34, is_mono=True),
        )

    def show_rules(self, rules: tuple[BasicRule, ...], issues: Sequence[Issue]) -> None:
        """Show these rules with what is wrong with them."""
        self._rules = rules
        title = fill(self.tr("Basic rules (%1)"), len(rules)) if rules else self.tr("Basic rules")
        self.set_title(title)
        self._table.show_rows(len(rules), self._text)
        self._table.setVisible(bool(rules))
        self._notes.show_issues(issues)
        if rules and issues:
            self.open()
        self._show_tools()

    def _text(self, row_: int, column: int) -> str:
        rule = self._rules[row_]
        return (rule.policy.value, rule.field, rule.comparison.value, rule.value)[column]

    def _edit(self, row_: int, column: int, text: str) -> None:
        rule = self._rules[row_]
        changed = (
            replace(rule, policy=Policy(text))
            if column == 0
            else replace(rule, field=text.strip())
            if column == 1
            else replace(rule, comparison=Comparison(text))
            if column == 2
            else replace(rule, value=text)
        )
        self._put((*self._rules[:row_], changed, *self._rules[row_ + 1 :]))

    def _append(self) -> None:
        new = BasicRule(uuid4().hex, Policy.EXCLUDE, FIELDS[0], Comparison.ENDS_WITH, "")
        self._put((*self._rules, new))
        self._table.go_to(len(self._rules) - 1, 3, edits=True)

    def _remove_current(self) -> None:
        at = self._table.current_row
        if at >= 0:
            self._put((*self._rules[:at], *self._rules[at + 1 :]))

    def _move_current(self, step: int) -> None:
        at = self._table.current_row
        if at >= 0 and 0 <= at + step < len(self._rules):
            rules = list(self._rules)
            rules[at], rules[at + step] = rules[at + step], rules[at]
            self._put(tuple(rules))
            self._table.go_to(at + step, 0)

    def _put(self, rules: tuple[BasicRule, ...]) -> None:
        self.edited.emit(rules)

    def _show_tools(self) -> None:
        at, count = self._table.current_row, len(self._rules)
        for button, is_possible in (
            (self._remove, at >= 0),
            (self._up, at > 0),
            (self._down, 0 <= at < count - 1),
        ):
            button.setVisible(count > 0)
            button.setEnabled(is_possible)

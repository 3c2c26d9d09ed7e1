"""Sync rules in two views of one truth: a table to build them in, and Elastic's JSON."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fairlead.core.flow import Issue
from fairlead.flows.s3_answers import RulesAnswers
from fairlead.flows.sync_rules import Rule
from fairlead.flows.sync_rules_check import Finding
from fairlead.flows.sync_rules_preview import Tally
from fairlead.ui.panes.rules_basic import BasicRules
from fairlead.ui.panes.rules_builder import RulesBuilder
from fairlead.ui.panes.rules_in_words import RulesInWords
from fairlead.ui.panes.rules_json import RulesJson, Verdict
from fairlead.ui.widgets.buttons import link, small
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.segmented import Segmented

_TABLE, _JSON = "table", "json"


class RulesPane(Card):
    """The rules, and the basic rules folded below them.

    Signals:
        rules_typed: Other rules are wanted (a tuple of `Rule`); it ends what was typed in JSON.
        broken_typed: JSON that holds no rules was typed (a string).
        long_typed: JSON is being typed that is too long to be read at once.
        reading_wanted: Such JSON is to be read (a string); `take_verdict` waits for the outcome.
        writing_wanted: Many rules (a tuple of `Rule`) are to be written; `take_text` waits for it.
        basic_edited: Other basic rules are wanted (a tuple of `BasicRule`).
        add_wanted: One more rule is wanted.
        fix_wanted: The user wants what a `Finding` proposes.
        view_changed: The other view is to be shown.
    """

    rules_typed = Signal(object)
    broken_typed = Signal(str)
    long_typed = Signal()
    reading_wanted = Signal(str)
    writing_wanted = Signal(object)
    basic_edited = Signal(object)
    add_wanted = Signal()
    fix_wanted = Signal(object)
    view_changed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown = RulesAnswers()
        self._tallies: Sequence[Tally] = ()
        self._view = Segmented(
            ((_TABLE, self.tr("Rules")), (_JSON, self.tr("JSON"))),
            name=self.tr("View of the rules"),
        )
        self._add = small(self.tr("A&dd rule"), self.add_wanted.emit)
        self.head.insertWidget(0, self._view, 1)
        self.head.addWidget(self._add, alignment=Qt.AlignmentFlag.AlignTop)
        self.builder = RulesBuilder()
        self._json = RulesJson()
        self._words = RulesInWords()
        self._no_table = Label("", Role.WARNING, wraps=True)
        self._back = link(self.tr("Go back to the last valid rules"), self._go_back)
        self._basic = BasicRules()
        for widget in (
            self._no_table,
            self._back,
            self.builder,
            self._json,
            self._words,
            self._basic,
        ):
            self.add(widget)
        self.body.addStretch(1)
        self._view.chosen.connect(self._choose_view)
        self._json.rules_typed.connect(self.rules_typed)
        self._json.broken_typed.connect(self.broken_typed)
        self._json.long_typed.connect(self.long_typed)
        self._json.reading_wanted.connect(self.reading_wanted)
        self._json.writing_wanted.connect(self.writing_wanted)
        self.builder.fix_wanted.connect(self.fix_wanted)
        self._words.fix_wanted.connect(self.fix_wanted)
        self._basic.edited.connect(self.basic_edited)

    @property
    def json_entry(self) -> QWidget:
        """Where JSON is typed."""
        return self._json.entry

    def show_answers(
        self, answers: RulesAnswers, findings: tuple[Finding, ...], basic_issues: Sequence[Issue]
    ) -> None:
        """Show the rules in the chosen view."""
        self._shown = answers
        is_table = self._view.value == _TABLE
        has_rules = not answers.edited and not answers.is_unread
        self.builder.setVisible(is_table and has_rules)
        self._no_table.setText(
            self.tr("The JSON is still being checked.")
            if answers.is_unread
            else self.tr("The JSON holds no valid rules, so there is no table to show.")
        )
        self._no_table.setVisible(is_table and not has_rules)
        self._back.setVisible(not has_rules)
        self._add.setVisible(is_table and has_rules)
        self._json.setVisible(not is_table)
        self._words.setVisible(not is_table and has_rules)
        if is_table:
            buckets = tuple(bucket.name for bucket in answers.known)
            self.builder.show_rules(answers.rules, findings, buckets)
        else:
            self._json.show_answers(answers)
            self._words.show_rules(answers.rules, findings)
            self._words.show_tallies(self._tallies)
        self._basic.show_rules(answers.basic, basic_issues)

    def show_tallies(self, tallies: Sequence[Tally]) -> None:
        """Show how much each rule matches; without any nothing was counted yet."""
        self._tallies = tallies
        self.builder.show_tallies(tallies)
        self._words.show_tallies(tallies)

    def settle(self) -> None:
        """Judge what was typed now."""
        self._json.settle()

    def take_verdict(self, text: str, found: Verdict) -> None:
        """Take what was read in a long text."""
        self._json.take_verdict(text, found)

    def take_text(self, rules: tuple[Rule, ...], text: str) -> None:
        """Take what many rules look like in JSON."""
        self._json.take_text(rules, text)

    def show_json(self) -> None:
        """Go to the JSON."""
        self._view.show_value(_JSON)
        self._choose_view(_JSON)

    def _choose_view(self, _value: str) -> None:
        self._json.settle()
        self.view_changed.emit()

    def _go_back(self) -> None:
        self._json.forget()
        self.rules_typed.emit(self._shown.rules)

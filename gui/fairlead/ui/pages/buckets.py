"""Buckets and rules: what the connector will fetch, counted in the real buckets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from fairlead.core.errors import Problem
from fairlead.core.flow import Issue, Weight
from fairlead.flows.s3_answers import RulesAnswers, S3Answers
from fairlead.flows.s3_views import PreviewUpdate
from fairlead.flows.sync_rules import Rule, read_rules, write_rules
from fairlead.flows.sync_rules_basic import BasicRule
from fairlead.flows.sync_rules_check import Finding, check_rules
from fairlead.flows.sync_rules_seen import Seen
from fairlead.ui.form_page import FormPage
from fairlead.ui.page import PageContext
from fairlead.ui.panes.buckets_list import BucketsPane
from fairlead.ui.panes.buckets_lookup import BucketLookup
from fairlead.ui.panes.rules_choice import (
    with_broken,
    with_cell,
    with_moved,
    with_new_rule,
    with_rule,
    with_rules,
    with_tick,
    without_rule,
)
from fairlead.ui.panes.rules_pane import RulesPane
from fairlead.ui.panes.rules_preview import RulesPreview
from fairlead.ui.widgets.columns import Columns

_FINDINGS = "findings"
_READING = "reading"
_TYPED = "typed"
_WRITING = "writing"


class BucketsPage(FormPage[S3Answers]):
    """Asks for buckets and sync rules. Nothing is read but lists of objects."""

    def __init__(
        self,
        context: PageContext[S3Answers],
        *,
        settle_ms: int = 400,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            context,
            self.tr(
                "What the connector will fetch. Counts come from the real buckets, judged the way "
                "the connector judges."
            ),
            parent=parent,
        )
        self._shows_errors = False
        self._checked: tuple[S3Answers, tuple[Issue, ...]] | None = None
        self._judged: object = None
        self._findings: tuple[Finding, ...] = ()
        self._found_in: tuple[Rule, ...] = ()
        self._seen: dict[int, Seen] = {}
        self._is_unread = False
        self._lookup = BucketLookup(context, parent=self)
        self._buckets = BucketsPane()
        self._rules = RulesPane()
        self._preview = RulesPreview(context, settle_ms=settle_ms)
        self._buckets.setMinimumWidth(self.fontMetrics().averageCharWidth() * 32)
        self._rules.setMinimumWidth(self.fontMetrics().averageCharWidth() * 52)
        self.add(Columns(self._buckets, self._rules, stretches=(4, 9)))
        self.add(self._preview)
        self.body.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self._lookup.waiting.connect(partial(self.wait_for, "buckets"))
        self._lookup.changed.connect(self._on_change)
        self._lookup.failed.connect(self._fail_lookup)
        self._preview.counted.connect(self._take_count)
        self._preview.failed.connect(self._fail_preview)
        self._buckets.ticked.connect(
            lambda name, is_on: self._edit(lambda rules: with_tick(rules, name, is_on))
        )
        self._buckets.refresh_wanted.connect(self._lookup.again)
        self._buckets.all_ticked.connect(
            lambda is_on: self._edit(lambda rules: replace(rules, is_all=is_on))
        )
        rules = self._rules
        rules.rules_typed.connect(lambda typed: self._edit(lambda known: with_rules(known, typed)))
        rules.broken_typed.connect(lambda text: self._edit(lambda known: with_broken(known, text)))
        rules.long_typed.connect(lambda: self._edit(lambda known: replace(known, is_unread=True)))
        rules.reading_wanted.connect(self._read)
        rules.writing_wanted.connect(self._write)
        rules.basic_edited.connect(self._take_basic)
        rules.add_wanted.connect(self._add)
        rules.view_changed.connect(self._on_change)
        builder = rules.builder
        builder.cell_edited.connect(
            lambda at, column, text: self._edit(lambda known: with_cell(known, at, column, text))
        )
        builder.remove_wanted.connect(self._remove)
        builder.move_wanted.connect(self._move)
        rules.fix_wanted.connect(self._mend)

    # What the user does.

    def _edit(self, change: Callable[[RulesAnswers], RulesAnswers]) -> None:
        self.draft.update(lambda answers: replace(answers, rules=change(answers.rules)))

    def _read(self, text: str) -> None:
        """Read what was typed on another thread: it may be megabytes."""
        self.ask(_READING, partial(read_rules, text), partial(self._rules.take_verdict, text))

    def _write(self, rules: tuple[Rule, ...]) -> None:
        """Write rules on another thread: they may be tens of thousands."""
        self.ask(
            _WRITING,
            partial(write_rules, rules),
            partial(self._rules.take_text, rules),
            words=self.tr("Writing the rules as JSON…"),
        )

    def _take_basic(self, basic: tuple[BasicRule, ...]) -> None:
        self._edit(lambda known: replace(known, basic=basic))

    def _add(self) -> None:
        """Add a rule and let the user type what is missing first."""
        self._edit(with_new_rule)
        rules = self.draft.answers.rules.rules
        self._rules.builder.table.go_to(len(rules) - 1, 1 if rules[-1].bucket else 0, edits=True)

    def _remove(self, index: int) -> None:
        self._edit(lambda known: without_rule(known, index))

    def _move(self, index: int, step: int) -> None:
        count = len(self.draft.answers.rules.rules)
        if 0 <= index + step < count:
            self._edit(lambda known: with_moved(known, index, step))
            self._rules.builder.table.go_to(index + step, 0)

    def _mend(self, finding: Finding) -> None:
        better = finding.better
        if better is not None:
            self._edit(lambda known: with_rule(known, finding.rule, better))

    # Looking up and counting.

    def enter(self) -> None:
        """Look the buckets up, and count what would be fetched."""
        super().enter()
        self._lookup.want()

    def leave(self) -> None:
        """Take what was typed last, and list no further."""
        self._rules.settle()
        super().leave()
        self._preview.forget()

    def _fail_lookup(self, problem: Problem | None) -> None:
        self.show_problem("buckets", problem, self._lookup.again)

    def _fail_preview(self, problem: Problem | None) -> None:
        self.show_problem("preview", problem, self._preview.again)

    def _take_count(self, update: PreviewUpdate | None) -> None:
        self._rules.show_tallies(update.by_rule if update is not None else ())
        self._seen = dict(update.seen) if update is not None else {}
        if update is None or update.is_complete:
            self._judge()

    def _judge(self) -> None:
        """Look for what is valid and still wrong, on another thread: there may be many rules."""
        answers, seen = self.draft.answers.rules, self._seen
        names = {bucket.name for bucket in answers.known} if self._lookup.is_known else None
        question = (answers.rules, names, sorted(seen))
        if question == self._judged:
            return
        self._judged = question
        self.ask(
            _FINDINGS,
            lambda: tuple(check_rules(answers.rules, names, seen)),
            partial(self._take_findings, answers.rules),
        )

    def _take_findings(self, rules: tuple[Rule, ...], findings: tuple[Finding, ...]) -> None:
        self._found_in, self._findings = rules, findings
        self._on_change()

    def _current_findings(self) -> tuple[Finding, ...]:
        """Leave out what was found in a rule that is another one by now."""
        rules = self.draft.answers.rules.rules
        if rules == self._found_in:
            return self._findings

        def is_current(finding: Finding) -> bool:
            its = slice(finding.rule, finding.rule + 1)
            return rules[its] == self._found_in[its]

        return tuple(filter(is_current, self._findings))

    # Showing.

    def refresh(self) -> None:
        """Show the answers, and count again if they ask for something else."""
        answers = self.draft.answers.rules
        issues = self.issues
        shown = [
            issue
            for issue in issues
            if issue.field == "buckets"
            and (self._shows_errors or issue.weight is Weight.WARNING or answers.chosen)
        ]
        self._buckets.show_answers(
            answers, shown, is_known=self._lookup.is_known, is_working=self._lookup.is_working
        )
        basic = [issue for issue in issues if issue.field == "basic"]
        self._rules.show_answers(answers, self._current_findings(), basic)
        if answers.is_unread != self._is_unread:
            self._is_unread = answers.is_unread
            self.wait_for(_TYPED, self.tr("Checking the rules…") if self._is_unread else "")
        self._judge()
        has_rules = not answers.edited and not answers.is_unread
        self._preview.want(
            is_possible=has_rules and (self._lookup.is_known or not answers.reads_all)
        )

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What is wrong with the answers; found once for each of them, for there may be many."""
        answers = self.draft.answers
        if self._checked is None or self._checked[0] is not answers:
            self._checked = (answers, super().issues)
        return self._checked[1]

    def reveal(self) -> None:
        """Show also what is missing."""
        self._shows_errors = True
        self._on_change()
        super().reveal()

    def first_focus(self) -> QWidget | None:
        """Return where the first error can be mended, or else the list of buckets."""
        if any(issue.field == "rules" for issue in self.errors):
            if self.draft.answers.rules.edited or self.draft.answers.rules.is_unread:
                self._rules.show_json()
                return self._rules.json_entry
            return self._rules.builder.table
        return self._buckets.entry

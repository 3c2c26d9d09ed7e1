"""Sync rules as Elastic's JSON, with the connector's verdict on what is typed."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairlead.core.flow import Issue
from fairlead.flows.s3_answers import RulesAnswers
from fairlead.flows.sync_rules import Rule, read_rules, write_rules
from fairlead.ui.texts import fill, say
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.badge import Badge, Tone
from fairlead.ui.widgets.code import CodeView
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.notice import copy_button

_PAUSE = 200
_LINES = 14
_LONG = 100_000
"""Characters of a text that takes too long to be read on the thread of the window."""
_MANY = 5_000
"""Rules that take too long to be written there."""

Verdict = tuple[Rule, ...] | Issue


class RulesJson(QWidget):
    """The JSON of the rules. A short pause in typing brings the verdict.

    A long text is read by somebody else, who is to call `take_verdict`. Until then nothing that is
    known of the rules counts. Many rules are written by somebody else too, who is to call
    `take_text`; until then there is nothing to type in.

    Signals:
        rules_typed: The text holds these rules (a tuple of `Rule`).
        broken_typed: The text holds none (a string).
        long_typed: A long text is being typed.
        reading_wanted: A long text was typed and is to be read (a string).
        writing_wanted: Many rules are to be written (a tuple of `Rule`).
    """

    rules_typed = Signal(object)
    broken_typed = Signal(str)
    long_typed = Signal()
    reading_wanted = Signal(str)
    writing_wanted = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules: tuple[Rule, ...] = ()
        self._writing: tuple[Rule, ...] | None = None
        self._is_valid = False
        self._text = ""
        self._editor = CodeView(name=self.tr("Sync rules as JSON"), editable=True)
        self._editor.show_lines(_LINES)
        self._badge = Badge()
        self._fault = Label("", Role.DANGER, wraps=True, selectable=True)
        copy = copy_button(self.tr("&Copy"), self._editor.text, name=self.tr("Copy JSON"))
        head = QHBoxLayout()
        head.addWidget(self._badge)
        head.addStretch(1)
        head.addWidget(copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._editor)
        layout.addWidget(self._fault)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._judge)
        self._editor.textChanged.connect(self._wait)

    @property
    def entry(self) -> QWidget:
        """Where the focus enters."""
        return self._editor

    def show_answers(self, answers: RulesAnswers) -> None:
        """Show the rules unless the text says the same already, or something newer."""
        if answers.is_unread or self._pause.isActive():
            return
        if answers.edited:
            self._show_text(answers.edited)
            self._show_verdict(read_rules(answers.edited))
        elif answers.rules != self._rules or not self._is_valid:
            self._rules = answers.rules
            if len(answers.rules) > _MANY:
                self._wait_for_text(answers.rules)
            else:
                self._show_text(write_rules(answers.rules))
            self._show_verdict(answers.rules)

    def settle(self) -> None:
        """Judge what was typed now: the page is about to be left."""
        if self._pause.isActive():
            self._pause.stop()
            self._judge()

    def forget(self) -> None:
        """Forget what was typed, also where it is being read: other rules are wanted."""
        self._pause.stop()
        self._text = ""
        self._is_valid = False

    def take_verdict(self, text: str, found: Verdict) -> None:
        """Take what was read in a long text, unless another one has been typed meanwhile."""
        if text == self._text and not self._pause.isActive():
            self._take(text, found)

    def take_text(self, rules: tuple[Rule, ...], text: str) -> None:
        """Take what many rules look like, unless there is something newer."""
        if rules is self._writing:
            self._show_text(text)

    def _wait_for_text(self, rules: tuple[Rule, ...]) -> None:
        self._show_text("")
        self._editor.setReadOnly(True)
        self._writing = rules
        self.writing_wanted.emit(rules)

    def _show_text(self, text: str) -> None:
        self._writing = None
        self._editor.setReadOnly(False)
        self._text = text
        self._editor.show_text(text)

    def _wait(self) -> None:
        # Colors make the editor tell of a change, too.
        text = self._editor.text()
        if text != self._text:
            self._pause.start()
            if len(text) > _LONG:
                self._badge.show_state(self.tr("Checking…"), Tone.NEUTRAL)
                self._fault.hide()
                self.long_typed.emit()

    def _judge(self) -> None:
        text = self._text = self._editor.text()
        if len(text) > _LONG:
            self.reading_wanted.emit(text)
        else:
            self._take(text, read_rules(text))

    def _take(self, text: str, found: Verdict) -> None:
        self._show_verdict(found)
        if isinstance(found, Issue):
            announce(self, say(found.text))
            self.broken_typed.emit(text)
        else:
            if found != self._rules:
                self._rules = found
            # Those that are the same are the same object: whoever compares them is done at once.
            self.rules_typed.emit(self._rules)

    def _show_verdict(self, found: Verdict) -> None:
        is_wrong = isinstance(found, Issue)
        self._is_valid = not is_wrong
        self._fault.setVisible(is_wrong)
        if isinstance(found, Issue):
            self._badge.show_state(self.tr("The connector would refuse this"), Tone.DANGER)
            self._fault.setText(say(found.text))
        else:
            words = self.tr("Valid · 1 rule") if len(found) == 1 else self.tr("Valid · %1 rules")
            self._badge.show_state(fill(words, f"{len(found):,}"), Tone.SUCCESS)
        self._editor.setAccessibleDescription(self._fault.text() if is_wrong else "")

"""The buckets to read from: ticked one by one, or all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fairlead.core.flow import Issue
from fairlead.flows.s3_answers import BucketInfo, Encryption, RulesAnswers
from fairlead.ui.texts import fill
from fairlead.ui.widgets.buttons import link, small
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.check_list import CheckList, Option
from fairlead.ui.widgets.inputs import CheckBox, LineEdit
from fairlead.ui.widgets.issue_list import IssueList
from fairlead.ui.widgets.label import Label, Role


class _NameEdit(LineEdit):
    """A line for the name of a bucket, which need not be listed to be read."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__(mono=True)
        self.setPlaceholderText(self.tr("Another bucket"))
        self.setAccessibleName(self.tr("Another bucket"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add on Return; without a name it leads on, as everywhere."""
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and self.text().strip():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class BucketsPane(Card):
    """The buckets of the account with what is known about each.

    Signals:
        ticked: A bucket is to be read, or no longer (its name, a bool).
        all_ticked: Every bucket is meant, or no longer (a bool).
        refresh_wanted: The buckets are to be looked up again.
    """

    ticked = Signal(str, bool)
    all_ticked = Signal(bool)
    refresh_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Buckets"), parent=parent)
        self._list = CheckList(self.tr("Buckets"), filter_name=self.tr("Filter by name"), empty="")
        self._name = _NameEdit()
        self._add = small(self.tr("Add"), self._add_named, name=self.tr("Add bucket by name"))
        named = QHBoxLayout()
        named.setSpacing(6)
        named.addWidget(self._name, 1)
        named.addWidget(self._add)
        self.head.addWidget(
            link(
                self.tr("Refresh"),
                self.refresh_wanted.emit,
                scale="small",
                name=self.tr("Look up buckets again"),
            )
        )
        self._all = CheckBox(self.tr("A&ll buckets (*)"))
        self._words = Label("", Role.SMALL, wraps=True)
        self._notes = IssueList()
        self.add(self._list)
        self.body.addLayout(named)
        self.body.addWidget(self._all, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add(self._words)
        self.add(self._notes)
        self.body.addStretch(1)
        self._list.toggled.connect(self.ticked)
        self._all.toggled.connect(self.all_ticked)
        self._name.entered.connect(self._add_named)

    @property
    def entry(self) -> QWidget:
        """Where the focus enters."""
        return self._all if self._all.isChecked() else self._list.entry

    def show_answers(
        self, answers: RulesAnswers, issues: Sequence[Issue], *, is_known: bool, is_working: bool
    ) -> None:
        """Show the buckets; `is_known` tells that there are no others in the account."""
        names = {bucket.name for bucket in answers.known}
        known = sorted(answers.known, key=lambda bucket: bucket.name)
        listed = [Option(b.name, self._detail(b), b.may_list is False) for b in known]
        # A bucket that was chosen by name need not be listed to be read.
        gone = self.tr("not found in this account") if is_known else ""
        listed += [Option(name, gone, True) for name in answers.chosen if name not in names]
        ticked = names if answers.is_all else set(answers.chosen)
        if is_working:
            empty = self.tr("Looking up buckets…")
        elif is_known:
            empty = self.tr("This account has no bucket.")
        else:
            empty = self.tr("The buckets are not known. Add one by its name.")
        self._list.offer(listed, ticked, empty=empty)
        self._list.setEnabled(not answers.is_all)
        self._all.show_tick(answers.is_all)
        words = ""
        if answers.rules:
            words = self.tr("While there are rules, they say which buckets are read.")
        elif answers.is_all:
            words = self.tr("Every bucket that the key may see, also those to come.")
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._notes.show_issues(issues)

    def _add_named(self) -> None:
        name = self._name.text().strip()
        if name:
            self._name.clear()
            self.ticked.emit(name, True)

    def _detail(self, bucket: BucketInfo) -> str:
        if bucket.may_list is False:
            words = self.tr("you may not list it")
            return fill(self.tr("%1 · %2"), bucket.region, words) if bucket.region else words
        encryption = {
            Encryption.OWN_KEY: self.tr("own KMS key"),
            Encryption.AWS_KEY: self.tr("AWS KMS key"),
        }.get(bucket.encryption, "")
        return " · ".join(filter(None, (bucket.region, encryption)))

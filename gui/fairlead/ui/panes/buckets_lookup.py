"""The buckets of the account, looked up once for each sign-in."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from fairlead.core.errors import Problem
from fairlead.flows.answers import AwsSignIn
from fairlead.flows.s3_answers import BucketInfo, S3Answers
from fairlead.ui.page import PageContext
from fairlead.ui.panes.rules_choice import with_buckets

_BUCKETS = "buckets"
_PAUSE = 60
"""Milliseconds for which buckets are gathered before they go into the answers together."""


class BucketLookup(QObject):
    """Puts the buckets of the account into the draft as they become known.

    Signals:
        changed: The lookup has come to its end, well or not.
        waiting: What is being looked up, in words, "" for nothing.
        failed: The lookup failed (a `Problem`), or None once it is being tried again.
    """

    changed = Signal()
    waiting = Signal(str)
    failed = Signal(object)

    def __init__(self, context: PageContext[S3Answers], *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked_for: AwsSignIn | None = None
        self._found: dict[str, BucketInfo] = {}
        self.is_working = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._put)

    @property
    def is_known(self) -> bool:
        """Whether all buckets are known."""
        answers = self._context.draft.answers
        return bool(answers.rules.looked_up_for) and not self.is_working

    def want(self) -> None:
        """Look the buckets up unless that was done for this sign-in."""
        if self._context.draft.answers.aws != self._asked_for:
            self.again()

    def again(self) -> None:
        """Look the buckets up now."""
        desk, bag = self._context.desk, self._context.bag
        aws = self._context.draft.answers.aws
        self._asked_for = aws
        self._found = {}
        self.is_working = True
        self.failed.emit(None)
        self.waiting.emit(self.tr("Looking up buckets…"))
        self._context.bridge.stream(
            self,
            _BUCKETS,
            lambda cancel: desk.buckets(aws, bag, cancel),
            on_item=self._take,
            on_end=self._finish,
            on_problem=self._fail,
            on_stopped=self._stop,
        )

    def _take(self, bucket: BucketInfo) -> None:
        self._found[bucket.name] = bucket
        if not self._pause.isActive():
            self._pause.start()

    def _put(self, account: str = "") -> None:
        self._pause.stop()
        found = tuple(self._found.values())
        self._context.draft.update(
            lambda answers: replace(answers, rules=with_buckets(answers.rules, found, account))
        )

    def _finish(self) -> None:
        identity = self._context.draft.answers.aws.identity
        self._stop()
        self._put(identity.account if identity is not None else "")
        self.changed.emit()

    def _stop(self) -> None:
        self.is_working = False
        self.waiting.emit("")

    def _fail(self, problem: Problem) -> None:
        self._stop()
        self._put()
        self.changed.emit()
        self.failed.emit(problem)

"""The one crossing between threads and Qt.

Work runs on plain threads that own no QObject and never hold the last reference to one: a job,
with everything its callbacks hold, stays in a table on the GUI thread until its last message has
been delivered. All that crosses is the job's number, through one queued signal.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.core.errors import Problem
from fairlead.ui.workers import Workers

T = TypeVar("T")
E = TypeVar("E")

_PROBES = 4
_PATIENCE = 0.003
"""Seconds for which messages are delivered one after the other."""


Report = Callable[[Any], None]


@dataclass(slots=True, eq=False)
class _Job:
    """One question or one change: what to do, whom to tell, and what has been said so far."""

    owner: QObject
    key: tuple[int, str] | None
    work: Callable[[CancelToken, Report], Any]
    on_result: Callable[[Any], None]
    on_problem: Callable[[Problem], None]
    on_event: Callable[[Any], None]
    on_stopped: Callable[[], None]
    cancel: CancelToken = field(default_factory=CancelToken)
    inbox: deque[Callable[[], None]] = field(default_factory=deque)
    is_over: bool = False


def _ignore(*_args: object) -> None:
    """Take anything and do nothing."""


class Bridge(QObject):
    """Carries questions to worker threads and their answers home. Lives as long as the window.

    Every callback runs on the GUI thread, and only while `owner` is alive. A `Problem` goes to
    `on_problem`. Any other exception but `Cancelled` is a bug and goes to the `on_bug` given here.
    `on_stopped` hears of both: the work ended, and there is no answer.
    """

    _arrived = Signal(int)

    def __init__(
        self, on_bug: Callable[[BaseException], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._on_bug = on_bug
        self._probes = Workers(_PROBES, "probe")
        self._engine = Workers(1, "engine")
        self._numbers = count(1)
        self._jobs: dict[int, _Job] = {}
        self._newest: dict[tuple[int, str], int] = {}
        self._gate = threading.Lock()
        self._is_closed = False
        self._asked: deque[tuple[Workers, int]] = deque()
        self._handing_over = QTimer(self, singleShot=True, interval=1)
        self._handing_over.timeout.connect(self._hand_over)
        self._due: deque[int] = deque()
        self._next_turn = QTimer(self, singleShot=True, interval=1)
        self._next_turn.timeout.connect(self._deliver_all)
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        owner: QObject,
        key: str,
        work: Callable[[], T],
        *,
        on_result: Callable[[T], None],
        on_problem: Callable[[Problem], None],
        on_stopped: Callable[[], None] = _ignore,
    ) -> CancelToken:
        """Ask one read-only question on a probe thread.

        A newer question of the same owner under the same `key` replaces this one: its answer is
        then dropped and its token cancelled.
        """
        return self._start(
            self._probes,
            _Job(
                owner,
                self._key(owner, key),
                lambda _cancel, _report: work(),
                on_result,
                on_problem,
                _ignore,
                on_stopped,
            ),
        )

    def stream(
        self,
        owner: QObject,
        key: str,
        work: Callable[[CancelToken], Iterable[T]],
        *,
        on_item: Callable[[T], None],
        on_end: Callable[[], None],
        on_problem: Callable[[Problem], None],
        on_stopped: Callable[[], None] = _ignore,
    ) -> CancelToken:
        """Ask a question whose answer comes in pieces; `on_item` gets each as it is known."""

        def iterate(cancel: CancelToken, report: Report) -> None:
            for item in work(cancel):
                cancel.check()
                report(item)

        return self._start(
            self._probes,
            _Job(
                owner,
                self._key(owner, key),
                iterate,
                lambda _none: on_end(),
                on_problem,
                on_item,
                on_stopped,
            ),
        )

    def follow(
        self,
        owner: QObject,
        key: str,
        work: Callable[[CancelToken, Callable[[E], None]], T],
        *,
        on_event: Callable[[E], None],
        on_result: Callable[[T], None],
        on_problem: Callable[[Problem], None],
        on_stopped: Callable[[], None] = _ignore,
    ) -> CancelToken:
        """Ask a question that reports while it is worked on, by calling what it is given."""
        return self._start(
            self._probes,
            _Job(owner, self._key(owner, key), work, on_result, on_problem, on_event, on_stopped),
        )

    def run(
        self,
        owner: QObject,
        work: Callable[[CancelToken, Callable[[E], None]], T],
        *,
        on_event: Callable[[E], None],
        on_result: Callable[[T], None],
        on_problem: Callable[[Problem], None],
        on_stopped: Callable[[], None] = _ignore,
    ) -> CancelToken:
        """Make changes on the engine thread, one run after the other, never replaced."""
        return self._start(
            self._engine,
            _Job(owner, None, work, on_result, on_problem, on_event, on_stopped),
        )

    def drop(self, owner: QObject, key: str) -> None:
        """Forget a question: it is told to stop and its answer is not delivered."""
        number = self._newest.pop(self._key(owner, key), None)
        if number is not None:
            self._jobs[number].cancel.cancel()

    @property
    def pending(self) -> int:
        """How many questions and runs have not come to their end, wanted or not."""
        return len(self._jobs)

    def close(self, seconds: float = 3.0) -> bool:
        """Tell all work to stop, deliver nothing more, and wait a bounded time for the threads.

        Returns:
            Whether every thread has ended.
        """
        with self._gate:
            self._is_closed = True
        self._handing_over.stop()
        self._asked.clear()
        self._next_turn.stop()
        self._due.clear()
        for job in self._jobs.values():
            job.cancel.cancel()
        has_ended = self._probes.close(seconds / 2)
        return self._engine.close(seconds / 2) and has_ended

    @staticmethod
    def _key(owner: QObject, key: str) -> tuple[int, str]:
        return (shiboken6.getCppPointer(owner)[0], key)

    def _start(self, workers: Workers, job: _Job) -> CancelToken:
        number = next(self._numbers)
        if job.key is not None:
            before = self._newest.get(job.key)
            if before is not None:
                self._jobs[before].cancel.cancel()
            self._newest[job.key] = number
        self._jobs[number] = job
        # In a turn of its own, once the window shows that it was asked: it shares Python's lock
        # with threads that compute, and would be painted the slower.
        self._asked.append((workers, number))
        if not self._handing_over.isActive():
            self._handing_over.start()
        return job.cancel

    def _hand_over(self) -> None:
        while self._asked:
            workers, number = self._asked.popleft()
            workers.submit(partial(self._work, number))

    # On a worker thread from here.

    def _work(self, number: int) -> None:
        job = self._jobs[number]
        try:
            job.cancel.check()
            result = job.work(job.cancel, partial(self._report, number))
        except Cancelled:
            job.inbox.append(job.on_stopped)
        except Problem as problem:
            job.inbox.append(partial(job.on_problem, problem))
        except Exception as bug:
            job.inbox.append(partial(self._on_bug, bug))
            job.inbox.append(job.on_stopped)
        else:
            job.inbox.append(partial(job.on_result, result))
            del result
        job.is_over = True
        # From the next line on the GUI thread may let go of the job: this thread does so first.
        del job
        self._send(number)

    def _report(self, number: int, item: Any) -> None:
        job = self._jobs[number]
        job.inbox.append(partial(job.on_event, item))
        del job
        self._send(number)

    def _send(self, number: int) -> None:
        with self._gate:
            if not self._is_closed:
                self._arrived.emit(number)

    # Back on the GUI thread.

    def _take(self, number: int) -> None:
        # Not at once: Qt delivers what workers send meanwhile before it looks at anything else.
        self._due.append(number)
        if not self._next_turn.isActive():
            self._next_turn.start()

    def _deliver_all(self) -> None:
        """Deliver what is due, but leave the event loop its turn before the window stands still."""
        begun = time.monotonic()
        try:
            while self._due and time.monotonic() - begun < _PATIENCE:
                number = self._due.popleft()
                job = self._jobs.get(number)
                if job is not None:
                    self._deliver(number, job)
        finally:
            if self._due:
                self._next_turn.start()

    def _deliver(self, number: int, job: _Job) -> None:
        """Deliver one message of a job, and see to the others after those of other jobs."""
        is_over = job.is_over
        try:
            if job.inbox:
                message = job.inbox.popleft()
                if job.inbox:
                    self._due.appendleft(number)
                if self._is_wanted(number, job):
                    message()
        finally:
            if is_over and not job.inbox:
                self._forget(number, job)

    def _forget(self, number: int, job: _Job) -> None:
        del self._jobs[number]
        if job.key is not None and self._newest.get(job.key) == number:
            del self._newest[job.key]

    def _is_wanted(self, number: int, job: _Job) -> bool:
        if job.key is not None and self._newest.get(job.key) != number:
            return False
        return not self._is_closed and shiboken6.isValid(job.owner)

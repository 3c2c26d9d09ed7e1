"""Calls that may hang forever, made so that the caller does not."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final, Generic, TypeVar

T = TypeVar("T")

_THREAD_NAME: Final = "fairlead-time-limit"


class TimeLimit:
    """Makes one call at a time on a daemon thread and waits no longer than `seconds` for it.

    A call that hangs keeps its thread, and nothing else is begun until it ends: later calls wait
    for it within their own limit, so there is never more than one thread.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._free = threading.Lock()

    def run(self, work: Callable[[], T]) -> T:
        """Return what `work` returns, or raise what it raises.

        Raises:
            TimeoutError: The call, or one before it, did not end in time. It goes on by itself.
        """
        until = time.monotonic() + self._seconds
        if not self._free.acquire(timeout=self._seconds):
            raise TimeoutError("an earlier call has not ended")
        outcome = _Outcome(work, self._free)
        thread = threading.Thread(target=outcome.work, name=_THREAD_NAME, daemon=True)
        thread.start()
        thread.join(max(0.0, until - time.monotonic()))
        if thread.is_alive():
            raise TimeoutError("the call has not ended")
        return outcome.take()


class _Outcome(Generic[T]):
    """What a call came to."""

    def __init__(self, work: Callable[[], T], free: threading.Lock) -> None:
        self._work = work
        self._free = free
        self._result: list[T] = []
        self._error: BaseException | None = None

    def work(self) -> None:
        try:
            self._result.append(self._work())
        except BaseException as error:  # handed to the caller's thread
            self._error = error
        finally:
            self._free.release()

    def take(self) -> T:
        # An exception that is held while it is raised holds its own frames, and all they hold.
        error, self._error = self._error, None
        if error is not None:
            try:
                raise error
            finally:
                del error
        return self._result[0]

"""Threads that work through a queue and never keep the program from ending."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from queue import SimpleQueue

Work = Callable[[], None]


class Workers:
    """A fixed number of daemon threads, started with the first work.

    `concurrent.futures` joins its threads when the interpreter ends, so one call that hangs on a
    dead network would keep the program alive. These threads are left behind instead.
    """

    def __init__(self, count: int, name: str) -> None:
        self._count = count
        self._name = name
        self._queue: SimpleQueue[Work | None] | None = None
        self._threads: list[threading.Thread] = []

    def submit(self, work: Work) -> None:
        """Do `work` on the next free thread, in the order in which it is submitted.

        `work` must not raise.
        """
        if self._queue is None:
            self._queue = self._start()
        self._queue.put(work)

    def close(self, seconds: float) -> bool:
        """End the threads once their work is done; wait at most `seconds`.

        Returns:
            Whether all of them ended in time. Those that did not end with the process.
        """
        if self._queue is not None:
            for _thread in self._threads:
                self._queue.put(None)
        deadline = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _start(self) -> SimpleQueue[Work | None]:
        # Imported with the first work, which comes after the first paint.
        from queue import SimpleQueue

        queue: SimpleQueue[Work | None] = SimpleQueue()
        for number in range(self._count):
            thread = threading.Thread(
                target=_work_through, args=(queue,), name=f"{self._name}-{number}", daemon=True
            )
            self._threads.append(thread)
            thread.start()
        return queue


def _work_through(queue: SimpleQueue[Work | None]) -> None:
    while (work := queue.get()) is not None:
        work()
        # The queue may stay empty for long: hold on to nothing meanwhile.
        del work

"""Commands that are killed in the midst of a call that changes something."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from contextlib import AbstractContextManager

from tests.system.apart import Apart
from tests.system.program import Running


def kill_during(
    apart: Apart, command: AbstractContextManager[Running], service: str, operation: str
) -> None:
    """Kill a command that waits for an answer; the call has its effect all the same."""
    apart.fault("slow", service, operation, seconds=0.5)
    before = apart.calls().count(operation)
    with command as running:
        wait_until(lambda: not apart.has_faults())
        running.kill()
        assert running.end().status == -signal.SIGKILL
    wait_until(lambda: apart.calls().count(operation) > before)


def wait_until(holds: Callable[[], bool]) -> None:
    """Look again and again until it holds."""
    until = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.01)

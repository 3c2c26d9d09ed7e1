"""The log of every request the sandbox answered."""

import threading
from dataclasses import dataclass

from fairlead.sandbox.wildcard import matches


@dataclass(frozen=True)
class Call:
    """One request.

    ``at`` is Unix time, ``seconds`` how long the answer took to the last byte. ``service`` and
    ``operation`` read ``iam``/``CreateUser``, ``bedrock-runtime``/``ConverseStream``,
    ``kibana``/``POST /api/actions/connector/{id}``. ``caller`` is an ARN, a user or an empty
    string when nobody could be made out. ``status`` is 0 when no answer was sent.
    """

    at: float
    service: str
    operation: str
    caller: str
    status: int
    seconds: float


class CallLog:
    """A log that many threads may write and read."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._calls: list[Call] = []

    def add(self, call: Call) -> None:
        """Append one call."""
        with self._lock:
            self._calls.append(call)

    def all(self, service: str = "*", operation: str = "*") -> tuple[Call, ...]:
        """Return the calls whose names fit the patterns, oldest first."""
        with self._lock:
            calls = tuple(self._calls)
        return tuple(
            call
            for call in calls
            if matches(service, call.service) and matches(operation, call.operation)
        )

    def clear(self) -> None:
        """Forget every call."""
        with self._lock:
            self._calls.clear()

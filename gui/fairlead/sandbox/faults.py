"""Switches that make the sandbox fail on purpose."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, Protocol, get_args

from fairlead.sandbox.wildcard import matches

# Kinds that are an answer of the service, in the service's own form.
AnswerKind = Literal["throttle", "server_error", "expired", "denied", "malformed"]
# Kinds that happen to the connection; they look the same for every service.
ConnectionKind = Literal["timeout", "reset", "slow", "effect_then_reset"]
FaultKind = AnswerKind | ConnectionKind

ANSWER_KINDS: Final[tuple[AnswerKind, ...]] = get_args(AnswerKind)
FAULT_KINDS: Final[tuple[FaultKind, ...]] = (*ANSWER_KINDS, *get_args(ConnectionKind))

# Parts of one call that a fault may strike by themselves.
_PARTS: Final = ("/events", "/items")

# Status line, headers, body.
Answer = tuple[str, list[tuple[str, str]], bytes]


class RenderFault(Protocol):
    """Words an answer of a service: its status, headers and body for a kind of fault.

    ``malformed`` is a 200 whose body the service's clients cannot parse.
    """

    def __call__(self, kind: AnswerKind, service: str, operation: str) -> Answer:
        """Return status line (``"429 Too Many Requests"``), headers and body."""
        ...


@dataclass(frozen=True)
class Fault:
    """One switch: what goes wrong, for which calls, how often.

    ``service`` and ``operation`` are names as in the call log and may hold ``*`` and ``?``.
    The first ``after`` matching calls pass, the next ``times`` fail (``None``: all of them).
    ``seconds`` is how long ``timeout`` stays silent and ``slow`` waits.
    ``effect_then_reset`` does the work and drops the connection instead of answering.
    The operation ``ConverseStream/events`` strikes in the middle of a stream, and
    ``POST /_bulk/items`` single items of a bulk request, where any kind but ``throttle`` is a shard
    that is gone. A pattern has to end in ``/events`` or ``/items`` to mean these. An expired token
    or a denial come in the middle of a stream no more.
    """

    kind: FaultKind
    service: str = "*"
    operation: str = "*"
    times: int | None = 1
    after: int = 0
    seconds: float = 5.0

    def __post_init__(self) -> None:
        if self.kind not in FAULT_KINDS:
            raise ValueError(f"kind: {self.kind!r} is none of {FAULT_KINDS}")
        if self.times is not None and self.times < 1:
            raise ValueError(f"times: {self.times!r} is less than one")
        if self.after < 0:
            raise ValueError(f"after: {self.after!r} is less than zero")
        if not 0 <= self.seconds <= 600:
            raise ValueError(f"seconds: {self.seconds!r} is not between 0 and 600")

    @classmethod
    def from_json(cls, value: object) -> "Fault":
        """Read a fault from a JSON object; ``ValueError`` names what is wrong with it."""
        if not isinstance(value, Mapping):
            raise ValueError("a fault is a JSON object")
        for name, item in value.items():
            if name not in _CHECKS or not _CHECKS[name](item):
                raise ValueError(f"{name}: {item!r} does not belong in a fault")
        if "kind" not in value:
            raise ValueError("kind: missing")
        return cls(**value)


def _is_whole(item: object) -> bool:
    return isinstance(item, int) and not isinstance(item, bool)


_CHECKS: Final[Mapping[str, Callable[[object], bool]]] = {
    "kind": lambda item: item in FAULT_KINDS,
    "service": lambda item: isinstance(item, str),
    "operation": lambda item: isinstance(item, str),
    "times": lambda item: item is None or _is_whole(item),
    "after": _is_whole,
    "seconds": lambda item: _is_whole(item) or isinstance(item, float),
}


class _Armed:
    """A fault with its two counters."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        self._to_pass = fault.after
        self._left = fault.times

    @property
    def is_spent(self) -> bool:
        return self._left == 0

    def take(self) -> bool:
        """Count one matching call; tell whether it fails."""
        if self._to_pass:
            self._to_pass -= 1
            return False
        if self._left is not None:
            self._left -= 1
        return True


def _concerns(fault: Fault, service: str, operation: str) -> bool:
    # A part is no call of its own, so "*" does not mean it.
    for part in _PARTS:
        if operation.endswith(part) and not fault.operation.endswith(part):
            return False
    return matches(fault.service, service) and matches(fault.operation, operation)


class Faults:
    """The switches that are on; many threads may ask and change them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._armed: list[_Armed] = []

    def add(self, fault: Fault) -> None:
        """Switch a fault on, behind those that are on already."""
        with self._lock:
            self._armed.append(_Armed(fault))

    def clear(self) -> None:
        """Switch all faults off."""
        with self._lock:
            self._armed.clear()

    def all(self) -> tuple[Fault, ...]:
        """Return the faults still on, in the order they were added."""
        with self._lock:
            return tuple(armed.fault for armed in self._armed)

    def match(self, service: str, operation: str) -> Fault | None:
        """Return the fault this call meets, if any, and count it.

        Faults are asked in the order they were added. The first one due wins; those behind it do
        not count the call.
        """
        with self._lock:
            for armed in self._armed:
                fault = armed.fault
                if _concerns(fault, service, operation) and armed.take():
                    if armed.is_spent:
                        self._armed.remove(armed)
                    return fault
            return None

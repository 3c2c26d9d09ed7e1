"""Remembers how each connection was when it was last tested, for Home to show at once."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

from fairlead.core.texts import Text
from fairlead.flows.views import Health
from fairlead.services.places import write_private


@dataclass(frozen=True, slots=True)
class Checkup:
    """How a connection was. `at` is seconds since 1970; `problem` is the title's text or None."""

    health: Health
    at: float
    latency_ms: int | None = None
    problem: Text | None = None


class HealthBook:
    """The last checkup of each run, in one small file. Losing it loses nothing but a date."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "health.json"
        self._lock = threading.Lock()

    def all(self) -> dict[str, Checkup]:
        """Return the checkups by run id; none where the file is missing or cannot be read."""
        try:
            entries = json.loads(self._path.read_text("utf-8"))
            return {run_id: _read(entry) for run_id, entry in entries.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def note(self, run_id: str, checkup: Checkup) -> None:
        """Remember a checkup."""
        with self._lock:
            entries = {**self.all(), run_id: checkup}
            data = {known: _write(entry) for known, entry in entries.items()}
            write_private(self._path, json.dumps(data).encode())


def _write(checkup: Checkup) -> dict[str, object]:
    return {**asdict(checkup), "health": checkup.health.value, "problem": _text(checkup.problem)}


def _text(text: Text | None) -> list[object] | None:
    if text is None:
        return None
    return [text.context, text.source, [_text(a) if isinstance(a, Text) else a for a in text.args]]


def _read(entry: dict[str, object]) -> Checkup:
    latency = entry["latency_ms"]
    return Checkup(
        Health(entry["health"]),
        float(str(entry["at"])),
        int(str(latency)) if latency is not None else None,
        _untext(entry["problem"]),
    )


def _untext(value: object) -> Text | None:
    if not isinstance(value, list):
        return None
    context, source, args = value
    return Text(
        context, source, tuple(_untext(a) or "" if isinstance(a, list) else a for a in args)
    )

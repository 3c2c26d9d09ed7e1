"""A desk on a sandbox whose every call takes as long as a call over the ocean."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from fairlead.desk.local import LocalDesk
from fairlead.desk.practice import Sandbox, run_sandbox
from fairlead.desk.surroundings import Surroundings
from fairlead.services.places import places_in
from fairlead.services.vault import MemoryVault

LATENCY = 0.1
"""Seconds that every call takes at least."""

# What AWS itself takes its time for is left out: it is the same for everybody.
_SCENE = (f"latency={LATENCY}", "key_delay=0", "attach_delay=0", "agreement_delay=0")


@dataclass(frozen=True)
class Call:
    """A call as the sandbox saw it; seconds since 1970, and of its duration."""

    name: str
    began: float
    seconds: float

    @property
    def ended(self) -> float:
        """When the last byte of the answer was out."""
        return self.began + self.seconds


@contextmanager
def desk_on_slow_sandbox() -> Iterator[tuple[LocalDesk, Sandbox]]:
    """Open a desk on a sandbox of its own for as long as the block lasts."""
    with tempfile.TemporaryDirectory() as name, run_sandbox(Path(name), _SCENE) as box:
        surroundings = Surroundings(
            places_in(Path(name) / "state"),
            MemoryVault,
            {},
            box.aws_files,
            box.aws_endpoint,
            box.practice,
        )
        with closing(LocalDesk(lambda: nullcontext(surroundings))) as desk:
            yield desk, box


def calls_of(box: Sandbox, since: float) -> list[Call]:
    """Return the calls that began at `since` or later, in the order of their beginning."""
    with urlopen(f"{box.aws_endpoint}/_sandbox/calls") as answer:
        logged = json.load(answer)["calls"]
    calls = [
        Call(f"{entry['service']} {entry['operation']}", entry["at"], entry["seconds"])
        for entry in logged
    ]
    return sorted((call for call in calls if call.began >= since), key=lambda call: call.began)

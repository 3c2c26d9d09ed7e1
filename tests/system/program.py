"""Fairlead as a program outside uses it: started with words, read by lines, stopped by signals."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DEADLINE = 90.0
"""Seconds after which a command that has not ended is killed; the test then fails by its status."""

COMMAND = shlex.split(os.environ.get("FAIRLEAD_PROGRAM", "")) or [sys.executable, "-m", "fairlead"]
"""How Fairlead is started. packaging/check names an installed one here."""

Line = dict[str, Any]


@dataclass(frozen=True)
class Ended:
    """How a command ended, and everything it has printed."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[Line]:
        """What was printed as JSON; every line of it must be an object."""
        lines = [json.loads(line) for line in self.out.splitlines()]
        assert all(isinstance(line, dict) and "event" in line for line in lines)
        return lines

    @property
    def last(self) -> Line:
        """The last line that was printed as JSON."""
        assert self.out, self.err
        return self.lines[-1]


class Running:
    """A command at work."""

    def __init__(self, process: subprocess.Popen[str], err: Path) -> None:
        self.process = process
        self._err = err
        self._printed: list[str] = []

    def read_until(self, event: str, **facts: str) -> Line:
        """Return the next line that tells of this event, with these facts in it."""
        assert self.process.stdout is not None
        for text in self.process.stdout:
            self._printed.append(text)
            line: Line = json.loads(text)
            if line["event"] == event and facts.items() <= line.items():
                return line
        raise AssertionError(f"no {event} {facts} in\n{''.join(self._printed)}{self.err}")

    @property
    def err(self) -> str:
        """What it has said on the standard error up to now."""
        return self._err.read_text()

    def kill(self) -> None:
        """Pull the plug."""
        self.process.kill()

    def interrupt(self) -> None:
        """Press Ctrl+C."""
        self.process.send_signal(signal.SIGINT)

    def close_output(self) -> None:
        """Read no further, as `head` does."""
        assert self.process.stdout is not None
        self.process.stdout.close()

    def end(self) -> Ended:
        """Read on, unless the output was closed, until it ends by itself."""
        assert self.process.stdout is not None
        if not self.process.stdout.closed:
            self._printed += self.process.stdout
        return Ended(self.process.wait(), "".join(self._printed), self.err)


class Program:
    """Fairlead with a state folder, a temporary folder and an environment of its own."""

    def __init__(self, folder: Path, variables: Mapping[str, str]) -> None:
        self.folder = folder
        self.state = folder / "state"
        self.temporary = folder / "tmp"
        self.temporary.mkdir(exist_ok=True)
        self._variables = variables

    @property
    def environment(self) -> dict[str, str]:
        """What every command is started with."""
        return {
            **os.environ,
            # Whatever is left open or is about to go away shows on the standard error.
            "PYTHONWARNINGS": "default",
            "TMPDIR": str(self.temporary),
            **self._variables,
        }

    def without(self, *variables: str) -> Program:
        """Return the same program in an environment that lacks some variables."""
        kept = {name: text for name, text in self._variables.items() if name not in variables}
        return Program(self.folder, kept)

    def write(self, name: str, text: str) -> Path:
        """Write a file for the program to read."""
        path = self.folder / name
        path.write_text(text)
        return path

    def run(self, *words: str | Path) -> Ended:
        """Run a command to its end."""
        with self.start(*words) as running:
            return running.end()

    @contextmanager
    def start(self, *words: str | Path, deadline: float = DEADLINE) -> Iterator[Running]:
        """Start a command; it is gone when the block is left."""
        err = self.folder / f"err-{threading.get_ident()}-{len(list(self.folder.iterdir()))}"
        with (
            err.open("w") as stream,
            subprocess.Popen(
                [*COMMAND, *map(str, words)],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=stream,
                text=True,
            ) as process,
        ):
            watch = threading.Timer(deadline, process.kill)
            watch.start()
            try:
                yield Running(process, err)
            finally:
                watch.cancel()
                watch.join()
                process.kill()

"""When a start imports the large libraries, and on which thread, by Python's own account.

`-X importtime` prints a line as each module is done. The probe adds two kinds: one at Home's
first paint, and one with the thread on which the import of a large library begins.
https://docs.python.org/3/using/cmdline.html#cmdoption-X
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

LATE = ("boto3", "botocore", "elasticsearch", "httpx", "keyring")
"""What Home's first paint does not need. boto3 is the sandbox's alone; Home imports the others."""

# Ends by itself as soon as all that Home imports is there.
PROBE = """
import os, runpy, sys, threading
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

late, awaited = sys.argv[1].split(","), sys.argv[2].split(",")

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name in late:
            print("thread", name, threading.current_thread().name, file=sys.stderr)

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and type(watched).__name__ == "MainWindow":
            app.removeEventFilter(self)
            QTimer.singleShot(0, self.painted)
        return False

    def painted(self):
        print("painted", file=sys.stderr)
        self.startTimer(50)

    def timerEvent(self, event):
        modules = [sys.modules.get(name) for name in awaited]
        if all(module and not module.__spec__._initializing for module in modules):
            os._exit(0)

def watched_exec(*_):
    global app
    app = QApplication.instance()
    app.installEventFilter(watch)
    return run()

sys.meta_path.insert(0, Finder())
watch = Watch()
run, QApplication.exec = QApplication.exec, watched_exec
sys.argv[:] = ["fairlead"]
runpy.run_module("fairlead", run_name="__main__")
"""


@dataclass(frozen=True)
class Imports:
    """What one start imported; microseconds are those of a library's own modules."""

    before: Counter[str]
    """Microseconds by library, up to Home's first paint."""
    after: Counter[str]
    threads: Mapping[str, str]
    """Where the import of a library of `LATE` began."""

    def faults(self) -> set[str]:
        """Return the late libraries that the window had to wait for."""
        on_main = {name for name, thread in self.threads.items() if thread == "MainThread"}
        return {name for name in LATE if name in self.before} | on_main

    def print(self) -> None:
        """Print what came before the first paint, and the late libraries."""
        largest = [f"{name} {cost / 1000:.0f}" for name, cost in self.before.most_common(4)]
        total = self.before.total() / 1000
        print(f"-X importtime: {total:.0f} ms before Home is painted ({', '.join(largest)})")
        for name in LATE:
            if name in self.threads:
                when = "before" if name in self.before else "after"
                cost = (self.before[name] + self.after[name]) / 1000
                print(f"  {name}: {when} it, {cost:.0f} ms, on {self.threads[name]}")
            else:
                print(f"  {name}: not imported")


def watch_imports(environment: Mapping[str, str]) -> Imports:
    """Start Fairlead, let it stand until Home has imported what it needs, and tell when."""
    awaited = [name for name in LATE if name != "boto3"]
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", PROBE, ",".join(LATE), ",".join(awaited)],
        env={name: text for name, text in environment.items() if "EXIT_AFTER" not in name},
        check=True,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
    )
    return read_imports(ran.stderr)


def read_imports(lines: str) -> Imports:
    """Return what the lines of the probe and of `-X importtime` say."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    threads: dict[str, str] = {}
    current = before
    for line in lines.splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "painted":
            current = after
        elif kind == "thread":
            name, _, threads[name] = rest.partition(" ")
        elif line.startswith("import time:") and "self [us]" not in line:
            own, _cumulative, module = line.removeprefix("import time:").split("|")
            current[module.strip().partition(".")[0]] += int(own)
    return Imports(before, after, threads)

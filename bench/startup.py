"""How much longer Fairlead takes to its first painted window than an empty PySide6 window.

Both are fresh processes, from their start to their end right after the first paint, taken in turn;
the ratio is that of the medians. Prints `ratio N.NN` for each platform that is there, and ends
with 1 if a library that the window does not need was imported before it was painted.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

# The app ends by itself after its first paint when this is set.
EXIT = {"FAIRLEAD_EXIT_AFTER_PAINT": "1"}
LATE = ("boto3", "botocore", "elasticsearch", "httpx", "keyring")

BARE = """
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, app.quit)

app = QApplication([])
window = Window()
window.resize(1100, 720)
window.show()
app.exec()
"""

# Runs Fairlead and prints which modules were there when it painted for the first time.
PROBE = """
import runpy, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(*sys.modules)
            app.removeEventFilter(self)
        return False

def watched_exec(*_):
    global app
    app = QApplication.instance()
    app.installEventFilter(watch)
    return run()

watch = Watch()
run, QApplication.exec = QApplication.exec, watched_exec
sys.argv[:] = ["fairlead"]
runpy.run_module("fairlead", run_name="__main__")
"""


def main() -> int:
    """Measure on every platform at hand and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=9, help="starts of each kind")
    count = parser.parse_args().n
    with tempfile.TemporaryDirectory() as home, x_server() as display:
        environment = {**os.environ, **EXIT, "HOME": home, "XDG_RUNTIME_DIR": home}
        # An installed program has its byte code at hand, whatever this shell says of it.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        platforms = {"offscreen": {"QT_QPA_PLATFORM": "offscreen"}}
        if display:
            platforms["xcb"] = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
        for name, values in platforms.items():
            measure(name, {**environment, **values}, count)
        early = imported_early({**environment, **platforms["offscreen"]})
    print(f"imported before the window: {', '.join(early) or 'none of ' + ', '.join(LATE)}")
    return 1 if early else 0


def measure(platform: str, environment: Mapping[str, str], count: int) -> None:
    """Start both kinds in turn and print their medians and the ratio."""
    bare = [sys.executable, "-c", BARE]
    ours = [sys.executable, "-m", "fairlead"]
    times: dict[str, list[float]] = {"bare": [], "ours": []}
    for round_number in range(count + 1):
        for kind, command in (("bare", bare), ("ours", ours)):
            took = seconds(command, environment)
            # The first round warms the disk cache for both.
            if round_number:
                times[kind].append(took)
    empty, full = (statistics.median(times[kind]) for kind in ("bare", "ours"))
    print(
        f"{platform}: empty window {empty:.3f} s, Fairlead {full:.3f} s, ratio {full / empty:.2f}"
    )


def seconds(command: list[str], environment: Mapping[str, str]) -> float:
    """Run a command to its end and return how long it took."""
    began = time.monotonic()
    # Without a timeout, since that waits in steps of up to 50 ms.
    subprocess.run(command, env=environment, check=True)
    return time.monotonic() - began


def imported_early(environment: Mapping[str, str]) -> list[str]:
    """Return which of the late libraries are imported by the first paint, on any thread."""
    command = [sys.executable, "-c", PROBE]
    ran = subprocess.run(
        command, env=environment, check=True, timeout=60, capture_output=True, text=True
    )
    return sorted(set(LATE) & set(ran.stdout.split()))


@contextmanager
def x_server() -> Iterator[str]:
    """Run an X server of our own and give its display, "" where Xvfb is not installed."""
    program = shutil.which("Xvfb")
    if program is None:
        yield ""
        return
    reading, writing = os.pipe()
    command = [program, "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten"]
    with subprocess.Popen(
        [*command, "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL
    ) as server:
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()


if __name__ == "__main__":
    sys.exit(main())

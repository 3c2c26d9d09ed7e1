"""How much longer Fairlead takes to its first painted window than an empty PySide6 window.

Fairlead's first paint is a frame without contents; Home follows some turns of the event loop later
and is timed beside it. All are fresh processes, taken in turn and timed from their start until the
event loop comes back from that paint; a ratio is that of the medians. Prints them for each platform
that is there, last `ratio N.NN` of the first paint on a real display if there is one (without a
display the empty window has next to nothing to do). With --cold each platform is measured from an
empty disk cache too (needs root, and slows down whatever else the machine does). In between stands
when the large libraries are imported; ends with 1 if one of them was before Home was painted, or on
the thread of the window.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.imports import LATE, watch_imports

PACKAGE = Path(__file__).parents[1] / "gui" / "fairlead"
DROP_CACHES = Path("/proc/sys/vm/drop_caches")

# Runs a module until a window of a class was painted, of any class if it is "", and prints the time
# (of a clock that all processes share) and the modules that are there then.
PROBE = """
import os, runpy, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and awaited in ("", type(watched).__name__):
            app.removeEventFilter(self)
            QTimer.singleShot(0, end)
        return False

def end():
    print(time.monotonic(), *sys.modules, flush=True)
    os._exit(0)

def watched_exec(*_):
    global app
    app = QApplication.instance()
    app.installEventFilter(watch)
    return run()

def warn(_kind, _context, words):
    # Without a display Qt says this for each window.
    if words != "This plugin does not support propagateSizeHints()":
        print(words, file=sys.stderr)

qInstallMessageHandler(warn)
watch = Watch()
run, QApplication.exec = QApplication.exec, watched_exec
awaited = sys.argv.pop()
del sys.argv[0]
runpy.run_module(sys.argv[0], run_name="__main__")
"""

EMPTY_WINDOW = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os._exit(0))

app = QApplication([])
window = Window()
window.resize(1120, 760)
window.show()
app.exec()
"""


def main() -> int:
    """Measure on every platform at hand and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=9, help="starts of each kind")
    parser.add_argument("--cold", action="store_true", help="start from an empty disk cache too")
    options = parser.parse_args()
    # As pip does when it installs; compiling is not what a user waits for.
    compileall.compile_dir(PACKAGE, quiet=1)
    early: set[str] = set()
    with tempfile.TemporaryDirectory() as folder, x_server() as display:
        Path(folder, "empty_window.py").write_text(EMPTY_WINDOW, encoding="utf-8")
        environment = {
            **os.environ,
            "HOME": folder,
            "PYTHONPATH": folder,
        }
        platforms = {"offscreen": {"QT_QPA_PLATFORM": "offscreen"}}
        if display:
            platforms["xcb"] = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
        ratio = 0.0
        for name, values in platforms.items():
            surroundings = {**environment, **values}
            if options.cold:
                measure(name, surroundings, 3, early, is_cold=True)
            ratio = measure(name, surroundings, options.n, early)
        imports = watch_imports(surroundings)
    imports.print()
    early |= imports.faults()
    print(f"imported too early: {', '.join(sorted(early)) or 'nothing'}")
    print(f"ratio {ratio:.2f}")
    return 1 if early else 0


def measure(
    platform: str,
    environment: Mapping[str, str],
    count: int,
    early: set[str],
    *,
    is_cold: bool = False,
) -> float:
    """Start all in turn, print medians, return the first paint's ratio; note early imports."""
    paints = (("empty_window", ""), ("fairlead", ""), ("fairlead", "MainWindow"))
    times: tuple[list[float], ...] = ([], [], [])
    for round_number in range(count + 1):
        for (module, window), taken in zip(paints, times, strict=True):
            if is_cold:
                empty_disk_cache()
            seconds, modules = start(module, window, environment)
            early |= modules.intersection(LATE)
            # The first round warms the disk cache for both.
            if round_number or is_cold:
                taken.append(seconds)
    empty, first, home = (statistics.median(taken) for taken in times)
    print(
        f"{platform}, {'cold' if is_cold else 'warm'}: empty window {empty:.3f} s,"
        f" Fairlead {first:.3f} s: {first / empty:.2f}, Home {home:.3f} s: {home / empty:.2f}"
    )
    return first / empty


def empty_disk_cache() -> None:
    """Make the system read every file from the disk again (man 5 proc)."""
    os.sync()
    DROP_CACHES.write_text("3")


def start(module: str, window: str, environment: Mapping[str, str]) -> tuple[float, set[str]]:
    """Run a module; return the seconds to the first paint of this window, and its imports."""
    began = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, module, window],
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    painted, *modules = ran.stdout.split()
    return float(painted) - began, set(modules)


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

"""The way from the first line to the window, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SABOTAGE = """
import fairlead.app, fairlead.cli

def fail(*_, **__):
    raise RuntimeError("a mistake of ours")

fairlead.app.build_window = fail
raise SystemExit(fairlead.cli.open_window())
"""

# Notes what other threads import of Qt's classes on the way to the first page of a journey.
WATCHED = """
import sys, threading

class Watch:
    def find_spec(self, name, path=None, target=None):
        is_qt = name.startswith(("fairlead.ui", "PySide6", "shiboken6"))
        if is_qt and threading.current_thread() is not threading.main_thread():
            print("elsewhere:", name)

sys.meta_path.insert(0, Watch())

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from fairlead.start import ARGUMENTS, Opening

app = QApplication([sys.argv[0], *ARGUMENTS])
opening = Opening(sandbox=True)
timer = QTimer(interval=20)

def look():
    journey = opening.contents.window.journey
    if journey is not None:
        print("opened:", journey.page.id)
        app.quit()

timer.timeout.connect(look)

def set_up():
    opening.contents.window.set_up(sys.argv[1])
    timer.start()

opening.painted = set_up
opening.frame.show()
app.exec()
opening.close()
"""


def run(folder: Path, *words: str, last_paint: str = "") -> subprocess.CompletedProcess[str]:
    """Run Python offscreen with a home of its own until it ends by itself."""
    environment = {
        **os.environ,
        "HOME": str(folder),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(folder),
    }
    if last_paint:
        environment["FAIRLEAD_EXIT_AFTER_PAINT"] = last_paint
    return subprocess.run(
        [sys.executable, *words],
        check=False,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )


def imported(ended: subprocess.CompletedProcess[str]) -> set[str]:
    """Return the modules that `-X importtime` tells of."""
    return {line.rpartition("|")[2].strip() for line in ended.stderr.splitlines()}


def test_the_frame_is_painted_before_its_contents_are_imported(tmp_path: Path) -> None:
    ended = run(tmp_path, "-X", "importtime", "-m", "fairlead", last_paint="frame")
    assert ended.returncode == 0
    modules = imported(ended)
    assert "fairlead.ui.frame" in modules
    assert not modules & {"fairlead.app", "fairlead.ui.theme", "fairlead.ui.window"}


def test_home_follows(tmp_path: Path) -> None:
    ended = run(tmp_path, "-X", "importtime", "-m", "fairlead", last_paint="home")
    assert ended.returncode == 0
    assert "fairlead.ui.window" in imported(ended)


def test_a_mistake_before_home_ends_the_start(tmp_path: Path) -> None:
    ended = run(tmp_path, "-c", SABOTAGE)
    assert ended.returncode == 1
    assert "RuntimeError: a mistake of ours" in ended.stderr


@pytest.mark.parametrize("kind", ["bedrock", "s3"])
def test_classes_of_qt_are_made_on_the_thread_of_the_window(tmp_path: Path, kind: str) -> None:
    ended = run(tmp_path, "-c", WATCHED, kind)
    assert ended.stdout.split("\n") == ["opened: sign-in", ""], ended.stderr
    assert ended.returncode == 0

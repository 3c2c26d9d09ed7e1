"""The way from the first line to the window, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SABOTAGE = """
import fairlead.app, fairlead.cli

def fail(*_, **__):
    raise RuntimeError("a mistake of ours")

fairlead.app.build_window = fail
raise SystemExit(fairlead.cli.open_window())
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

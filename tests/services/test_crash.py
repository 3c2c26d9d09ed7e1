"""What a crash leaves, and what of it may be handed on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from fairlead.services.crash import read_report

# In a process of its own: there is one fault handler per process, and pytest uses it as well.
GUARDED = """
import os, sys
from pathlib import Path
from fairlead.services.crash import CrashGuard
os.umask(0o077)
guard = CrashGuard()
print(guard.begin(Path(sys.argv[1])), end="", flush=True)
if sys.argv[2] == "dies":
    os.abort()
if sys.argv[2] == "ends":
    guard.end()
"""


def run(folder: Path, how: str) -> tuple[int, str]:
    """Run a program that "dies", "ends", or is "killed"; return its status and what it found."""
    ran = subprocess.run(
        [sys.executable, "-c", GUARDED, folder, how], stdout=subprocess.PIPE, text=True, check=False
    )
    return ran.returncode, ran.stdout


def test_the_next_start_reads_what_a_crash_has_left_once(tmp_path: Path) -> None:
    assert run(tmp_path, "dies") == (-6, "")
    status, report = run(tmp_path, "ends")
    assert status == 0
    assert report.startswith("Fatal Python error: Aborted\n")
    assert str(tmp_path) not in report
    assert run(tmp_path, "ends") == (0, "")


def test_an_end_as_it_should_be_leaves_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, "ends") == (0, "")
    assert list(tmp_path.iterdir()) == []


def test_an_end_from_outside_is_no_crash(tmp_path: Path) -> None:
    assert run(tmp_path, "is killed") == (0, "")
    (path,) = tmp_path.iterdir()
    assert path.stat().st_mode & 0o077 == 0
    assert run(tmp_path, "ends") == (0, "")


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    assert run(tmp_path / "missing", "ends") == (0, "")


def test_a_report_names_our_lines_and_no_folder_of_the_user() -> None:
    written = """Fatal Python error: Segmentation fault

Current thread 0x00007f290d01cb80 (most recent call first):
  File "/home/secret name/lib/fairlead/ui/window.py", line 12 in show_home
  File "C:\\Users\\secret\\fairlead\\app.py", line 3 in main
  File "/home/secret/lib/python3.11/ctypes/__init__.py", line 519 in string_at
  File "<string>", line 9 in <module>
password=hunter2
"""
    assert read_report(written).splitlines() == [
        "Fatal Python error: Segmentation fault",
        "Current thread",
        "  fairlead/ui/window.py:12 show_home",
        "  fairlead\\app.py:3 main",
        "  ctypes/__init__.py",
    ]

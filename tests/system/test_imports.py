"""The window does not wait for large libraries, held against a start that goes on after Home."""

from __future__ import annotations

import os
from pathlib import Path

from bench.imports import LATE, read_imports, watch_imports

TOLD = """\
import time: self [us] | cumulative | imported package
import time:      1500 |       1500 | PySide6.QtCore
thread keyring MainThread
import time:      2000 |       9000 |   keyring
painted
thread httpx work-0
import time:      4000 |       4000 |     httpx._models
import time:      1000 |       5000 | httpx
"""


def test_what_is_told_is_read() -> None:
    imports = read_imports(TOLD)
    assert imports.before == {"PySide6": 1500, "keyring": 2000}
    assert imports.after == {"httpx": 5000}
    assert imports.faults() == {"keyring"}


def test_the_main_thread_imports_none_of_them_later_either() -> None:
    assert read_imports("painted\nthread httpx MainThread\n").faults() == {"httpx"}


def test_large_libraries_come_after_the_first_paint_and_on_other_threads(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    imports = watch_imports(environment)
    assert imports.faults() == set()
    assert imports.threads.keys() == {*LATE} - {"boto3"}

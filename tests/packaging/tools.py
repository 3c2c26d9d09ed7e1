"""The tools that check what is packed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest


def find_tool(name: str, package: str) -> str:
    """Return where a program is; a test that needs one that is not there is skipped."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"Debian: apt-get install {package}")
    return found


def assert_silent(*command: str | Path, env: Mapping[str, str] | None = None) -> None:
    """Run a command that succeeds and has nothing to say."""
    ran = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")

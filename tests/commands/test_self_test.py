"""The self-test of an installation: silent, and with a status that can be trusted."""

from __future__ import annotations

import subprocess
import sys


def test_the_self_test_is_silent_and_passes() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fairlead", "--self-test"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)

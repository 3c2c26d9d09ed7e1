"""The desk that is put together by whoever asks first."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

_SCRIPT = """
import gc, json, sys
from fairlead.desk.late import LateDesk

large = ("botocore.session", "httpx", "elasticsearch", "fairlead.desk.local")
desk = LateDesk()
before = [name for name in large if name in sys.modules]
desk.prepare()
after = [name for name in large if name in sys.modules]
print(json.dumps([before, after, gc.get_freeze_count()]))
"""


def test_preparing_imports_what_a_sign_in_needs_and_opens_nothing() -> None:
    # In a process of its own, where nothing is imported yet.
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True, timeout=60
    )
    before, after, frozen = json.loads(done.stdout)
    assert before == []
    assert after == ["botocore.session", "httpx", "elasticsearch", "fairlead.desk.local"]
    assert frozen > 10_000


def test_a_private_name_is_no_question() -> None:
    from fairlead.desk.late import LateDesk

    with pytest.raises(AttributeError):
        _ = LateDesk()._anything

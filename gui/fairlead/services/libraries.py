"""The large libraries that the services stand on, imported before somebody waits for them."""

from __future__ import annotations

import gc
import importlib
from typing import Final

_LARGE: Final = (
    "botocore.client",
    "botocore.session",
    "httpx",
    "httpcore",
    "elasticsearch",
    "truststore",
)


def import_libraries() -> None:
    """Import what the first sign-in needs, which takes half a second of one processor."""
    for name in _LARGE:
        importlib.import_module(name)
    # They stay for good: the garbage collector need not go through them ever again.
    gc.freeze()

"""The large libraries that the services stand on, imported before somebody waits for them."""

from __future__ import annotations

import gc
import importlib
from typing import Final

from fairlead.services.aws_descriptions import read_ahead

_LARGE: Final = (
    "botocore.client",
    "botocore.session",
    "httpx",
    "httpcore",
    "elasticsearch",
    "truststore",
)


_SERVICES: Final = ("sts", "iam", "bedrock")
"""What the first sign-in asks, and a Bedrock run after it; S3's is as large as all of them."""


def import_libraries() -> None:
    """Import and read what the first sign-in needs: half a second of one processor."""
    for name in _LARGE:
        importlib.import_module(name)
    read_ahead(_SERVICES)
    # They stay for good: the garbage collector need not go through them ever again.
    gc.freeze()

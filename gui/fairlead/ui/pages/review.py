"""Review and apply: every change before it is made, the run itself, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TypeVar

from fairlead.core.cancel import CancelToken
from fairlead.core.events import Event, RunEnded

A = TypeVar("A")

_TICK_MS = 200


class Stage(Enum):
    """Where the page stands."""

    LOADING = "loading"
    PREVIEW = "preview"
    WORKING = "working"
    STOPPED = "stopped"
    UNDOING = "undoing"
    PROVED = "proved"
    UNDONE = "undone"


Work = Callable[[CancelToken, Callable[[Event], None]], RunEnded]

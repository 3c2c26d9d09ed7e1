"""Waiting for services that show what was made only after a while."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from fairlead.core.cancel import CancelToken

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to look again, and the pause between two looks. Both in seconds."""

    seconds: float
    pause: float

    def wait_for(self, look: Callable[[], T | None], cancel: CancelToken) -> T | None:
        """Return the first result of `look` that is not None, or None when patience is over.

        Raises:
            Cancelled: Somebody asked to stop.
        """
        until = time.monotonic() + self.seconds
        while (seen := look()) is None and time.monotonic() < until:
            cancel.wait(self.pause)
        return seen


IAM_PATIENCE = Patience(seconds=20, pause=1)
"""IAM is eventually consistent: what one call made, another may not see for some seconds.

https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html
"""

"""What every view of the window works with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fairlead.ui.bridge import Bridge

if TYPE_CHECKING:
    from fairlead.flows.desk import Desk
    from fairlead.ui.asking import Asker


@dataclass(frozen=True, slots=True)
class Tools:
    """The desk that is asked, the bridge to the threads that ask, and who asks the user."""

    desk: Desk
    bridge: Bridge
    asker: Asker

"""What the dialog About may ask for, as an interface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from fairlead.core.about import Component


class AboutDesk(Protocol):
    """The program itself. Every method but `can_look_up` blocks and is for a worker thread."""

    def can_look_up(self) -> bool:
        """Tell whether this build knows where newer versions are announced."""
        ...

    def newer_version(self) -> str:
        """Ask the network for a newer version; "" if this one is the newest."""
        ...

    def components(self) -> tuple[Component, ...]:
        """Return the libraries that Fairlead runs with."""
        ...

    def surroundings(self) -> Mapping[str, str]:
        """Return what `fairlead.core.about.diagnose` may be told, as far as it is known here."""
        ...

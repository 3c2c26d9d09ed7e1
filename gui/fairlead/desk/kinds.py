"""What Home has to know of each kind of connection, so that nothing shared knows one by name."""

from __future__ import annotations

from typing import Protocol

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Fix
from fairlead.core.journal import Run
from fairlead.core.plan import Plan
from fairlead.core.texts import Text
from fairlead.steps.reach import Reach
from fairlead.steps.remedy import Remember


class Kind(Protocol):
    """One kind of connection. `can_rotate` says whether Fairlead can replace its access key."""

    can_rotate: bool

    def prove(self, run: Run, reach: Reach, cancel: CancelToken) -> int | None:
        """Test a connection end to end; return the milliseconds of an answer, if one was timed.

        Raises:
            Problem: It does not work.
            Cancelled: Somebody asked to stop.
        """
        ...

    def carry_out(self, run: Run, reach: Reach, fix: Fix, remember: Remember) -> Text:
        """Carry out a remedy and return what was done, in words.

        Raises:
            Problem: It cannot be carried out.
        """
        ...

    def target(self, plan: Plan) -> str:
        """Return what a connection talks to, for the line below its name."""
        ...

    def page(self, plan: Plan) -> str:
        """Return the path of the page of Kibana on which a connection is managed."""
        ...

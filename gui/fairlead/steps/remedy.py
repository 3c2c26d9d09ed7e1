"""What every remedy is given, and how it says that something is not this run's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.step import Facts
from fairlead.core.texts import translate
from fairlead.steps.connected import Connected
from fairlead.steps.reach import Reach

_NOT_OURS = translate("Remedies", "%1 was not made by this run.")
_NOT_OURS_ADVICE = translate("Remedies", "Fairlead changes only what it made. Change it by hand.")

Remember = Callable[[str, Facts], None]
"""Journals new facts of a step that is done, by its id."""


@dataclass(frozen=True, slots=True)
class Case:
    """The run whose connection needs a remedy, and everything that the remedy may use."""

    run_id: str
    connected: Connected
    remember: Remember
    cancel: CancelToken

    @property
    def reach(self) -> Reach:
        """The way to both ends."""
        return self.connected.reach


def not_ours(what: str) -> Problem:
    """Return the problem of a thing that Fairlead leaves alone."""
    return Problem("remedy-not-ours", _NOT_OURS(what), _NOT_OURS_ADVICE)

"""Remedies for a connection: what each is given, and which one a `Fix` means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Fix, Problem
from fairlead.core.step import Facts
from fairlead.core.texts import Text, translate
from fairlead.steps.connected import Connected
from fairlead.steps.reach import Reach

_UNKNOWN = translate("Remedies", "This version of Fairlead does not know the remedy “%1”.")
_UNKNOWN_ADVICE = translate("Remedies", "Put it right by hand, following the advice.")
_NOT_OURS = translate("Remedies", "%1 was not made by this run.")
_NOT_OURS_ADVICE = translate("Remedies", "Fairlead changes only what it made. Change it by hand.")

C_co = TypeVar("C_co", bound=Connected, covariant=True)

Remember = Callable[[str, Facts], None]
"""Journals new facts of a step that is done, by its id."""


@dataclass(frozen=True, slots=True)
class Case(Generic[C_co]):
    """The run whose connection needs a remedy, and everything that the remedy may use."""

    run_id: str
    connected: C_co
    remember: Remember
    cancel: CancelToken

    @property
    def reach(self) -> Reach:
        """The way to both ends."""
        return self.connected.reach


Remedy = Callable[[Case[C_co], Mapping[str, str]], Text]
"""Puts one thing right, by the values of the `Fix`, and returns what was done, in words."""


def carry_out(case: Case[C_co], fix: Fix, remedies: Mapping[str, Remedy[C_co]]) -> Text:
    """Carry out the remedy of the kind of `fix` and return what was done, in words.

    Raises:
        Problem: It cannot be carried out, or what it would change is not this run's.
        Cancelled: Somebody asked to stop.
    """
    remedy = remedies.get(fix.kind)
    if remedy is None:
        raise Problem("remedy-unknown", _UNKNOWN(fix.kind), _UNKNOWN_ADVICE)
    return remedy(case, fix.values)


def not_ours(what: str) -> Problem:
    """Return the problem of a thing that Fairlead leaves alone."""
    return Problem("remedy-not-ours", _NOT_OURS(what), _NOT_OURS_ADVICE)

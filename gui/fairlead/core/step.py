"""What a step is: one effect in the world that can be looked at, made, checked and undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Protocol

from fairlead.core.cancel import CancelToken
from fairlead.core.texts import Text

Facts = Mapping[str, str]
"""What a step learnt or made, as plain strings: ids, ARNs, names. Never a secret."""

NO_FACTS: Facts = MappingProxyType({})


class Standing(Enum):
    """How the world stands to what a step would make."""

    ABSENT = "absent"
    """Nothing of that name or id is there."""
    OURS = "ours"
    """This run made it, it is whole, and it carries this run's mark."""
    REMNANT = "remnant"
    """This run made it, but it cannot be used: `apply` removes it and makes it anew."""
    ADOPTABLE = "adoptable"
    """Somebody else made it, it is what the step wants, and Review agreed to use it."""
    FOREIGN = "foreign"
    """Somebody else's thing stands in the way."""


@dataclass(frozen=True, slots=True)
class Found:
    """What `inspect` saw. `facts` is journaled with the intent, before any effect."""

    standing: Standing
    facts: Facts = field(default_factory=dict)
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What `apply` made and `verify` saw: facts for later steps and a line for the checklist."""

    facts: Facts = field(default_factory=dict)
    text: Text | None = None


class Group(Enum):
    """Under which heading Review lists a row."""

    CREATE = "create"
    CHANGE = "change"
    REUSE = "reuse"
    CHECK = "check"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of Review: the change, where it happens, and the exact call behind it.

    `call` is plain text in the form of the AWS CLI or of an HTTP request, without any secret.
    `undo` says what undoing this row does, or why it cannot be undone. `data` names what users put
    into it since, where that may be: undo keeps it unless they tick it (`may_remove_data`).
    """

    group: Group
    change: Text
    where: Text
    call: str
    undo: Text
    data: Text | None = None


@dataclass(frozen=True, slots=True)
class RunContext:
    """What a step may know about the run that it is part of.

    `facts` holds the facts of the steps that are done, by step id. `intended` holds what this very
    step journaled with its first intent, empty before there was one: with it a step can tell what
    stood there before the run from what an interrupted `apply` left. `may_remove_data` says that
    the user ticked this step's data for removal. `report` shows a line (and, if known, a fraction
    from 0 to 1) while the step works.
    """

    run_id: str
    cancel: CancelToken
    facts: Mapping[str, Facts] = field(default_factory=dict)
    intended: Facts = field(default_factory=dict)
    may_remove_data: bool = False
    report: Callable[[Text, float | None], None] = lambda _text, _fraction: None


class Step(Protocol):
    """One effect in the world.

    The engine calls `inspect` before `apply` always, and journals the intent in between. Names and
    idempotency tokens are part of the step when it is built, never made up inside `apply`.
    """

    @property
    def id(self) -> str:
        """A name that is unique in the run and stays the same over restarts."""
        ...

    @property
    def title(self) -> Text:
        """What this step does, as shown in the checklist."""
        ...

    @property
    def rows(self) -> tuple[Row, ...]:
        """What Review lists for this step."""
        ...

    def inspect(self, run: RunContext) -> Found:
        """Look, change nothing, and say how the world stands."""
        ...

    def apply(self, run: RunContext, found: Found) -> Done:
        """Make the effect. What `inspect` found is at hand; `REMNANT` is removed first."""
        ...

    def verify(self, run: RunContext, done: Done) -> Done:
        """Check that the effect is there and return what is now known about it."""
        ...

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Remove what this run made and still owns; return what had to stay, if anything.

        `facts` are those of the result, or those of the intent where there is no result. Called
        again after a crash, it finds nothing left to do and returns None.
        """
        ...


@dataclass(frozen=True, slots=True)
class Left:
    """Something that undo left in place, why, and how to remove it by hand.

    `may_go_later` says that undoing again removes it, once somebody else has let go of it.
    """

    what: Text
    remedy: Text
    may_go_later: bool = False

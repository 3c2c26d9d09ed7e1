"""What every part of a desk shares: the room it stands in, opened with the first question."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack

from fairlead.core.engine import Engine
from fairlead.core.journal import Journal
from fairlead.core.secrets import SecretBag, SecretName
from fairlead.desk.health import HealthBook
from fairlead.desk.reaching import Reaching
from fairlead.desk.surroundings import Surroundings

Opening = Callable[[], AbstractContextManager[Surroundings]]


class Room:
    """What a desk stands on: the ways to the world, the journal, the book of checkups."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.surroundings = surroundings
        self.reaching = Reaching(surroundings)
        self.journal = Journal(surroundings.places.state)
        self.engine = Engine(self.journal)
        self.health = HealthBook(surroundings.places.state)
        self._bags: dict[str, SecretBag] = {}

    def keep_bag(self, run_id: str, bag: SecretBag) -> None:
        """Keep what was typed for a run as long as the program lives, for tests and remedies."""
        self._bags[run_id] = bag

    def bag_of(self, run_id: str, typed: SecretBag | None = None) -> SecretBag:
        """Return what was typed for a run, the latest of it first, then what was before."""
        full = SecretBag()
        for bag in (self._bags.get(run_id), typed):
            for name in SecretName:
                if bag is not None and bag.get(name):
                    full.put(name, bag.get(name))
        return full


class DeskPart:
    """A part of the desk. All parts of one desk share one room.

    The room is opened on the thread that asks first: starting a sandbox or opening a keyring takes
    longer than a window may take to appear.
    """

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._lock = threading.Lock()
        self._stack = ExitStack()
        self._room: Room | None = None

    @property
    def room(self) -> Room:
        """The room, opened if it is not yet; a `Problem` if it cannot be opened."""
        with self._lock:
            if self._room is None:
                room = Room(self._stack.enter_context(self._opening()))
                self._stack.callback(room.reaching.close)
                self._room = room
            return self._room

    def close(self) -> None:
        """Close every connection and end the sandbox, if there is one."""
        with self._lock:
            self._stack.close()
            self._room = None

"""What a screen reader is told: the accessible tree of a program, read over AT-SPI.

https://gitlab.gnome.org/GNOME/at-spi2-core/-/tree/main/xml describes the interfaces, and
https://docs.gtk.org/atspi2/enum.StateType.html the numbers of the states.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final, TypeVar

import jeepney.io.blocking  # type: ignore[import-untyped]  # it has no types
import pytest

from fairlead.services.bus import Bus, BusError, open_bus

T = TypeVar("T")

PATIENCE: Final = 30.0
"""Seconds to wait for something to appear on screen."""

_LAUNCHERS: Final = (
    "/usr/libexec/at-spi-bus-launcher",
    "/usr/lib/at-spi2-core/at-spi-bus-launcher",
)
_REGISTRY: Final = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_ACCESSIBLE: Final = "org.a11y.atspi.Accessible"
# https://docs.gtk.org/atspi2/enum.RelationType.html
_LABELLED_BY: Final = 2
_STATES: Final = {
    "checked": 4,
    "enabled": 8,
    "focusable": 11,
    "focused": 12,
    "selected": 23,
    "showing": 25,
}


@dataclass(frozen=True)
class Node:
    """Something that a screen reader can speak of."""

    bus: Bus
    owner: str
    path: str

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self._get("Name"))

    @property
    def labels(self) -> list[str]:
        """What it is labelled with."""
        (relations,) = self._ask("GetRelationSet")
        return [
            Node(self.bus, owner, path).name
            for kind, targets in relations
            if kind == _LABELLED_BY
            for owner, path in targets
        ]

    @property
    def role(self) -> str:
        """What it is: "button", "check box", "text"."""
        return str(self._ask("GetRoleName")[0])

    @property
    def states(self) -> frozenset[str]:
        """How it is, as far as the tests care."""
        low, high = self._ask("GetState")[0]
        bits = low | high << 32
        return frozenset(name for name, number in _STATES.items() if bits >> number & 1)

    def has(self, state: str) -> bool:
        """Tell whether it is there, and so."""
        try:
            return state in self.states
        except BusError:
            # It went away while we were looking.
            return False

    @property
    def text(self) -> str:
        """What stands in it."""
        (text,) = self._ask("GetText", "org.a11y.atspi.Text", signature="ii", args=(0, -1))
        return str(text)

    def fits(self, role: str, name: str, *states: str) -> bool:
        """Tell whether it is there, has this role, is called so, and is at least so."""
        try:
            if self.role != role or not self.states.issuperset(states):
                return False
            # The name of a combo box is what is chosen in it.
            names = (self.name, *(self.labels if role == "combo box" else ()))
        except BusError:
            # It went away while we were looking.
            return False
        return any(fnmatchcase(one, name) for one in names)

    def tell(self) -> str:
        """Return what a screen reader could say of it, for the message of a failed test."""
        try:
            return f"{self.role} “{self.name}” {' '.join(sorted(self.states - {'showing'}))}"
        except BusError:
            return "gone"

    def children(self) -> list[Node]:
        """What it holds."""
        return [Node(self.bus, owner, path) for owner, path in self._ask("GetChildren")[0]]

    def _get(self, name: str) -> object:
        properties = "org.freedesktop.DBus.Properties"
        ((_signature, value),) = self._ask("Get", properties, "ss", (_ACCESSIBLE, name))
        return value

    def _ask(
        self,
        method: str,
        interface: str = _ACCESSIBLE,
        signature: str = "",
        args: tuple[object, ...] = (),
    ) -> tuple[Any, ...]:
        return self.bus.ask(
            self.owner, self.path, method, interface=interface, signature=signature, args=args
        )


@contextmanager
def accessibility() -> Iterator[Bus]:
    """Run the accessibility bus beside the session bus, and connect to it."""
    launcher = next((path for path in _LAUNCHERS if Path(path).exists()), None)
    if launcher is None:
        pytest.skip("needs AT-SPI: apt-get install at-spi2-core")
    with subprocess.Popen(
        [launcher, "--launch-immediately"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            address = wait_for(_address, "the accessibility bus")
            with closing(jeepney.io.blocking.open_dbus_connection(address)) as wire:
                yield Bus(wire)
        finally:
            process.terminate()


def _address() -> str | None:
    try:
        with open_bus("SESSION") as bus:
            (address,) = bus.ask("org.a11y.Bus", "/org/a11y/bus", "GetAddress")
    except BusError:
        # Nobody owns the name yet.
        return None
    return str(address)


class Screen:
    """A program as a screen reader sees it."""

    def __init__(self, bus: Bus, name: str) -> None:
        registry = Node(bus, *_REGISTRY)

        def look() -> Node | None:
            try:
                return next((node for node in registry.children() if node.name == name), None)
            except BusError:
                # The registry is about to start.
                return None

        self._root = wait_for(look, f"the program {name}")

    def nodes(self) -> Iterator[Node]:
        """Yield what is on screen, in the order of reading; windows that open last come last."""
        yield from _showing(self._root)

    def find(self, role: str, name: str, *states: str) -> Node | None:
        """Return the first node of this role, name and at least these states, if there is one.

        Names are patterns: "*" stands for anything.
        """
        return next((node for node in self.nodes() if node.fits(role, name, *states)), None)

    def wait_for(self, role: str, name: str, *states: str) -> Node:
        """Return the node as soon as it is there."""
        return wait_for(
            lambda: self.find(role, name, *states), f"{role} “{name}” {' '.join(states)}", self.tell
        )

    def wait_for_all(self, role: str, name: str, count: int) -> None:
        """Wait until there are so many of them."""
        wait_for(
            lambda: True if sum(n.fits(role, name) for n in self.nodes()) == count else None,
            f"{count} {role}s “{name}”",
            self.tell,
        )

    def wait_until_gone(self, role: str, name: str) -> None:
        """Wait until there is no such node."""
        wait_for(lambda: None if self.find(role, name) else True, f"no {role} “{name}”", self.tell)

    @property
    def focused(self) -> list[Node]:
        """What has the focus, and what it stands for or is part of, if that has it too."""
        return [node for node in self.nodes() if node.has("focused")]

    def tell(self) -> str:
        """Return everything that a screen reader could say, for the message of a failed test."""
        words = (node.tell() for node in self.nodes())
        return "\n".join(line for line in words if "“”" not in line)


def _showing(node: Node) -> Iterator[Node]:
    try:
        for child in node.children():
            if "showing" in child.states:
                yield child
                yield from _showing(child)
    except BusError:
        # As above.
        return


def wait_for(look: Callable[[], T | None], what: str, tell: Callable[[], str] = lambda: "") -> T:
    """Look until there is something, and return it."""
    until = time.monotonic() + PATIENCE
    while (found := look()) is None:
        assert time.monotonic() < until, f"waited in vain for {what}\n{tell()}"
        time.sleep(0.02)
    return found

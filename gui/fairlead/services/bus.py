"""Questions to D-Bus, the message bus of Linux desktops."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal

_BUS: Final = "org.freedesktop.DBus"
_BUS_PATH: Final = "/org/freedesktop/DBus"


class BusError(Exception):
    """The bus cannot be reached, or it answered with an error."""


class Bus:
    """An open connection. `connection` is jeepney's, which has no types."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def ask(
        self,
        destination: str,
        path: str,
        method: str,
        *,
        interface: str = "",
        signature: str = "",
        args: tuple[Any, ...] = (),
        seconds: float = 2.0,
    ) -> tuple[Any, ...]:
        """Call a method and return its reply; the interface defaults to the destination.

        Raises:
            BusError: There was no reply in time, or an error.
        """
        jeepney = _jeepney()
        address = jeepney.DBusAddress(path, destination, interface or destination)
        message = jeepney.new_method_call(address, method, signature or None, args)
        try:
            reply = self._connection.send_and_get_reply(message, timeout=seconds)
        except OSError as error:
            raise BusError(f"{method}: {error}") from error
        if reply.header.message_type is jeepney.MessageType.error:
            raise BusError(f"{method}: {reply.body}")
        body: tuple[Any, ...] = reply.body
        return body

    def owner_process(self, name: str) -> str:
        """Return the name of the process that owns a bus name, as the kernel cuts it (15 bytes).

        Raises:
            BusError: Nobody owns it, or the process cannot be seen.
        """
        (process_id,) = self.ask(
            _BUS, _BUS_PATH, "GetConnectionUnixProcessID", signature="s", args=(name,)
        )
        try:
            return Path(f"/proc/{process_id}/comm").read_text().strip()
        except OSError as error:
            raise BusError(str(error)) from error


@contextmanager
def open_bus(kind: Literal["SESSION", "SYSTEM"], *, takes_files: bool = False) -> Iterator[Bus]:
    """Connect to a bus, with the right to receive file descriptors if asked for.

    Raises:
        BusError: There is no such bus here.
    """
    try:
        connection = _jeepney().io.blocking.open_dbus_connection(kind, enable_fds=takes_files)
    except (KeyError, OSError, RuntimeError, ValueError) as error:
        # In this order: no address in the environment, no socket, a transport that is not known,
        # an address that cannot be read.
        raise BusError(f"{kind}: {error!r}") from error
    try:
        yield Bus(connection)
    finally:
        connection.close()


def _jeepney() -> Any:
    import jeepney.io.blocking  # type: ignore[import-untyped]  # it has no types

    return jeepney

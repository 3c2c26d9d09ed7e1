"""How the SDK's own descriptions of the services are read."""

from __future__ import annotations

import gzip
import json
import os
import threading
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from botocore.loaders import JSONFileLoader, Loader
    from botocore.session import Session


_OF_EVERY_CLIENT: Final = ("endpoints", "partitions", "sdk-default-configuration")


def read_plainly(session: Session) -> None:
    """Let a session read descriptions in a way that does not hold up a window in this process.

    The SDK's reader makes ordered dictionaries, of the time before plain ones kept their order.
    They take three times as long, which nothing interrupts, and every one of them is a burden on
    the garbage collector for good. And before it reads a file it looks into the folders of all four
    hundred services, once for each kind of file.

    What was read is kept for all sessions: reading it is most of what a session's first client
    takes. The loader only reads and remembers, so sessions of several threads may share it.
    """
    # When it is first needed: the variable makes the session read its profile.
    session.lazy_register_component(
        "data_loader", lambda: _loader(session.get_config_variable("data_path") or "")
    )


def read_ahead(services: Iterable[str]) -> None:
    """Read what the first client of each service needs, while nobody waits for it."""
    loader = _loader(os.environ.get("AWS_DATA_PATH", ""))
    for name in _OF_EVERY_CLIENT:
        loader.load_data(name)
    for service in services:
        for kind in ("service-2", "endpoint-rule-set-1"):
            loader.load_service_model(service, kind)


class _Files:
    """Reads `NAME.json` and `NAME.json.gz`, which are asked for as `NAME`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._read: dict[str, Any] = {}

    def exists(self, file_path: str) -> bool:
        """Tell whether there is such a description."""
        return os.path.isfile(f"{file_path}.json") or os.path.isfile(f"{file_path}.json.gz")

    def load_file(self, file_path: str) -> Any:
        """Return the description, None if there is none."""
        for ending, unpack in ((".json", bytes), (".json.gz", gzip.decompress)):
            if os.path.isfile(file_path + ending):
                # One at a time: who comes second finds it read.
                with self._lock:
                    if file_path not in self._read:
                        with open(file_path + ending, "rb") as file:
                            self._read[file_path] = json.loads(unpack(file.read()))
                    return self._read[file_path]
        return None


@cache
def _loader(data_path: str) -> Loader:
    """Return the SDK's loader but for its search, which importing this module must not import."""
    from botocore.loaders import Loader

    class QuickLoader(Loader):
        """Takes every folder for a service that has every kind of description.

        One that has not is found out a step later, by the search for its version.
        """

        def list_available_services(self, type_name: str) -> list[str]:
            return _folders(tuple(self.search_paths))

    folders = filter(None, data_path.split(os.pathsep))
    return QuickLoader(
        [os.path.expanduser(os.path.expandvars(folder)) for folder in folders],
        cast("JSONFileLoader", _Files()),
    )


@cache
def _folders(paths: tuple[str, ...]) -> list[str]:
    found = {
        entry.name
        for path in paths
        if os.path.isdir(path)
        for entry in os.scandir(path)
        if entry.is_dir()
    }
    return sorted(found)

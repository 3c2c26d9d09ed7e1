"""How the SDK's own descriptions of the services are read."""

from __future__ import annotations

import gzip
import json
import os
from functools import cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from botocore.loaders import JSONFileLoader, Loader
    from botocore.session import Session


def read_plainly(session: Session) -> None:
    """Let a session read descriptions in a way that does not hold up a window in this process.

    The SDK's reader makes ordered dictionaries, of the time before plain ones kept their order.
    They take three times as long, which nothing interrupts, and every one of them is a burden on
    the garbage collector for good. And before it reads a file it looks into the folders of all four
    hundred services, once for each kind of file.
    """

    def make_loader() -> Loader:
        paths = session.get_config_variable("data_path")
        return _loader_class()(
            [os.path.expanduser(os.path.expandvars(path)) for path in paths.split(os.pathsep)]
            if paths
            else [],
            cast("JSONFileLoader", _Files()),
        )

    # When it is first needed: the variable makes the session read its profile.
    session.lazy_register_component("data_loader", make_loader)


def share_descriptions(source: Session, target: Session) -> None:
    """Let a session use what another one has read of the SDK's service descriptions.

    Reading and parsing them is most of what a new session's first client takes, and they are the
    same for all. The loader only reads and remembers, so sessions of several threads may share it.
    """
    target.register_component("data_loader", source.get_component("data_loader"))


class _Files:
    """Reads `NAME.json` and `NAME.json.gz`, which are asked for as `NAME`."""

    def exists(self, file_path: str) -> bool:
        """Tell whether there is such a description."""
        return os.path.isfile(f"{file_path}.json") or os.path.isfile(f"{file_path}.json.gz")

    def load_file(self, file_path: str) -> Any:
        """Return the description, None if there is none."""
        for ending, unpack in ((".json", bytes), (".json.gz", gzip.decompress)):
            if os.path.isfile(file_path + ending):
                with open(file_path + ending, "rb") as file:
                    return json.loads(unpack(file.read()))
        return None


@cache
def _loader_class() -> type[Loader]:
    """Return the SDK's loader but for its search, which importing this module must not import."""
    from botocore.loaders import Loader

    class QuickLoader(Loader):
        """Takes every folder for a service that has every kind of description.

        One that has not is found out a step later, by the search for its version.
        """

        def list_available_services(self, type_name: str) -> list[str]:
            return _folders(tuple(self.search_paths))

    return QuickLoader


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

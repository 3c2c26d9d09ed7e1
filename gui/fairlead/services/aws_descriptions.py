"""How the SDK's own descriptions of the services are read."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from botocore.loaders import JSONFileLoader, Loader
    from botocore.session import Session


def read_plainly(session: Session) -> None:
    """Let a session read descriptions into plain dictionaries.

    The SDK's reader makes ordered ones, of the time before plain ones kept their order. They take
    three times as long, which nothing interrupts, and every one of them is a burden on the garbage
    collector for good; a window in the same process stands still meanwhile.
    """
    from botocore.loaders import create_loader

    def make_loader() -> Loader:
        loader = create_loader(session.get_config_variable("data_path"))
        loader.file_loader = cast("JSONFileLoader", _Files())
        return loader

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
        return Path(f"{file_path}.json").is_file() or Path(f"{file_path}.json.gz").is_file()

    def load_file(self, file_path: str) -> Any:
        """Return the description, None if there is none."""
        plain, packed = Path(f"{file_path}.json"), Path(f"{file_path}.json.gz")
        if plain.is_file():
            return json.loads(plain.read_bytes())
        return json.loads(gzip.decompress(packed.read_bytes())) if packed.is_file() else None

"""Opens what a Fairlead stands on: the user's own folders and keyring, or a sandbox."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from fairlead.desk.practice import run_sandbox
from fairlead.desk.surroundings import Surroundings
from fairlead.services.places import default_places, places_in
from fairlead.services.vault import MemoryVault, open_vault


@contextmanager
def open_surroundings(
    *, sandbox: bool = False, scene: Sequence[str] = (), state: Path | None = None
) -> Iterator[Surroundings]:
    """Open the surroundings for as long as the block lasts.

    Args:
        sandbox: Start a sandbox and keep secrets in memory.
        scene: The sandbox's options, such as "licence=basic".
        state: Where to keep the journal. By default the user's own folder, or with a sandbox a
            temporary one, since a journal of a world that is gone is of no use.

    Raises:
        Problem: The sandbox did not start, or a folder cannot be used.
    """
    if not sandbox:
        places = places_in(state) if state else default_places()
        yield Surroundings(places, open_vault, os.environ)
        return
    with tempfile.TemporaryDirectory(prefix="fairlead-") as name:
        folder = Path(name)
        with run_sandbox(folder, scene) as box:
            yield Surroundings(
                places_in(state or folder / "state"),
                MemoryVault,
                os.environ,
                box.aws_files,
                box.aws_endpoint,
                box.practice,
            )

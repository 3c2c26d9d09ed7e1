"""Folders and files on this machine that belong to Fairlead."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """Where things stand.

    Attributes:
        state: Journals and settings. Only the user can look inside.
        documents: Where dialogs start that save something for the user.
    """

    state: Path
    documents: Path


def default_places() -> Places:
    """Return the folders that the operating system has for this user."""
    raise NotImplementedError


def places_in(folder: Path) -> Places:
    """Return places that all stand in one folder, for a run that leaves no other trace."""
    raise NotImplementedError


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only the user can read, whole or not at all.

    Raises Problem if the file cannot be written or `path` is a symbolic link.
    """
    raise NotImplementedError

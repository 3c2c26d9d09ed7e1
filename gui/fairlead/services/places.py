"""Folders and files on this machine that belong to Fairlead."""

from __future__ import annotations

import glob
import os
import secrets
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.services.locks import can_lock

_APP: Final = "fairlead"
_TOKEN_BYTES: Final = 4
# Not on Windows, where a new file inherits the rights of the user's profile.
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
_BINARY: Final = getattr(os, "O_BINARY", 0)

_NOT_USABLE = translate("Places", "The folder %1 cannot be used.")
_MAKE_WRITABLE = translate(
    "Places", "Make it a folder that you own and can write to, or choose another one."
)
_OPEN_TO_ALL = translate("Places", "The folder %1 is open to everybody on this computer.")
_CLOSE_IT = translate("Places", "Take the right to write away from others: chmod 700 %1.")
_NO_LOCKS = translate("Places", "Files in the folder %1 cannot be locked.")
_LOCAL_DISK = translate(
    "Places",
    "Without locks, two windows could spoil the journal. Start Fairlead with --state and a folder"
    " on a disk of this computer.",
)
_NOT_WRITTEN = translate("Places", "The file %1 could not be written.")
_CHOOSE_ANOTHER = translate("Places", "Choose another place for it.")
_IS_LINK = translate("Places", "The file %1 is a link to another file.")
_REMOVE_LINK = translate("Places", "Remove the link, or choose another name.")


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
    """Return the folders that the operating system has for this user.

    Raises:
        Problem: The state folder cannot be made, written to, or kept private.
    """
    import platformdirs

    state = platformdirs.user_state_path(_APP, appauthor=False)
    return Places(_private_folder(state), platformdirs.user_documents_path())


def places_in(folder: Path) -> Places:
    """Return places that all stand in one folder, for a run that leaves no other trace.

    Raises:
        Problem: As `default_places`.
    """
    return Places(_private_folder(folder), folder)


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only the user can read, whole or not at all.

    Raises:
        Problem: The file cannot be written, or `path` is a symbolic link.
    """
    if path.is_symlink():
        raise Problem("file-is-link", _IS_LINK(str(path)), _REMOVE_LINK)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(_TOKEN_BYTES)}")
    try:
        try:
            _write_new(draft, data)
            draft.replace(path)
        except OSError:
            draft.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)
    except OSError as error:
        # strerror alone: nothing of the data, and the path is in the title.
        details = error.strerror or type(error).__name__
    else:
        return
    raise Problem("file-not-written", _NOT_WRITTEN(str(path)), _CHOOSE_ANOTHER, details=details)


def delete_private(path: Path) -> None:
    """Delete what `write_private` wrote, and what it left if it was killed on the way.

    Any of it may be gone already.

    Raises:
        OSError: It cannot be deleted.
    """
    for file in (path, *drafts_of(path)):
        file.unlink(missing_ok=True)


def drafts_of(path: Path) -> tuple[Path, ...]:
    """Return what `write_private` left beside this file where it was killed on the way."""
    return tuple(path.parent.glob(f".{glob.escape(path.name)}.{'[0-9a-f]' * (2 * _TOKEN_BYTES)}"))


def _write_new(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a new name in a folder survive a power cut."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _private_folder(folder: Path) -> Path:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        status = folder.stat()
    except OSError as error:
        details = error.strerror or type(error).__name__
    else:
        if sys.platform != "win32" and status.st_mode & stat.S_IWOTH:
            raise Problem("folder-open", _OPEN_TO_ALL(str(folder)), _CLOSE_IT(str(folder)))
        if os.access(folder, os.W_OK | os.X_OK) and _is_ours(status):
            if not can_lock(folder):
                raise Problem("folder-without-locks", _NO_LOCKS(str(folder)), _LOCAL_DISK)
            return folder
        details = f"{stat.filemode(status.st_mode)}, owner {status.st_uid}"
    raise Problem("folder-not-usable", _NOT_USABLE(str(folder)), _MAKE_WRITABLE, details=details)


def _is_ours(status: os.stat_result) -> bool:
    return sys.platform == "win32" or status.st_uid == os.geteuid()

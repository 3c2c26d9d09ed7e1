"""Whether files in a folder can be locked, as the journal needs it.

Not every network folder has locks: some servers answer that they have none, and then SQLite takes
the disk for broken or the file for somebody else's. So this is found out before any work.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Final

# Held by another process for this moment: https://man7.org/linux/man-pages/man2/fcntl.2.html
_HELD: Final = frozenset({errno.EACCES, errno.EAGAIN})


def can_lock(folder: Path) -> bool:
    """Tell whether files in this folder can be locked; True where no file can be made in it."""
    if sys.platform == "win32":
        return True
    import fcntl

    path = folder / ".lock-test"
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    except OSError:
        return True
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in _HELD
    finally:
        os.close(descriptor)
        path.unlink(missing_ok=True)
    return True

"""Files that a command is given."""

from __future__ import annotations

from pathlib import Path

from fairlead.core.errors import Problem
from fairlead.core.texts import translate

_UNREADABLE = translate("Commands", "The file %1 cannot be read.")
_UNREADABLE_ADVICE = translate("Commands", "Check its name and that you may read it.")


def read_file(path: Path) -> str:
    """Return the text of a file.

    Raises:
        Problem: It is not there, may not be read, or is no text in UTF-8.
    """
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        details = str(error)
    raise Problem("file-unreadable", _UNREADABLE(str(path)), _UNREADABLE_ADVICE, details=details)

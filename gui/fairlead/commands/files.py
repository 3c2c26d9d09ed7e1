"""Files that a command is given."""

from __future__ import annotations

from pathlib import Path

from fairlead.core.errors import Problem
from fairlead.core.texts import translate

_UNREADABLE = translate("Commands", "The file %1 cannot be read.")
_UNREADABLE_ADVICE = translate("Commands", "Check its name and that you may read it.")
_NO_TEXT = translate("Commands", "The file %1 is not text in UTF-8.")
_NO_TEXT_ADVICE = translate("Commands", "Save it again from your editor, with the encoding UTF-8.")


def read_file(path: Path) -> str:
    """Return the text of a file, without the mark that some editors put before it.

    Raises:
        Problem: It is not there, may not be read, or is no text in UTF-8.
    """
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        title, advice, details = _UNREADABLE, _UNREADABLE_ADVICE, str(error)
    except UnicodeDecodeError as error:
        title, advice, details = _NO_TEXT, _NO_TEXT_ADVICE, str(error)
    raise Problem("file-unreadable", title(str(path)), advice, details=details)

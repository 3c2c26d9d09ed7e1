"""Names made by strangers, shown so that what is seen is what is there.

An object's key may hold every character that Unicode has. Some of them are not seen, and some turn
the order of others around: "Unicode Technical Report 36, Security Considerations" tells what comes
of that.
"""

from __future__ import annotations

import unicodedata

_TO_THE_LEFT = frozenset({"R", "AL", "AN"})
_ISOLATE, _END = "\u2068", "\u2069"


def show_plainly(text: str) -> str:
    """Return `text` with each character that is not seen as itself written as `[U+202E]`.

    Those are controls, marks of direction, joiners, every space but the usual one, line ends, and
    what Unicode has not given a meaning.
    """
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else f"[U+{ord(sign):04X}]" for sign in text)


def keep_order(path: str) -> str:
    """Return a path for display whose folders stay in order where some are written to the left."""
    if path.isascii() or not any(unicodedata.bidirectional(sign) in _TO_THE_LEFT for sign in path):
        return path
    return "/".join(f"{_ISOLATE}{part}{_END}" if part else "" for part in path.split("/"))

"""Words that show under the pointer."""

from __future__ import annotations

from html import escape


def tip(words: str) -> str:
    """Return `words` for a tool tip, which Qt would take for HTML wherever they look like some.

    Names and sentences that strangers wrote stay plain in this way.
    """
    return f"<qt>{escape(words)}</qt>".replace("\n", "<br>") if words else ""

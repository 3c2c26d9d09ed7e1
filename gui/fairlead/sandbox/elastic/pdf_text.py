"""Text out of simple PDFs: fonts with one byte a letter, streams plain or deflated.

From ISO 32000-1, sections 7.3 and 9.4.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Final

_STREAM: Final = re.compile(rb"<<(?P<dictionary>.*?)>>\s*stream\r?\n", re.DOTALL)
_BLOCK: Final = re.compile(rb"\bBT\b(.*?)\bET\b", re.DOTALL)
_TOKEN: Final = re.compile(
    rb"\((?P<literal>(?:\\.|[^\\()])*)\)|<(?P<hex>[0-9A-Fa-f\s]*)>"
    rb"|(?P<gap>-\d{3,}(?:\.\d+)?)(?=[^\]]*\]\s*TJ)"
    rb"|(?P<newline>T\*|\bT[dDm]\b|'|\")",
    re.DOTALL,
)
_ESCAPE: Final = re.compile(rb"\\(?:([0-7]{1,3})|(\r?\n)|(.))", re.DOTALL)
_LETTERS: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pdf_text(content: bytes) -> str:
    """Return the text of every page. Raises ``ValueError`` for a broken file."""
    if b"%%EOF" not in content[-1024:] or b" obj" not in content:
        raise ValueError("no end of file")
    if b"/Encrypt" in content[-2048:]:
        raise ValueError("encrypted")
    return "\n".join(
        _block_text(block) for stream in _streams(content) for block in _BLOCK.findall(stream)
    )


def _streams(content: bytes) -> Iterator[bytes]:
    for found in _STREAM.finditer(content):
        dictionary = found["dictionary"]
        # Pictures and fonts have no words.
        if b"/Image" in dictionary or b"/FontFile" in dictionary:
            continue
        end = content.find(b"endstream", found.end())
        if end < 0:
            raise ValueError("a stream has no end")
        data = content[found.end() : end].rstrip(b"\r\n")
        if b"/FlateDecode" in dictionary:
            try:
                data = zlib.decompressobj().decompress(data, 1 << 24)
            except zlib.error as error:
                raise ValueError("a stream is broken") from error
        elif b"/Filter" in dictionary:
            continue
        yield data


def _block_text(block: bytes) -> str:
    parts: list[bytes] = []
    for token in _TOKEN.finditer(block):
        if token["literal"] is not None:
            parts.append(_ESCAPE.sub(_unescape, token["literal"]))
        elif token["hex"] is not None:
            digits = re.sub(rb"\s", b"", token["hex"]).decode()
            parts.append(bytes.fromhex(digits + "0" * (len(digits) % 2)))
        else:
            parts.append(b" " if token["gap"] is not None else b"\n")
    return b"".join(parts).decode("cp1252", "replace").strip()


def _unescape(found: re.Match[bytes]) -> bytes:
    octal, line_break, letter = found.groups()
    if octal is not None:
        return bytes([int(octal, 8) & 0xFF])
    return b"" if line_break is not None else _LETTERS.get(letter, letter)

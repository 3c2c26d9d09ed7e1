"""Text out of documents, as the attachment processor gets it.

Played are plain text, HTML, XML, Word, Excel, PowerPoint and OpenDocument files and simple PDFs.
Of anything else the type is told and no text, as Tika does for pictures and archives.
"""

import re
import zipfile
import zlib
from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO
from typing import Final

from fairlead.sandbox.elastic.office_text import office_text
from fairlead.sandbox.elastic.pdf_text import pdf_text

_SIGNATURES: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\xd0\xcf\x11\xe0", "application/x-tika-msoffice"),
    (b"{\\rtf", "application/rtf"),
)
_BINARY: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TAG: Final = re.compile(r"<[^>]*>")


class ExtractionError(Exception):
    """A document is broken."""


@dataclass(frozen=True)
class Extract:
    """The type of a document and its text."""

    content_type: str
    text: str


def extract_text(content: bytes) -> Extract:
    """Return type and text; the type is seen in the content alone. Raises `ExtractionError`."""
    if content.startswith(b"%PDF-"):
        return _of_pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return _of_archive(content)
    for signature, content_type in _SIGNATURES:
        if content.startswith(signature):
            return Extract(content_type, "")
    if _BINARY.search(content):
        return Extract("application/octet-stream", "")
    return _of_text(content)


def _of_pdf(content: bytes) -> Extract:
    try:
        text = pdf_text(content)
    except ValueError as error:
        raise ExtractionError(str(error)) from error
    return Extract("application/pdf", _tidy(text))


def _of_archive(content: bytes) -> Extract:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            content_type, text = office_text(archive)
    except (zipfile.BadZipFile, zlib.error, ValueError) as error:
        raise ExtractionError(str(error)) from error
    return Extract(content_type, _tidy(text))


def _of_text(content: bytes) -> Extract:
    try:
        text, charset = content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        text, charset = content.decode("cp1252", "replace"), "windows-1252"
    head = text.lstrip()[:200].lower()
    if head.startswith("<!doctype html") or "<html" in head:
        reader = _Html()
        reader.feed(text)
        reader.close()
        return Extract(f"text/html; charset={charset}", _tidy("".join(reader.parts)))
    if head.startswith("<?xml"):
        return Extract("application/xml", _tidy(_TAG.sub(" ", text)))
    return Extract(f"text/plain; charset={charset}", text.strip())


def _tidy(text: str) -> str:
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Html(HTMLParser):
    """Collects what a reader of the page would see."""

    _BREAKS: Final = frozenset({"p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "title"})
    _UNSEEN: Final = frozenset({"script", "style"})

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._UNSEEN:
            self._depth += 1
        elif tag in self._BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._UNSEEN:
            self._depth = max(0, self._depth - 1)
        elif tag in self._BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._depth:
            self.parts.append(data)

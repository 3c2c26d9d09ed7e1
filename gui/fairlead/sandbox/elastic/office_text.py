"""Text out of Office Open XML and OpenDocument files."""

import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as Xml
from xml.parsers import expat

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHEET: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OPEN_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OOXML: Final = "application/vnd.openxmlformats-officedocument."
# A part that unfolds to more than this is an attack, not a document.
_MOST_BYTES: Final = 64 * 1024 * 1024


def office_text(archive: zipfile.ZipFile) -> tuple[str, str]:
    """Return type and text of an archive; other archives have no text.

    Raises ``ValueError`` when a part is broken.
    """
    names = set(archive.namelist())
    if "word/document.xml" in names:
        root = _parse(archive, "word/document.xml")
        kind = "wordprocessingml.document"
        return f"{_OOXML}{kind}", "\n".join(_paragraphs(root, f"{_WORD}p", f"{_WORD}t"))
    if "xl/workbook.xml" in names:
        return f"{_OOXML}spreadsheetml.sheet", "\n".join(_rows(archive, names))
    if "ppt/presentation.xml" in names:
        slides = sorted(name for name in names if name.startswith("ppt/slides/slide"))
        lines = [
            line
            for name in slides
            for line in _paragraphs(_parse(archive, name), f"{_DRAWING}p", f"{_DRAWING}t")
        ]
        return f"{_OOXML}presentationml.presentation", "\n".join(lines)
    if "mimetype" in names and "content.xml" in names:
        root = _parse(archive, "content.xml")
        lines = [
            "".join(node.itertext())
            for node in root.iter()
            if node.tag in (f"{_OPEN_TEXT}p", f"{_OPEN_TEXT}h")
        ]
        return archive.read("mimetype").decode("ascii", "replace"), "\n".join(lines)
    return "application/zip", ""


def _parse(archive: zipfile.ZipFile, name: str) -> Xml.Element:
    if archive.getinfo(name).file_size > _MOST_BYTES:
        raise ValueError(f"{name} is too large")
    builder = Xml.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = lambda tag, attributes: builder.start(_tag(tag), attributes)
    parser.EndElementHandler = lambda tag: builder.end(_tag(tag))
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(archive.read(name), True)
    except expat.ExpatError as error:
        raise ValueError(f"{name} is broken") from error
    return builder.close()


def _tag(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def _refuse_doctype(*_declaration: object) -> None:
    # Entities are the way a small file fills the memory, and Office writes none.
    raise ValueError("a part holds a document type")


def _paragraphs(root: Xml.Element, paragraph: str, run: str) -> Iterator[str]:
    for node in root.iter(paragraph):
        yield "".join(text.text or "" for text in node.iter(run))


def _rows(archive: zipfile.ZipFile, names: set[str]) -> Iterator[str]:
    shared: list[str] = []
    if "xl/sharedStrings.xml" in names:
        shared = list(
            _paragraphs(_parse(archive, "xl/sharedStrings.xml"), f"{_SHEET}si", f"{_SHEET}t")
        )
    for name in sorted(name for name in names if name.startswith("xl/worksheets/sheet")):
        for row in _parse(archive, name).iter(f"{_SHEET}row"):
            yield "\t".join(_cell(cell, shared) for cell in row.iter(f"{_SHEET}c"))


def _cell(cell: Xml.Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{_SHEET}t"))
    value = cell.findtext(f"{_SHEET}v", "")
    if cell.get("t") != "s":
        return value
    number = int(value)
    if not 0 <= number < len(shared):
        raise ValueError(f"there is no shared text {number}")
    return shared[number]

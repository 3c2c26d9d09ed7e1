"""Small documents in the formats of offices, each as another program would open it."""

import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPEN_XML: Final = "http://schemas.openxmlformats.org"
_RELATIONS: Final = f"{_OPEN_XML}/package/2006/relationships"
_OFFICE: Final = f"{_OPEN_XML}/officeDocument/2006/relationships"
# The earliest time an archive can tell; it makes two runs give the same bytes.
_TIME: Final = (1980, 1, 1, 0, 0, 0)


def docx(paragraphs: Sequence[str]) -> bytes:
    """Return a Word document."""
    name = f"{_OPEN_XML}/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    return _package(
        "word/document.xml",
        "wordprocessingml.document.main",
        {"word/document.xml": f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>'},
    )


def xlsx(rows: Sequence[Sequence[str | int]]) -> bytes:
    """Return an Excel workbook of one sheet."""
    name = f"{_OPEN_XML}/spreadsheetml/2006/main"
    texts = sorted({cell for row in rows for cell in row if isinstance(cell, str)})
    numbers = {text: number for number, text in enumerate(texts)}
    lines = "".join(
        "<row>"
        + "".join(
            f'<c t="s"><v>{numbers[cell]}</v></c>'
            if isinstance(cell, str)
            else f"<c><v>{cell}</v></c>"
            for cell in row
        )
        + "</row>"
        for row in rows
    )
    items = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(
            (("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")), 1
        )
    )
    return _package(
        "xl/workbook.xml",
        "spreadsheetml.sheet.main",
        {
            "xl/workbook.xml": f'<workbook xmlns="{name}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}'
            "</Relationships>",
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{name}"><sheetData>{lines}</sheetData>'
            "</worksheet>",
            "xl/sharedStrings.xml": f'<sst xmlns="{name}">{items}</sst>',
        },
        {
            "xl/worksheets/sheet1.xml": "spreadsheetml.worksheet",
            "xl/sharedStrings.xml": "spreadsheetml.sharedStrings",
        },
    )


def _package(
    main: str, kind: str, parts: Mapping[str, str], others: Mapping[str, str] | None = None
) -> bytes:
    """Put parts together as Open Packaging Conventions want it."""
    overrides = "".join(
        f'<Override PartName="/{name}" '
        f'ContentType="application/vnd.openxmlformats-officedocument.{part_kind}+xml"/>'
        for name, part_kind in {main: kind, **(others or {})}.items()
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_OPEN_XML}/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="{main}"/></Relationships>',
        **parts,
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, _TIME), _XML + text)
    return packed.getvalue()


def pdf(lines: Sequence[str]) -> bytes:
    """Return a PDF of one page; the texts hold Latin-1 letters only."""
    shown = " T* ".join(f"({_pdf_text(line)}) Tj" for line in lines)
    stream = zlib.compress(f"BT /F1 12 Tf 16 TL 72 770 Td {shown} ET".encode("latin-1"))
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )
    content = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    content += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    content += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(content)


def _pdf_text(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def png(width: int, height: int) -> bytes:
    """Return a picture that runs from dark to light."""
    rows = b"".join(
        b"\0" + bytes((x * 255 // width + y) % 256 for x in range(width)) for y in range(height)
    )
    # Eight bits of gray for each point.
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _png_chunk(b"IHDR", header)
        + _png_chunk(b"IDAT", zlib.compress(rows))
        + _png_chunk(b"IEND", b"")
    )


def _png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

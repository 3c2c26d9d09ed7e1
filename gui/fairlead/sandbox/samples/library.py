"""What the sample buckets hold.

The names and objects are chosen so that each way the connector may treat an object occurs: text,
metadata alone, dropped; and so that a careless rule matches too much or nothing.
"""

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from fairlead.sandbox.samples.formats import docx, pdf, png, xlsx

# One byte more than the connector reads.
_TOO_LARGE: Final = 10_485_761


@dataclass(frozen=True)
class SampleObject:
    """One object; ``make`` returns its content."""

    key: str
    make: Callable[[], bytes] = field(repr=False)
    storage_class: str = "STANDARD"


@dataclass(frozen=True)
class SampleBucket:
    """One bucket; ``is_abroad`` puts it into another region, ``has_own_key`` under a KMS key."""

    name: str
    objects: tuple[SampleObject, ...]
    is_abroad: bool = False
    has_own_key: bool = False


def sample_buckets() -> tuple[SampleBucket, ...]:
    """Return the buckets."""
    return (
        SampleBucket("fairlead-handbook", tuple(_handbook())),
        SampleBucket("fairlead-oddities", tuple(_oddities())),
        SampleBucket("fairlead-contracts", tuple(_contracts()), has_own_key=True),
        SampleBucket("fairlead-berichte", tuple(_reports()), is_abroad=True),
    )


def _text(key: str, text: str, storage_class: str = "STANDARD") -> SampleObject:
    return SampleObject(key, text.encode, storage_class)


def _handbook() -> Iterator[SampleObject]:
    yield _text("docs/", "")
    yield _text(
        "docs/welcome.txt",
        "Welcome to Harbor Works.\n\nYour first day begins at the east gate at nine o'clock. "
        "Bring the letter with your staff number.\n",
    )
    yield _text(
        "docs/mooring.md",
        "# Mooring lines\n\nCheck every line before and after the tide.\n\n"
        "- Breast lines keep the ship at the quay.\n- Spring lines keep her from surging.\n",
    )
    yield _text(
        "docs/safety.html",
        "<!doctype html><html><head><title>Safety on deck</title>"
        "<style>p { color: navy }</style></head><body><h1>Safety on deck</h1>"
        "<p>Never stand in the bight of a line.</p></body></html>\n",
    )
    yield SampleObject(
        "docs/crane-manual.pdf",
        lambda: pdf(
            ["Crane manual", "Lift no load above forty tons.", "Stop work at wind force seven."]
        ),
    )
    yield SampleObject(
        "docs/shift-plan.docx",
        lambda: docx(["Shift plan", "The early shift begins at six and ends at two."]),
    )
    yield SampleObject(
        "docs/berths.xlsx",
        lambda: xlsx([["Berth", "Depth in meters"], ["East 1", 12], ["East 2", 14], ["North", 9]]),
    )
    yield _text("docs/tariff.csv", "service,price\nTug per hour,820\nPilot,640\nWater,35\n")
    # A rule with the prefix "docs" matches these two as well.
    yield _text("docs-old/mooring.txt", "Superseded: use the page about mooring lines.\n")
    yield _text("docs2/notes.txt", "Notes of the second office.\n")
    yield SampleObject("images/harbor.png", lambda: png(64, 48))
    yield SampleObject("images/HARBOR-2.PNG", lambda: png(32, 32))
    yield _text(
        "images/plan.svg",
        '<?xml version="1.0"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg"><text>Quay plan</text></svg>\n',
    )
    yield SampleObject(
        "data/ships.json",
        lambda: json.dumps(
            [{"name": "Alma", "length": 182}, {"name": "Berta", "length": 96}]
        ).encode(),
    )
    yield _text(
        "data/berths.xml", '<?xml version="1.0"?>\n<berths><berth>East 1</berth></berths>\n'
    )
    yield SampleObject("data/all-movements.csv", _large_table)


def _oddities() -> Iterator[SampleObject]:
    yield _text("Straße nach Köln & zurück.txt", "The road to Cologne and back.\n")
    yield _text("REPORT.TXT", "An extension in capitals is an extension.\n")
    yield _text("تقرير.txt", "A name that is written from right to left.\n")
    yield _text("README", "No extension, so no text is taken from here.\n")
    yield _text(".hidden", "A dot at the beginning is no extension.\n")
    yield _text("ends with a dot.", "A dot at the end is no extension either.\n")
    yield _text("two  spaces/and+plus%20percent.txt", "Signs that URLs give a meaning to.\n")
    yield _text("empty.txt", "")
    yield _text("empty-folder/", "")
    yield SampleObject("release.tar.gz", lambda: gzip.compress(b"not a real archive", mtime=0))
    yield SampleObject("broken.pdf", lambda: pdf(["The end of this is missing."])[:200])
    yield SampleObject("picture-of-a.pdf", lambda: png(16, 16))
    yield _text("archive/2019.txt", "Records of 2019.\n", "GLACIER")
    yield _text("archive/2018.txt", "Records of 2018.\n", "DEEP_ARCHIVE")
    yield SampleObject("archive/quay-1975.png", lambda: png(24, 24), "GLACIER")
    yield _text("archive/2023.txt", "Records of 2023.\n", "GLACIER_IR")


def _contracts() -> Iterator[SampleObject]:
    yield SampleObject(
        "2026/tug-service.pdf",
        lambda: pdf(["Contract for tug service", "Term: three years"]),
    )
    yield SampleObject(
        "2026/pilotage.docx", lambda: docx(["Contract for pilotage", "Term: one year"])
    )


def _reports() -> Iterator[SampleObject]:
    for quarter in range(1, 5):
        lines = [f"Bericht {quarter}. Quartal", f"Umschlag: {quarter * 1250} Container"]
        yield _text(f"2025/q{quarter}/bericht.md", f"# {lines[0]}\n\n{lines[1]}\n")
        yield SampleObject(f"2025/q{quarter}/bericht.pdf", partial(pdf, lines))


def _large_table() -> bytes:
    row = b"2026-01-01,Alma,East 1,arrived\n"
    return (row * (_TOO_LARGE // len(row) + 1))[:_TOO_LARGE]

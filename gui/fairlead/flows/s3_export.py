"""What a sample showed, as CSV for a spreadsheet.

The names of objects are made by strangers, and a spreadsheet takes a cell that begins with `=` for
a formula: the OWASP page "CSV Injection" says how such a cell is defused.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from fairlead.flows.documents import Fate
from fairlead.flows.plain_text import show_plainly
from fairlead.flows.s3_views import Sampled, SampleReport
from fairlead.flows.sync_rules_preview import Tally

_BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel takes UTF-8 for something older."""

# Where a semicolon parts cells, as in half of Europe, one within a cell begins a cell too.
_FORMULA = re.compile(r"(^|;)(?=[\s\"']*[=+\-@\uff1d\uff0b\uff0d\uff20])")

_OBJECTS = (
    *("bucket", "object", "size_in_bytes", "last_modified", "storage_class", "rules"),
    *("content", "reason", "outcome", "problem", "text"),
)
_COUNTS = ("of", "name", "content", "reason", "objects", "bytes")


def defuse(text: str) -> str:
    """Return `text` as a cell that no spreadsheet takes for a formula, with nothing hidden in it.

    An apostrophe goes before what would begin one.
    """
    return _FORMULA.sub(r"\1'", show_plainly(text))


def sampled_csv(report: SampleReport) -> str:
    """Return the objects of a sample, one a line. `rules` are numbers from 1."""
    return _csv(_OBJECTS, (_line(sampled) for sampled in report.sampled))


def counts_csv(report: SampleReport) -> str:
    """Return what a full sync would do with all objects: in all, by bucket, and by extension."""
    groups = [("all", "", report.total)]
    groups += [("bucket", name, tally) for name, tally in report.by_bucket]
    groups += [("extension", name, tally) for name, tally in report.by_extension]
    return _csv(
        _COUNTS,
        (
            (of, name, fate.content.value, fate.value, tally.objects[fate], tally.bytes[fate])
            for of, name, tally in groups
            for fate in _fates(tally)
        ),
    )


def _fates(tally: Tally) -> list[Fate]:
    return [fate for fate in Fate if tally.objects[fate]]


def _line(sampled: Sampled) -> Sequence[str | int]:
    preview = sampled.preview
    summary = preview.summary
    problem = sampled.problem
    return (
        preview.bucket,
        summary.key,
        summary.size,
        summary.last_modified.isoformat(),
        summary.storage_class,
        " ".join(str(number + 1) for number in preview.rules),
        sampled.fate.content.value,
        sampled.fate.value,
        sampled.outcome.value,
        str(problem.title) if problem is not None else "",
        sampled.text,
    )


def _csv(heading: Sequence[str], lines: Iterable[Sequence[str | int]]) -> str:
    out = io.StringIO(newline="")
    out.write(_BYTE_ORDER_MARK)
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(heading)
    for line in lines:
        writer.writerow([defuse(cell) if isinstance(cell, str) else cell for cell in line])
    return out.getvalue()

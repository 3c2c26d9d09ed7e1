"""Objects with names by strangers: each arrives under its own name, and none names a file here."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.steps.samples import Shelf, by_key, open_shelf
from tests.steps.stage import Stage

from fairlead.flows.documents import Fate, document_id
from fairlead.flows.s3_views import Outcome

NAMES = (
    "../../../etc/passwd.txt",
    "/leading.txt",
    "a//b/../c.txt",
    "C:\\windows\\system.txt",
    "CON.txt",
    "~/.ssh/authorized_keys.txt",
    "tab\there.txt",
    "bell\x07and\x1b[31mred.txt",
    "\u202egnp.txt",
    "zero\u200bwidth.txt",
    "emoji \U0001f6a2.txt",
    "quotes \"'`$(reboot).txt",
    "percent%2F%00.txt",
    "plus+and&and=and?.txt",
    "x" * 1020 + ".txt",
    "ü" * 510 + ".txt",
    " .txt",
    "trailing/",
    "...",
    "*.txt",
    "{}[]^`|<>.txt",
)

# An audit hook stays for good; what it notes goes to whoever watches.
_watching: list[list[str]] = []


def _note_writes(event: str, args: tuple[Any, ...]) -> None:
    """Note every file that is opened to be written, or made."""
    if not _watching or event not in ("open", "os.mkdir", "os.rename", "os.link", "os.symlink"):
        return
    if event == "open":
        flags = args[2] if isinstance(args[2], int) else 0
        if not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            return
    for noted in _watching:
        noted.append(f"{event} {args[0]!r}")


sys.addaudithook(_note_writes)


@contextmanager
def files_written() -> Iterator[list[str]]:
    noted: list[str] = []
    _watching.append(noted)
    try:
        yield noted
    finally:
        _watching.remove(noted)


@pytest.fixture
def shelf(stage: Stage) -> Iterator[Shelf]:
    with open_shelf(stage, dict.fromkeys(NAMES, b"Some text.")) as opened:
        yield opened


def test_every_name_arrives_as_it_is_and_no_file_is_written(shelf: Shelf) -> None:
    index = shelf.index()
    with files_written() as written:
        found = by_key(shelf.sample(shelf.into(index)))
    assert written == []
    assert set(found) == set(NAMES)
    assert {one.outcome for one in found.values()} == {Outcome.CREATED}
    texts = {key for key, one in found.items() if one.fate is Fate.READ}
    assert {found[key].text for key in texts} == {"Some text."}
    assert set(NAMES) - texts == {"trailing/", "..."}
    answer = shelf.stage.elasticsearch.request(
        "search", lambda client: client.search(index=index.name, size=100)
    )
    stored = {hit["_source"]["filename"]: hit["_id"] for hit in answer["hits"]["hits"]}
    assert stored == {key: document_id(shelf.bucket, key) for key in NAMES}
    index.remove()


def test_a_write_would_have_been_noticed(tmp_path: Path) -> None:
    with files_written() as written:
        (tmp_path / "file").write_text("x")
    assert len(written) == 1

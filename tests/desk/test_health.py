"""What is remembered of a test survives, and a broken file costs nothing but the memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairlead.core.texts import translate
from fairlead.desk.health import Checkup, HealthBook
from fairlead.flows.views import Health

REFUSED = translate("Test", "%1 refused %2.")


def test_checkups_are_remembered_by_run(tmp_path: Path) -> None:
    book = HealthBook(tmp_path)
    assert book.all() == {}
    good = Checkup(Health.WORKING, 12.5, 840)
    bad = Checkup(Health.FAILING, 13.0, None, REFUSED("AWS", translate("Test", "the key")))
    book.note("one", good)
    book.note("two", bad)
    assert HealthBook(tmp_path).all() == {"one": good, "two": bad}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"one": {"health": "splendid"}}', '{"one": 1}'])
def test_a_broken_book_is_an_empty_one(tmp_path: Path, text: str) -> None:
    (tmp_path / "health.json").write_text(text)
    book = HealthBook(tmp_path)
    assert book.all() == {}
    book.note("one", Checkup(Health.WORKING, 1.0))
    assert list(book.all()) == ["one"]

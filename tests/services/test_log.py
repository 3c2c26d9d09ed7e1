"""The log: harmless words, bounded size, never a reason to fail."""

from __future__ import annotations

import re
from pathlib import Path

from fairlead.services.log import Log


def test_a_line_says_when_what_and_how(tmp_path: Path) -> None:
    Log(tmp_path).note("connections", {"ms": "12", "ended": "ok"})
    line = (tmp_path / "fairlead.log").read_text()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ connections ms=12 ended=ok\n", line)


def test_what_is_old_moves_on_and_goes(tmp_path: Path) -> None:
    log = Log(tmp_path, room=200)
    for number in range(100):
        log.note(f"question-{number}", {})
    sizes = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
    assert sizes.keys() == {"fairlead.log", "fairlead.log.1", "fairlead.log.2"}
    # One line more than the room at most.
    assert max(sizes.values()) < 200 + 50
    assert "question-99 " not in (tmp_path / "fairlead.log.1").read_text()
    assert log.tail(1).endswith(" question-99")


def test_the_last_lines_are_returned(tmp_path: Path) -> None:
    log = Log(tmp_path)
    assert log.tail(5) == ""
    for number in range(4):
        log.note(str(number), {})
    assert [line[-1] for line in log.tail(2).splitlines()] == ["2", "3"]


def test_a_log_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("not a folder")
    Log(folder).note("question", {})
    assert Log(folder).tail(1) == ""

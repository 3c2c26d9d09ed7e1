"""Files that a command is given, as editors write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.problems import problem

from fairlead.commands.files import read_file

TEXT = 'kind = "bedrock"  # für uns\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_mark_before_the_text_is_no_part_of_it(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "setup.toml"
    path.write_bytes(TEXT.encode(encoding))
    assert read_file(path) == TEXT


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_is_named_as_what_is_wrong(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "setup.toml"
    path.write_bytes(TEXT.encode(encoding))
    with problem("file-unreadable") as raised:
        read_file(path)
    assert "not text in UTF-8" in str(raised.value.title)
    assert "encoding UTF-8" in str(raised.value.advice)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with problem("file-unreadable") as raised:
        read_file(tmp_path / "gone.toml")
    assert "gone.toml" in str(raised.value.title)
    assert "Check its name" in str(raised.value.advice)

"""The words of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairlead.commands.parser import make_parser


@pytest.mark.parametrize(
    "words",
    [
        ["--sandbox", "--scene", "licence=basic", "--state", "here", "apply", "setup.toml"],
        ["apply", "setup.toml", "--sandbox", "--scene", "licence=basic", "--state", "here"],
        ["--sandbox", "apply", "--scene", "licence=basic", "setup.toml", "--state", "here"],
    ],
)
def test_where_it_works_may_be_said_before_the_command_or_behind_it(words: list[str]) -> None:
    options = make_parser().parse_args(words)
    assert options.sandbox is True
    assert options.scene == ["licence=basic"]
    assert options.state == Path("here")


def test_a_command_works_on_the_real_world_unless_told_otherwise() -> None:
    for words in ([], ["runs"]):
        options = make_parser().parse_args(words)
        assert (options.sandbox, options.scene, options.state) == (False, [], None)


@pytest.mark.parametrize("objects", ["0", "-1", "many", "10001"])
def test_a_sample_has_a_number_of_objects(objects: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        make_parser().parse_args(["sample", "Docs", "--objects", objects])
    assert f"{objects!r} is not a number from 1 to 10000" in capsys.readouterr().err


def test_the_index_of_a_sample_need_not_be_named() -> None:
    parse = make_parser().parse_args
    assert parse(["sample", "Docs"]).index is None
    assert parse(["sample", "Docs", "--index"]).index == ""
    assert parse(["sample", "Docs", "--index", "mine"]).index == "mine"

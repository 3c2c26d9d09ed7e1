"""The man page and the completions say what the command line takes."""

from __future__ import annotations

import argparse
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.packaging.loading import load_script
from tests.packaging.tools import assert_silent, find_tool

from fairlead.commands.parser import make_parser

words = load_script("words")
COMMANDS = words.read_commands(make_parser())
MAN = words.man_page(COMMANDS, make_parser().epilog or "")
BASH = words.bash_completion(COMMANDS)
ZSH = words.zsh_completion(COMMANDS)


def parsers() -> Iterator[argparse.ArgumentParser]:
    parser = make_parser()
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()


def options() -> set[str]:
    return {
        name for parser in parsers() for action in parser._actions for name in action.option_strings
    }


def commands() -> list[str]:
    return [parser.prog.split()[-1] for parser in list(parsers())[1:]]


def complete(*typed: str) -> list[str]:
    """Return what bash offers for the last of these words."""
    script = f"""{BASH}
COMP_WORDS=(fairlead "$@"); COMP_CWORD=$#
compopt() {{ :; }}
_fairlead
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    ran = subprocess.run(
        ["bash", "--norc", "-c", script, "bash", *typed],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stderr == ""
    return ran.stdout.split()


def test_the_manual_names_every_option_and_command() -> None:
    plain = MAN.replace(r"\-", "-")
    assert {name for name in options() if f"\\fB{name}\\fR" not in plain} == set()
    assert [name for name in commands() if f"\nfairlead {name}" not in plain] == []


def test_the_manual_has_no_request_by_accident() -> None:
    known = {".B", ".PP", ".SH", ".SS", ".TH", ".TP"}
    requests = {line.split()[0] for line in MAN.splitlines() if line.startswith((".", "'"))}
    assert requests <= known


def test_groff_warns_of_nothing_in_the_manual(tmp_path: Path) -> None:
    page = tmp_path / "fairlead.1"
    page.write_text(MAN, encoding="utf-8")
    groff = find_tool("groff", "groff-base")
    assert_silent(groff, "-man", "-ww", "-Kutf8", "-Tutf8", "-z", page)


def test_zsh_can_read_its_completion(tmp_path: Path) -> None:
    completion = tmp_path / "_fairlead"
    completion.write_text(ZSH, encoding="utf-8")
    assert_silent(find_tool("zsh", "zsh"), "-n", completion)


def test_both_completions_name_every_option_and_command() -> None:
    for completion in (BASH, ZSH):
        found = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", completion))
        assert options() - found == set()
        assert [name for name in commands() if name not in completion] == []


def test_bash_offers_commands_first() -> None:
    assert complete("") == commands()
    assert complete("ap") == ["apply"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("--th",), ["--theme"]),
        (("--theme", ""), ["system", "light", "dark"]),
        (("apply", "--on"), ["--on-failure"]),
        (("apply", "--on-failure", "u"), ["undo"]),
        (("--sandbox", "undo", "--rem"), ["--remove-data"]),
        (("plan", "--yes"), []),
        (("--scene", ""), []),
    ],
)
def test_bash_knows_the_options_of_a_command(typed: tuple[str, ...], offered: list[str]) -> None:
    assert complete(*typed) == offered

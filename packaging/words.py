"""Writes the man page and the completions from the program's own parser of its command line.

`words.py man | bash | zsh` prints one of them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fairlead import __version__
from fairlead.commands.parser import make_parser


@dataclass(frozen=True, slots=True)
class Word:
    """An option or an argument.

    Attributes:
        names: Its spellings, () for an argument.
        value: What follows it, "" for a switch.
        choices: The values there are, if only certain ones.
        takes: "folder", "file", or "" where the shell has nothing to offer.
        text: What it does.
    """

    names: tuple[str, ...]
    value: str
    choices: tuple[str, ...]
    takes: str
    text: str


@dataclass(frozen=True, slots=True)
class Command:
    """The program itself (name "") or one of its commands."""

    name: str
    text: str
    options: tuple[Word, ...]
    arguments: tuple[Word, ...]


def read_commands(parser: argparse.ArgumentParser) -> tuple[Command, ...]:
    """Return the program, then its commands."""
    commands = [_read("", parser.description or "", parser)]
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            choices: Mapping[str, argparse.ArgumentParser] = action.choices
            commands += [_read(name, sub.description or "", sub) for name, sub in choices.items()]
    return tuple(commands)


def _read(name: str, text: str, parser: argparse.ArgumentParser) -> Command:
    words = [
        _word(action)
        for action in parser._actions
        if not isinstance(action, argparse._SubParsersAction)
    ]
    return Command(
        name,
        text,
        tuple(word for word in words if word.names),
        tuple(word for word in words if not word.names),
    )


def _word(action: argparse.Action) -> Word:
    value = "" if action.nargs == 0 else str(action.metavar or action.dest).upper()
    takes = ""
    if action.type is Path:
        takes = "folder" if value == "DIR" else "file"
    return Word(
        tuple(action.option_strings),
        value,
        tuple(map(str, action.choices or ())),
        takes,
        (action.help or "").replace("%%", "%"),
    )


def man_page(commands: tuple[Command, ...], epilog: str) -> str:
    """Return the manual in the man macros: https://man7.org/linux/man-pages/man7/man.7.html."""
    program, *others = commands
    lines = [f'.TH FAIRLEAD 1 "" "Fairlead {__version__}" "User Commands"', ".SH NAME"]
    lines += [r"fairlead \- connect AWS to Elastic", ".SH SYNOPSIS"]
    lines += [".B fairlead", r"[\fIOPTIONS\fR]", "[COMMAND]", ".SH DESCRIPTION"]
    lines += [_troff(program.text), ".SH OPTIONS", *_man_words(program.options), ".SH COMMANDS"]
    for command in others:
        arguments = " ".join(word.value for word in command.arguments)
        lines += [".SS", f"fairlead {_troff(command.name)} {arguments}".rstrip()]
        lines += [_troff(command.text), *_man_words((*command.arguments, *command.options))]
    lines += [".SH NOTES", *(_troff(line) or ".PP" for line in epilog.strip().splitlines())]
    return "\n".join(lines) + "\n"


def _man_words(words: tuple[Word, ...]) -> Iterator[str]:
    for word in words:
        yield ".TP"
        head = ", ".join(rf"\fB{_troff(name)}\fR" for name in word.names)
        value = "{" + ",".join(word.choices) + "}" if word.choices else word.value
        yield " ".join(part for part in (head, rf"\fI{_troff(value)}\fR" if value else "") if part)
        yield _troff(word.text)


def _troff(text: str) -> str:
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    # A dot or an apostrophe that begins a line would be a request.
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


def bash_completion(commands: tuple[Command, ...]) -> str:
    """Return the completion for bash, which needs nothing but bash itself."""
    others = commands[1:]
    names = " ".join(command.name for command in others)
    cases, values = [], dict[str, str]()
    for command in commands:
        spellings = " ".join(name for word in command.options for name in word.names)
        files = any(word.takes == "file" for word in command.arguments)
        pattern = command.name or "''"
        more = names if not command.name else ""
        cases.append(
            f"    {pattern}) words='{more or ''}' options='{spellings}' files={files:d} ;;"
        )
        for word in command.options:
            if word.value:
                values["|".join(word.names)] = _bash_value(word)
    after = "\n".join(f"    {pattern}) {action}; return ;;" for pattern, action in values.items())
    return f"""\
# Completion of fairlead for bash.
_fairlead() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} command='' each
    local words options files
    COMPREPLY=()
    case $before in
{after}
    esac
    for each in "${{COMP_WORDS[@]:1:COMP_CWORD - 1}}"; do
        case $each in {"|".join(names.split())}) command=$each && break ;; esac
    done
    case $command in
{chr(10).join(cases)}
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
    elif ((files)); then
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    fi
}}
complete -F _fairlead fairlead
"""


def _bash_value(word: Word) -> str:
    if word.choices:
        choices = " ".join(word.choices)
        return f"mapfile -t COMPREPLY < <(compgen -W '{choices}' -- \"$word\")"
    if word.takes:
        flag = "-d" if word.takes == "folder" else "-f"
        return f'compopt -o filenames; mapfile -t COMPREPLY < <(compgen {flag} -- "$word")'
    return ":"


def zsh_completion(commands: tuple[Command, ...]) -> str:
    """Return the completion for zsh (the functions of zshcompsys(1))."""
    program, *others = commands
    described = "\n".join(f"        {_zsh(f'{c.name}:{c.text}')}" for c in others)
    cases = "\n".join(
        f"        {command.name})\n            _arguments {_zsh_words(command)} ;;"
        for command in others
    )
    return f"""\
#compdef fairlead
# Completion of fairlead for zsh.
_fairlead() {{
    local curcontext=$curcontext state line
    local -a commands
    commands=(
{described}
    )
    _arguments -C {_zsh_words(program)} '1:command:->command' '*::argument:->argument'
    case $state in
    command) _describe command commands ;;
    argument)
        case $line[1] in
{cases}
        esac ;;
    esac
}}
_fairlead "$@"
"""


def _zsh_words(command: Command) -> str:
    specs = [
        f"{'*' if word.names == ('--scene',) else ''}{name}[{word.text}]{_zsh_value(word)}"
        for word in command.options
        for name in word.names
    ]
    specs += [f"{index}{_zsh_value(word)}" for index, word in enumerate(command.arguments, 1)]
    return " ".join(_zsh(spec) for spec in specs)


def _zsh_value(word: Word) -> str:
    if not word.value:
        return ""
    offer = {"folder": "_files -/", "file": "_files"}.get(word.takes, "")
    if word.choices:
        offer = f"({' '.join(word.choices)})"
    return f":{word.value.lower()}:{offer}"


def _zsh(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def main() -> int:
    """Print what is asked for."""
    parser = make_parser()
    commands = read_commands(parser)
    kinds = {
        "man": lambda: man_page(commands, parser.epilog or ""),
        "bash": lambda: bash_completion(commands),
        "zsh": lambda: zsh_completion(commands),
    }
    if len(sys.argv) != 2 or sys.argv[1] not in kinds:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    sys.stdout.write(kinds[sys.argv[1]]())
    return 0


if __name__ == "__main__":
    sys.exit(main())

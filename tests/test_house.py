"""The rules of the house that no linter knows: who may import whom, and what no file may hold."""

from __future__ import annotations

import ast
import io
import os
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "gui" / "fairlead"
PRODUCT = sorted(PACKAGE.rglob("*.py"))
ALL_PYTHON = [*PRODUCT, *sorted((ROOT / "tests").rglob("*.py")), *sorted(ROOT.glob("bench/*.py"))]

# What each room may import besides itself and the standard library. No room may import the parts
# that join them.
ARROWS = {
    "core": set(),
    "flows": {"fairlead.core"},
    "services": {
        "fairlead.core",
        *("boto3", "botocore", "urllib3", "elasticsearch", "elastic_transport", "httpx"),
        *("keyring", "jeepney", "secretstorage", "platformdirs", "truststore"),
    },
    "steps": {"fairlead.core", "fairlead.flows", "fairlead.services"},
    "sandbox": {"moto", "flask", "werkzeug", "flask_cors", "botocore"},
    "ui": {"fairlead.core", "fairlead.flows", "PySide6", "shiboken6"},
}
JOINTS = {"__main__", "app", "bedrock", "cli", "commands", "desk", "s3", "self_test", "start"}
# Slow to import, so nothing imports them before the window is on screen.
LATE = {"boto3", "botocore", "elasticsearch", "httpx", "keyring", "moto", "flask"}
# Folders beside the project's own; hidden ones too, except .ci.
LEFT_BY_TOOLS = (".", "__pycache__", "build", "dist", "fairlead.egg-info", "htmlcov")


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield what a file imports: the package, or the room where the package is ours."""
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            is_ours = parts[0] == "fairlead" and len(parts) > 1
            yield ".".join(parts[: 2 if is_ours else 1])


def where(path: Path, node: ast.AST | int) -> str:
    line = node if isinstance(node, int) else getattr(node, "lineno", 0)
    return f"{path.relative_to(ROOT)}:{line}"


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call of a file with the dotted name it is called by: "time.sleep"."""
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def comments(path: Path) -> Iterator[tuple[int, str]]:
    with tokenize.open(path) as file:
        for token in tokenize.generate_tokens(io.StringIO(file.read()).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string


def own_files() -> Iterator[Path]:
    """Yield the files of the project, without what tools leave beside them."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [
            name for name in folders if name == ".ci" or not name.startswith(LEFT_BY_TOOLS)
        ]
        yield from (Path(folder, name) for name in names if not name.startswith("."))


@pytest.mark.parametrize("room", ARROWS)
def test_a_room_imports_only_what_its_arrows_allow(room: str) -> None:
    allowed = ARROWS[room] | {f"fairlead.{room}", "fairlead", *sys.stdlib_module_names}
    strays = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted((PACKAGE / room).rglob("*.py"))
        for name in imported(parse(path))
        if name not in allowed
    ]
    assert strays == []


def test_every_part_is_a_room_or_a_joint() -> None:
    parts = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py"}
    parts |= {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert parts - {"__init__"} == ARROWS.keys() | JOINTS


@pytest.mark.parametrize("module", ["fairlead.app", "fairlead.cli", "fairlead.start"])
def test_what_is_slow_to_import_comes_after_the_window(module: str) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()
    assert LATE.intersection(loaded) == set()


def test_no_file_holds_two_ideas() -> None:
    lengths = {
        where(path, 0): len(path.read_text(encoding="utf-8").splitlines()) for path in ALL_PYTHON
    }
    assert {path: lines for path, lines in lengths.items() if lines > 320} == {}


def test_nobody_spins_the_event_loop_by_hand() -> None:
    names = [
        where(path, node)
        for path in ALL_PYTHON
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Attribute) and node.attr == "processEvents"
    ]
    assert names == []


def test_nobody_sleeps() -> None:
    """Waits end early when asked to; a test may pause between two looks at a condition."""
    sleeps = [
        where(path, call)
        for path in ALL_PYTHON
        for name, call in calls(path)
        if name.endswith(("time.sleep", "qtbot.wait")) or name == "sleep"
        if path in PRODUCT or not is_short_pause(call)
    ]
    assert sleeps == []


def is_short_pause(call: ast.Call) -> bool:
    seconds = call.args[0]
    return (
        isinstance(seconds, ast.Constant)
        and isinstance(seconds.value, float | int)
        and (seconds.value <= 0.05)
    )


def test_only_the_command_line_prints() -> None:
    prints = [
        where(path, call)
        for path in PRODUCT
        for name, call in calls(path)
        if name == "print" and path.parent.name != "commands" and path.name != "cli.py"
    ]
    assert prints == []


def test_texts_are_literals_that_the_catalog_can_hold() -> None:
    literals = {"translate": 2, "QCoreApplication.translate": 2, "self.tr": 1}
    faults = [
        where(path, call)
        for path in PRODUCT
        for name, call in calls(path)
        for argument in call.args[: literals.get(name, 0)]
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str))
    ]
    assert faults == []


def test_no_error_is_swallowed() -> None:
    swallowed = [
        where(path, node)
        for path in ALL_PYTHON
        for node in ast.walk(parse(path))
        if isinstance(node, ast.ExceptHandler) and is_broad(node.type)
        if all(isinstance(part, ast.Pass | ast.Continue) for part in node.body)
    ]
    swallowed += [
        where(path, call)
        for path in ALL_PYTHON
        for name, call in calls(path)
        if name.endswith("suppress") and any(is_broad(argument) for argument in call.args)
    ]
    assert swallowed == []


def is_broad(caught: ast.expr | None) -> bool:
    return caught is None or ast.unparse(caught) in ("Exception", "BaseException")


def test_exceptions_to_the_rules_give_their_reason() -> None:
    """A workaround links to what it works around; a silenced check says which and why."""
    faults = []
    for path in ALL_PYTHON:
        lines = ["", *path.read_text(encoding="utf-8").splitlines()]
        for line, comment in comments(path):
            if re.search(r"\bWORKAROUND\b", comment):
                is_fine = bool(re.match(r"# WORKAROUND\(https://\S+\): \w", comment))
            elif re.match(r"#\s*(type: ignore|noqa|pragma|mypy:|ruff:)", comment):
                code = re.match(r"# (type: ignore\[[a-z, -]+\]|noqa: [A-Z0-9, ]+\d)(.*)", comment)
                has_reason = lines[line - 1].lstrip().startswith("#")
                is_fine = code is not None and (has_reason or bool(re.search(r"\w{2}", code[2])))
            else:
                continue
            if not is_fine:
                faults.append(f"{where(path, line)} {comment}")
    assert faults == []


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    places = "|".join([r"/work/\w", r"/root/\w", re.escape(f"{ROOT}/")])
    words = re.compile(rf"(?<![\w.-])(?:{places})|pypi\.org|pythonhosted")
    found = [
        f"{where(path, number)} {match[0]}"
        for path in own_files()
        if path != Path(__file__)
        for number, line in enumerate(path.read_bytes().splitlines(), 1)
        for match in words.finditer(line.decode(errors="replace"))
    ]
    assert found == []


def test_emitting_costs_no_reference() -> None:
    """PySide6 6.12.0 drops a reference to True with each emit, which ends Python 3.11."""

    class Source(QObject):
        fired = Signal()

    source = Source()
    before = sys.getrefcount(True)
    for _ in range(200):
        source.fired.emit()
    assert sys.getrefcount(True) - before > -50

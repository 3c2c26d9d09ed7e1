"""The rules of the house that no linter knows: who may import whom, and what no file may hold."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from tests.house import (
    ALL_PYTHON,
    PACKAGE,
    PRODUCT,
    ROOT,
    calls,
    comments,
    imported,
    modules,
    own_files,
    own_imports,
    parse,
    where,
)

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
# Whose a file is, by its name: the first that fits. What fits none belongs to all connections.
FAMILIES = {
    "bedrock": (
        *("*bedrock*", "agreement", "answer", "catalog", "connector", "connector_failures"),
        *("connector_target", "endpoints", "gates", "inference_endpoint", "kibana_connector"),
        *("key_works", "model*", "needs", "policies", "policy_use", "prompt*", "test_prompt"),
        "use_case*",
    ),
    "s3": (
        *("*s3*", "api_keys", "bucket*", "connector_*", "connectors", "content_failures"),
        *("deployment", "documents*", "elastic_index", "full_sync", "indexed", "indices"),
        *("own_api_key", "preview", "quartz", "rules_*", "sample*", "schedule", "steps.elastic"),
        *("sync_*", "target"),
    ),
}
# Where the families are put together, the only shared files that know them.
COMPOSITIONS = {
    *("app", "self_test", "commands.session", "commands.setup", "desk.local"),
    *("flows.desk", "flows.diagnosis", "flows.setup_file", "steps.build"),
}
# Slow to import, so nothing imports them before the window is on screen.
LATE = {"boto3", "botocore", "elasticsearch", "httpx", "keyring", "moto", "flask"}


def fits(module: str, pattern: str) -> bool:
    return fnmatch(module, pattern) or fnmatch(module.rpartition(".")[2], pattern)


def family_of(module: str) -> str:
    families = (
        family
        for family, patterns in FAMILIES.items()
        if any(fits(module, pattern) for pattern in patterns)
    )
    return next(families, "")


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


def test_families_share_rooms_and_never_know_each_other() -> None:
    files = dict(modules())
    strays = {
        name: known
        for name, path in files.items()
        if (
            known := sorted(
                other
                for other in own_imports(parse(path))
                if other in files and family_of(other) not in ("", family_of(name))
            )
        )
    }
    assert {name: known for name, known in strays.items() if name not in COMPOSITIONS} == {}
    assert strays.keys() == COMPOSITIONS
    patterns = [pattern for patterns in FAMILIES.values() for pattern in patterns]
    assert [one for one in patterns if not any(fits(name, one) for name in files)] == []


def test_nothing_shared_names_a_step_or_a_remedy_of_a_family() -> None:
    names = {
        file: {
            key.value
            for table in parse(PACKAGE / "steps" / file).body
            if isinstance(table, ast.AnnAssign)
            for node in ast.walk(table)
            if isinstance(node, ast.Dict)
            for key in node.keys
            if isinstance(key, ast.Constant)
        }
        for file in ("bedrock.py", "bedrock_remedies.py", "s3.py", "s3_remedies.py")
    }
    bedrock = names["bedrock.py"] | names["bedrock_remedies.py"]
    own = bedrock ^ (names["s3.py"] | names["s3_remedies.py"])
    # So is named, among the secrets, what a user types.
    own -= {"connector-api-key"}
    assert {"kibana-connector", "use-profile", "s3-connector", "restore-policy"} <= own
    named = [
        f"{where(path, node)} {node.value!r}"
        for name, path in modules()
        if not family_of(name)
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Constant) and node.value in own
    ]
    assert named == []


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

"""What setuptools packs, and the scripts that pack the rest."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from PySide6.QtGui import QImageReader
from pytestqt.qtbot import QtBot
from tests.packaging.loading import ROOT, load_script

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGING = ROOT / "packaging"
SCRIPTS = [
    path
    for path in sorted(PACKAGING.rglob("*"))
    if path.is_file() and path.read_bytes().startswith((b"#!/bin/sh", b"#!/usr/bin/env bash"))
]


def test_every_package_is_listed() -> None:
    source = ROOT / "gui"
    there = {
        ".".join(path.parent.relative_to(source).parts) for path in source.rglob("__init__.py")
    }
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == {*there, "fairlead.resources"}


def test_every_start_leads_to_a_function() -> None:
    points = [
        point
        for point in metadata.distribution("fairlead").entry_points
        if point.group in ("console_scripts", "gui_scripts")
    ]
    assert {point.name for point in points} == {"fairlead", "fairlead-window"}
    assert all(callable(point.load()) for point in points)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.relative_to(PACKAGING).as_posix())
def test_scripts_have_no_finding(script: Path) -> None:
    shellcheck = shutil.which("shellcheck")
    if shellcheck is None:
        pytest.skip("Debian: apt-get install shellcheck")
    checked = subprocess.run(
        [shellcheck, "-x", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert checked.stdout == ""
    # Maintainer scripts get their rights when the package is built.
    assert os.access(script, os.X_OK) or script.name == "postrm"


def test_the_scripts_are_found() -> None:
    assert {"build", "check"} < {script.name for script in SCRIPTS}


def test_the_release_workflow_runs_what_is_there() -> None:
    workflow = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    named = set(re.findall(r"\bpackaging/[\w/.-]+", workflow))
    assert {"packaging/build", "packaging/check"} <= named
    assert {name for name in named if not os.access(ROOT / name, os.X_OK)} == set()


def test_the_windows_icon_holds_every_size(qtbot: QtBot, tmp_path: Path) -> None:
    icons = load_script("icons")
    images = {}
    for size in icons.WINDOWS_SIZES:
        path = tmp_path / f"{size}.png"
        icons.draw(size, path)
        images[size] = path.read_bytes()
    icon = tmp_path / "all.ico"
    icon.write_bytes(icons.pack_ico(images))
    reader = QImageReader(str(icon))
    found = []
    for index in range(reader.imageCount()):
        reader.jumpToImage(index)
        found.append(reader.read().width())
    assert found == list(icons.WINDOWS_SIZES)


def test_windows_gets_the_pinned_versions() -> None:
    general, windows = (
        dict(
            line.split(" ")[0].split("==")
            for line in path.read_text().splitlines()
            if "==" in line and not line.startswith(("#", " "))
        )
        for path in (ROOT / "requirements.txt", PACKAGING / "windows" / "requirements.txt")
    )
    assert windows.items() <= general.items()

"""The fast part of packaging/build and packaging/check: the wheel, and what goes on a desktop."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.packaging.loading import ROOT
from tests.packaging.tools import assert_silent, find_tool

VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
LINUX = ROOT / "packaging" / "linux"
SOURCES = ("LICENSE", "MANIFEST.in", "README.md", "gui", "pyproject.toml", "resources")
LEFT_BY_TOOLS = shutil.ignore_patterns("__pycache__", "*.egg-info")


def build(sources: Path, out: Path) -> None:
    """Run packaging/wheel.sh as packaging/build does."""
    out.mkdir()
    subprocess.run(
        [ROOT / "packaging" / "wheel.sh", sources, out, sys.executable],
        env={**os.environ, "VERSION": VERSION, "SOURCE_DATE_EPOCH": "1700000000"},
        check=True,
        capture_output=True,
    )


def wheel_in(folder: Path) -> Path:
    return folder / f"fairlead-{VERSION}-py3-none-any.whl"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that stands for dist/, with the sources it was made of in `sources`."""
    folder = tmp_path_factory.mktemp("build")
    sources = folder / "sources"
    sources.mkdir()
    for name in (*SOURCES, "tests"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, sources / name, ignore=LEFT_BY_TOOLS)
        else:
            shutil.copy(ROOT / name, sources)
    build(sources, folder / "dist")
    return folder / "dist"


def files_below(folder: Path) -> Iterable[str]:
    """Yield the files that are sources, without what tools leave beside them."""
    for path in folder.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(folder).as_posix()


def test_the_wheel_holds_the_program_and_its_resources_and_nothing_else(built: Path) -> None:
    sources = built.with_name("sources")
    program = {f"fairlead/{name}" for name in files_below(sources / "gui" / "fairlead")}
    resources = {
        f"fairlead/resources/{name}"
        for name in files_below(sources / "resources")
        if not name.startswith("screenshots/")
    }
    with zipfile.ZipFile(wheel_in(built)) as wheel:
        packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert packed == program | resources


def test_the_wheel_starts_in_both_ways_and_brings_its_licences(built: Path) -> None:
    about = f"fairlead-{VERSION}.dist-info"
    starts = configparser.ConfigParser()
    with zipfile.ZipFile(wheel_in(built)) as wheel:
        starts.read_string(wheel.read(f"{about}/entry_points.txt").decode())
        licences = {name for name in wheel.namelist() if name.startswith(f"{about}/licenses/")}
    assert {section: [*starts[section]] for section in starts.sections()} == {
        "console_scripts": ["fairlead"],
        "gui_scripts": ["fairlead-window"],
    }
    assert {Path(name).name for name in licences} == {"LICENSE", "OFL.txt"}


def test_the_program_in_the_wheel_passes_its_self_test(built: Path, tmp_path: Path) -> None:
    program = tmp_path / "program"
    with zipfile.ZipFile(wheel_in(built)) as wheel:
        wheel.extractall(program)
    environment = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(program)}
    where = [sys.executable, "-P", "-c", "import fairlead; print(fairlead.__path__[0])"]
    found = subprocess.check_output(where, env=environment, text=True).strip()
    assert Path(found) == program / "fairlead"
    assert_silent(sys.executable, "-P", "-m", "fairlead", "--self-test", env=environment)


def test_the_source_distribution_makes_the_same_wheel(built: Path, tmp_path: Path) -> None:
    source = built / f"fairlead-{VERSION}.tar.gz"
    assert_silent("tar", "-xzf", source, "-C", tmp_path)
    unpacked = tmp_path / f"fairlead-{VERSION}"
    # Tests need their helpers and tools, so some of them alone would be of no use.
    made = {"PKG-INFO", "fairlead.egg-info", "setup.cfg"}
    assert {path.name for path in unpacked.iterdir()} == {*SOURCES} | made
    build(unpacked, tmp_path / "again")
    assert wheel_in(tmp_path / "again").read_bytes() == wheel_in(built).read_bytes()


def test_the_menu_entry_is_valid() -> None:
    assert_silent(
        find_tool("desktop-file-validate", "desktop-file-utils"), LINUX / "fairlead.desktop"
    )


@pytest.mark.parametrize("address", ["", "https://pictures.example/fairlead"])
def test_the_metadata_is_valid(address: str, tmp_path: Path) -> None:
    validator = find_tool("appstreamcli", "appstream")
    metadata = tmp_path / "fairlead.metainfo.xml"
    metadata.write_bytes(
        subprocess.check_output([LINUX / "metainfo.sh", VERSION, "2026-11-22", address])
    )
    assert "@" not in metadata.read_text(encoding="utf-8")
    checked = subprocess.run(
        # As packaging/check has it.
        [validator, "validate", "--no-net", "--override=cid-desktopapp-is-not-rdns=info", metadata],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
    pictures = [image.text or "" for image in ElementTree.parse(metadata).iter("image")]
    there = {path.name for path in (ROOT / "resources" / "screenshots").iterdir()}
    expected = {f"{address}/{name}" for name in there} if address else set()
    assert set(pictures) == expected

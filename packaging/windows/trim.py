"""Takes out of the wheels what the program has no use for, by the lists of ../allowed.toml.

    trim.py FOLDER ORIGINS

FOLDER is where the wheels were unpacked. ORIGINS gets what bill.py asks for.
"""

from __future__ import annotations

import json
import shutil
import sys
import tomllib
from pathlib import Path

ALLOWED = tomllib.loads(
    Path(__file__).parents[1].joinpath("allowed.toml").read_text(encoding="utf-8")
)


def main() -> None:
    """Trim the folder."""
    folder, origins = Path(sys.argv[1]), Path(sys.argv[2])
    keep_only(folder / "botocore" / "data", ALLOWED["botocore_services"], folders=True)
    keep_only(folder / "moto", ["__init__", *ALLOWED["moto_parts"]])
    shutil.rmtree(folder / "boto3" / "data")
    trim_qt(folder / "PySide6")
    for path in [*folder.rglob("*.pyi"), *folder.rglob("tests"), *folder.rglob("__pycache__")]:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    names = sorted({path.stem.partition(".")[0] for path in folder.iterdir()})
    origins.write_text(json.dumps({"files": [], "modules": names}), encoding="utf-8")


def keep_only(folder: Path, names: list[str], *, folders: bool = False) -> None:
    """Remove what is not named; with `folders`, files stay."""
    for path in folder.iterdir():
        if path.is_dir() and path.name not in names:
            shutil.rmtree(path)
        elif path.is_file() and not folders and path.stem not in names:
            path.unlink()


def trim_qt(folder: Path) -> None:
    """Leave Qt's libraries, modules and plugins that the window uses."""
    wanted = ALLOWED["windows"]
    plugins = folder / "plugins"
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.is_relative_to(plugins):
            if path.relative_to(plugins).as_posix() not in wanted["qt_plugins"]:
                path.unlink()
        elif path.parent != folder or path.name not in wanted["qt_files"]:
            path.unlink()


if __name__ == "__main__":
    main()

"""The project's own files, read for the rules of the house."""

from __future__ import annotations

import ast
import io
import os
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "gui" / "fairlead"
PRODUCT = sorted(PACKAGE.rglob("*.py"))
ALL_PYTHON = [*PRODUCT, *sorted((ROOT / "tests").rglob("*.py")), *sorted(ROOT.glob("bench/*.py"))]
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


def own_imports(tree: ast.AST) -> Iterator[str]:
    """Yield the modules of ours that a file imports; where it names a member, that as well."""
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        yield from (name.removeprefix("fairlead.") for name in names if name[:9] == "fairlead.")


def modules() -> Iterator[tuple[str, Path]]:
    """Yield the modules that a connection is made with: "steps.iam_user"."""
    for path in PRODUCT:
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if parts[0] != "sandbox":
            yield ".".join(parts), path


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

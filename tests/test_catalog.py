"""Every text that a user may read is in the catalog, and reaches the user translated."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from fairlead.core.texts import Text

ROOT = Path(__file__).parents[1]
CATALOG = ROOT / "resources" / "i18n" / "fairlead_en.ts"
UPDATE = (
    *("pyside6-lupdate", "-silent", "-extensions", "py", "-locations", "none", "-no-obsolete"),
    *("gui", "-ts"),
)

Message = tuple[str, str]
"""The context and the source words."""


def tool(name: str, *words: str | Path) -> None:
    subprocess.run([Path(sys.executable).parent / name, *words], cwd=ROOT, check=True)


def messages_of(catalog: Path) -> set[Message]:
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in ElementTree.parse(catalog).iter("context")
        for message in context.iter("message")
    }


def messages_in_code() -> set[Message]:
    return {
        message
        for path in (ROOT / "gui").rglob("*.py")
        for message in messages_under(ast.parse(path.read_text(encoding="utf-8")), "")
    }


def messages_under(node: ast.AST, class_name: str) -> Iterator[Message]:
    for child in ast.iter_child_nodes(node):
        yield from messages_under(
            child, child.name if isinstance(child, ast.ClassDef) else class_name
        )
        match child:
            case ast.Call(
                ast.Name("translate") | ast.Attribute(attr="translate"),
                [ast.Constant(context), ast.Constant(words)],
            ):
                yield str(context), str(words)
            case ast.Call(ast.Attribute(attr="tr"), [ast.Constant(words), *_]):
                yield class_name, str(words)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    catalog = tmp_path_factory.mktemp("catalog") / "fresh.ts"
    tool(*UPDATE, catalog)
    return catalog


def test_every_text_of_the_code_is_found(fresh: Path) -> None:
    assert messages_of(fresh) == messages_in_code()


def test_the_catalog_is_up_to_date(fresh: Path) -> None:
    command = f".venv/bin/{' '.join(UPDATE)} {CATALOG.relative_to(ROOT)}"
    assert messages_of(CATALOG) == messages_of(fresh), f"Renew it: {command}"


def test_every_text_reaches_the_user_translated(
    fresh: Path, tmp_path: Path, qapp: QCoreApplication
) -> None:
    """A language made up for the occasion: every word of it stands in brackets."""
    tree = ElementTree.parse(fresh)
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        translation.text = f"[{message.findtext('source')}]"
        del translation.attrib["type"]
    tree.write(tmp_path / "made_up.ts", encoding="utf-8", xml_declaration=True)
    tool("pyside6-lrelease", "-silent", tmp_path / "made_up.ts")
    translator = QTranslator()
    assert translator.load(str(tmp_path / "made_up.qm"))
    assert qapp.installTranslator(translator)
    try:
        shown = {
            (context, source): Text(context, source).render(QCoreApplication.translate)
            for context, source in messages_of(fresh)
        }
    finally:
        qapp.removeTranslator(translator)
    assert shown == {message: f"[{message[1]}]" for message in shown}
    assert shown

"""The user's language: taken where there is a translation, English where there is none."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from fairlead.core.texts import Text
from fairlead.ui.language import install_language
from fairlead.ui.texts import say

WORDS = Text("Ropes", "A rope")
CATALOG = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS>
<TS version="2.1" language="{0}"><context><name>Ropes</name><message><source>A rope</source>
<translation>{0}</translation></message></context></TS>"""

Speak = Callable[[str], None]


@pytest.fixture
def speak(qapp: QCoreApplication) -> Iterator[Speak]:
    """Return a function that sets the user's language."""
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with translations into German and into the Portuguese of Brazil."""
    folder = tmp_path_factory.mktemp("i18n")
    for name in ("de", "pt_BR", "en"):
        catalog = folder / f"fairlead_{name}.ts"
        catalog.write_text(CATALOG.format(name), encoding="utf-8")
        release = str(Path(sys.executable).parent / "pyside6-lrelease")
        subprocess.run([release, "-silent", str(catalog)], check=True)
    return folder


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de_AT", "de"),
        ("de", "de"),
        ("pt_BR", "pt_BR"),
        ("pt_PT", "A rope"),
        ("en_GB", "A rope"),
        ("fr_FR", "A rope"),
    ],
)
def test_texts_are_in_the_users_language_if_there_is_a_translation(
    qapp: QCoreApplication, folder: Path, speak: Speak, language: str, words: str
) -> None:
    speak(language)
    translator = install_language(qapp, folder)
    try:
        assert say(WORDS) == words
    finally:
        if translator is not None:
            qapp.removeTranslator(translator)
            translator.deleteLater()


def test_a_translation_that_cannot_be_read_is_passed_over(
    qapp: QCoreApplication, tmp_path: Path, speak: Speak
) -> None:
    (tmp_path / "fairlead_de.qm").write_bytes(b"not a translation")
    speak("de_DE")
    assert install_language(qapp, tmp_path) is None

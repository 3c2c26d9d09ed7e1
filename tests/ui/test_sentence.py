"""Names stand out in a sentence, and are never read as markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fairlead.core.texts import translate, verbatim
from fairlead.ui.widgets.sentence import Sentence

pytestmark = pytest.mark.usefixtures("theme")

ATTACH = translate("Test", "Attach %1 & more to <%2>, %3 times")
# What text in HTML cannot hold at all.
SIGNS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"))


def looks(label: Sentence) -> list[tuple[str, bool]]:
    """Return what is painted, in parts, each with whether it is bold."""
    document = QTextDocument()
    document.setHtml(QLabel.text(label))
    found = []
    parts = document.firstBlock().begin()
    while not parts.atEnd():
        fragment = parts.fragment()
        found.append((fragment.text(), fragment.charFormat().fontWeight() >= 600))
        parts += 1
    return found


def test_names_are_bold_and_numbers_are_not(qtbot: QtBot) -> None:
    label = Sentence(ATTACH("<b>elastic</b>", "a  user", 3))
    qtbot.addWidget(label)
    assert looks(label) == [
        ("Attach ", False),
        ("<b>elastic</b>", True),
        (" & more to <", False),
        ("a  user", True),
        (">, 3 times", False),
    ]


def test_everybody_else_reads_the_plain_words(qtbot: QtBot) -> None:
    words = 'Attach &lt;"x"> & more to <user>, 3 times'
    label = Sentence(ATTACH('&lt;"x">', "user", 3), selectable=True)
    qtbot.addWidget(label)
    label.show()
    assert label.text() == words
    assert QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name) == words
    label.setSelection(0, len(words))
    assert label.selectedText() == words


@given(name=st.text(SIGNS, min_size=1))
def test_no_name_is_markup(qapp: object, name: str) -> None:
    label = Sentence(verbatim(name))
    assert looks(label) == [(name, True)]

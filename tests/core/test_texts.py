"""Texts keep their placeholders in order, whatever the arguments hold."""

from hypothesis import given
from hypothesis import strategies as st

from fairlead.core.texts import Text, translate, verbatim

COPIED = translate("Test", "Copied %2 of %1")


def test_text_without_arguments_shows_its_placeholders() -> None:
    assert str(COPIED) == "Copied %2 of %1"


def test_placeholders_are_filled_by_number() -> None:
    assert str(COPIED("nine", 3)) == "Copied 3 of nine"


def test_texts_inside_texts_are_translated_too() -> None:
    words = {"Copied %2 of %1": "%2 von %1 kopiert", "files": "Dateien"}
    text = COPIED(translate("Test", "files"), 3)
    assert text.render(lambda _context, source: words[source]) == "3 von Dateien kopiert"


@given(st.text(), st.text())
def test_arguments_are_never_read_as_placeholders(first: str, second: str) -> None:
    assert str(COPIED(first, second)) == "Copied " + second + " of " + first


@given(st.text())
def test_verbatim_words_stay_as_they_are(words: str) -> None:
    assert str(verbatim(words)) == words


def test_parts_tell_the_names_from_the_words() -> None:
    text = translate("Test", "%1 of %2: %3 %4")(verbatim("a"), "b", 3)
    parts = text.parts(lambda _context, source: source)
    assert [words for words, is_name in parts if is_name] == ["b"]


def test_calling_leaves_the_original_alone() -> None:
    COPIED("a", "b")
    assert Text("Test", "Copied %2 of %1") == COPIED

"""The languages of a connector."""

from __future__ import annotations

import pytest

from fairlead.flows.s3_languages import LANGUAGES, analyzer_of, check_language


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_a_name_and_an_analyzer(code: str) -> None:
    assert check_language(code) is None
    assert str(LANGUAGES[code].name)
    assert analyzer_of(code) == LANGUAGES[code].analyzer


def test_analyzers() -> None:
    assert (analyzer_of(""), analyzer_of("de"), analyzer_of("ja")) == ("standard", "german", "cjk")
    assert analyzer_of("xx") == "standard"


def test_an_unknown_language_is_told_with_the_known_ones() -> None:
    words = str(check_language("german"))
    assert words.startswith("“german” is none of the languages: da, de, en")
    assert ", ," not in words

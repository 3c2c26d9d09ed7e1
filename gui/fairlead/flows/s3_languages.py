"""The languages that Kibana offers for a connector, and how an index analyzes each.

Source: "Language analyzers" in the Elasticsearch reference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fairlead.core.texts import Text, translate

_ANY = "standard"

_UNKNOWN = translate("Languages", "“%1” is none of the languages: %2.")


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its name, and the type of the analyzer that Elasticsearch has for it."""

    name: Text
    analyzer: str


LANGUAGES: Mapping[str, Language] = {
    "": Language(translate("Languages", "Universal"), _ANY),
    "zh": Language(translate("Languages", "Chinese"), "cjk"),
    "da": Language(translate("Languages", "Danish"), "danish"),
    "nl": Language(translate("Languages", "Dutch"), "dutch"),
    "en": Language(translate("Languages", "English"), "english"),
    "fr": Language(translate("Languages", "French"), "french"),
    "de": Language(translate("Languages", "German"), "german"),
    "it": Language(translate("Languages", "Italian"), "italian"),
    "ja": Language(translate("Languages", "Japanese"), "cjk"),
    "ko": Language(translate("Languages", "Korean"), "cjk"),
    "pt": Language(translate("Languages", "Portuguese"), "portuguese"),
    "pt-br": Language(translate("Languages", "Portuguese (Brazil)"), "brazilian"),
    "ru": Language(translate("Languages", "Russian"), "russian"),
    "es": Language(translate("Languages", "Spanish"), "spanish"),
    "th": Language(translate("Languages", "Thai"), "thai"),
}
"""By their codes; "" is any language."""


def check_language(code: str) -> Text | None:
    """Say if there is no such language."""
    if code in LANGUAGES:
        return None
    return _UNKNOWN(code, ", ".join(sorted(filter(None, LANGUAGES))))


def analyzer_of(code: str) -> str:
    """Return the type of the analyzer for a language; one that fits any for an unknown one."""
    return LANGUAGES[code].analyzer if code in LANGUAGES else _ANY

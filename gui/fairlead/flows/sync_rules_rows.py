"""Sync rules as the rows of a builder: three texts each, from which the same rules come again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fairlead.core.texts import Text, translate, verbatim
from fairlead.flows.sync_rules import Foreign, Rule

_GAP = re.compile(r"[\s,]*")
_WORD = re.compile(r"[^\s,]+")
_DECODER = json.JSONDecoder()

_ALL = translate("SyncRules", "Every object in %1.")
_PREFIX = translate("SyncRules", "Objects in %1 whose key begins with “%2”.")
_EXTENSIONS = translate("SyncRules", "Objects in %1 that end in %2.")
_BOTH = translate("SyncRules", "Objects in %1 whose key begins with “%2” and that end in %3.")
_OR = translate("SyncRules", "%1 or %2")
_COMMA = translate("SyncRules", "%1, %2")
_NO_EXTENSION = translate("SyncRules", "no extension, as folders do")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the builder. `extensions` is a list such as ".md .xlsx".

    Blanks and commas part the entries. An entry that needs one of them, or none at all, stands in
    quotes as in JSON (`""` is no extension); what is no text at all stands behind an equals sign.
    """

    bucket: str = ""
    prefix: str = ""
    extensions: str = ""


def rows_of(rules: Sequence[Rule]) -> tuple[Row, ...]:
    """Return rules as rows."""
    return tuple(
        Row(rule.bucket, rule.prefix, " ".join(map(_write, rule.extensions))) for rule in rules
    )


def rules_of_rows(rows: Sequence[Row]) -> tuple[Rule, ...]:
    """Return rows as rules. Whatever is typed means something, so this never fails."""
    return tuple(Rule(row.bucket, row.prefix, tuple(_read(row.extensions))) for row in rows)


def explain_rule(rule: Rule) -> Text:
    """Say in words what a rule fetches."""
    if not rule.extensions:
        return _PREFIX(rule.bucket, rule.prefix) if rule.prefix else _ALL(rule.bucket)
    endings: Text | str = _name(rule.extensions[-1])
    if len(rule.extensions) > 1:
        listed = _name(rule.extensions[0])
        for item in rule.extensions[1:-1]:
            listed = _COMMA(listed, _name(item))
        endings = _OR(listed, endings)
    if rule.prefix:
        return _BOTH(rule.bucket, rule.prefix, endings)
    return _EXTENSIONS(rule.bucket, endings)


def _name(item: str | Foreign) -> Text:
    if isinstance(item, Foreign):
        return verbatim(item.source)
    return verbatim(item) if item else _NO_EXTENSION


def _write(item: str | Foreign) -> str:
    if isinstance(item, Foreign):
        return f"={item.source}"
    is_plain = _WORD.fullmatch(item) is not None and item[0] not in '"='
    return item if is_plain else json.dumps(item)


def _read(cell: str) -> Iterator[str | Foreign]:
    at = _skip(cell, 0)
    while at < len(cell):
        item, at = _read_entry(cell, at)
        yield item
        at = _skip(cell, at)


def _read_entry(cell: str, at: int) -> tuple[str | Foreign, int]:
    """Return the entry that begins at `at`, and where it ends."""
    is_foreign = cell[at] == "="
    if is_foreign or cell[at] == '"':
        try:
            value, end = _DECODER.raw_decode(cell, at + is_foreign)
            if isinstance(value, str) is not is_foreign:
                return (Foreign(json.dumps(value, allow_nan=False)) if is_foreign else value), end
        except (ValueError, RecursionError):
            pass  # It is not JSON, so it is taken for the word that it looks like.
    word = _WORD.match(cell, at)
    assert word is not None
    return word[0], word.end()


def _skip(cell: str, at: int) -> int:
    gap = _GAP.match(cell, at)
    assert gap is not None
    return gap.end()

"""JSON read strictly, with words for where and why it is none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from fairlead.core.flow import Issue
from fairlead.core.texts import Text, translate

Place = tuple[int, int]
"""The line and the column of a character in a text, counted from 1."""

_FIELD = "edited"
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')

_AT = translate("PolicyCheck", "Line %1, column %2: %3")
_TWICE = translate("PolicyCheck", "“%1” stands twice in one object. Only one of them would count.")
_DEEP = translate("PolicyCheck", "The document is nested far too deeply.")
_NO_NUMBER = translate("PolicyCheck", "“%1” is not a number in JSON.")
_NOT_JSON = translate("PolicyCheck", "This is not JSON.")

# What the standard library says, by its beginning.
_WORDS: Mapping[str, Text] = {
    "Expecting property name": translate(
        "PolicyCheck", "a name in double quotes belongs here; behind the last one is no comma."
    ),
    "Illegal trailing comma": translate(
        "PolicyCheck", "behind the last entry there is no comma in JSON."
    ),
    "Expecting ':'": translate("PolicyCheck", "a colon belongs between a name and its value."),
    "Expecting ','": translate("PolicyCheck", "a comma or a closing bracket belongs here."),
    "Expecting value": translate(
        "PolicyCheck", "a value belongs here: text in double quotes, a list or an object."
    ),
    "Unterminated string": translate("PolicyCheck", "the text that begins here has no end quote."),
    "Extra data": translate("PolicyCheck", "the document is over before this."),
    "Invalid control character": translate(
        "PolicyCheck", "a text may not go on in the next line, nor hold a tab."
    ),
    "Invalid \\": translate("PolicyCheck", "a backslash begins an escape that JSON does not know."),
    "Unexpected UTF-8 BOM": translate(
        "PolicyCheck", "an invisible mark stands before the document."
    ),
}


class _Repeated(ValueError):
    """A name stands twice in one object."""


class _NoNumber(ValueError):
    """NaN or Infinity, which the standard library reads and JSON does not have."""


def read_json(text: str) -> Any | Issue:
    """Return what the text holds, or an issue that says why it is not JSON."""
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)
    except _Repeated as error:
        return Issue(_FIELD, _TWICE(str(error)))
    except _NoNumber as error:
        return Issue(_FIELD, _NO_NUMBER(str(error)))
    except json.JSONDecodeError as error:
        words = next((said for start, said in _WORDS.items() if error.msg.startswith(start)), None)
        place = (error.lineno, error.colno)
        return Issue(_FIELD, _AT(*place, words or _NOT_JSON), place=place)
    except RecursionError:
        return Issue(_FIELD, _DEEP)
    except ValueError:
        # A number with more digits than Python turns into one.
        return Issue(_FIELD, _NOT_JSON)


def find_items(text: str, name: str) -> tuple[Place, ...]:
    """Return where the items of a list begin that the outermost object has under `name`.

    A value that is no list is one item. `text` must be one that `read_json` reads.
    """
    return tuple(
        (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)) for at in _begins(text, name)
    )


def _begins(text: str, name: str) -> Iterator[int]:
    depth = 0
    before = ""
    is_wanted = is_list = is_next = False
    for match in _TOKEN.finditer(text):
        token = match[0]
        if is_next and depth == 1 and token == "[":
            is_list = True
        elif is_next:
            is_next = False
            if token != "]":
                yield match.start()
        if token in ("{", "["):
            depth += 1
        elif token in ("}", "]"):
            depth -= 1
        elif token == ":" and depth == 1:
            is_wanted = is_next = json.loads(before) == name
        elif token == ",":
            is_next = is_wanted and is_list and depth == 2
        before = token


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _Repeated(name)
        found[name] = value
    return found


def _refuse(name: str) -> Any:
    raise _NoNumber(name)

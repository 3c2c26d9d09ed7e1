"""What is wrong with the form of a policy document that somebody typed, in words.

First whether it is JSON at all, then the grammar of IAM. Whether it serves is for others to tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from fairlead.core.flow import Issue
from fairlead.core.texts import translate
from fairlead.flows.policy_draft import LENGTH_LIMIT, count_length
from fairlead.flows.policy_grammar import check_grammar
from fairlead.flows.policy_json import find_items, read_json

FIELD = "edited"
_LARGEST = 64 * 1024

_EMPTY = translate("PolicyCheck", "The policy document is empty.")
_HUGE = translate("PolicyCheck", "This is far too long for a policy, which may have %1 characters.")
_LONG = translate("PolicyCheck", "The policy has %1 characters without white space; IAM takes %2.")
_NOT_LATIN = translate(
    "PolicyCheck", "Line %1, column %2: IAM does not take “%3”. It knows Western letters only."
)


def check_document(text: str) -> tuple[Issue, ...]:
    """Return everything to say about the form of a policy document.

    It never raises, whatever the text is.
    """
    if not text.strip():
        return (Issue(FIELD, _EMPTY),)
    if len(text) > _LARGEST:
        return (Issue(FIELD, _HUGE(f"{LENGTH_LIMIT:,}")),)
    document = read_json(text)
    if isinstance(document, Issue):
        return (document,)
    return (*_check_text(text), *check_grammar(document, find_items(text, "Statement")))


def _check_text(text: str) -> Iterator[Issue]:
    length = count_length(text)
    if length > LENGTH_LIMIT:
        yield Issue(FIELD, _LONG(f"{length:,}", f"{LENGTH_LIMIT:,}"))
    for number, line in enumerate(text.split("\n"), 1):
        for column, sign in enumerate(line, 1):
            if not (" " <= sign <= "\u00ff" or sign in "\t\r"):
                words = _NOT_LATIN(number, column, sign)
                yield Issue(FIELD, words, place=(number, column))
                return

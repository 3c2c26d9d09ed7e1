"""What is wrong with a policy document that somebody typed, in words.

First whether it is JSON at all, then the grammar of IAM, then whether it serves: what the chosen
models need and it does not allow, and what it allows that no connector needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fairlead.core.flow import Issue, Weight
from fairlead.core.texts import translate
from fairlead.flows.answers import AwsIdentity
from fairlead.flows.models import Model
from fairlead.flows.policies import LENGTH_LIMIT, count_length
from fairlead.flows.policy_grammar import check_grammar
from fairlead.flows.policy_json import read_json
from fairlead.flows.policy_use import check_needs, check_use

FIELD = "edited"
_LARGEST = 64 * 1024

_EMPTY = translate("PolicyCheck", "The policy document is empty.")
_HUGE = translate("PolicyCheck", "This is far too long for a policy, which may have %1 characters.")
_LONG = translate("PolicyCheck", "The policy has %1 characters without white space; IAM takes %2.")
_NOT_LATIN = translate(
    "PolicyCheck", "Line %1, column %2: IAM does not take “%3”. It knows Western letters only."
)


def check_policy(
    text: str, models: Sequence[Model] = (), identity: AwsIdentity | None = None, region: str = ""
) -> tuple[Issue, ...]:
    """Return everything to say about a policy document.

    What the document needs is judged by `models`, called from `region` in the account of
    `identity`; without them only its form is checked. It never raises, whatever the text is.
    """
    if not text.strip():
        return (Issue(FIELD, _EMPTY),)
    if len(text) > _LARGEST:
        return (Issue(FIELD, _HUGE(f"{LENGTH_LIMIT:,}")),)
    document = read_json(text)
    if isinstance(document, Issue):
        return (document,)
    issues = [*_check_text(text), *check_grammar(document)]
    if any(issue.weight is Weight.ERROR for issue in issues) or identity is None:
        return tuple(issues)
    return (*issues, *_check_purpose(document, models, identity, region))


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


def _check_purpose(
    document: Mapping[str, Any], models: Sequence[Model], identity: AwsIdentity, region: str
) -> Iterator[Issue]:
    yield from check_needs(document, models, identity.partition, region)
    yield from check_use(document, models, identity, region)

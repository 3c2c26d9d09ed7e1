"""What may leave the program in a report: by allow-list, never by looking for secrets.

A report is made of fields that are known to be harmless. A service's own words are the one part
nobody can list beforehand; of them only words of known, harmless shapes pass.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from fairlead.core.errors import Problem

MASK = "<redacted>"

ALLOWED = frozenset(
    {
        "account",
        "fairlead",
        "kibana",
        "partition",
        "platform",
        "python",
        "qt",
        "region",
        "run",
        "space",
        "step",
    }
)
"""The fields a report may have besides those of the problem itself."""

_WORD = re.compile(r"[^\s\"'`,;()\[\]{}<>=]+")
_PART = re.compile(r"[A-Za-z0-9]+")
_HARMLESS_PART = re.compile(
    r"[A-Za-z0-9]{1,8}|[a-z0-9]{1,24}|[A-Za-z]?[a-z]*(?:[A-Z][a-z]+){1,4}|A[A-Z]{3}[A-Z0-9]{16}"
)
_TOKEN = re.compile(r"[A-Za-z0-9+/]{32,}")


def mask(words: str) -> str:
    """Return `words` with everything masked that has not the shape of a harmless word.

    Words, numbers, camel-case names and ids pass, and whatever punctuation joins of them (ARNs,
    addresses, model ids). Runs of mixed letters and digits and everything that could be Base64 do
    not: keys, tokens and signatures.
    """

    def judge(match: re.Match[str]) -> str:
        word = match[0]
        parts = _PART.findall(word)
        is_harmless = not _TOKEN.search(word) and all(map(_HARMLESS_PART.fullmatch, parts))
        return word if is_harmless else MASK

    return _WORD.sub(judge, words)


def describe(problem: Problem, about: Mapping[str, str]) -> str:
    """Return a report of a problem that can be pasted anywhere.

    `about` says where it happened; fields that are not allowed are left out by name only.
    """
    lines = [
        f"code: {problem.code}",
        f"title: {mask(str(problem.title))}",
        f"advice: {mask(str(problem.advice))}",
        f"details: {mask(problem.details)}",
    ]
    lines += [
        f"{name}: {mask(value) if name in ALLOWED else MASK}" for name, value in about.items()
    ]
    return "\n".join(lines)

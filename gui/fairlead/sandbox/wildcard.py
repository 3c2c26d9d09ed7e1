"""Patterns with ``*`` and ``?`` as the only special signs, as IAM policies write them."""

import re
from functools import lru_cache


@lru_cache(maxsize=4096)
def _compiled(pattern: str, ignore_case: bool) -> re.Pattern[str]:
    translated = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return re.compile(translated, re.DOTALL | (re.IGNORECASE if ignore_case else 0))


def matches(pattern: str, text: str, *, ignore_case: bool = False) -> bool:
    """Tell whether the whole text fits: ``*`` is any run of signs, ``?`` exactly one."""
    return _compiled(pattern, ignore_case).fullmatch(text) is not None

"""Cron expressions as Elasticsearch takes them: six or seven fields, seconds first.

From "Schedule trigger" in the Elasticsearch reference.
"""

import re
from typing import Final

_MONTHS: Final = (
    *("JAN", "FEB", "MAR", "APR", "MAY", "JUN"),
    *("JUL", "AUG", "SEP", "OCT", "NOV", "DEC"),
)
_DAYS: Final = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
# Lowest and highest number of each field, and its names from the lowest on.
_FIELDS: Final[tuple[tuple[int, int, tuple[str, ...]], ...]] = (
    (0, 59, ()),
    (0, 59, ()),
    (0, 23, ()),
    (1, 31, ()),
    (1, 12, _MONTHS),
    (1, 7, _DAYS),
    (1970, 2099, ()),
)
_DAY_OF_MONTH, _DAY_OF_WEEK = 3, 5
_MONTHS_END: Final = re.compile(r"L(W|-\d{1,2})?|LW|\d{1,2}W")
_WEEKS_END: Final = re.compile(r"L|(?P<day>\d|[A-Z]{3})(L|#[1-5])")


def check_cron(expression: str) -> str:
    """Return an expression as Elasticsearch keeps it; raises ``ValueError`` with its reason."""
    kept = expression.upper()
    fields = kept.split()
    is_known = len(fields) in (6, 7) and all(
        _is_field(index, field) for index, field in enumerate(fields)
    )
    # Exactly one of the two kinds of days is left open.
    if not is_known or (fields[_DAY_OF_MONTH] == "?") == (fields[_DAY_OF_WEEK] == "?"):
        raise ValueError(f"invalid cron expression [{expression}]")
    return kept


def _is_field(index: int, field: str) -> bool:
    if field == "?":
        return index in (_DAY_OF_MONTH, _DAY_OF_WEEK)
    return all(_is_part(index, part) for part in field.split(","))


def _is_part(index: int, part: str) -> bool:
    if index == _DAY_OF_MONTH and _MONTHS_END.fullmatch(part):
        return True
    if index == _DAY_OF_WEEK and (special := _WEEKS_END.fullmatch(part)):
        return special["day"] is None or _number(index, special["day"]) is not None
    span, slash, step = part.partition("/")
    if slash and not (step.isdecimal() and 0 < int(step) <= _FIELDS[index][1]):
        return False
    if span == "*":
        return True
    first, dash, last = span.partition("-")
    return _number(index, first) is not None and (not dash or _number(index, last) is not None)


def _number(index: int, text: str) -> int | None:
    low, high, names = _FIELDS[index]
    if text in names:
        return low + names.index(text)
    return int(text) if text.isdecimal() and low <= int(text) <= high else None

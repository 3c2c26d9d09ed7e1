"""Schedules as Elasticsearch writes them: cron with seconds, and the times that follow from it.

Elasticsearch takes the expressions of Quartz: seconds, minutes, hours, day of the month, month, day
of the week and perhaps a year ("Cron expressions" in the Elasticsearch API conventions). The
connector service starts a sync in the minute that fits, in UTC, and leaves the seconds aside.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from fairlead.core.texts import Text, translate

EVERY_YEAR = tuple(range(1970, 2200))
"""The years that Quartz knows."""

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")

_EMPTY = translate("Schedule", "Enter a schedule.")
_COUNT = translate(
    "Schedule",
    "A schedule has 6 or 7 parts: seconds, minutes, hours, day of month, month, day of week and"
    " perhaps a year. These are %1.",
)
_COUNT_UNIX = translate(
    "Schedule", "This is cron without seconds. In Elasticsearch it is written “%1”."
)
_BAD = translate("Schedule", "“%1” is not possible as %2.")
_BOUNDS = translate("Schedule", "“%1” is not possible as %2, which goes from %3 to %4.")
_BOTH_DAYS = translate(
    "Schedule", "Name a day of the month or a day of the week, and write “?” for the other one."
)
_NEVER = translate("Schedule", "This schedule never comes due.")


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of an expression. `names` stand for the numbers from `low` on."""

    title: Text
    low: int
    high: int
    names: tuple[str, ...] = ()


_PARTS = (
    _Part(translate("Schedule", "seconds"), 0, 59),
    _Part(translate("Schedule", "minutes"), 0, 59),
    _Part(translate("Schedule", "hours"), 0, 23),
    _Part(translate("Schedule", "day of month"), 1, 31),
    _Part(translate("Schedule", "month"), 1, 12, _MONTHS),
    _Part(translate("Schedule", "day of week"), 1, 7, _DAYS),
    _Part(translate("Schedule", "year"), EVERY_YEAR[0], EVERY_YEAR[-1]),
)
_ITEM = re.compile(r"(?:(\*|\w{1,4})(?:-(\w{1,4}))?)?(?:/(\d{1,4}))?", re.ASCII)
_LAST_DAY = re.compile(r"L(?:-(\d{1,2}))?(W?)", re.ASCII)
_NEAR_WORKDAY = re.compile(r"(\d{1,2})W", re.ASCII)
_NTH_WEEKDAY = re.compile(r"(\w{1,3})#([1-5])", re.ASCII)
_LAST_WEEKDAY = re.compile(r"(\w{1,3})L", re.ASCII)


class _WrongError(ValueError):
    """A part of an expression is wrong. Its one argument is the words for it."""


@dataclass(frozen=True, slots=True)
class Cron:
    """A schedule that was read. Days of the week count from 1, which is Sunday.

    `days` and `weekdays` are empty where "?" stands; `special_day` and `special_weekday` hold what
    is no number: "L", "LW", "L-3", "15W"; "6L", "2#1".
    """

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: tuple[int, ...]
    months: tuple[int, ...]
    weekdays: tuple[int, ...]
    years: tuple[int, ...]
    special_day: str = ""
    special_weekday: str = ""


def read_cron(expression: str) -> Cron | Text:
    """Return a schedule, or the words for what is wrong with its expression."""
    fields = expression.upper().split()
    if not fields:
        return _EMPTY
    if len(fields) == 5:
        meant = _from_unix(fields)
        return _COUNT(5) if isinstance(read_cron(meant), Text) else _COUNT_UNIX(meant)
    if len(fields) not in (6, 7):
        return _COUNT(len(fields))
    try:
        return _read(fields)
    except _WrongError as error:
        text: Text = error.args[0]
        return text


def check_cron(expression: str, now: datetime) -> Text | None:
    """Say what is wrong with an expression, if anything; also that it never comes due."""
    cron = read_cron(expression)
    if isinstance(cron, Text):
        return cron
    return None if next_times(cron, now, 1) else _NEVER


def next_times(cron: Cron, after: datetime, count: int = 3) -> tuple[datetime, ...]:
    """Return the next times when a sync starts, to the minute and in UTC."""
    return tuple(moment for moment, _ in zip(_times(cron, after), range(count), strict=False))


def _times(cron: Cron, after: datetime) -> Iterator[datetime]:
    start = after.astimezone(UTC)
    for year in (year for year in cron.years if year >= start.year):
        for month in cron.months:
            if (year, month) < (start.year, start.month):
                continue
            for day in _days_of(cron, year, month):
                if date(year, month, day) < start.date():
                    continue
                for hour in cron.hours:
                    for minute in cron.minutes:
                        moment = datetime(year, month, day, hour, minute, tzinfo=UTC)
                        if moment > start:
                            yield moment


def _read(fields: list[str]) -> Cron:
    fields = fields if len(fields) == 7 else [*fields, "*"]
    day, weekday = fields[3], fields[5]
    # Alone, the last day of the week is just Saturday.
    weekday = "7" if weekday == "L" else weekday
    _numbers(fields[0], _PARTS[0])
    special_day = day if _is_special_day(day) else ""
    special_weekday = weekday if _is_special_weekday(weekday) else ""
    if (day == "?") == (weekday == "?"):
        raise _WrongError(_BOTH_DAYS)
    return Cron(
        minutes=_numbers(fields[1], _PARTS[1]),
        hours=_numbers(fields[2], _PARTS[2]),
        days=() if special_day or day == "?" else _numbers(day, _PARTS[3]),
        months=_numbers(fields[4], _PARTS[4]),
        weekdays=() if special_weekday or weekday == "?" else _numbers(weekday, _PARTS[5]),
        years=_numbers(fields[6], _PARTS[6]),
        special_day=special_day,
        special_weekday=special_weekday,
    )


def _numbers(field: str, part: _Part) -> tuple[int, ...]:
    found: set[int] = set()
    for item in field.split(","):
        match = _ITEM.fullmatch(item)
        if match is None or not item:
            raise _WrongError(_BAD(item or field, part.title))
        first, last, step = match.groups()
        is_open = first in (None, "*")
        if is_open and last is not None:
            raise _WrongError(_BAD(item, part.title))
        low = part.low if is_open else _number(first, part)
        end_is_given = last is not None
        high = _number(last, part) if end_is_given else low
        if is_open or (step is not None and not end_is_given):
            high = part.high
        width = part.high - part.low + 1
        pace = int(step or 1)
        if not 0 < pace <= width:
            raise _WrongError(_BAD(item, part.title))
        # A range may lead over the end of the week or the day: FRI-MON, 22-2.
        span = high - low if high >= low else high - low + width
        found.update((low - part.low + at) % width + part.low for at in range(0, span + 1, pace))
    return tuple(sorted(found))


def _number(text: str, part: _Part) -> int:
    if text in part.names:
        return part.names.index(text) + part.low
    if not text.isdigit():
        raise _WrongError(_BAD(text, part.title))
    if not part.low <= int(text) <= part.high:
        raise _WrongError(_BOUNDS(text, part.title, part.low, part.high))
    return int(text)


def _is_special_day(field: str) -> bool:
    last, near = _LAST_DAY.fullmatch(field), _NEAR_WORKDAY.fullmatch(field)
    if near is not None:
        _number(near[1], _PARTS[3])
    return near is not None or (last is not None and int(last[1] or 0) <= 30)


def _is_special_weekday(field: str) -> bool:
    match = _NTH_WEEKDAY.fullmatch(field) or _LAST_WEEKDAY.fullmatch(field)
    if match is not None:
        _number(match[1], _PARTS[5])
    return match is not None


def _days_of(cron: Cron, year: int, month: int) -> Iterator[int]:
    last = calendar.monthrange(year, month)[1]
    if cron.special_day:
        yield from _special_days(cron.special_day, year, month, last)
    elif cron.special_weekday:
        yield from _special_weekdays(cron.special_weekday, year, month, last)
    elif cron.days:
        yield from (day for day in cron.days if day <= last)
    else:
        wanted = set(cron.weekdays)
        yield from (day for day in range(1, last + 1) if _weekday(year, month, day) in wanted)


def _special_days(field: str, year: int, month: int, last: int) -> Iterator[int]:
    match = _LAST_DAY.fullmatch(field)
    if match is None:
        day, is_workday = int(field[:-1]), True
    else:
        day, is_workday = last - int(match[1] or 0), bool(match[2])
    if not 1 <= day <= last:
        return
    if is_workday and _weekday(year, month, day) == 7:
        day += -1 if day > 1 else 2
    elif is_workday and _weekday(year, month, day) == 1:
        day += 1 if day < last else -2
    yield day


def _special_weekdays(field: str, year: int, month: int, last: int) -> Iterator[int]:
    nth = _NTH_WEEKDAY.fullmatch(field)
    name = nth[1] if nth is not None else field[:-1]
    wanted = _number(name, _PARTS[5])
    days = [day for day in range(1, last + 1) if _weekday(year, month, day) == wanted]
    at = int(nth[2]) - 1 if nth is not None else -1
    yield from days[at:][:1]


def _weekday(year: int, month: int, day: int) -> int:
    return date(year, month, day).isoweekday() % 7 + 1


def _from_unix(fields: list[str]) -> str:
    """Return cron of five parts with seconds and a question mark."""
    minute, hour, day, month, weekday = fields
    if weekday == "*":
        weekday = "?"
    elif day == "*":
        day = "?"
        # There Sunday is 0 and 7, here it is 1.
        weekday = re.sub(r"(?<![/\d])\d", lambda sign: str(int(sign[0]) % 7 + 1), weekday)
    return " ".join(("0", minute, hour, day, month, weekday))


WEEKDAY_NAMES: Mapping[int, Text] = {
    1: translate("Schedule", "Sunday"),
    2: translate("Schedule", "Monday"),
    3: translate("Schedule", "Tuesday"),
    4: translate("Schedule", "Wednesday"),
    5: translate("Schedule", "Thursday"),
    6: translate("Schedule", "Friday"),
    7: translate("Schedule", "Saturday"),
}

"""The schedule of full syncs as a user thinks of it: a plan, its cron expression, and words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from fairlead.core.texts import Text, translate
from fairlead.flows.quartz import EVERY_YEAR, WEEKDAY_NAMES, Cron, read_cron

_EVERY_MINUTES = translate("Schedule", "Every %1 minutes")
_EVERY_MINUTE = translate("Schedule", "Every minute")
_HOURLY = translate("Schedule", "Every hour, %1 minutes past")
_DAILY = translate("Schedule", "Every day at %1 UTC")
_WEEKLY = translate("Schedule", "Every %1 at %2 UTC")
_MONTHLY = translate("Schedule", "On day %1 of every month at %2 UTC")
_OTHER = translate("Schedule", "By its own expression: %1")
_AND = translate("Schedule", "%1 and %2")
_COMMA = translate("Schedule", "%1, %2")

_EVERY_DAY = tuple(range(1, 32))
_EVERY_MONTH = tuple(range(1, 13))
_EVERY_HOUR = tuple(range(24))
_PACES = tuple(pace for pace in range(1, 31) if 60 % pace == 0)


class Rhythm(Enum):
    """How a plan repeats."""

    MINUTES = "minutes"
    HOURLY = "hourly"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class Plan:
    """When full syncs start, in UTC. Each rhythm uses what it needs.

    `every` are minutes that divide the hour; `weekdays` count from 1, which is Sunday; `day` is of
    the month, and a month that has none is left out.
    """

    rhythm: Rhythm = Rhythm.DAILY
    every: int = 30
    hour: int = 0
    minute: int = 0
    weekdays: tuple[int, ...] = (2,)
    day: int = 1


def cron_of(plan: Plan) -> str:
    """Return the expression of a plan."""
    if plan.rhythm is Rhythm.MINUTES:
        return f"0 0/{plan.every} * * * ?"
    if plan.rhythm is Rhythm.HOURLY:
        return f"0 {plan.minute} * * * ?"
    time = f"0 {plan.minute} {plan.hour}"
    if plan.rhythm is Rhythm.WEEKLY:
        return f"{time} ? * {','.join(map(str, plan.weekdays))}"
    return f"{time} {plan.day} * ?" if plan.rhythm is Rhythm.MONTHLY else f"{time} * * ?"


def plan_of(expression: str) -> Plan | None:
    """Return the plan of an expression, None if it is more than a plan can say."""
    cron = read_cron(expression)
    if isinstance(cron, Text) or _is_special(cron):
        return None
    if len(cron.minutes) == 1 and len(cron.hours) == 1:
        return _plan_of_days(cron)
    if cron.hours != _EVERY_HOUR or not _is_every_day(cron):
        return None
    if len(cron.minutes) == 1:
        return Plan(Rhythm.HOURLY, minute=cron.minutes[0])
    pace = next((pace for pace in _PACES if cron.minutes == tuple(range(0, 60, pace))), None)
    return Plan(Rhythm.MINUTES, every=pace) if pace is not None else None


def describe(expression: str) -> Text:
    """Say in words when syncs start. An expression that is wrong is described by its fault."""
    cron = read_cron(expression)
    if isinstance(cron, Text):
        return cron
    plan = plan_of(expression)
    if plan is None:
        return _OTHER(" ".join(expression.split()))
    if plan.rhythm is Rhythm.MINUTES:
        return _EVERY_MINUTES(plan.every) if plan.every > 1 else _EVERY_MINUTE
    if plan.rhythm is Rhythm.HOURLY:
        return _HOURLY(plan.minute)
    time = f"{plan.hour:02}:{plan.minute:02}"
    if plan.rhythm is Rhythm.WEEKLY:
        return _WEEKLY(_list_weekdays(plan.weekdays), time)
    return _MONTHLY(plan.day, time) if plan.rhythm is Rhythm.MONTHLY else _DAILY(time)


def _plan_of_days(cron: Cron) -> Plan | None:
    hour, minute = cron.hours[0], cron.minutes[0]
    if _is_every_day(cron):
        return Plan(Rhythm.DAILY, hour=hour, minute=minute)
    if cron.weekdays:
        return Plan(Rhythm.WEEKLY, hour=hour, minute=minute, weekdays=cron.weekdays)
    if len(cron.days) == 1:
        return Plan(Rhythm.MONTHLY, hour=hour, minute=minute, day=cron.days[0])
    return None


def _is_special(cron: Cron) -> bool:
    is_limited = cron.months != _EVERY_MONTH or cron.years != EVERY_YEAR
    return is_limited or bool(cron.special_day or cron.special_weekday)


def _is_every_day(cron: Cron) -> bool:
    return cron.days == _EVERY_DAY or len(cron.weekdays) == 7


def _list_weekdays(weekdays: tuple[int, ...]) -> Text:
    *others, last = (WEEKDAY_NAMES[number] for number in weekdays)
    if not others:
        return last
    listed = others[0]
    for name in others[1:]:
        listed = _COMMA(listed, name)
    return _AND(listed, last)

"""Schedules: read, refused in words, counted forward, described, and built."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.core.texts import Text
from fairlead.flows.quartz import Cron, check_cron, next_times, read_cron
from fairlead.flows.s3_schedule import Plan, Rhythm, cron_of, describe, plan_of

# A Wednesday.
NOW = datetime(2026, 7, 15, 10, 30, 20, tzinfo=UTC)


def times(expression: str, count: int = 3, after: datetime = NOW) -> list[str]:
    cron = read_cron(expression)
    assert isinstance(cron, Cron), cron
    return [f"{moment:%y-%m-%d %H:%M}" for moment in next_times(cron, after, count)]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("0 0 0 * * ?", ["26-07-16 00:00", "26-07-17 00:00", "26-07-18 00:00"]),
        # The service leaves the seconds aside.
        ("59 31 10 * * ?", ["26-07-15 10:31", "26-07-16 10:31", "26-07-17 10:31"]),
        ("0 30 10 * * ?", ["26-07-16 10:30", "26-07-17 10:30", "26-07-18 10:30"]),
        ("1 * * * * ?", ["26-07-15 10:31", "26-07-15 10:32", "26-07-15 10:33"]),
        ("0 0/30 * * * ?", ["26-07-15 11:00", "26-07-15 11:30", "26-07-15 12:00"]),
        ("0 /20 * * * ?", ["26-07-15 10:40", "26-07-15 11:00", "26-07-15 11:20"]),
        ("0 5-20/10 23 * * ?", ["26-07-15 23:05", "26-07-15 23:15", "26-07-16 23:05"]),
        ("0 0 8,20 ? * MON-FRI", ["26-07-15 20:00", "26-07-16 08:00", "26-07-16 20:00"]),
        ("0 0 8 ? * fri-mon", ["26-07-17 08:00", "26-07-18 08:00", "26-07-19 08:00"]),
        ("0 0 22-1 15 * ?", ["26-07-15 22:00", "26-07-15 23:00", "26-08-15 00:00"]),
        ("0 0 8 ? * 1", ["26-07-19 08:00", "26-07-26 08:00", "26-08-02 08:00"]),
        ("0 0 8 ? * L", ["26-07-18 08:00", "26-07-25 08:00", "26-08-01 08:00"]),
        ("0 0 8 ? * 6L", ["26-07-31 08:00", "26-08-28 08:00", "26-09-25 08:00"]),
        ("0 0 8 ? * MON#2", ["26-08-10 08:00", "26-09-14 08:00", "26-10-12 08:00"]),
        ("0 0 8 ? * 6#5", ["26-07-31 08:00", "26-10-30 08:00", "27-01-29 08:00"]),
        ("0 0 8 31 * ?", ["26-07-31 08:00", "26-08-31 08:00", "26-10-31 08:00"]),
        ("0 0 8 L * ?", ["26-07-31 08:00", "26-08-31 08:00", "26-09-30 08:00"]),
        ("0 0 8 L-3 * ?", ["26-07-28 08:00", "26-08-28 08:00", "26-09-27 08:00"]),
        # The last working day, and the one nearest to a day; never in another month.
        ("0 0 8 LW * ?", ["26-07-31 08:00", "26-08-31 08:00", "26-09-30 08:00"]),
        ("0 0 8 LW 1,2,5 ?", ["27-01-29 08:00", "27-02-26 08:00", "27-05-31 08:00"]),
        ("0 0 8 1W * ?", ["26-08-03 08:00", "26-09-01 08:00", "26-10-01 08:00"]),
        ("0 0 8 15W 8,11 ?", ["26-08-14 08:00", "26-11-16 08:00", "27-08-16 08:00"]),
        ("0 0 8 31W 5,10 ?", ["26-10-30 08:00", "27-05-31 08:00", "27-10-29 08:00"]),
        ("0 0 8 29 FEB ?", ["28-02-29 08:00", "32-02-29 08:00", "36-02-29 08:00"]),
        ("0 0 8 1 1 ? 2027-2029", ["27-01-01 08:00", "28-01-01 08:00", "29-01-01 08:00"]),
        ("0 0 8 ? * * 2027/50", ["27-01-01 08:00", "27-01-02 08:00", "27-01-03 08:00"]),
        ("  0  0 8 * *   ? ", ["26-07-16 08:00", "26-07-17 08:00", "26-07-18 08:00"]),
    ],
)
def test_the_next_times(expression: str, expected: list[str]) -> None:
    assert times(expression) == expected


def test_times_are_counted_in_utc() -> None:
    east = datetime(2026, 7, 15, 1, 0, tzinfo=timezone(timedelta(hours=5)))
    assert times("0 0 21 * * ?", 1, east) == ["26-07-14 21:00"]


def test_more_or_fewer_times_can_be_asked_for() -> None:
    assert len(times("0 0 8 * * ?", 40)) == 40
    assert times("0 0 8 1 1 ? 2027") == ["27-01-01 08:00"]


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("", "Enter a schedule"),
        ("0 0 0 * *  ? * *", "These are 8"),
        ("daily", "These are 1"),
        ("0 2 * * *", "In Elasticsearch it is written “0 0 2 * * ?”"),
        ("30 2 * * 1-5", "written “0 30 2 ? * 2-6”"),
        ("0 2 * * 0,7", "written “0 0 2 ? * 1,1”"),
        ("0 2 * * */2", "written “0 0 2 ? * */2”"),
        ("0 2 1 * 1", "These are 5"),
        ("0 60 * * * ?", "“60” is not possible as minutes, which goes from 0 to 59"),
        ("60 0 * * * ?", "as seconds"),
        ("0 0 24 * * ?", "as hours"),
        ("0 0 0 32 * ?", "as day of month"),
        ("0 0 0 32W * ?", "as day of month"),
        ("0 0 0 L-31 * ?", "as day of month"),
        ("0 0 0 0 * ?", "as day of month, which goes from 1"),
        ("0 0 0 * 13 ?", "as month"),
        ("0 0 0 * FOO ?", "“FOO” is not possible as month"),
        ("0 0 0 ? * 8", "as day of week"),
        ("0 0 0 ? * 2#6", "as day of week"),
        ("0 0 0 ? * 8#1", "as day of week"),
        ("0 0 0 ? * XL", "as day of week"),
        ("0 0 0 * * ? 1969", "as year"),
        ("0 ? 0 * * ?", "“?” is not possible as minutes"),
        ("0 0 0 * * *", "write “?”"),
        ("0 0 0 ? * ?", "write “?”"),
        ("0 0/0 0 * * ?", "“0/0” is not possible"),
        ("0 0/61 0 * * ?", "“0/61” is not possible"),
        ("0 *-5 0 * * ?", "“*-5” is not possible"),
        ("0 1,,2 0 * * ?", "is not possible as minutes"),
        ("0 1- 0 * * ?", "“1-” is not possible"),
        ("0 1;2 0 * * ?", "“1;2” is not possible"),
        (f"0 {'1' * 5000} 0 * * ?", "is not possible as minutes"),
        ("0 ² 0 * * ?", "is not possible as minutes"),
    ],
)
def test_what_is_wrong_with_an_expression(expression: str, words: str) -> None:
    found = check_cron(expression, NOW)
    assert found is not None
    assert words in str(found)
    assert describe(expression) == found


@pytest.mark.parametrize("expression", ["0 0 0 30 2 ?", "0 0 0 1 1 ? 2020", "0 0 0 L-30 2 ?"])
def test_a_schedule_may_never_come_due(expression: str) -> None:
    assert "never comes due" in str(check_cron(expression, NOW))


def test_a_good_schedule_has_no_fault() -> None:
    assert check_cron("0 0 0 * * ?", NOW) is None


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("0 0 2 * * ?", "Every day at 02:00 UTC"),
        ("0 5 14 ? * *", "Every day at 14:05 UTC"),
        ("0 0 2 ? * MON", "Every Monday at 02:00 UTC"),
        ("0 0 2 ? * 2,4,6", "Every Monday, Wednesday and Friday at 02:00 UTC"),
        ("0 0 2 1 * ?", "On day 1 of every month at 02:00 UTC"),
        ("0 10 * * * ?", "Every hour, 10 minutes past"),
        ("0 */15 * * * ?", "Every 15 minutes"),
        ("0 */2 * * * ?", "Every 2 minutes"),
        ("0 * * * * ?", "Every minute"),
        ("0  0 2 1,15 * ?", "By its own expression: 0 0 2 1,15 * ?"),
        ("0 0 2 L * ?", "By its own expression: 0 0 2 L * ?"),
        ("0 0 2 * 1 ?", "By its own expression: 0 0 2 * 1 ?"),
        ("0 0 2 * * ? 2027", "By its own expression: 0 0 2 * * ? 2027"),
        ("0 0 2,3 * * ?", "By its own expression: 0 0 2,3 * * ?"),
        ("0 1/7 * * * ?", "By its own expression: 0 1/7 * * * ?"),
    ],
)
def test_a_schedule_is_described(expression: str, words: str) -> None:
    assert str(describe(expression)) == words


PLANS = st.one_of(
    st.builds(
        Plan, st.just(Rhythm.MINUTES), every=st.sampled_from([1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30])
    ),
    st.builds(Plan, st.just(Rhythm.HOURLY), minute=st.integers(0, 59)),
    st.builds(Plan, st.just(Rhythm.DAILY), hour=st.integers(0, 23), minute=st.integers(0, 59)),
    st.builds(
        Plan,
        st.just(Rhythm.WEEKLY),
        hour=st.integers(0, 23),
        minute=st.integers(0, 59),
        weekdays=st.sets(st.integers(1, 7), min_size=1, max_size=6).map(lambda s: tuple(sorted(s))),
    ),
    st.builds(
        Plan,
        st.just(Rhythm.MONTHLY),
        hour=st.integers(0, 23),
        minute=st.integers(0, 59),
        day=st.integers(1, 31),
    ),
)


@given(PLANS)
def test_a_plan_survives_its_expression(plan: Plan) -> None:
    expression = cron_of(plan)
    assert plan_of(expression) == plan
    assert check_cron(expression, NOW) is None
    assert "expression" not in str(describe(expression))


PARTS = st.from_regex(r"[0-9*?/,\-LW#A-Z]{1,5}", fullmatch=True)


@given(st.lists(PARTS, min_size=5, max_size=7).map(" ".join) | st.text())
def test_any_text_is_read_or_explained(expression: str) -> None:
    found = read_cron(expression)
    assert isinstance(found, Cron) or str(found)
    assert isinstance(describe(expression), Text)


@given(PLANS, st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))
def test_times_come_in_order_and_after_now(plan: Plan, moment: datetime) -> None:
    now = moment.replace(tzinfo=UTC)
    cron = read_cron(cron_of(plan))
    assert isinstance(cron, Cron)
    found = next_times(cron, now)
    assert [now, *found] == sorted({now, *found})
    assert len(found) == 3

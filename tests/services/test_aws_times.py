"""Times in answers of AWS."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.utils import parse_timestamp
from hypothesis import given
from hypothesis import strategies as st

from fairlead.services.aws_times import read_time


@given(st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1)), st.sampled_from(["Z", "+00:00"]))
def test_what_s3_writes_is_read_as_the_sdk_reads_it(moment: datetime, zone: str) -> None:
    written = f"{moment.isoformat(timespec='milliseconds')}{zone}"
    assert read_time(written) == parse_timestamp(written)


@pytest.mark.parametrize(
    "value",
    [
        "Fri, 02 Jan 2026 03:04:05 GMT",
        "2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05+0200",
        "20260102T030405Z",
        "2026-01-02",
        "1767323045",
        1767323045,
        1767323045.25,
    ],
)
def test_every_other_way_is_left_to_the_sdk(value: Any) -> None:
    assert read_time(value) == parse_timestamp(value)


def test_a_time_has_a_zone() -> None:
    assert read_time("2026-01-02T03:04:05.000Z") == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize("value", ["never", "", "2026-13-02T03:04:05Z"])
def test_what_is_no_time_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="timestamp"):
        read_time(value)

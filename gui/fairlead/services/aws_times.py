"""Times in answers of AWS, read fast: a listing has one for each object."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from botocore.session import Session


def read_times_fast(session: Session) -> None:
    """Let the clients of a session read times by the standard library where it knows their form.

    The SDK's own reader guesses the form anew for every time, which takes longer than all the rest
    of reading a page of a listing.
    """
    factory = session.get_component("response_parser_factory")
    factory.set_parser_defaults(timestamp_parser=read_time)


def read_time(value: Any) -> datetime:
    """Return the time that AWS writes as `2026-01-02T03:04:05.000Z`, or in another of its ways."""
    from botocore.utils import parse_timestamp

    if isinstance(value, str) and value[10:11] == "T":
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            pass
        else:
            if moment.tzinfo is not None:
                return moment
    other: datetime = parse_timestamp(value)
    return other

"""What a full sync's state means, in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.flows.s3_views import SyncState
from fairlead.flows.sync_status import PATIENCE_SECONDS, explain_sync, is_silent

LONG = PATIENCE_SECONDS + 30.0


def say(
    state: SyncState,
    *,
    waited: float = 1.0,
    silent: float | None = 1.0,
    status: str = "connected",
    counts: tuple[int, int] = (5, 0),
    is_managed: bool = False,
) -> str:
    words = explain_sync(
        state,
        waited=waited,
        silent=silent,
        connector_status=status,
        counts=counts,
        is_managed=is_managed,
    )
    return str(words)


def test_a_job_that_nobody_takes_asks_for_the_container() -> None:
    assert "Waiting" in say(SyncState.PENDING, silent=None)
    assert "ever checked in" in say(SyncState.PENDING, waited=LONG, silent=None)
    words = say(SyncState.PENDING, waited=LONG, silent=120.0)
    assert words.startswith("No service has checked in for 2 minutes: is the container running?")


def test_a_service_between_two_heartbeats_is_not_accused() -> None:
    # It checks in every five minutes, and a job that was just asked for it has not seen yet.
    assert "Waiting" in say(SyncState.PENDING, waited=20.0, silent=290.0)


def test_a_service_that_falls_silent_amid_a_sync_is_noticed() -> None:
    assert say(SyncState.IN_PROGRESS) == "The service is at work."
    words = say(SyncState.IN_PROGRESS, waited=LONG, silent=LONG * 60)
    assert "is the container running?" in words
    assert "120 minutes" in words
    assert "is the container running?" in say(SyncState.CANCELING, waited=LONG, silent=LONG)


def test_where_elastic_runs_the_service_there_is_no_container() -> None:
    words = say(SyncState.PENDING, waited=LONG, silent=LONG, is_managed=True)
    assert "container" not in words
    assert "Elastic Cloud" in words


def test_a_success_that_emptied_the_index_is_no_success() -> None:
    assert say(SyncState.COMPLETED) == "The sync succeeded."
    words = say(SyncState.COMPLETED, counts=(0, 8310))
    assert "deleted 8,310 documents" in words
    assert "checks" in words
    assert "found nothing" in say(SyncState.COMPLETED, counts=(0, 0))


def test_the_connectors_status_is_told_apart_from_that_of_the_sync() -> None:
    failed = say(SyncState.ERROR)
    assert "though the connector shows “connected”" in failed
    assert "connected" not in say(SyncState.ERROR, status="error")
    assert "about its last look" in say(SyncState.COMPLETED, status="error")


@given(
    st.sampled_from(SyncState),
    st.tuples(st.floats(0, 1e7), st.none() | st.floats(0, 1e7)),
    st.sampled_from(["connected", "error", "configured", ""]),
    st.tuples(st.integers(0, 10), st.integers(0, 10)),
    st.booleans(),
)
def test_there_are_words_for_everything(
    state: SyncState,
    times: tuple[float, float | None],
    status: str,
    counts: tuple[int, int],
    is_managed: bool,
) -> None:
    words = say(
        state,
        waited=times[0],
        silent=times[1],
        status=status,
        counts=counts,
        is_managed=is_managed,
    )
    assert words
    assert "%" not in words


@pytest.mark.parametrize("state", [state for state in SyncState if not state.is_over])
def test_who_was_heard_of_just_now_is_not_silent(state: SyncState) -> None:
    assert not is_silent(state, waited=LONG, silent=1.0)

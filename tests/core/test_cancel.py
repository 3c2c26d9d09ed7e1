"""A cancelled token ends checks and waits at once."""

import threading

import pytest

from fairlead.core.cancel import Cancelled, CancelToken


def test_a_fresh_token_lets_work_go_on() -> None:
    token = CancelToken()
    token.check()
    token.wait(0)
    assert not token.is_cancelled


def test_a_cancelled_token_stops_the_next_check_and_wait() -> None:
    token = CancelToken()
    token.cancel()
    assert token.is_cancelled
    with pytest.raises(Cancelled):
        token.check()
    with pytest.raises(Cancelled):
        token.wait(60)


def test_cancel_from_another_thread_ends_a_wait() -> None:
    token = CancelToken()
    canceller = threading.Thread(target=token.cancel)
    canceller.start()
    with pytest.raises(Cancelled):
        token.wait(60)
    canceller.join()

"""One window per user and display."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fairlead.services import instance
from fairlead.services.instance import ANSWER, FirstWindow

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="every start has its own window")


@pytest.fixture(autouse=True)
def display(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":5")


@contextmanager
def answering(first: FirstWindow) -> Iterator[list[bytes]]:
    """Answer one further start, as the window does."""
    heard: list[bytes] = []

    def answer() -> None:
        with socket.socket(fileno=first.hand_over()) as listener:
            connection, _ = listener.accept()
            with connection:
                heard.append(connection.recv(1000))
                connection.sendall(ANSWER)

    thread = threading.Thread(target=answer)
    thread.start()
    yield heard
    thread.join()


def test_the_second_start_finds_the_first_and_hands_its_token_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = FirstWindow.claim()
    assert first is not None
    assert not first.is_taken
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token-1")
    with answering(first) as heard:
        second = FirstWindow.claim()
    assert second is not None
    assert second.is_taken
    assert heard == [b"token-1\n"]


def test_what_a_dead_one_has_left_is_taken_over() -> None:
    first = FirstWindow.claim()
    assert first is not None
    socket.socket(fileno=first.hand_over()).close()
    second = FirstWindow.claim()
    assert second is not None
    assert not second.is_taken
    socket.socket(fileno=second.hand_over()).close()


def test_one_that_hangs_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instance, "_PATIENCE", 0.05)
    first = FirstWindow.claim()
    assert first is not None
    with socket.socket(fileno=first.hand_over()):
        second = FirstWindow.claim()
        assert second is not None
        assert not second.is_taken
        socket.socket(fileno=second.hand_over()).close()


def test_another_display_has_a_window_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    first = FirstWindow.claim()
    assert first is not None
    monkeypatch.setenv("DISPLAY", ":6")
    second = FirstWindow.claim()
    assert second is not None
    assert not second.is_taken
    for window in (first, second):
        socket.socket(fileno=window.hand_over()).close()


def test_who_leaves_makes_room(home: Path) -> None:
    first = FirstWindow.claim()
    assert first is not None
    socket.socket(fileno=first.hand_over()).close()
    first.release()
    assert list((home / "runtime_dir").iterdir()) == []


@pytest.mark.parametrize("folder", ["", "missing", "long"])
def test_without_a_place_every_start_has_its_own_window(
    home: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    long = home / ("x" * 100)
    long.mkdir()
    places = {"": "", "missing": str(home / "missing"), "long": str(long)}
    monkeypatch.setenv("XDG_RUNTIME_DIR", places[folder])
    assert FirstWindow.claim() is None

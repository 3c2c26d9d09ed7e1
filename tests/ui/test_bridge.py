"""The crossing between threads and Qt."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer
from pytestqt.qtbot import QtBot

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.texts import verbatim
from fairlead.ui.bridge import Bridge

Said = list[object]


@pytest.fixture
def owner(qapp: QCoreApplication) -> QObject:
    return QObject()


def trouble() -> Problem:
    return Problem("trouble", verbatim("Trouble."), verbatim("Try again."))


def test_the_answer_comes_home_to_the_gui_thread(
    qtbot: QtBot, bridge: Bridge, owner: QObject
) -> None:
    said: Said = []
    bridge.ask(
        owner,
        "who",
        threading.get_ident,
        on_result=lambda worker: said.extend(
            (worker, threading.get_ident(), QThread.isMainThread())
        ),
        on_problem=said.append,
    )
    qtbot.waitUntil(lambda: bool(said))
    assert said[0] != said[1]
    assert said[2] is True


def test_a_problem_is_not_a_bug(
    qtbot: QtBot, bridge: Bridge, owner: QObject, bugs: list[BaseException]
) -> None:
    said: Said = []

    def fail() -> None:
        raise trouble()

    bridge.ask(owner, "q", fail, on_result=said.append, on_problem=said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert isinstance(said[0], Problem)
    assert bugs == []


def test_a_bug_is_told_and_the_wait_ends(
    qtbot: QtBot, bridge: Bridge, owner: QObject, bugs: list[BaseException]
) -> None:
    said: Said = []

    def fail() -> None:
        raise ZeroDivisionError

    bridge.ask(
        owner,
        "q",
        fail,
        on_result=said.append,
        on_problem=said.append,
        on_stopped=lambda: said.append("stopped"),
    )
    qtbot.waitUntil(lambda: said == ["stopped"])
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]


def test_a_newer_question_replaces_an_older_one(
    qtbot: QtBot, bridge: Bridge, owner: QObject
) -> None:
    said: Said = []
    go, has_begun = threading.Event(), threading.Event()

    def slow() -> str:
        has_begun.set()
        go.wait(5)
        return "old"

    first = bridge.ask(owner, "q", slow, on_result=said.append, on_problem=said.append)
    qtbot.waitUntil(has_begun.is_set)
    bridge.ask(owner, "q", lambda: "new", on_result=said.append, on_problem=said.append)
    assert first.is_cancelled
    qtbot.waitUntil(lambda: said == ["new"])
    go.set()
    qtbot.waitUntil(lambda: bridge.pending == 0)
    assert said == ["new"]


def _probe_threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name.startswith("probe-")}


def test_work_begins_once_the_turn_that_asked_for_it_is_over(
    qtbot: QtBot, bridge: Bridge, owner: QObject
) -> None:
    said: Said = []
    before = _probe_threads()
    bridge.ask(owner, "q", lambda: "done", on_result=said.append, on_problem=said.append)
    # So the window is painted.
    QCoreApplication.sendPostedEvents()
    assert _probe_threads() == before
    qtbot.waitUntil(lambda: said == ["done"])
    assert _probe_threads() > before


def test_what_is_asked_as_the_window_closes_is_never_begun(
    qtbot: QtBot, owner: QObject, bugs: list[BaseException]
) -> None:
    bridge, before = Bridge(bugs.append), _probe_threads()
    done: Said = []
    work = partial(done.append, "begun")
    bridge.ask(owner, "q", work, on_result=done.append, on_problem=done.append)
    assert bridge.close(0.2)
    QTimer.singleShot(20, lambda: done.append("later"))
    qtbot.waitUntil(lambda: "later" in done)
    assert done == ["later"]
    assert not _probe_threads() - before


def test_the_same_key_of_two_owners_is_two_questions(
    qtbot: QtBot, bridge: Bridge, owner: QObject
) -> None:
    said: Said = []
    other = QObject()
    for number, who in enumerate((owner, other)):
        bridge.ask(who, "q", partial(int, number), on_result=said.append, on_problem=said.append)
    qtbot.waitUntil(lambda: sorted(map(str, said)) == ["0", "1"])


def test_nothing_is_delivered_to_the_dead(qtbot: QtBot, bridge: Bridge, owner: QObject) -> None:
    said: Said = []
    go = threading.Event()
    bridge.ask(owner, "q", lambda: go.wait(5), on_result=said.append, on_problem=said.append)
    shiboken6.delete(owner)
    go.set()
    qtbot.waitUntil(lambda: bridge.pending == 0)
    assert said == []


def test_pieces_come_one_by_one_and_in_order(qtbot: QtBot, bridge: Bridge, owner: QObject) -> None:
    said: Said = []
    more = threading.Event()

    def pieces(_cancel: CancelToken) -> Iterator[int]:
        yield 1
        more.wait(5)
        yield from (2, 3)

    bridge.stream(
        owner,
        "q",
        pieces,
        on_item=said.append,
        on_end=lambda: said.append("end"),
        on_problem=said.append,
    )
    qtbot.waitUntil(lambda: said == [1])
    more.set()
    qtbot.waitUntil(lambda: said == [1, 2, 3, "end"])


def test_a_dropped_question_is_told_to_stop(qtbot: QtBot, bridge: Bridge, owner: QObject) -> None:
    said: Said = []

    def endless(cancel: CancelToken) -> Iterator[int]:
        yield 1
        while True:
            cancel.wait(0.01)

    bridge.stream(
        owner, "q", endless, on_item=said.append, on_end=lambda: None, on_problem=said.append
    )
    qtbot.waitUntil(lambda: said == [1])
    bridge.drop(owner, "q")
    qtbot.waitUntil(lambda: bridge.pending == 0)
    assert said == [1]


def test_changes_are_made_one_after_the_other(qtbot: QtBot, bridge: Bridge, owner: QObject) -> None:
    said: Said = []
    threads: set[str] = set()
    go = threading.Event()

    def work(name: str, _cancel: CancelToken, report: Callable[[object], None]) -> str:
        report(f"{name} begins")
        threads.add(threading.current_thread().name)
        go.wait(5)
        return name

    for name in ("first", "second"):
        bridge.run(
            owner,
            partial(work, name),
            on_event=said.append,
            on_result=said.append,
            on_problem=said.append,
        )
    qtbot.waitUntil(lambda: said == ["first begins"])
    go.set()
    qtbot.waitUntil(lambda: said == ["first begins", "first", "second begins", "second"])
    assert threads == {"engine-0"}


def test_a_cancelled_run_has_no_answer(qtbot: QtBot, bridge: Bridge, owner: QObject) -> None:
    said: Said = []
    token = bridge.run(
        owner,
        lambda cancel, _report: cancel.wait(30),
        on_event=said.append,
        on_result=said.append,
        on_problem=said.append,
        on_stopped=lambda: said.append("stopped"),
    )
    token.cancel()
    qtbot.waitUntil(lambda: said == ["stopped"])


def test_a_hanging_call_does_not_keep_the_window_open(
    qtbot: QtBot, owner: QObject, bugs: list[BaseException]
) -> None:
    said: Said = []
    bridge = Bridge(bugs.append)
    go = threading.Event()
    has_begun = threading.Event()

    def hang() -> None:
        has_begun.set()
        go.wait(20)

    bridge.ask(owner, "q", hang, on_result=said.append, on_problem=said.append)
    qtbot.waitUntil(has_begun.is_set)
    assert all(worker.daemon for worker in _probe_threads())
    began = time.monotonic()
    assert bridge.close(0.2) is False
    assert time.monotonic() - began < 2
    go.set()
    assert bridge.close(5)
    QCoreApplication.sendPostedEvents(bridge, QEvent.Type.MetaCall.value)
    assert said == []


def test_a_raising_callback_does_not_leave_the_question_open(
    qtbot: QtBot, bridge: Bridge, owner: QObject
) -> None:
    def complain(_result: object) -> None:
        raise KeyError("callback")

    with qtbot.capture_exceptions() as raised:
        bridge.ask(owner, "q", lambda: 1, on_result=complain, on_problem=complain)
        qtbot.waitUntil(lambda: bridge.pending == 0)
    assert [kind for kind, _value, _trace in raised] == [KeyError]


def test_a_thousand_questions_with_dying_owners(
    qtbot: QtBot, bridge: Bridge, bugs: list[BaseException]
) -> None:
    """Each answer reaches a living owner under its newest question, or nobody."""
    dice = random.Random(7)
    owners = [QObject() for _ in range(100)]
    newest: dict[tuple[int, str], int] = {}
    answered: dict[tuple[int, str], list[int]] = {}
    dead: set[int] = set()
    for number in range(1000):
        index = dice.randrange(len(owners))
        if index in dead:
            continue
        key = (index, f"k{dice.randrange(3)}")
        newest[key] = number
        bridge.ask(
            owners[index],
            key[1],
            partial(int, number),
            on_result=answered.setdefault(key, []).append,
            on_problem=lambda problem: pytest.fail(str(problem)),
        )
        if dice.random() < 0.05:
            dead.add(index)
            shiboken6.delete(owners[index])
    qtbot.waitUntil(lambda: bridge.pending == 0)
    assert bugs == []
    for key, number in newest.items():
        answers = answered.get(key, [])
        assert answers == sorted(answers)
        if key[0] not in dead:
            assert answers[-1] == number

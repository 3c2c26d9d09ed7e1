"""Work in pieces."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from fairlead.ui.turns import take_turns


def test_one_comes_after_the_other_and_the_window_between_them(qtbot: QtBot) -> None:
    done: list[str] = []
    owner = QObject()

    def work() -> None:
        done.append("work")
        QTimer.singleShot(0, owner, lambda: done.append("the window"))

    take_turns(owner, work, work, work)
    assert done == []
    qtbot.waitUntil(lambda: len(done) == 6)
    assert done == ["work", "the window"] * 3
    qtbot.waitUntil(lambda: owner.children() == [])


def test_it_ends_with_its_owner(qtbot: QtBot) -> None:
    """At once: `no_leftovers` would find what went on without it."""
    done: list[str] = []
    owner, other = QObject(), QObject()
    take_turns(owner, lambda: done.append("never"))
    take_turns(other, lambda: done.append("first"), lambda: done.append("second"))
    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: "second" in done)
    assert done == ["first", "second"]


def test_what_is_done_may_end_the_owner(qtbot: QtBot) -> None:
    done: list[str] = []
    owner = QObject()

    def end() -> None:
        done.append("end")
        shiboken6.delete(owner)

    take_turns(owner, end, lambda: done.append("never"))
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["end"]

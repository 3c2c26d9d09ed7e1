"""Answers that come in great numbers, and answers that cannot be shown."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from pytestqt.qtbot import QtBot

from fairlead.ui.bridge import Bridge

Said = list[object]


@pytest.fixture
def owner(qapp: QCoreApplication) -> QObject:
    return QObject()


def test_many_messages_leave_the_event_loop_its_turns(
    qtbot: QtBot, bridge: Bridge, owner: QObject
) -> None:
    """Ten answers that take 10 ms each to show: the window gets its turn in between."""
    shown: Said = []
    beats: list[float] = []
    beat = QTimer(interval=0)
    beat.timeout.connect(lambda: beats.append(time.monotonic()))

    def show(_item: int) -> None:
        begun = time.monotonic()
        while time.monotonic() - begun < 0.01:
            pass
        shown.append(time.monotonic())

    ended: list[bool] = []
    bridge.stream(
        owner,
        "many",
        lambda _cancel: range(10),
        on_item=show,
        on_end=lambda: ended.append(True),
        on_problem=shown.append,
    )
    beat.start()
    qtbot.waitUntil(lambda: bool(ended))
    beat.stop()
    assert len(shown) == 10
    between = [sum(a < at < b for at in beats) for a, b in pairwise(cast("list[float]", shown))]
    assert all(between), between


def test_a_mistake_in_one_answer_does_not_keep_the_next_from_coming(
    qtbot: QtBot, bridge: Bridge, owner: QObject
) -> None:
    said: Said = []

    def take(item: int) -> None:
        said.append(item)
        if item == 0:
            raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        bridge.stream(
            owner,
            "q",
            lambda _cancel: range(3),
            on_item=take,
            on_end=lambda: said.append("end"),
            on_problem=said.append,
        )
        qtbot.waitUntil(lambda: "end" in said)
    assert said == [0, 1, 2, "end"]
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]

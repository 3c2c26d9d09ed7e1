"""Asking several questions at once, because each of them mostly waits."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Hashable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import suppress
from typing import Any, TypeVar

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

MOST_THREADS = 16
"""Enough for 30 models in two waves, and what one laptop asks of one service without throttling."""

_PAUSE = 0.1
_PATIENT = 10
"""By how much those that ask are nicer than the one that they ask for."""


Questions = Mapping[K, Callable[[], T]]


def _no_more(_key: Any, _answer: Any) -> Mapping[Any, Any]:
    return {}


def side_by_side(
    questions: Questions[K, T],
    cancel: CancelToken,
    then: Callable[[K, T | Problem], Questions[K, T]] = _no_more,
    *,
    at_once: int = MOST_THREADS,
) -> Iterator[tuple[K, T | Problem]]:
    """Ask all questions and yield each answer with its key as it comes; a `Problem` is an answer.

    `then` may return more questions to ask, now that this one is answered.

    Raises:
        Cancelled: Somebody asked to stop. What is under way ends by its own timeout, unheard.
    """
    pool = ThreadPoolExecutor(at_once, "fairlead-ask", _give_way)
    try:
        pending = {pool.submit(_answer, question): key for key, question in questions.items()}
        while pending:
            cancel.check()
            done, _waiting = wait(pending, _PAUSE, FIRST_COMPLETED)
            for future in done:
                key, answer = pending.pop(future), future.result()
                for more, question in then(key, answer).items():
                    pending[pool.submit(_answer, question)] = more
                yield key, answer
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def ask_all(questions: Questions[K, T], cancel: CancelToken) -> dict[K, T]:
    """Ask all questions and return the answers by key; the first `Problem` is raised."""
    answers: dict[K, T] = {}
    for key, answer in side_by_side(questions, cancel):
        if isinstance(answer, Problem):
            raise answer
        answers[key] = answer
    return {key: answers[key] for key in questions}


def _give_way() -> None:
    """Leave the processors to the thread of the window where both want them.

    On Linux it is the thread that is nice (man 2 nice); elsewhere it would be the whole process,
    which the window is part of.
    """
    if sys.platform == "linux":
        # Where the system forbids it, the question is asked all the same.
        with suppress(OSError):
            os.nice(_PATIENT)


def _answer(question: Callable[[], T]) -> T | Problem:
    try:
        return question()
    except Problem as problem:
        return problem

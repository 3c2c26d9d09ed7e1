"""Pages as data: which are shown, which are complete, and how far a user may go.

A page holds no state of its own. What is shown and what may be visited follows from the answers
alone, so a changed answer can never leave a stale page behind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from fairlead.core.texts import Text

A = TypeVar("A")


class Weight(Enum):
    """Whether an issue keeps the user on the page."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Issue:
    """Something to say about one field of a page. `field` is the answer's name, "" for the page.

    `place` is the line and the column in a text of several lines, counted from 1.
    """

    field: str
    text: Text
    weight: Weight = Weight.ERROR
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[A]):
    """One page: its name, when it is shown, what is wrong with the answers, and a short summary.

    `check` looks at the answers alone: no network, no waiting. `summary` is shown under the title
    in the stepper once the page is behind the user. `advise` gives further warnings that take too
    long to find for every change of the answers.
    """

    id: str
    title: Text
    check: Callable[[A], tuple[Issue, ...]]
    summary: Callable[[A], Text | None] = lambda _answers: None
    shown: Callable[[A], bool] = lambda _answers: True
    advise: Callable[[A], tuple[Issue, ...]] = lambda _answers: ()

    def is_valid(self, answers: A) -> bool:
        """Tell whether nothing on this page keeps the user from going on."""
        return not any(issue.weight is Weight.ERROR for issue in self.check(answers))


def trail(pages: Sequence[Page[A]], answers: A) -> tuple[Page[A], ...]:
    """Return the pages that these answers lead through, in order."""
    return tuple(page for page in pages if page.shown(answers))


def frontier(
    pages: Sequence[Page[A]], answers: A, is_valid: Callable[[Page[A]], bool] | None = None
) -> int:
    """Return the index in the trail of the first page that is not valid, or of the last page.

    Every page up to and including the frontier may be visited. `is_valid` is for those who have
    judged the pages before.
    """
    way = trail(pages, answers)
    judge = is_valid or (lambda page: page.is_valid(answers))
    return next((index for index, page in enumerate(way) if not judge(page)), len(way) - 1)

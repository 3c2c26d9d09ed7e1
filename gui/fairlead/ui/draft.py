"""The answers of one journey, held in one place and never half changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

A = TypeVar("A")


class Draft(QObject, Generic[A]):
    """Holds the current frozen answers and tells when they are others.

    `settle(old, new)` is the family's rule for answers that follow from others: a changed region
    empties the models. Every change passes through it.

    Signals:
        changed: The answers are different ones now.
    """

    changed = Signal()

    def __init__(
        self, answers: A, settle: Callable[[A, A], A], *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._answers = answers
        self._settle = settle

    @property
    def answers(self) -> A:
        """The answers as they stand."""
        return self._answers

    def put(self, answers: A) -> None:
        """Take these answers, settled, and tell if they differ from the ones before."""
        settled = self._settle(self._answers, answers)
        if settled != self._answers:
            self._answers = settled
            self.changed.emit()

    def update(self, change: Callable[[A], A]) -> None:
        """Change the answers: `draft.update(lambda a: replace(a, user=...))`."""
        self.put(change(self._answers))

"""A place on a page for problems, one at a time under each key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.core.errors import Problem
from fairlead.ui.texts import say
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.card import Card


class Problems(QWidget):
    """Shows problems as cards below each other, and nothing at all without one."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, tuple[Card, Problem]] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)
        self.setVisible(False)

    @property
    def shown(self) -> tuple[Problem, ...]:
        """The problems on screen."""
        return tuple(problem for _card, problem in self._cards.values())

    def show_problem(
        self, problem: Problem, retry: Callable[[], None] | None = None, *, key: str = ""
    ) -> None:
        """Show a problem in place of the one with the same key, and say it aloud.

        `retry` is offered where trying again can help. A fix has its place elsewhere.
        """
        # Most windows never see one, and none needs it for its first paint.
        from fairlead.ui.widgets.notice import ProblemView

        view = ProblemView(problem, retry=retry is not None, fix=False)
        if retry is not None:
            view.retry_wanted.connect(retry)
        card = Card()
        card.add(view)
        self.forget(key)
        self._layout.addWidget(card)
        self._cards[key] = (card, problem)
        self.setVisible(True)
        announce(self, say(problem.title), urgent=True)

    def clear(self) -> None:
        """Take all problems away."""
        for key in tuple(self._cards):
            self.forget(key)

    def forget(self, key: str = "") -> None:
        """Take the problem with this key away, if there is one."""
        known = self._cards.pop(key, None)
        if known is not None:
            self._layout.removeWidget(known[0])
            known[0].hide()
            known[0].deleteLater()
        self.setVisible(bool(self._cards))

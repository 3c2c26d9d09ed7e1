"""A problem in words: what happened, what to do, a fix, and the details for those who ask."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairlead.core.errors import Fix, Problem
from fairlead.ui.texts import say
from fairlead.ui.widgets.buttons import Button, primary, small
from fairlead.ui.widgets.code import CodeView
from fairlead.ui.widgets.label import Label, Role


def report_of(problem: Problem) -> str:
    """Return what a user may hand on: code, words and the service's own words, free of secrets."""
    parts = [f"[{problem.code}] {say(problem.title)}", say(problem.advice), problem.details]
    return "\n\n".join(part for part in parts if part)


class ProblemView(QWidget):
    """Shows one problem with its buttons; `retry` and `fix` tell whether those two are offered.

    Signals:
        fix_wanted: The fix was pressed (a `Fix`).
        retry_wanted: Doing the same again was asked for.
    """

    fix_wanted = Signal(object)
    retry_wanted = Signal()

    def __init__(
        self,
        problem: Problem,
        *,
        retry: bool = True,
        fix: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.problem = problem
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(Label(say(problem.title), Role.STRONG, wraps=True, selectable=True))
        if advice := say(problem.advice):
            layout.addWidget(Label(advice, Role.MUTED, wraps=True, selectable=True))
        self._details = CodeView(problem.details, name=self.tr("Details"))
        self._details.setVisible(False)
        self._details.show_lines(min(8, problem.details.count("\n") + 2))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 6, 0, 0)
        buttons.setSpacing(6)
        for button in self._buttons(problem, problem.fix if fix else None, retry):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addWidget(self._details)

    def _buttons(self, problem: Problem, fix: Fix | None, retry: bool) -> list[Button]:
        buttons = []
        if fix is not None:
            button = primary(say(fix.label), lambda: self.fix_wanted.emit(fix))
            button.setProperty("scale", "small")
            buttons.append(button)
        if retry and problem.retryable:
            buttons.append(small(self.tr("Try again"), self._retry))
        if problem.details:
            buttons.append(small(self.tr("Details"), self._toggle_details))
        buttons.append(small(self.tr("Copy report"), self._copy))
        return buttons

    def _retry(self) -> None:
        self.retry_wanted.emit()

    def _toggle_details(self) -> None:
        self._details.setVisible(not self._details.isVisible())

    def _copy(self) -> None:
        copy_text(report_of(self.problem))


def copy_text(text: str) -> None:
    """Put `text` on the clipboard. Never called with a secret."""
    QGuiApplication.clipboard().setText(text)


def copy_button(words: str, text: Callable[[], str], *, name: str = "") -> Button:
    """Return a small button that copies what `text()` gives when it is pressed."""
    return small(words, lambda: copy_text(text()), name=name)

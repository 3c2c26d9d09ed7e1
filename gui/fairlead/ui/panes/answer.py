"""One route of a prompt: is it under way, what came back, or why it failed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairlead.core.errors import Problem
from fairlead.flows.bedrock_views import Reply
from fairlead.ui.texts import fill, say, seconds
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.badge import Badge, Tone
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.notice import ProblemView
from fairlead.ui.widgets.shown import set_shown


class Answer(QWidget):
    """Shows a title with a badge, the answer as it comes in, and its figures; or the problem.

    Signals:
        fix_wanted: The problem's fix was pressed (a `Fix`).
    """

    fix_wanted = Signal(object)

    def __init__(self, title: str, role: Role = Role.HEADING) -> None:
        super().__init__()
        self._title = title
        self._badge = Badge()
        self._text = Label(role=Role.LARGE, wraps=True, selectable=True)
        self._figures = Label(role=Role.SMALL, wraps=True, selectable=True)
        self._failure: ProblemView | None = None
        head = QHBoxLayout()
        head.addWidget(Label(title, role), 1)
        head.addWidget(self._badge)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(8)
        self._body.addLayout(head)
        self._body.addWidget(self._text)
        self._body.addWidget(self._figures)
        self._show("", Tone.NEUTRAL, self.tr("Not sent yet"))

    @property
    def text(self) -> str:
        """What came back so far."""
        return self._text.text()

    @property
    def badge(self) -> str:
        """How it stands, in a word."""
        return self._badge.text()

    @property
    def problem(self) -> Problem | None:
        """Why it failed."""
        return None if self._failure is None else self._failure.problem

    def wait(self) -> None:
        """The prompt is under way."""
        self._text.clear()
        self._show(self.tr("Waiting…"), Tone.INFO)

    def add(self, piece: str) -> None:
        """Show the next piece of a streamed answer."""
        set_shown(self._text, True)
        self._text.setText(self._text.text() + piece)

    def stop(self) -> None:
        """The user did not want to wait."""
        self._show(self.tr("Stopped"), Tone.NEUTRAL)

    def succeed(self, reply: Reply) -> None:
        """Show the whole answer and its figures."""
        self._text.setText(reply.text)
        figures = []
        if reply.first_token_ms is not None:
            figures.append(fill(self.tr("first token %1 ms"), reply.first_token_ms))
        if reply.input_tokens is not None and reply.output_tokens is not None:
            figures.append(
                fill(self.tr("%1 in / %2 out tokens"), reply.input_tokens, reply.output_tokens)
            )
        if reply.model:
            figures.append(reply.model)
        badge = fill(self.tr("Works · %1"), seconds(reply.latency_ms / 1000))
        self._show(badge, Tone.SUCCESS, " · ".join(figures))
        announce(self, fill("%1: %2", self._title, badge))

    def fail(self, problem: Problem) -> None:
        """Show what went wrong and what to do."""
        self._text.clear()
        self._show(self.tr("Failed"), Tone.DANGER)
        self._failure = ProblemView(problem)
        self._failure.fix_wanted.connect(self.fix_wanted)
        self._body.addWidget(self._failure)
        announce(self, fill("%1: %2", self._title, say(problem.title)), urgent=True)

    def _show(self, badge: str, tone: Tone, figures: str = "") -> None:
        if self._failure is not None:
            self._body.removeWidget(self._failure)
            self._failure.hide()
            self._failure.deleteLater()
            self._failure = None
        self._badge.show_state(badge, tone)
        set_shown(self._badge, bool(badge))
        set_shown(self._text, bool(self._text.text()))
        self._figures.setText(figures)
        set_shown(self._figures, bool(figures))

"""Test prompt: one prompt by two routes, diagnosed where it fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from fairlead.core.errors import Fix, Problem
from fairlead.core.texts import Text
from fairlead.flows.bedrock_views import Prompt, Reply
from fairlead.ui.page import JourneyPage, PageContext
from fairlead.ui.panes.answer import Answer
from fairlead.ui.panes.prompt_form import PromptForm
from fairlead.ui.panes.sign_in_again import SignInAgain
from fairlead.ui.texts import say
from fairlead.ui.view import BarButton, Footer
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.buttons import ButtonRole, link
from fairlead.ui.widgets.card import Card, columns, separator
from fairlead.ui.widgets.check_rows import CheckRows
from fairlead.ui.widgets.label import Role
from fairlead.ui.widgets.notice import copy_text
from fairlead.ui.widgets.problems import Problems

A = TypeVar("A")

COPY = "copy"
"""The kind of a fix that copies what an administrator needs."""

_DIRECT = "direct"
_SUB_ACTIONS = ("test", "invokeAI")


class TestPromptPage(JourneyPage[A]):
    """Sends a prompt to Bedrock with the connector's key, and through Kibana in both ways."""

    # The name is the page's; it holds no tests.
    __test__ = False

    def __init__(self, context: PageContext[A], *, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        self.set_subtitle(
            self.tr(
                "One prompt, two routes: straight to Bedrock with the new key, and "
                "through the Kibana connector that your users will use."
            )
        )
        self._last: Prompt | None = None
        self._waiting: set[str] = set()
        self._footer = ""
        self.problems = Problems()
        self._sign_in = SignInAgain(context.desk, context.bridge, self.problems.show_problem)
        self.form = PromptForm()
        self.form.sent.connect(self._send)
        self.form.stopped.connect(self._stop)
        self.answers = {
            _DIRECT: Answer(self.tr("Direct to Bedrock")),
            "test": Answer(self.tr("Connector test"), Role.STRONG),
            "invokeAI": Answer(self.tr("As AI Assistant calls it"), Role.STRONG),
        }
        for answer in self.answers.values():
            answer.fix_wanted.connect(self._mend)
        self.checks = CheckRows()
        self.checks.fix_wanted.connect(lambda check: self._take_fix(check.fix, check.copyable))
        self._build()

    def _build(self) -> None:
        direct = Card()
        direct.add(self.answers[_DIRECT])
        kibana = Card(self.tr("Through Kibana"))
        kibana.add(self.answers["test"])
        kibana.add(separator())
        kibana.add(self.answers["invokeAI"])
        self._check_card = Card(self.tr("Checks"))
        self._check_card.head.addWidget(link(self.tr("Check again"), self._check, scale="small"))
        self._check_card.add(self.checks)
        self.add(self._sign_in)
        self.add(self.form)
        self.add(columns(direct, kibana))
        self.add(self.problems)
        self.add(self._check_card)
        self.add(self.form.advanced)
        self.body.addStretch(1)

    def enter(self) -> None:
        """Run the checks."""
        self._check()

    def leave(self) -> None:
        """Wait for nothing any more."""
        self._stop()
        self.bridge.drop(self, "checks")

    def first_focus(self) -> QWidget | None:
        """Return the prompt."""
        return self.form.line

    def footer(self) -> Footer:
        """Say what is waited for, or what was mended."""
        if self._waiting:
            return Footer(self.tr("Waiting for the answers. Bedrock may take a minute…"))
        return Footer(self._footer)

    def own_buttons(self) -> tuple[BarButton, ...] | None:
        """Offer the way back to the list of changes, and the end."""
        finish = BarButton("finish", self.tr("&Finish"), self.close_wanted.emit, ButtonRole.PRIMARY)
        return (BarButton("back", self.tr("&Back"), self.back_wanted.emit), finish)

    def press_enter(self) -> None:
        """Send from the line of the prompt."""
        if self.form.line.hasFocus():
            self.form.send()

    def _send(self, prompt: Prompt) -> None:
        self._last = prompt
        self._footer = ""
        run_id = self.context.run.run_id
        for route in (_DIRECT, *_SUB_ACTIONS):
            self._waiting.add(route)
            self.answers[route].wait()
        self._show_waiting()
        self.bridge.follow(
            self,
            _DIRECT,
            lambda cancel, report: self.desk.prompt_direct(run_id, prompt, report, cancel),
            on_event=self.answers[_DIRECT].add,
            on_result=partial(self._succeed, _DIRECT),
            on_problem=partial(self._fail, _DIRECT),
            on_stopped=partial(self._give_up, _DIRECT),
        )
        for route in _SUB_ACTIONS:
            self.bridge.ask(
                self,
                route,
                partial(self.desk.prompt_kibana, run_id, prompt, route),
                on_result=partial(self._succeed, route),
                on_problem=partial(self._fail, route),
                on_stopped=partial(self._give_up, route),
            )

    def _succeed(self, route: str, reply: Reply) -> None:
        self.answers[route].succeed(reply)
        self._end(route)

    def _fail(self, route: str, problem: Problem) -> None:
        if self._sign_in.take(self.context.run.run_id, problem, self._start_over):
            self.answers[route].stop()
        else:
            self.answers[route].fail(problem)
        self._end(route)

    def _give_up(self, route: str) -> None:
        self.answers[route].stop()
        self._end(route)

    def _end(self, route: str) -> None:
        self._waiting.discard(route)
        self._show_waiting()

    def _stop(self) -> None:
        for route in tuple(self._waiting):
            self.bridge.drop(self, route)
            self._give_up(route)

    def _show_waiting(self) -> None:
        self.form.set_waiting(bool(self._waiting))
        self.state_changed.emit()

    def _check(self) -> None:
        self.checks.clear()
        run_id = self.context.run.run_id
        self.bridge.stream(
            self,
            "checks",
            lambda _cancel: self.desk.checks(run_id),
            on_item=self.checks.put,
            on_end=lambda: None,
            on_problem=partial(self._show_fault, self._start_over),
        )

    def _take_fix(self, fix: Fix, copyable: str) -> None:
        if fix.kind == COPY:
            copy_text(copyable)
            self._say(self.tr("Copied"))
        else:
            self._carry_out(fix)

    def _mend(self, fix: Fix) -> None:
        """Mend what the prompt met: with a model of its own that one, not the default."""
        model = self._last.model if self._last is not None else ""
        self._carry_out(replace(fix, values={"model": model, **fix.values}) if model else fix)

    def _carry_out(self, fix: Fix) -> None:
        """Mend, then send the same prompt again and look at everything anew."""
        if self._sign_in.begin(fix, self._start_over):
            return
        run_id = self.context.run.run_id
        self._say(self.tr("Mending…"))
        self.bridge.run(
            self,
            lambda _cancel, _report: self.desk.carry_out(run_id, fix),
            on_event=lambda _event: None,
            on_result=self._send_again,
            on_problem=partial(self._show_fault, partial(self._carry_out, fix)),
            on_stopped=lambda: self._say(""),
        )

    def _send_again(self, words: Text) -> None:
        self._start_over()
        self._say(say(words))

    def _start_over(self) -> None:
        self.problems.forget()
        if self._last is not None:
            self._send(self._last)
        self._check()

    def _say(self, words: str) -> None:
        self._footer = words
        announce(self, words)
        self.state_changed.emit()

    def _show_fault(self, retry: Callable[[], None], problem: Problem) -> None:
        self._say("")
        if not self._sign_in.take(self.context.run.run_id, problem, retry):
            self.problems.show_problem(problem)

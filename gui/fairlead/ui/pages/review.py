"""Review and apply: every change before it is made, the run itself, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.core.errors import Fix, Problem
from fairlead.core.events import Event
from fairlead.core.plan import Plan
from fairlead.ui.page import JourneyPage, PageContext, PageState
from fairlead.ui.panes.browser_sign_in import BROWSER_SIGN_IN, BrowserSignIn
from fairlead.ui.panes.checklist import Checklist
from fairlead.ui.panes.leftovers import Leftovers
from fairlead.ui.panes.plan_card import PlanCard
from fairlead.ui.panes.secrets import SIGN_IN, SecretsPane
from fairlead.ui.plan_text import commit_words
from fairlead.ui.run_control import AT_WORK, UNDO_STAGES, RunControl, Stage
from fairlead.ui.runs import Purpose
from fairlead.ui.texts import fill, say, seconds
from fairlead.ui.turns import take_turns
from fairlead.ui.undoing import undo_question
from fairlead.ui.view import BarButton, Footer
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.buttons import ButtonRole
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.problems import Problems
from fairlead.ui.widgets.shown import set_shown

A = TypeVar("A")

_TICK_MS = 200


class ReviewPage(JourneyPage[A]):
    """Shows the plan; once it is confirmed, the live checklist of the run.

    Nothing but the commit button begins a run, and Enter in a field never presses it.
    """

    def __init__(self, context: PageContext[A], *, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        self.set_subtitle(
            self.tr("Every change, in order. Anything Fairlead creates it can also remove.")
        )
        self.control = RunControl(
            context.desk, context.bridge, context.bag, context.run, parent=self
        )
        self.control.stage_changed.connect(self._show_stage)
        self.control.happened.connect(self._take)
        self.control.refused.connect(self._show_refused_run)
        self._plan: Plan | None = None
        self._waiting = ""
        self._retry: Callable[[], None] = self.enter
        self._secrets: SecretsPane | None = None
        self._build()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._show_stage()

    def _build(self) -> None:
        self._problems = Problems()
        self._browser = BrowserSignIn(self.desk, self.bridge, self._show_refusal)
        context = self.context
        self._plan_card = PlanCard(context.desk, context.bridge, context.bag, context.asker)
        self._plan_card.loaded.connect(self._begin_as_asked)
        self._plan_card.waiting.connect(self._wait)
        self._plan_card.refused.connect(self._show_refused_question)
        self.checklist = Checklist()
        self.checklist.moved.connect(self.sight_wanted)
        self.checklist.retry_wanted.connect(self.control.again)
        self.checklist.fix_wanted.connect(self._carry_out)
        self._run_card = Card()
        self._run_card.add(self.checklist)
        self._note = Label(role=Role.MUTED, wraps=True, selectable=True)
        self._note_card = Card()
        self._note_card.add(self._note)
        self._left = QVBoxLayout()
        self._top = QVBoxLayout()
        self.add(self._problems)
        self.add(self._browser)
        self.body.addLayout(self._top)
        # Above the list: what stayed is what one has to know.
        self.body.addLayout(self._left)
        self.add(self._plan_card)
        self.add(self._run_card)
        self.add(self._note_card)
        self.body.addStretch(1)

    # What the shell asks.

    @property
    def state(self) -> PageState:
        """Complete once the run is proved."""
        return PageState.VALID if self.control.stage is Stage.PROVED else PageState.ERROR

    def enter(self) -> None:
        """Make the plan and look up its rows; go on at once where that is what was asked for."""
        if self.control.stage is Stage.PROVED:
            return
        self._plan = self.context.build_plan(self.draft.answers)
        self._plan_card.show_plan(self._plan)

    def leave(self) -> None:
        """Stop a dry run."""
        self._plan_card.stop()

    def footer(self) -> Footer:
        """Say how far it is."""
        if self._waiting:
            return Footer(self._waiting)
        if self.control.stage is Stage.PREVIEW:
            return Footer(self.tr("Nothing has been changed yet"))
        if self.control.is_pausing:
            return Footer(self.tr("Stopping after the present step…"))
        if self.control.stage in UNDO_STAGES:
            words = fill(self.tr("%1 removed"), self.checklist.undone)
            return Footer(fill(self.tr("%1 · %2"), words, seconds(self.checklist.seconds)))
        done, count = self.checklist.done, self.checklist.count
        words = fill(self.tr("%1 of %2 done"), done, count)
        return Footer(fill(self.tr("%1 · %2"), words, seconds(self.checklist.seconds)))

    def own_buttons(self) -> tuple[BarButton, ...] | None:
        """Offer what the stage allows."""
        stage = self.control.stage
        primary = ButtonRole.PRIMARY
        close = BarButton("close", self.tr("&Close and continue later"), self.close_wanted.emit)
        undo = BarButton("undo", self.tr("&Undo everything"), self._ask_to_undo, ButtonRole.DANGER)
        if stage is Stage.PREVIEW:
            steps = self._plan_card.steps
            words = commit_words(steps) if steps else self.tr("Create")
            return (
                BarButton("cancel", self.tr("Cancel"), self.escape_wanted.emit),
                BarButton("back", self.tr("&Back"), self.back_wanted.emit),
                BarButton("commit", words, self._commit, primary, bool(steps)),
            )
        if stage in AT_WORK:
            is_free = not self.control.is_pausing
            pause = BarButton("pause", self.tr("&Pause"), self.control.pause, is_enabled=is_free)
            can_undo = stage is Stage.WORKING and is_free
            return (undo, pause) if can_undo else (pause,)
        if stage is Stage.STOPPED:
            undo = BarButton(
                "undo", self.tr("&Undo what was created"), self._ask_to_undo, ButtonRole.DANGER
            )
            is_failed = self.control.ended is not None and self.control.ended.problem is not None
            words = self.tr("&Try again") if is_failed else self.tr("&Resume")
            return (close, undo, BarButton("again", words, self.control.go_on, primary))
        if stage is Stage.UNDO_STOPPED:
            again = self.control.undo_again
            return (close, BarButton("again", self.tr("&Undo again"), again, primary))
        if stage is Stage.PROVED:
            return (undo, BarButton("next", self.tr("&Next"), self.next_wanted.emit, primary))
        return (BarButton("done", self.tr("&Close"), self.close_wanted.emit, primary),)

    def press_escape(self) -> None:
        """Pause a run at work."""
        if self.control.stage in AT_WORK:
            self.control.pause()

    # Before the run.

    def _begin_as_asked(self) -> None:
        self.checklist.show_steps(self._plan_card.steps)
        take_turns(self, self._measure_run)
        self.state_changed.emit()
        if self.context.run.purpose is Purpose.RESUME:
            self.control.go_on()
        elif self.context.run.purpose is Purpose.UNDO:
            self._ask_to_undo(self.close_wanted.emit)

    def _measure_run(self) -> None:
        """Style and measure the list while the plan is read, not when the run begins."""
        self._run_card.heightForWidth(self._plan_card.width())

    def _wait(self, words: str) -> None:
        if words:
            self._forget_problem()
        self._waiting = words
        self.state_changed.emit()

    # The run.

    def _commit(self) -> None:
        if self._plan is not None and self.control.stage is Stage.PREVIEW:
            self.leave()
            self.control.apply(self._plan)

    def _take(self, event: Event) -> None:
        self.checklist.take(event)
        self.state_changed.emit()

    def _tick(self) -> None:
        self.checklist.tick()
        self.state_changed.emit()

    def _carry_out(self, fix: Fix) -> None:
        self._retry = partial(self._carry_out, fix)
        if fix.kind == BROWSER_SIGN_IN:
            self._browser.begin(fix, self.control.go_on)
            self.sight_wanted.emit(self._browser)
            return
        run_id = self.context.run.run_id
        self._wait(self.tr("Mending…"))

        def go_on(_words: object) -> None:
            self._wait("")
            self.control.go_on()

        self.bridge.run(
            self,
            lambda _cancel, _report: self.desk.carry_out(run_id, fix),
            on_event=lambda _event: None,
            on_result=go_on,
            on_problem=self._show_refusal,
            on_stopped=lambda: self._wait(""),
        )

    def _ask_to_undo(self, on_no: Callable[[], None] = lambda: None) -> None:
        if self._plan is not None:
            question, ticks = undo_question(self._plan.name, self._plan_card.steps)
            self.context.asker.confirm_with(self, question, ticks, self.control.undo, on_no)

    def _show_stage(self) -> None:
        stage = self.control.stage
        is_preview = stage is Stage.PREVIEW
        set_shown(self._plan_card, is_preview)
        set_shown(self._run_card, not is_preview)
        if stage in AT_WORK:
            self._forget_problem()
            self.checklist.forget_failures()
            self._timer.start()
        else:
            self._timer.stop()
        if stage in UNDO_STAGES:
            self.checklist.say_of_waiting(self.tr("nothing to undo"))
        self._show_left()
        words = self._stage_words()
        self._note.setText(words)
        set_shown(self._note_card, bool(words))
        if stage not in (*AT_WORK, Stage.PREVIEW):
            announce(self, words)
        self.state_changed.emit()

    def _stage_words(self) -> str:
        return {
            Stage.PREVIEW: "",
            Stage.WORKING: self.tr(
                "Close the window at any time: the journal keeps every finished step, and "
                "Fairlead offers to resume or undo."
            ),
            Stage.STOPPED: self.tr(
                "The run has stopped. What is done stays done: try again from here, undo what "
                "was created, or close and continue later."
            ),
            Stage.PROVED: self.tr(
                "All steps are done, and the connection has been proved to work."
            ),
            Stage.UNDOING: self.tr("Removing what this run created, in reverse order."),
            Stage.UNDO_STOPPED: self.tr("Not everything could be removed yet."),
            Stage.UNDONE: self.tr("What this run created is removed."),
            Stage.LOST: self.tr("The run is on Home, where it can be resumed or undone."),
        }[self.control.stage]

    def _show_left(self) -> None:
        _empty(self._left)
        ended = self.control.ended
        if ended is not None and ended.left:
            self._left.addWidget(Leftovers(ended.left))

    def _show_refused_question(self, problem: Problem) -> None:
        self._retry = self._plan_card.again
        self._show_refusal(problem)

    def _show_refused_run(self, problem: Problem) -> None:
        self._retry = self.control.again
        self._show_refusal(problem)

    def _show_refusal(self, problem: Problem) -> None:
        self._wait("")
        self._forget_problem()
        fix = problem.fix
        if fix is not None and fix.kind == BROWSER_SIGN_IN:
            self._browser.offer(problem, fix, self._try_again)
            return
        if fix is None or fix.kind != SIGN_IN or self._plan is None:
            self._problems.show_problem(problem, self._try_again)
            return
        self._secrets = SecretsPane(problem, self._plan.sign_in, self.bag)
        self._secrets.entered.connect(self._try_again)
        self._top.addWidget(self._secrets)
        self._secrets.first_field.setFocus()
        announce(self, say(problem.title), urgent=True)

    def _try_again(self) -> None:
        self._forget_problem()
        self._retry()

    def _forget_problem(self) -> None:
        self._problems.forget()
        self._browser.forget()
        if self._secrets is not None:
            self._secrets.hide()
            self._secrets.deleteLater()
            self._secrets = None


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()

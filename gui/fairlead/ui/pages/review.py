"""Review and apply: every change before it is made, the run itself, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.core.errors import Fix, Problem
from fairlead.core.events import Event, RunEnded, StepInspected
from fairlead.core.plan import Plan
from fairlead.ui.asking import Question
from fairlead.ui.page import JourneyPage, PageContext, PageState
from fairlead.ui.panes.checklist import Checklist
from fairlead.ui.panes.leftovers import Leftovers
from fairlead.ui.panes.plan_rows import PlanRows
from fairlead.ui.panes.secrets import SIGN_IN, SecretsPane
from fairlead.ui.plan_text import PlanRowsData, commit_words, plan_text
from fairlead.ui.run_control import AT_WORK, UNDO_STAGES, RunControl, Stage
from fairlead.ui.runs import Purpose
from fairlead.ui.texts import fill, say, seconds
from fairlead.ui.view import BarButton, Footer
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.buttons import ButtonRole, small
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.notice import ProblemView, copy_text

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
        self._steps: PlanRowsData = ()
        self._is_looking = ""
        self._retry: Callable[[], None] = self.enter
        self._top = QVBoxLayout()
        self._top.setSpacing(10)
        self.body.addLayout(self._top)
        self._build()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._show_stage()

    def _build(self) -> None:
        self._preview = PlanRows()
        self.checklist = Checklist()
        self.checklist.moved.connect(self.sight_wanted)
        self.checklist.retry_wanted.connect(self.control.again)
        self.checklist.fix_wanted.connect(self._carry_out)
        self._plan_card = Card(self.tr("Changes"))
        self._copy = small(self.tr("Copy as text"), self._copy_plan)
        self._save = small(self.tr("Save plan…"), self._choose_plan_path)
        self._dry = small(self.tr("Dry run"), self._dry_run)
        self._dry.setToolTip(self.tr("Look at what is there already, and change nothing"))
        for button in (self._copy, self._save, self._dry):
            button.setEnabled(False)
            self._plan_card.head.addWidget(button)
        self._plan_card.add(self._preview)
        self._run_card = Card()
        self._run_card.add(self.checklist)
        self._note = Label(role=Role.MUTED, wraps=True, selectable=True)
        self._note_card = Card()
        self._note_card.add(self._note)
        self._left = QVBoxLayout()
        self.add(self._plan_card)
        self.add(self._run_card)
        self.body.addLayout(self._left)
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
        self._look_up_rows(self._plan)

    def leave(self) -> None:
        """Stop a dry run."""
        self.bridge.drop(self, "dry run")
        self._look("")

    def footer(self) -> Footer:
        """Say how far it is."""
        if self._is_looking:
            return Footer(self._is_looking)
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
            words = commit_words(self._steps) if self._steps else self.tr("Create")
            return (
                BarButton("cancel", self.tr("Cancel"), self.escape_wanted.emit),
                BarButton("back", self.tr("&Back"), self.back_wanted.emit),
                BarButton("commit", words, self._commit, primary, bool(self._steps)),
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
            return (close, BarButton("again", self.tr("&Undo again"), self.control.undo, primary))
        if stage is Stage.PROVED:
            return (undo, BarButton("next", self.tr("&Next"), self.next_wanted.emit, primary))
        return (BarButton("done", self.tr("&Close"), self.close_wanted.emit, primary),)

    def press_escape(self) -> None:
        """Pause a run at work."""
        if self.control.stage in AT_WORK:
            self.control.pause()

    # Before the run.

    def _look_up_rows(self, plan: Plan) -> None:
        self._steps = ()
        self._retry = self.enter
        self._look(self.tr("Writing down the calls…"))
        self._show_problem(None)
        self.bridge.ask(
            self,
            "rows",
            lambda: self.desk.rows(plan),
            on_result=self._show_rows,
            on_problem=self._show_refusal,
            on_stopped=lambda: self._look(""),
        )

    def _show_rows(self, steps: PlanRowsData) -> None:
        self._steps = steps
        self._preview.show_steps(steps)
        self.checklist.show_steps(steps)
        for button in (self._copy, self._save, self._dry):
            button.setEnabled(True)
        self._look("")
        if self.context.run.purpose is Purpose.RESUME:
            self.control.go_on()
        elif self.context.run.purpose is Purpose.UNDO:
            self.control.undo()

    def _copy_plan(self) -> None:
        if self._plan is not None:
            copy_text(plan_text(self._plan.name, self._steps))
            announce(self, self.tr("Copied"))

    def _choose_plan_path(self) -> None:
        plan = self._plan
        if plan is None:
            return

        def save(path: Path) -> None:
            self.bridge.ask(
                self,
                "save plan",
                lambda: self.desk.save_plan(plan, path),
                on_result=lambda _none: announce(self, self.tr("Plan saved")),
                on_problem=self._show_problem,
            )

        self.context.asker.choose_save_path(self, self.tr("Save plan"), f"{plan.name}.toml", save)

    def _dry_run(self) -> None:
        plan = self._plan
        if plan is None:
            return
        self._retry = self._dry_run
        self._look(self.tr("Looking at what is there…"))
        self._show_problem(None)
        self.bridge.follow(
            self,
            "dry run",
            lambda cancel, report: self.desk.dry_run(plan, self.bag, report, cancel),
            on_event=self._take,
            on_result=self._end_dry_run,
            on_problem=self._show_refusal,
            on_stopped=lambda: self._look(""),
        )

    def _end_dry_run(self, ended: RunEnded) -> None:
        self._look("")
        announce(self, self.tr("Dry run done. Nothing was changed."))
        if ended.problem is not None:
            self._show_problem(ended.problem)

    def _look(self, words: str) -> None:
        self._is_looking = words
        self.state_changed.emit()

    # The run.

    def _commit(self) -> None:
        if self._plan is not None and self.control.stage is Stage.PREVIEW:
            self.leave()
            self.control.apply(self._plan)

    def _take(self, event: Event) -> None:
        if isinstance(event, StepInspected):
            self._preview.show_standing(event)
        else:
            self.checklist.take(event)
            self.state_changed.emit()

    def _tick(self) -> None:
        self.checklist.tick()
        self.state_changed.emit()

    def _carry_out(self, fix: Fix) -> None:
        run_id = self.context.run.run_id
        self._retry = partial(self._carry_out, fix)
        self._look(self.tr("Mending…"))

        def go_on(_words: object) -> None:
            self._look("")
            self.control.go_on()

        self.bridge.run(
            self,
            lambda _cancel, _report: self.desk.carry_out(run_id, fix),
            on_event=lambda _event: None,
            on_result=go_on,
            on_problem=self._show_refusal,
            on_stopped=lambda: self._look(""),
        )

    def _ask_to_undo(self) -> None:
        self.context.asker.confirm(
            self,
            Question(
                self.tr("Undo everything?"),
                self.tr(
                    "Fairlead removes what it created in this run and nothing else. "
                    "What has to stay is listed at the end."
                ),
                self.tr("Undo"),
                self.tr("Keep it"),
                is_danger=True,
            ),
            self.control.undo,
        )

    def _show_stage(self) -> None:
        stage = self.control.stage
        is_preview = stage is Stage.PREVIEW
        self._plan_card.setVisible(is_preview)
        self._run_card.setVisible(not is_preview)
        if stage in AT_WORK:
            self._show_problem(None)
            self.checklist.forget_failures()
            self._timer.start()
        else:
            self._timer.stop()
        if stage in UNDO_STAGES:
            self.checklist.say_of_waiting(self.tr("nothing to undo"))
        self._show_left()
        words = self._stage_words()
        self._note.setText(words)
        self._note_card.setVisible(bool(words))
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
                "All steps are done, and a prompt has gone through Kibana to Bedrock and back."
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

    def _show_refused_run(self, problem: Problem) -> None:
        self._retry = self.control.again
        self._show_refusal(problem)

    def _show_refusal(self, problem: Problem) -> None:
        self._look("")
        fix = problem.fix
        if fix is None or fix.kind != SIGN_IN or self._plan is None:
            self._show_problem(problem)
            return
        self._show_problem(None)
        pane = SecretsPane(problem, self._plan.sign_in, self.bag)
        pane.entered.connect(self._try_again)
        self._top.addWidget(pane)
        pane.first_field.setFocus()
        announce(self, say(problem.title), urgent=True)

    def _try_again(self) -> None:
        self._show_problem(None)
        self._retry()

    def _show_problem(self, problem: Problem | None) -> None:
        _empty(self._top)
        if problem is None:
            return
        card = Card()
        view = ProblemView(problem)
        view.retry_wanted.connect(self._try_again)
        card.add(view)
        self._top.addWidget(card)
        announce(self, say(problem.title), urgent=True)


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()

"""The plan before anything is done: its rows, to be copied, saved and tried without effect."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fairlead.core.errors import Problem
from fairlead.core.events import RunEnded
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag
from fairlead.flows.shared_desk import RunDesk
from fairlead.ui.asking import Asker
from fairlead.ui.bridge import Bridge
from fairlead.ui.panes.plan_rows import PlanRows
from fairlead.ui.plan_text import PlanRowsData, plan_text
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.buttons import small
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.notice import copy_text


class PlanCard(Card):
    """Shows a plan. It changes nothing but, when asked to, a setup file.

    Signals:
        loaded: The rows of the plan are on screen.
        waiting: What is waited for now, in words; "" for nothing.
        refused: A question could not be answered (a `Problem`); `again` asks it once more.
    """

    loaded = Signal()
    waiting = Signal(str)
    refused = Signal(object)

    def __init__(
        self,
        desk: RunDesk,
        bridge: Bridge,
        bag: SecretBag,
        asker: Asker,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("Changes"))
        self.title.setVisible(True)
        self._desk = desk
        self._bridge = bridge
        self._bag = bag
        self._asker = asker
        self._plan = Plan("", "")
        self.steps: PlanRowsData = ()
        self.again: Callable[[], None] = self.dry_run
        self._rows = PlanRows()
        self._buttons = (
            small(self.tr("Copy as text"), self._copy),
            small(self.tr("Save plan…"), self._choose_path),
            small(self.tr("Dry run"), self.dry_run),
        )
        self._buttons[2].setToolTip(self.tr("Look at what is there already, and change nothing"))
        for button in self._buttons:
            self.head.addWidget(button)
        self._show_steps(())
        self.add(self._rows)

    def show_plan(self, plan: Plan) -> None:
        """Look up the rows of this plan and show them."""
        self._plan = plan
        self.again = lambda: self.show_plan(plan)
        self._show_steps(())
        self.waiting.emit(self.tr("Writing down the calls…"))
        self._bridge.ask(
            self,
            "rows",
            lambda: self._desk.rows(plan),
            on_result=self._load,
            on_problem=self._refuse,
            on_stopped=self._stop_waiting,
        )

    def dry_run(self) -> None:
        """Look at what is there, and show it beside each row."""
        plan = self._plan
        self.again = self.dry_run
        self.waiting.emit(self.tr("Looking at what is there…"))
        self._bridge.follow(
            self,
            "dry run",
            lambda cancel, report: self._desk.dry_run(plan, self._bag, report, cancel),
            on_event=self._rows.take,
            on_result=self._end_dry_run,
            on_problem=self._refuse,
            on_stopped=self._stop_waiting,
        )

    def stop(self) -> None:
        """End a dry run."""
        self._bridge.drop(self, "dry run")
        self._stop_waiting()

    def _load(self, steps: PlanRowsData) -> None:
        self._show_steps(steps)
        self._stop_waiting()
        self.loaded.emit()

    def _show_steps(self, steps: PlanRowsData) -> None:
        self.steps = steps
        self._rows.show_steps(steps)
        for button in self._buttons:
            button.setEnabled(bool(steps))

    def _end_dry_run(self, ended: RunEnded) -> None:
        self._stop_waiting()
        announce(self, self.tr("Dry run done. Nothing was changed."))
        if ended.problem is not None:
            self.refused.emit(ended.problem)

    def _refuse(self, problem: Problem) -> None:
        self._stop_waiting()
        self.refused.emit(problem)

    def _stop_waiting(self) -> None:
        self.waiting.emit("")

    def _copy(self) -> None:
        copy_text(plan_text(self._plan.name, self.steps))
        announce(self, self.tr("Copied"))

    def _choose_path(self) -> None:
        self._asker.choose_save_path(
            self, self.tr("Save plan"), f"{self._plan.name}.toml", self._save
        )

    def _save(self, path: Path) -> None:
        plan = self._plan
        self.again = lambda: self._save(path)
        self._bridge.ask(
            self,
            "save plan",
            lambda: self._desk.save_plan(plan, path),
            on_result=lambda _none: announce(self, self.tr("Plan saved")),
            on_problem=self._refuse,
        )

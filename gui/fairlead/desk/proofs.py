"""The health of connections, and remedies for them."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import ClassVar

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Fix, Problem
from fairlead.core.journal import Phase, Run
from fairlead.core.step import Facts
from fairlead.core.texts import Text, translate
from fairlead.desk.base import DeskPart
from fairlead.desk.connections import show_connection
from fairlead.desk.health import Checkup
from fairlead.desk.kinds import Kind
from fairlead.desk.sign_ins import SIGN_IN_NEEDED
from fairlead.flows.views import Connection, Health
from fairlead.services import system
from fairlead.steps.build import build_steps

# What tells nothing about a connection: the one who looks has to sign in first.
_SIGN_IN_CODES = (SIGN_IN_NEEDED, "sso-expired")

_OPENED = translate("Desk", "Opened %1.")


class Proofs(DeskPart):
    """What Home asks about connections of the `kinds` that there are, and their remedies."""

    kinds: ClassVar[Mapping[str, Kind]] = {}

    def carry_out(self, run_id: str, fix: Fix) -> Text:
        """Carry out a remedy and return what was done, in words."""
        if fix.kind == "open-url":
            system.open_url(fix.values["url"])
            return _OPENED(fix.values["url"])
        with self.room.journal.hold(run_id):

            def remember(step_id: str, facts: Facts) -> None:
                self.room.journal.record(run_id, step_id, Phase.DONE, facts, time.time())

            run = self.room.journal.run(run_id)
            reach = self.room.reaching.lookup(run.plan, self.room.bag_of(run_id))
            return self.kinds[run.plan.kind].carry_out(run, reach, fix, remember)

    def connections(self) -> tuple[Connection, ...]:
        """Return the finished connections and the unfinished runs, newest first."""
        checkups = self.room.health.all()
        return tuple(
            self._show(run, checkups.get(run.id))
            for run in self.room.journal.runs()
            if not run.is_undone
        )

    def check(self, run_id: str, cancel: CancelToken | None = None) -> Connection:
        """Test a connection end to end, remember how it was, and return it so.

        Raises:
            Cancelled: Somebody asked to stop.
            Problem: A secret has to be entered again, which tells nothing about the connection.
        """
        checkup = self._examine(run_id, cancel or CancelToken())
        self.room.health.note(run_id, checkup)
        return self._show(self.room.journal.run(run_id), checkup)

    def _examine(self, run_id: str, cancel: CancelToken) -> Checkup:
        """Test the connection as its kind is tested."""
        run = self.room.journal.run(run_id)
        try:
            reach = self.room.reaching.lookup(run.plan, self.room.bag_of(run_id))
            latency = self.kinds[run.plan.kind].prove(run, reach, cancel)
        except Problem as problem:
            if problem.code in _SIGN_IN_CODES:
                raise
            return Checkup(Health.FAILING, time.time(), problem=problem.title)
        return Checkup(Health.WORKING, time.time(), latency)

    def _show(self, run: Run, checkup: Checkup | None) -> Connection:
        steps = build_steps(run.plan, None)
        undone = (
            step.title
            for step in steps
            if (record := run.records.get(step.id)) is None or not record.is_done
        )
        return show_connection(
            run,
            self.kinds[run.plan.kind],
            checkup,
            in_use=self.room.journal.is_held(run.id),
            stopped_at=next(undone, None),
        )

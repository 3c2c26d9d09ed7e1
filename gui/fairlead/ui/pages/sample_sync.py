"""Sample sync: a small, real sync to look at, and then the full one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from fairlead.core.errors import Problem
from fairlead.flows.s3_answers import S3Answers
from fairlead.ui.page import JourneyPage, PageContext
from fairlead.ui.panes.connector_checks import ConnectorChecks
from fairlead.ui.panes.deployment import Deployment
from fairlead.ui.panes.full_sync import FullSync
from fairlead.ui.panes.sample_pane import SamplePane
from fairlead.ui.panes.sign_in_again import SignInAgain
from fairlead.ui.view import BarButton, Footer
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.buttons import ButtonRole
from fairlead.ui.widgets.problems import Problems


class SampleSyncPage(JourneyPage[S3Answers]):
    """Takes samples, shows what a full sync would bring, and starts and watches it."""

    def __init__(self, context: PageContext[S3Answers], *, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        self.set_subtitle(
            self.tr(
                "A small, real sync with your rules, so you can see what the connector would "
                "index before the first full sync."
            )
        )
        self._has_plan = False
        self._footer = ""
        self._refused: list[Callable[[], None]] = []
        desk, bridge, asker = context.desk, context.bridge, context.asker
        self.problems = Problems()
        self._sign_in = SignInAgain(desk, bridge, self.problems.show_problem)
        self.sample = SamplePane(desk, bridge, asker, self._run_id, parent=self)
        self.sync = FullSync(desk, bridge, self._run_id, parent=self)
        self.checks = ConnectorChecks(
            bridge,
            lambda cancel: desk.connector_checks(self._run_id(), cancel),
            lambda fix: desk.carry_out(self._run_id(), fix),
        )
        self.deployment = Deployment(desk, bridge, asker, self._run_id, parent=self)
        self.sample.began.connect(self._begin)
        self.sample.said.connect(self._say)
        for changed in (self.sample.changed, self.sync.changed, self.checks.changed):
            changed.connect(self._update)
        for refused in (
            self.sample.refused,
            self.sync.refused,
            self.checks.refused,
            self.deployment.refused,
        ):
            refused.connect(self._refuse)
        self.add(self._sign_in)
        self.add(self.problems)
        self.add(self.sample)
        self.add(self.sync)
        self.add(self.checks)
        self.add(self.deployment)
        self.body.addStretch(1)

    def enter(self) -> None:
        """Look at what is there: a kept sample, the newest full sync, the checks, the files."""
        if not self._has_plan:
            # Only now: while the page was built ahead, the answers were still open.
            self._has_plan = True
            self.sample.show_plan(self.context.build_plan(self.draft.answers))
        self.sample.look()
        self.sync.look()
        self.checks.check()
        self.deployment.load()

    def leave(self) -> None:
        """Stop a sample, and wait for nothing any more."""
        self.sample.stop()
        self.sync.stop()
        self.checks.stop()

    def first_focus(self) -> QWidget | None:
        """Return the choice of how many objects."""
        return self.sample.form.objects

    def footer(self) -> Footer:
        """Say what was done, or what stands between here and a full sync."""
        if self._footer:
            return Footer(self._footer)
        if self.checks.is_checking:
            return Footer(self.tr("Checking with the connector's key…"))
        if self.checks.is_red and not self.checks.is_clear:
            words = self.tr("A full sync waits until the red rows are agreed to")
            return Footer(words, self.tr("Show"), self._show_red)
        if self.sample.kept_index:
            return Footer(self.tr("Sample documents can be removed with one click"))
        return Footer()

    def own_buttons(self) -> tuple[BarButton, ...] | None:
        """Offer the way out, the removal of a sample, and the full sync."""
        sample, sync = self.sample, self.sync
        is_idle = not sample.is_sampling and not sample.is_removing
        close = BarButton("close", self.tr("&Close"), self.close_wanted.emit)
        remove = BarButton(
            "remove", self.tr("Re&move sample"), self.sample.remove, is_enabled=is_idle
        )
        start = BarButton(
            "start",
            self.tr("Start &full sync"),
            self._start,
            ButtonRole.PRIMARY,
            is_idle and self.checks.is_clear and not (sync.is_going_on or sync.is_asking),
        )
        return (close, remove, start) if sample.kept_index else (close, start)

    @property
    def is_at_work(self) -> bool:
        """Whether a sample is being taken."""
        return self.sample.is_sampling

    def press_escape(self) -> None:
        """Stop a sample."""
        self.sample.cancel()

    def _start(self) -> None:
        self._begin()
        self.sync.start()
        self.sight_wanted.emit(self.sync)

    def _show_red(self) -> None:
        self.sight_wanted.emit(self.checks)
        self.checks.agreement.setFocus()

    def _run_id(self) -> str:
        return self.context.run.run_id

    def _update(self) -> None:
        self.sample.allow_keeping(not self.sync.is_going_on)
        self.state_changed.emit()

    def _begin(self) -> None:
        """Forget what was said of the action before, and what was refused to it."""
        self._footer = ""
        self._refused.clear()
        self.problems.clear()

    def _say(self, words: str) -> None:
        self._footer = words
        announce(self, words)
        self._update()

    def _refuse(self, problem: Problem, retry: Callable[[], None]) -> None:
        """Ask for the secret that was missing, or else show the problem."""
        # Several questions may be refused for one reason.
        self._refused.append(retry)
        if not self._sign_in.take(self._run_id(), problem, self._do_again):
            self.problems.show_problem(problem, self._do_again, key=problem.code)

    def _do_again(self) -> None:
        """Do all that was refused once more, each thing once."""
        refused = dict.fromkeys(self._refused)
        self._refused.clear()
        self.problems.clear()
        for retry in refused:
            retry()

"""A place on a page where one signs in again for a run that cannot go on without."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.core.errors import Fix, Problem
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag
from fairlead.flows.shared_desk import SharedDesk
from fairlead.ui.bridge import Bridge
from fairlead.ui.panes.browser_sign_in import BROWSER_SIGN_IN, BrowserSignIn
from fairlead.ui.panes.secrets import SIGN_IN, SecretsPane
from fairlead.ui.texts import say
from fairlead.ui.widgets.announce import announce


class SignInAgain(QWidget):
    """Asks for secrets that were not kept, or for a sign-in with the browser.

    Then it does again what was refused without.

    It asks for one run at a time: a newer question takes the place of the one before.
    """

    def __init__(
        self,
        desk: SharedDesk,
        bridge: Bridge,
        on_problem: Callable[[Problem], None],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._on_problem = on_problem
        self._asked: tuple[str, Problem] | None = None
        self._retry: Callable[[], None] = _do_nothing
        self._pane: SecretsPane | None = None
        self._browser = BrowserSignIn(desk, bridge, self._fail)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._browser)
        self.setVisible(False)

    def take(self, run_id: str, problem: Problem, retry: Callable[[], None]) -> bool:
        """Ask for what the problem says is missing, and call `retry` when the desk has it.

        Returns:
            Whether the problem is one of this kind; any other is left alone.
        """
        fix = problem.fix
        if fix is None or fix.kind not in (SIGN_IN, BROWSER_SIGN_IN):
            return False
        self._retry = retry
        # Several questions to one run are refused for the same reason: what is typed stays.
        if self._asked != (run_id, problem):
            self.forget()
            self._retry = retry
            self._asked = (run_id, problem)
            if fix.kind == BROWSER_SIGN_IN:
                self.setVisible(True)
                self._browser.offer(problem, fix, self._do_again)
                return True
            self._bridge.ask(
                self,
                "plan",
                lambda: self._desk.plan_of(run_id),
                on_result=lambda plan: self._show(run_id, problem, plan),
                on_problem=self._fail,
            )
        return True

    def begin(self, fix: Fix, retry: Callable[[], None]) -> bool:
        """Sign in with the browser if that is what the fix means, then call `retry`."""
        if fix.kind != BROWSER_SIGN_IN:
            return False
        self.forget()
        self._retry = retry
        self.setVisible(True)
        self._browser.begin(fix, self._do_again)
        return True

    def forget(self) -> None:
        """Ask for nothing any more."""
        self._bridge.drop(self, "plan")
        self._browser.forget()
        self._asked = None
        self._retry = _do_nothing
        if self._pane is not None:
            self._pane.hide()
            self._pane.deleteLater()
            self._pane = None
        self.setVisible(False)

    def _show(self, run_id: str, problem: Problem, plan: Plan) -> None:
        bag = SecretBag()
        self._pane = SecretsPane(problem, plan.sign_in, bag, about=plan.name)
        self._pane.entered.connect(lambda: self._keep(run_id, bag))
        self._layout.addWidget(self._pane)
        self.setVisible(True)
        self._pane.first_field.setFocus()
        announce(self, say(problem.title), urgent=True)

    def _keep(self, run_id: str, bag: SecretBag) -> None:
        retry = self._retry
        self.forget()
        self._bridge.ask(
            self,
            "keep",
            lambda: self._desk.keep_secrets(run_id, bag),
            on_result=lambda _none: retry(),
            on_problem=self._on_problem,
        )

    def _do_again(self) -> None:
        retry = self._retry
        self.forget()
        retry()

    def _fail(self, problem: Problem) -> None:
        self.forget()
        self._on_problem(problem)


def _do_nothing() -> None:
    """Stand for an action while there is none."""

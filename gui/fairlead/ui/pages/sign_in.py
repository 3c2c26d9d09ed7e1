"""Sign in: both ends are checked before anything else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.flow import Issue
from fairlead.core.secrets import SecretBag
from fairlead.core.texts import verbatim
from fairlead.flows.answers import AwsIdentity, AwsSignIn, Deployment, ElasticSignIn
from fairlead.flows.views import Check, CheckState, Side
from fairlead.ui.form_page import FormPage
from fairlead.ui.page import PageContext
from fairlead.ui.pages.shared import A, changed
from fairlead.ui.panes.browser_sign_in import BROWSER_SIGN_IN, BrowserSignIn
from fairlead.ui.panes.sign_in_aws import AwsPane
from fairlead.ui.panes.sign_in_checks import SignInChecks
from fairlead.ui.panes.sign_in_elastic import ElasticPane
from fairlead.ui.panes.sign_in_local import LocalPane
from fairlead.ui.texts import say
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.columns import Columns
from fairlead.ui.widgets.notice import copy_text

Preflight = Callable[[A, SecretBag, CancelToken], Iterable[Check]]

_PREFLIGHT = "preflight"
_NEEDS_AUTHORITY = "elastic-tls"


class SignInPage(FormPage[A]):
    """Asks how to reach AWS and Elastic, and shows row by row what was found there.

    A while after the last edit both ends are checked; a newer check replaces an older one. What a
    side cannot be asked yet is not asked. `service` is the one of AWS whose regions are offered.
    """

    def __init__(
        self,
        context: PageContext[A],
        preflight: Preflight[A],
        service: str,
        *,
        settle_ms: int = 600,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            context,
            self.tr("Both ends are checked before anything else. Nothing is created on this page."),
            parent=parent,
        )
        self._preflight = preflight
        self._service = service
        self._secrets = 0
        self._pending: object = None
        self._asked: object = None
        self._checked_at: float | None = None
        self._has_looked_up = self._is_complete = False
        self._settle = QTimer(self, singleShot=True, interval=settle_ms)
        self._settle.timeout.connect(self._check_both_ends)
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._show_age)
        # From the outside in: what moves to another parent is styled once more, all of it.
        self._sides = Columns(parent=self)
        self._aws = AwsPane(self.bag, parent=self._sides)

    def complete(self) -> None:
        """Build the Elastic half and what stands around both."""
        if self._is_complete:
            return
        self._is_complete = True
        self._elastic = ElasticPane(self.bag, self.context.asker, parent=self._sides)
        self._sides.hold(self._aws, self._elastic)
        self._browser = BrowserSignIn(self.desk, self.bridge, self._refuse_browser)
        self._local = LocalPane(self.check_again)
        rows = {
            Side.AWS: self._aws.rows,
            Side.ELASTIC: self._elastic.rows,
            Side.LOCAL: self._local.rows,
        }
        self._checks = SignInChecks(rows, parent=self)
        self.add(self._browser)
        self.add(self._sides)
        self.add(self._local)
        self.body.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self._aws.edited.connect(self._edit_aws)
        self._aws.secret_edited.connect(self._edit_aws_secret)
        self._elastic.edited.connect(self._edit_elastic)
        self._elastic.space_chosen.connect(self._edit_space)
        self._elastic.secret_edited.connect(self._edit_elastic_secret)
        for name, field in (self._aws.fields | self._elastic.fields).items():
            self.bind(name, field)
        self._checks.fix_wanted.connect(self._fix)

    # What the user does.

    def _edit_aws(self, aws: AwsSignIn) -> None:
        self.touch("profile")
        self.draft.update(lambda answers: changed(answers, aws=aws))

    def _edit_elastic(self, elastic: ElasticSignIn) -> None:
        self.touch("address")
        self.draft.update(lambda answers: changed(answers, elastic=elastic))

    def _edit_space(self, space: str) -> None:
        self.touch("space")
        self.draft.update(
            lambda answers: changed(answers, elastic=replace(answers.elastic, space=space.strip()))
        )

    def _edit_aws_secret(self) -> None:
        self._secrets += 1
        self._edit_aws(replace(self.draft.answers.aws, identity=None))
        self.refresh()

    def _edit_elastic_secret(self) -> None:
        self._secrets += 1
        self._edit_elastic(replace(self.draft.answers.elastic, deployment=None))
        self.refresh()

    def check_again(self) -> None:
        """Check both ends now."""
        self._check_both_ends()

    def _fix(self, check: Check) -> None:
        if check.copyable:
            copy_text(check.copyable)
            announce(self, self.tr("Copied"))
            if check.fix is not None:
                copied = replace(check.fix, label=verbatim(self.tr("Copied")))
                self._checks.put(replace(check, fix=copied))
        elif check.fix is not None and check.fix.kind == BROWSER_SIGN_IN:
            self._browser.begin(check.fix, self._go_on_signed_in)
            self.sight_wanted.emit(self._browser)
        elif check.fix is not None and "url" in check.fix.values:
            url = check.fix.values["url"]
            self.ask("open", lambda: self.desk.open_url(url), lambda _none: None)

    def _go_on_signed_in(self) -> None:
        self.check_again()
        target = self.first_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse_browser(self, problem: Problem) -> None:
        self.show_problem(BROWSER_SIGN_IN, problem)

    # The page's own part.

    def enter(self) -> None:
        """Look up profiles and regions once, and check both ends unless that is fresh."""
        super().enter()
        self._clock.start()
        if not self._has_looked_up:
            self._has_looked_up = True
            self.ask("profiles", self.desk.profiles, self._aws.offer_profiles)
            self.ask("regions", partial(self.desk.regions, self._service), self._aws.offer_regions)

    def leave(self) -> None:
        """Stop the clock; a check that is under way goes on."""
        super().leave()
        self._clock.stop()
        self._settle.stop()
        self._pending = None

    def refresh(self) -> None:
        """Show the sign-in, and check it soon if it is another one."""
        answers = self.draft.answers
        self._aws.show_answers(answers.aws)
        self._elastic.show_answers(answers.elastic)
        self._elastic.reveal(frozenset(issue.field for issue in self.issues))
        wish = self._wish()
        if wish not in (self._asked, self._pending):
            self._pending = wish
            self._asked = None
            for key in ("identify", "meet", "spaces", _PREFLIGHT):
                self.bridge.drop(self, key)
            self._settle.start()
            self.wait_for(_PREFLIGHT, self.tr("Checking both ends…"))

    def _wish(self) -> object:
        """What is to be checked: the sign-ins without what a check finds out."""
        answers = self.draft.answers
        return (
            replace(answers.aws, identity=None),
            replace(answers.elastic, deployment=None),
            self._secrets,
        )

    @property
    def errors(self) -> tuple[Issue, ...]:
        """What is wrong with the answers, and what Elastic cannot do.

        What is missing in AWS keeps nobody here: another page may offer a way without it. Where a
        check says why a sign-in failed, the plain fact that it did is left out.
        """
        aws = self.draft.answers.aws
        failed = tuple(
            Issue("", check.title)
            for check in self._checks.failed
            if check.side is Side.ELASTIC or (check.side is Side.AWS and aws.identity is None)
        )
        wrong = super().errors
        return (*(issue for issue in wrong if issue.field or not failed), *failed)

    # Checking.

    def _check_both_ends(self) -> None:
        self._settle.stop()
        self._pending = None
        self._browser.forget()
        self.show_problem(BROWSER_SIGN_IN, None)
        self._asked = self._wish()
        self._checked_at = None
        is_complete = {Side.AWS: self._aws.is_complete, Side.ELASTIC: self._elastic.is_complete}
        asked = {side for side, can_be_asked in is_complete.items() if can_be_asked}
        self._checks.begin(asked)
        self.show_problem(_PREFLIGHT, None)
        self.wait_for(_PREFLIGHT, self.tr("Checking both ends…"))
        answers, bag = self.draft.answers, self.bag
        if Side.AWS in asked:
            self.ask(
                "identify",
                lambda: self.desk.identify(answers.aws, bag),
                self._take_identity,
                partial(self._refuse, Side.AWS),
            )
        if Side.ELASTIC in asked:
            self.ask(
                "meet",
                lambda: self.desk.meet(answers.elastic, bag),
                self._take_deployment,
                partial(self._refuse, Side.ELASTIC),
            )
        self.bridge.stream(
            self,
            _PREFLIGHT,
            lambda cancel: self._preflight(answers, bag, cancel),
            on_item=self._take_check,
            on_end=self._finish,
            on_problem=self._fail_preflight,
        )
        self._show_age()

    def _take_identity(self, identity: AwsIdentity) -> None:
        self.draft.update(
            lambda answers: changed(answers, aws=replace(answers.aws, identity=identity))
        )

    def _take_deployment(self, deployment: Deployment) -> None:
        self.draft.update(
            lambda answers: changed(
                answers, elastic=replace(answers.elastic, deployment=deployment)
            )
        )
        elastic, bag = self.draft.answers.elastic, self.bag
        self.ask(
            "spaces",
            lambda: self.desk.spaces(elastic, bag),
            self._elastic.offer_spaces,
            # Without the right to list spaces one can still type its name.
            lambda _problem: None,
        )

    def _refuse(self, side: Side, problem: Problem) -> None:
        self._checks.refuse(side, problem)
        self._unfold_for(problem)
        announce(self, say(problem.title))
        self.state_changed.emit()

    def _take_check(self, check: Check) -> None:
        self._checks.put(check)
        self._unfold_for(check.problem)
        if check.state is CheckState.FAILED:
            announce(self, say(check.title))
        self.state_changed.emit()

    def _unfold_for(self, problem: Problem | None) -> None:
        """Show the field that the advice names, which otherwise few have to see."""
        if problem is not None and problem.code == _NEEDS_AUTHORITY:
            self._elastic.reveal(frozenset({"ca_file"}))

    def _fail_preflight(self, problem: Problem) -> None:
        self.show_problem(_PREFLIGHT, problem, self.check_again)
        self._finish()

    def _finish(self) -> None:
        self._checks.end()
        self._checked_at = time.monotonic()
        self._show_age()
        self.wait_for(_PREFLIGHT, "")

    def _show_age(self) -> None:
        since = self._checked_at
        self._local.show_age(None if since is None else time.monotonic() - since)

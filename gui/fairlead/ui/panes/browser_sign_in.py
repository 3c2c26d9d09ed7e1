"""Signing an AWS profile in with the browser: the code to compare, and a wait that can end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from fairlead.core.errors import Fix, Problem
from fairlead.flows.shared_desk import SharedDesk
from fairlead.flows.views import BrowserCode
from fairlead.ui.bridge import Bridge
from fairlead.ui.texts import fill, say
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.buttons import primary, small
from fairlead.ui.widgets.card import Card, row
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.notice import copy_button

BROWSER_SIGN_IN = "browser-sign-in"
"""The kind of the fix that asks for this; its value "profile" names the profile."""

_WAITING = "browser sign-in"


class BrowserSignIn(Card):
    """Hidden until a sign-in is offered or begun, and again when it has ended."""

    def __init__(
        self,
        desk: SharedDesk,
        bridge: Bridge,
        on_problem: Callable[[Problem], None],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Sign in to IAM Identity Center"), parent=parent)
        self._desk = desk
        self._bridge = bridge
        self._on_problem = on_problem
        self._begin: Callable[[], None] = self.forget
        self._url = ""
        self._words = Label(role=Role.MUTED, wraps=True, selectable=True)
        self._code = Label(role=Role.TITLE, selectable=True)
        self._start = primary(self.tr("Sign in with the &browser"), self._press)
        self._again = small(self.tr("&Open the page again"), self._open)
        self._copy = copy_button(self.tr("Copy the address"), lambda: self._url)
        self._cancel = small(self.tr("Cancel"), self.forget, name=self.tr("Cancel the sign-in"))
        self.add(self._words)
        self.add(self._code)
        self.add(row(self._start, self._again, self._copy, self._cancel))
        self.setVisible(False)

    def offer(self, problem: Problem, fix: Fix, on_done: Callable[[], None]) -> None:
        """Say what is wrong, and wait until the user wants to sign in."""
        self._begin = lambda: self.begin(fix, on_done)
        self._show(say(problem.title), is_offer=True)
        self._start.setFocus()
        announce(self, say(problem.title), urgent=True)

    def begin(self, fix: Fix, on_done: Callable[[], None]) -> None:
        """Sign in the profile that the fix names, and call `on_done` once it is."""
        profile = fix.values.get("profile", "")
        self._show(self.tr("Asking for a code…"))
        self._bridge.follow(
            self,
            _WAITING,
            lambda cancel, report: self._desk.sign_in_with_browser(profile, report, cancel),
            on_event=self._show_code,
            on_result=lambda _none: self._end(on_done),
            on_problem=self._fail,
            on_stopped=self.forget,
        )

    def forget(self) -> None:
        """Wait no more."""
        self._bridge.drop(self, _WAITING)
        self.setVisible(False)

    def _press(self) -> None:
        self._begin()

    def _show_code(self, code: BrowserCode) -> None:
        self._url = code.url
        words = self.tr(
            "Your browser asks whether Fairlead may use your access. Allow it only if the page "
            "shows this code:"
        )
        self._show(words, code.code)
        announce(self, fill("%1 %2", words, code.code), urgent=True)
        self._again.setFocus()
        self._open()

    def _show(self, words: str, code: str = "", *, is_offer: bool = False) -> None:
        self._words.setText(words)
        self._code.setText(code)
        self._start.setVisible(is_offer)
        for widget in (self._code, self._again, self._copy):
            widget.setVisible(bool(code))
        self.setVisible(True)

    def _open(self) -> None:
        url = self._url
        self._bridge.ask(
            self,
            "open",
            lambda: self._desk.open_url(url),
            on_result=lambda _none: None,
            # The wait goes on: the address can be opened by hand.
            on_problem=lambda problem: self._words.setText(say(problem.advice)),
        )

    def _end(self, on_done: Callable[[], None]) -> None:
        self.setVisible(False)
        announce(self, self.tr("Signed in"))
        on_done()

    def _fail(self, problem: Problem) -> None:
        self.setVisible(False)
        self._on_problem(problem)

"""The window: a line on top, one view in the middle, the bar below."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fairlead.core.errors import Problem
from fairlead.ui.asking import Asker, DialogAsker
from fairlead.ui.bar import Bar
from fairlead.ui.bridge import Bridge
from fairlead.ui.family_card import FamilyCard
from fairlead.ui.first_paint import call_after_paint
from fairlead.ui.header import Header
from fairlead.ui.journey_maker import JourneyMaker
from fairlead.ui.panes.home import Home
from fairlead.ui.tools import Tools
from fairlead.ui.view import View

if TYPE_CHECKING:
    from fairlead.flows.about import AboutDesk
    from fairlead.flows.desk import Desk
    from fairlead.flows.views import Connection
    from fairlead.ui.bugs import BugDialog
    from fairlead.ui.journey import Journey
    from fairlead.ui.runs import Purpose

_WIDTH, _HEIGHT = 1120, 760
_PARTING = 0.2  # seconds that questions without an answer are given to end


class MainWindow(QWidget):
    """Shows Home or one journey. Owns the bridge, so nothing outlives it.

    `prepare` makes later questions quick; it is called once on a worker thread, after Home has
    asked its own.
    """

    def __init__(
        self,
        families: Sequence[FamilyCard],
        desk: Desk,
        *,
        asker: Asker | None = None,
        is_sandbox: bool = False,
        practice: Callable[[], None] | None = None,
        about: Callable[[], AboutDesk] | None = None,
        prepare: Callable[[], None] | None = None,
        clock: Callable[[], float] = time.time,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Fairlead")
        self.setObjectName("page")
        self.bridge = Bridge(self.show_bug, self)
        self._prepare = prepare
        self._tools = Tools(desk, self.bridge, asker or DialogAsker())
        self._journey: Journey[Any] | None = None
        self.bug: BugDialog | None = None
        self._about = about
        show_about = None if about is None else self.show_about
        self._header = Header(is_sandbox=is_sandbox)
        self.bar = Bar()
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.bar)
        self.home = Home(
            families,
            self._tools,
            practice=practice,
            about=show_about,
            clock=clock,
            parent=self._stack,
        )
        self._stack.addWidget(self.home)
        self._maker = JourneyMaker(
            {family.kind: family for family in families},
            self._tools,
            self._stack,
            on_made=self._start_journey,
            on_problem=self.home.show_problem,
            parent=self,
        )
        self.home.state_changed.connect(self._update)
        self.home.set_up_wanted.connect(self.set_up)
        self.home.run_wanted.connect(self.open_run)
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self, self.show_help)
        self.resize(_WIDTH, _HEIGHT)
        self._update()
        # The first question makes the services be imported, which would slow the first paint.
        call_after_paint(self, self._begin)

    @property
    def view(self) -> View:
        """What is on screen: Home or the journey."""
        return self._journey or self.home

    @property
    def identity_words(self) -> tuple[str, ...]:
        """What the line on top says about AWS and Elastic."""
        return self._header.identity

    @property
    def journey(self) -> Journey[Any] | None:
        """The journey on screen, if there is one."""
        return self._journey

    def _begin(self) -> None:
        self.show_home()
        if self._prepare is not None:
            self.bridge.ask(
                self,
                "prepare",
                self._prepare,
                on_result=lambda _none: None,
                on_problem=self.home.show_problem,
            )

    def show_home(self) -> None:
        """Show Home and leave the journey, if there is one."""
        if self._journey is not None:
            self._stack.removeWidget(self._journey)
            self._journey.deleteLater()
            self._journey = None
        self._stack.setCurrentWidget(self.home)
        self.home.enter()
        self._update()
        focus = self.home.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_up(self, kind: str) -> None:
        """Begin a new journey once its pages are loaded and its first answers are known."""
        self._maker.make(kind)

    def open_run(self, connection: Connection, purpose: Purpose) -> None:
        """Go on with a run."""
        self._maker.make_for_run(connection.run_id, purpose)

    def show_bug(self, error: BaseException) -> None:
        """Show a mistake of ours; further ones wait until the first is closed."""
        from fairlead.ui.bugs import BugDialog

        if self.bug is None:
            self.bug = BugDialog(error, self)
            self.bug.finished.connect(self._forget_bug)
            self.bug.open()

    def show_about(self) -> None:
        """Say what the program is made of."""
        from fairlead.ui.about import AboutDialog

        assert self._about is not None
        AboutDialog(self._about(), self.bridge, self).open()

    def show_help(self) -> None:
        """Say what the page is for and which keys there are."""
        from fairlead.ui.help import HelpDialog

        title, purpose, open_docs = self.tr("Keys"), "", None
        if self._journey is not None:
            page, url = self._journey.page, self._journey.help_url
            title, purpose = page.title.text(), page.subtitle.text()

            def open_docs() -> None:
                self._open_url(url)

        HelpDialog(title, purpose, open_docs, self).open()

    def _open_url(self, url: str) -> None:
        self.bridge.ask(
            self,
            "open",
            lambda: self._tools.desk.open_url(url),
            on_result=lambda _none: None,
            on_problem=self._show_problem,
        )

    def _show_problem(self, problem: Problem) -> None:
        self.home.show_problem(problem)

    def _forget_bug(self) -> None:
        self.bug = None

    def _start_journey(self, journey: Journey[Any]) -> None:
        if self._journey is not None:
            # The button was pressed twice before the first press came to its end.
            self._stack.setCurrentWidget(self._journey)
            self._stack.removeWidget(journey)
            journey.deleteLater()
            return
        self._journey = journey
        journey.state_changed.connect(self._update)
        journey.closed.connect(self.show_home)
        journey.start()

    def _update(self) -> None:
        view = self.view
        self.bar.show_footer(view.footer())
        self.bar.show_buttons(view.buttons())
        if self._journey is not None and self._journey.is_working:
            # So that the run can be paused at once, and what it leads to is at hand.
            self.bar.take_idle_focus()
        words = self._journey.identity() if self._journey is not None else ("", "")
        self._header.show_identity(*words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in an editor and Esc anywhere belong to the view."""
        if event.key() == Qt.Key.Key_Escape:
            self.view.press_escape()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if _is_editor(self.focusWidget()):
                self.view.press_enter()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at once, or, while a run is at work, once its present step is done."""
        if self._journey is None or not self._journey.is_working:
            # What is asked now changes nothing, so nobody waits for slow answers.
            self.bridge.close(_PARTING)
            event.accept()
            return
        from fairlead.ui.question import Question

        event.ignore()
        self._tools.asker.confirm(
            self,
            Question(
                self.tr("Close while Fairlead is working?"),
                self.tr(
                    "The step now running is finished first. What is done stays done, and "
                    "Fairlead offers to resume or undo it on the next start."
                ),
                self.tr("Finish this step and close"),
                self.tr("Keep working"),
            ),
            self._close_after_step,
        )

    def _close_after_step(self) -> None:
        journey = self._journey
        if journey is None or not journey.is_working:
            self.window().close()
            return
        journey.run.changed.connect(self._close_if_idle)
        journey.press_escape()

    def _close_if_idle(self) -> None:
        if self._journey is None or not self._journey.is_working:
            self.window().close()


def _is_editor(widget: QWidget | None) -> bool:
    from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QRadioButton

    return isinstance(widget, (QLineEdit, QComboBox, QCheckBox, QRadioButton))

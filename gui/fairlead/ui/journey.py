"""The shell of a journey: stepper, stack, and the way from page to page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from fairlead.core import flow
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag
from fairlead.ui.draft import Draft
from fairlead.ui.family import Family
from fairlead.ui.identity import identity_of, identity_of_place
from fairlead.ui.page import JourneyPage, PageContext, PageState
from fairlead.ui.question import Question
from fairlead.ui.runs import Purpose, RunHandle
from fairlead.ui.stepper import Stepper, StepperRow
from fairlead.ui.texts import say
from fairlead.ui.tools import Tools
from fairlead.ui.turns import take_turns
from fairlead.ui.view import BarButton, Footer, View
from fairlead.ui.widgets.buttons import ButtonRole
from fairlead.ui.widgets.page_frame import PageFrame

A = TypeVar("A")

_READING = 250
"""Milliseconds after which a page has settled, and nobody has gone on yet."""


class Journey(View, Generic[A]):
    """Leads through the pages of a family. Knows no page by name but the one that applies.

    With `run_id`, `purpose` and `plan` it goes on with a run that was begun earlier: the answers
    are settled, so only the page that applies or those after it can be visited.

    Signals:
        closed: The journey is over; Home should show.
    """

    closed = Signal()

    def __init__(
        self,
        family: Family[A],
        tools: Tools,
        bag: SecretBag,
        answers: A,
        *,
        run_id: str = "",
        purpose: Purpose = Purpose.SET_UP,
        plan: Plan | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._family = family
        self._tools = tools
        self._bag = bag
        self._plan = plan
        self.run = RunHandle(run_id, purpose, parent=self)
        self._first_answers = answers
        self.draft: Draft[A] = Draft(self._first_answers, family.settle, parent=self)
        self._pages: dict[str, JourneyPage[A]] = {}
        self._frames: dict[str, PageFrame] = {}
        self._visited: set[str] = set()
        self._judged_for: A | None = None
        self._judged: dict[str, bool] = {}
        self._settled = QTimer(self, singleShot=True, interval=_READING)
        self._settled.timeout.connect(self._prepare_next)
        self._current = ""
        self.stepper = Stepper(say(family.title))
        self.stepper.page_wanted.connect(self.go_to)
        self._stack = QStackedWidget()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.stepper)
        layout.addWidget(self._stack, 1)
        self.draft.changed.connect(self._update)
        self.run.changed.connect(self._update)

    def openings(self) -> tuple[Callable[[], object], ...]:
        """Return what makes showing the first page quick, for a turn of the event loop each."""
        first = self._open()[0]

        def lead() -> None:
            self._pages[first].tabs.lead()

        def list_pages() -> None:
            self.stepper.show_rows(self._rows())

        build = (partial(self._begin, first), partial(self._build, first))
        return (*build, partial(self._frame, first), lead, list_pages)

    def start(self) -> None:
        """Show the first page that may be visited."""
        self.go_to(self._open()[0])

    @property
    def help_url(self) -> str:
        """Where to read about this set-up."""
        return self._family.help_url

    @property
    def page(self) -> JourneyPage[A]:
        """The page on screen."""
        return self._pages[self._current]

    @property
    def is_working(self) -> bool:
        """Whether a run is changing something right now."""
        return self.run.is_working

    def identity(self) -> tuple[str, str]:
        """Return what the line on top says."""
        if self._plan is not None:
            return identity_of_place(self._plan.place)
        return identity_of(*self._family.ends(self.draft.answers))

    def go_to(self, page_id: str) -> None:
        """Show a page if it may be visited."""
        if page_id == self._current or page_id not in self._open():
            return
        if self._current:
            self.page.leave()
            self._visited.add(self._current)
        self._current = page_id
        page, frame = self._build(page_id), self._frame(page_id)
        self._stack.setCurrentWidget(frame)
        page.enter()
        self._update()
        focus = page.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            frame.setFocus(Qt.FocusReason.OtherFocusReason)
        self._settled.start()

    def go_next(self) -> None:
        """Go to the page after this one, if this one is complete."""
        after = self._neighbor(1)
        if after and self.page.state is not PageState.ERROR:
            self.go_to(after)

    def go_back(self) -> None:
        """Go to the page before this one."""
        before = self._neighbor(-1)
        if before:
            self.go_to(before)

    def close_journey(self) -> None:
        """End the journey: forget the secrets and go Home."""
        if self._current:
            self.page.leave()
        self._bag.clear()
        self.closed.emit()

    def press_enter(self) -> None:
        """Let the page decide."""
        self.page.press_enter()

    def press_escape(self) -> None:
        """Cancel, asking only if answers would be lost."""
        if self.run.is_working or self.page.is_at_work:
            self.page.press_escape()
        elif self.run.has_begun or self.draft.answers == self._first_answers:
            self.close_journey()
        else:
            question = Question(
                self.tr("Leave this set-up?"),
                self.tr("Nothing has been created. Your answers on these pages are not kept."),
                self.tr("Leave"),
                self.tr("Stay"),
            )
            self._tools.asker.confirm(self, question, self.close_journey)

    def first_focus(self) -> QWidget | None:
        """Return what the page wants."""
        return self.page.first_focus()

    def footer(self) -> Footer:
        """Return what the page says."""
        return self.page.footer()

    def buttons(self) -> tuple[BarButton, ...]:
        """Return the page's own buttons, or Cancel, Back and Next."""
        own = self.page.own_buttons()
        if own is not None:
            return own
        buttons = [BarButton("cancel", self.tr("Cancel"), self.press_escape)]
        if self._neighbor(-1):
            buttons.append(BarButton("back", self.tr("&Back"), self.go_back))
        is_ready = self.page.state is not PageState.ERROR and bool(self._neighbor(1))
        buttons.append(
            BarButton("next", self.tr("&Next"), self.go_next, ButtonRole.PRIMARY, is_ready)
        )
        return tuple(buttons)

    def _trail(self) -> tuple[flow.Page[A], ...]:
        return flow.trail(self._family.pages, self.draft.answers)

    def _open(self) -> tuple[str, ...]:
        """Return the ids of the pages that may be visited now."""
        ids = [page.id for page in self._trail()]
        review = ids.index(self._family.review_id)
        if self.run.is_working:
            return (self._current,)
        if self.run.purpose is Purpose.TRY:
            return tuple(ids[review + 1 :])
        if self.run.has_begun:
            return tuple(ids[review:] if self.run.is_proved else [ids[review]])
        reach = flow.frontier(self._family.pages, self.draft.answers, self._is_valid)
        return tuple(ids[: min(reach, review) + 1])

    def _is_valid(self, page: flow.Page[A]) -> bool:
        """Judge a page once for the same answers, however often that is asked."""
        answers = self.draft.answers
        if self._judged_for is not answers:
            self._judged_for, self._judged = answers, {}
        if page.id not in self._judged:
            self._judged[page.id] = page.is_valid(answers)
        return self._judged[page.id]

    def _neighbor(self, step: int) -> str:
        ids = [page.id for page in self._trail()]
        index = ids.index(self._current) + step
        return ids[index] if 0 <= index < len(ids) and ids[index] in self._open() else ""

    def _prepare_next(self) -> None:
        """Build the next page while the user looks at this one, so that going there is quick."""
        ids = [page.id for page in self._trail()]
        for page_id in ids[ids.index(self._current) + 1 :][:1]:
            page = self._build(page_id)
            take_turns(self, partial(self._frame, page_id), page.tabs.lead)

    def _build(self, page_id: str) -> JourneyPage[A]:
        """Return a page, built if it was not yet."""
        page = self._begin(page_id)
        page.complete()
        return page

    def _begin(self, page_id: str) -> JourneyPage[A]:
        if page_id in self._pages:
            return self._pages[page_id]
        spec = next(page for page in self._family.pages if page.id == page_id)
        # From the outside in: what moves to another parent is styled once more, all of it.
        frame = self._frames[page_id] = PageFrame()
        self._stack.addWidget(frame)
        context = PageContext(
            spec=spec,
            draft=self.draft,
            desk=self._tools.desk,
            bridge=self._tools.bridge,
            bag=self._bag,
            asker=self._tools.asker,
            run=self.run,
            build_plan=self._build_plan,
            holder=frame.viewport(),
        )
        page = self._pages[page_id] = self._family.make_page(context)
        page.state_changed.connect(self._update)
        page.next_wanted.connect(self.go_next)
        page.back_wanted.connect(self.go_back)
        page.escape_wanted.connect(self.press_escape)
        page.close_wanted.connect(self.close_journey)
        # Queued: a widget that has just appeared gets its place first.
        page.sight_wanted.connect(self._scroll_to, Qt.ConnectionType.QueuedConnection)
        return page

    def _frame(self, page_id: str) -> PageFrame:
        """Return the scrolling frame of a page that was built, with the page in its place."""
        frame = self._frames[page_id]
        if frame.widget() is None:
            frame.setWidget(self._pages[page_id])
        return frame

    def _scroll_to(self, widget: QWidget) -> None:
        frame = self._frames[self._current]
        if shiboken6.isValid(widget):
            frame.bring_into_sight(widget)

    def _build_plan(self, answers: A) -> Plan:
        return self._plan or self._family.build_plan(answers)

    def _update(self) -> None:
        if not self._current:
            return
        self.stepper.show_rows(self._rows())
        self.state_changed.emit()

    def _rows(self) -> list[StepperRow]:
        answers, open_ids = self.draft.answers, self._open()
        ids = [page.id for page in self._trail()]
        review = ids.index(self._family.review_id)
        rows = []
        for index, page in enumerate(self._trail()):
            is_done = page.id in self._visited and self._is_valid(page)
            if index < review and self.run.has_begun:
                is_done = True
            elif index == review:
                is_done = self.run.is_proved
            # Of a run that was begun earlier, the answers are not known any more.
            has_summary = is_done and self._plan is None
            rows.append(
                StepperRow(
                    page.id,
                    say(page.title),
                    say(page.summary(answers)) if has_summary else "",
                    is_current=page.id == self._current,
                    is_done=is_done,
                    is_open=page.id in open_ids,
                )
            )
        return rows

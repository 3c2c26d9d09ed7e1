"""What every page of a journey is: a widget that derives its state and says what the bar shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.core import flow
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag
from fairlead.flows.desk import Desk
from fairlead.ui.asking import Asker
from fairlead.ui.bridge import Bridge
from fairlead.ui.draft import Draft
from fairlead.ui.runs import RunHandle
from fairlead.ui.tab_order import TabOrder
from fairlead.ui.texts import say
from fairlead.ui.view import BarButton, View
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.shown import set_shown

A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class PageContext(Generic[A]):
    """Everything a page may use. A page can be opened alone with plain objects.

    `build_plan` makes the plan of the answers; only Review asks for it. `run` is the run that the
    journey has begun, if any. `holder` is the widget in which the page is built.
    """

    spec: flow.Page[A]
    draft: Draft[A]
    desk: Desk
    bridge: Bridge
    bag: SecretBag
    asker: Asker
    run: RunHandle
    build_plan: Callable[[A], Plan]
    holder: QWidget | None = None


class PageState(Enum):
    """How a page stands. Derived, never stored. Only ERROR keeps the user on the page."""

    VALID = "valid"
    BUSY = "busy"
    ERROR = "error"


class JourneyPage(View, Generic[A]):
    """A page of a journey: a title, a subtitle, and cards below each other.

    Signals:
        next_wanted, back_wanted: The page asks the journey to move.
        escape_wanted, close_wanted: The page asks to cancel the journey, or to end it.
        sight_wanted: The user should see this `QWidget` of the page.
    """

    next_wanted = Signal()
    back_wanted = Signal()
    escape_wanted = Signal()
    close_wanted = Signal()
    sight_wanted = Signal(object)

    def __init__(
        self, context: PageContext[A], subtitle: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent or context.holder)
        self.tabs = TabOrder(self)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context = context
        self.draft = context.draft
        self.desk = context.desk
        self.bridge = context.bridge
        self.bag = context.bag
        self.title = Label(say(context.spec.title), Role.TITLE)
        self.subtitle = Label(role=Role.SUBTITLE, wraps=True, parent=self)
        self.subtitle.setMaximumWidth(self.fontMetrics().averageCharWidth() * 105)
        self.set_subtitle(subtitle)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(32, 26, 32, 26)
        self.body.setSpacing(14)
        heading = QVBoxLayout()
        heading.setSpacing(6)
        heading.addWidget(self.title)
        heading.addWidget(self.subtitle)
        self.body.addLayout(heading)
        self.setAccessibleName(say(context.spec.title))

    def event(self, event: QEvent) -> bool:
        """Lead Tab through what has come or gone, soon after the page is on screen."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest) and self.isVisible():
            self.tabs.lead_soon()
        return super().event(event)

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Follow the Tab key through the page as it is now."""
        self.tabs.lead()
        return super().focusNextPrevChild(is_forward)

    @property
    def id(self) -> str:
        """The page's name in the flow."""
        return self.context.spec.id

    def set_subtitle(self, words: str) -> None:
        """Say below the title what the page is for."""
        self.subtitle.setText(words)
        set_shown(self.subtitle, bool(words))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below the others."""
        self.body.addWidget(widget, stretch)

    def complete(self) -> None:
        """Build what the constructor left for another turn of the event loop, if anything.

        Called before the page is shown or asked anything; a second time it changes nothing.
        """

    def enter(self) -> None:
        """Take the stage: look up what is missing, show the answers."""

    def leave(self) -> None:
        """Leave the stage: stop what only this page waits for."""

    @property
    def state(self) -> PageState:
        """How the page stands."""
        return PageState.VALID

    @property
    def is_at_work(self) -> bool:
        """Whether the page does something that Esc stops, instead of leaving the journey."""
        return False

    def own_buttons(self) -> tuple[BarButton, ...] | None:
        """Return what the bar offers instead of Cancel, Back and Next; None for those three."""
        return None

"""From a button on Home to the first page of a journey, without the window standing still."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from fairlead.core.errors import Problem
from fairlead.ui.family_card import FamilyCard
from fairlead.ui.tools import Tools
from fairlead.ui.turns import take_turns

if TYPE_CHECKING:
    from fairlead.core.plan import Plan
    from fairlead.core.secrets import SecretBag
    from fairlead.ui.family import Family
    from fairlead.ui.journey import Journey
    from fairlead.ui.runs import Purpose


class JourneyMaker(QObject):
    """Makes journeys in `stack`: looks up and reads on worker threads, imports and builds in turns.

    What defines classes of Qt is imported on the GUI thread alone. PySide reads its tables of
    classes without Python's lock (https://bugreports.qt.io/browse/PYSIDE-803), so a class that
    another thread makes meanwhile can crash the window.
    """

    def __init__(
        self,
        families: Mapping[str, FamilyCard],
        tools: Tools,
        stack: QStackedWidget,
        *,
        on_made: Callable[[Journey[Any]], None],
        on_problem: Callable[[Problem], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._families = families
        self._tools = tools
        self._stack = stack
        self._on_made = on_made
        self._on_problem = on_problem

    def make(self, kind: str) -> None:
        """Make a new journey."""

        def read() -> None:
            _import_all(self._families[kind].rules)

        def load(_none: None) -> None:
            self._load(self._families[kind], {})

        self._ask(read, load)

    def make_for_run(self, run_id: str, purpose: Purpose) -> None:
        """Make a journey that goes on with a run: its plan is read from the journal first."""

        def read() -> Plan:
            plan = self._tools.desk.plan_of(run_id)
            _import_all(self._families[plan.kind].rules)
            return plan

        def load(plan: Plan) -> None:
            run = {"run_id": run_id, "purpose": purpose, "plan": plan}
            self._load(self._families[plan.kind], run)

        self._ask(read, load)

    def _ask(self, work: Callable[[], Any], on_result: Callable[[Any], None]) -> None:
        self._tools.bridge.ask(
            self, "journey", work, on_result=on_result, on_problem=self._on_problem
        )

    def _load(self, card: FamilyCard, run: Mapping[str, Any]) -> None:
        missing = (name for name in card.pages if name not in sys.modules)
        imports = (partial(import_module, name) for name in missing)
        take_turns(self, *imports, partial(self._begin, card, run))

    def _begin(self, card: FamilyCard, run: Mapping[str, Any]) -> None:
        from fairlead.core.secrets import SecretBag

        family, bag = card.load(), SecretBag()
        self._ask(lambda: family.begin(bag), partial(self._build, family, bag, run))

    def _build(
        self, family: Family[Any], bag: SecretBag, run: Mapping[str, Any], answers: Any
    ) -> None:
        from fairlead.ui.journey import Journey

        journey = Journey(family, self._tools, bag, answers, **run)
        self._stack.addWidget(journey)
        show = partial(self._stack.setCurrentWidget, journey)
        take_turns(journey, *journey.openings(), show, partial(self._on_made, journey))


def _import_all(names: tuple[str, ...]) -> None:
    for name in names:
        import_module(name)

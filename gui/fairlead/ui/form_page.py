"""A page that asks: its fields, what is wrong with them, and what is being looked up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fairlead.core.errors import Problem
from fairlead.core.flow import Issue, Weight
from fairlead.ui.page import JourneyPage, PageContext, PageState
from fairlead.ui.texts import fill, say
from fairlead.ui.view import Footer
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.problems import Problems

A = TypeVar("A")
T = TypeVar("T")


class FormPage(JourneyPage[A]):
    """A page that asks. It edits the draft and nothing else.

    A subclass builds its widgets in `__init__`, binds each field to the name of its answer, and
    writes `refresh`, which shows the draft. Editors call `draft.update`; everything else follows.
    """

    def __init__(
        self, context: PageContext[A], subtitle: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, subtitle, parent=parent)
        self._fields: dict[str, Field[Any]] = {}
        self._touched: set[str] = set()
        self._waits: dict[str, str] = {}
        self._is_shown = False
        self._said = ""
        self._problems = Problems()
        self.add(self._problems)
        self.draft.changed.connect(self._on_change)

    # For subclasses.

    def refresh(self) -> None:
        """Show the answers of the draft in the widgets. Called after each change."""
        raise NotImplementedError

    def bind(self, name: str, field_: Field[Any]) -> None:
        """Show issues of the answer `name` at this field.

        An error shows once the field was touched or Next was tried, a warning at once.
        """
        self._fields[name] = field_

    def touch(self, name: str) -> None:
        """Remember that the user edited this field, so that what is wrong with it may show."""
        self._touched.add(name)

    def wait_for(self, key: str, words: str) -> None:
        """Say in the bar that the page is waiting for `words`; "" ends the wait."""
        if words:
            self._waits[key] = words
        else:
            self._waits.pop(key, None)
        self.state_changed.emit()

    def ask(
        self,
        key: str,
        work: Callable[[], T],
        on_result: Callable[[T], None],
        on_problem: Callable[[Problem], None] | None = None,
        *,
        words: str = "",
    ) -> None:
        """Ask the desk something. `words` say what is waited for; a problem shows on the page."""
        self.show_problem(key, None)
        self.wait_for(key, words)

        def succeed(result: T) -> None:
            self.wait_for(key, "")
            on_result(result)

        def fail(problem: Problem) -> None:
            self.wait_for(key, "")
            if on_problem is None:
                self.show_problem(key, problem, lambda: self.ask(key, work, on_result, words=words))
            else:
                on_problem(problem)

        self.bridge.ask(
            self,
            key,
            work,
            on_result=succeed,
            on_problem=fail,
            on_stopped=lambda: self.wait_for(key, ""),
        )

    def show_problem(
        self, key: str, problem: Problem | None, retry: Callable[[], None] | None = None
    ) -> None:
        """Show a problem above the page's content, or take the one under `key` away."""
        if problem is None:
            self._problems.forget(key)
        else:
            self._problems.show_problem(problem, retry, key=key)

    # For the journey.

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What is wrong with the answers of this page."""
        return self.context.spec.check(self.draft.answers)

    @property
    def errors(self) -> tuple[Issue, ...]:
        """The issues that keep the user on the page."""
        return tuple(issue for issue in self.issues if issue.weight is Weight.ERROR)

    @property
    def state(self) -> PageState:
        """Error while an answer is wrong, busy while something is looked up, else valid."""
        if self.errors:
            return PageState.ERROR
        return PageState.BUSY if self._waits else PageState.VALID

    def enter(self) -> None:
        """Show the answers. A subclass that looks something up calls this first."""
        self._is_shown = True
        self._on_change()

    def leave(self) -> None:
        """Stop listening until the page is entered again."""
        self._is_shown = False

    def first_focus(self) -> QWidget | None:
        """Return the first wrong field that shows, or else the first field."""
        names = [issue.field for issue in self.errors if issue.field in self._fields]
        fields = [self._fields[name] for name in names] + list(self._fields.values())
        shown = (field for field in fields if field.isVisibleTo(self))
        return next((field.editor for field in shown), None)

    def footer(self) -> Footer:
        """Say what is waited for, or how many things are to be solved, with a link to the first."""
        if self._waits:
            return Footer(next(reversed(self._waits.values())))
        count = len(self.errors)
        if not count:
            return Footer()
        if count == 1:
            return Footer(self.tr("1 thing to solve before Next"), self.tr("Show"), self.reveal)
        words = fill(self.tr("%1 things to solve before Next"), count)
        return Footer(words, self.tr("Show"), self.reveal)

    def reveal(self) -> None:
        """Show all that is wrong, go to the first wrong field and say it aloud."""
        self._touched.update(self._fields)
        self._show_issues()
        errors = self.errors
        if errors:
            target = self.first_focus()
            if target is not None:
                target.setFocus(Qt.FocusReason.OtherFocusReason)
                self.sight_wanted.emit(target)
            announce(self, say(errors[0].text), urgent=True)

    def press_enter(self) -> None:
        """Go on, or show what is missing."""
        if self.state is PageState.ERROR:
            self.reveal()
        else:
            self.next_wanted.emit()

    def _on_change(self) -> None:
        if not self._is_shown:
            return
        self.refresh()
        self._show_issues()
        self.state_changed.emit()

    def _show_issues(self) -> None:
        first: dict[str, Issue] = {}
        for issue in self.issues:
            is_due = issue.weight is Weight.WARNING or issue.field in self._touched
            if is_due and issue.field in self._fields:
                known = first.get(issue.field)
                if known is None or known.weight is Weight.WARNING:
                    first[issue.field] = issue
        for name, field_ in self._fields.items():
            field_.set_issue(first.get(name))
        words = next((say(i.text) for i in first.values() if i.weight is Weight.ERROR), "")
        if words != self._said:
            self._said = words
            announce(self, words)

"""What is to be said about a page where no single field is the place to say it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairlead.core.flow import Issue, Weight
from fairlead.ui.texts import fill, say
from fairlead.ui.widgets.badge import Mark, Tone
from fairlead.ui.widgets.buttons import link
from fairlead.ui.widgets.label import Label

Mend = tuple[str, Callable[[], None]]
"""What mends an issue: the words of the link, and what it does."""


class IssueList(QWidget):
    """One row for each issue: a mark and its words. Takes no room where there is none.

    Signals:
        place_wanted: Somebody wants to see the place of an issue (its line and its column).
    """

    place_wanted = Signal(int, int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Issue, str], ...] = ()
        self._held: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self.hide()

    def show_issues(self, issues: Sequence[Issue], mends: Sequence[Mend | None] = ()) -> None:
        """Show these, each with what mends it, if anything is given that does."""
        mends = tuple(mends) or (None,) * len(issues)
        shown = tuple(
            (issue, mend[0] if mend else "") for issue, mend in zip(issues, mends, strict=True)
        )
        if shown == self._shown:
            return
        self._shown = shown
        for widget in self._held:
            self._layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._held = [self._row(*row) for row in zip(issues, mends, strict=True)]
        for widget in self._held:
            self._layout.addWidget(widget)
        self.setVisible(bool(issues))

    def _row(self, issue: Issue, mend: Mend | None) -> QWidget:
        is_error = issue.weight is Weight.ERROR
        mark = Mark(
            "cross" if is_error else "exclamation",
            Tone.DANGER if is_error else Tone.WARNING,
            self.tr("Error") if is_error else self.tr("Warning"),
        )
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(say(issue.text), wraps=True, selectable=True), 1)
        if issue.place is not None:
            go = link(self.tr("Show"), partial(self.place_wanted.emit, *issue.place), scale="small")
            go.setAccessibleName(fill(self.tr("Show line %1"), issue.place[0]))
            line.addWidget(go, alignment=Qt.AlignmentFlag.AlignTop)
        if mend is not None:
            line.addWidget(link(*mend, scale="small"), alignment=Qt.AlignmentFlag.AlignTop)
        return holder

"""The questions before an undo: whether, and which data may go with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from fairlead.ui.asking import Asker, Question, Tick
from fairlead.ui.plan_text import PlanRowsData
from fairlead.ui.texts import fill, say

Undo = Callable[[frozenset[str]], None]
"""Undoes a run; it is given the ids of the steps whose data may go too."""


def data_of(steps: PlanRowsData) -> tuple[Tick, ...]:
    """Return the data that these steps hold, to be ticked by the ids of the steps."""
    return tuple(
        Tick(step_id, say(row.data))
        for step_id, _title, rows in steps
        for row in rows
        if row.data is not None
    )


def ask_to_undo(parent: QWidget, asker: Asker, steps: PlanRowsData, undo: Undo) -> None:
    """Ask whether to undo a run, and what data may go with it where there is some."""
    ticks = data_of(steps)
    words = QCoreApplication.translate(
        "Undo",
        "Fairlead removes what it created in this run and nothing else. "
        "What has to stay is listed at the end.",
    )
    question = Question(
        QCoreApplication.translate("Undo", "Undo everything?"),
        fill("%1 %2", words, _about_data()) if ticks else words,
        QCoreApplication.translate("Undo", "Undo"),
        QCoreApplication.translate("Undo", "Keep it"),
        is_danger=True,
    )
    if ticks:
        asker.confirm_with(parent, question, ticks, undo, _do_nothing)
    else:
        asker.confirm(parent, question, lambda: undo(frozenset()))


def ask_for_data(
    parent: QWidget, asker: Asker, steps: PlanRowsData, undo: Undo, on_no: Callable[[], None]
) -> None:
    """Ask what data may go with an undo that is agreed to already; undo at once without any."""
    ticks = data_of(steps)
    if not ticks:
        undo(frozenset())
        return
    question = Question(
        QCoreApplication.translate("Undo", "Remove data too?"),
        _about_data(),
        QCoreApplication.translate("Undo", "Undo"),
        QCoreApplication.translate("Undo", "Cancel"),
        is_danger=True,
    )
    asker.confirm_with(parent, question, ticks, undo, on_no)


def _about_data() -> str:
    return QCoreApplication.translate(
        "Undo", "What is ticked is deleted for good. What is not ticked stays."
    )


def _do_nothing() -> None:
    """Stay."""

"""The question before an undo: whether, and which data may go with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from fairlead.ui.plan_text import PlanRowsData
from fairlead.ui.question import Question, Tick
from fairlead.ui.texts import fill, say


def undo_question(name: str, steps: PlanRowsData) -> tuple[Question, tuple[Tick, ...]]:
    """Return the question before the run of this name is undone, and the data to be ticked.

    The ids of the ticks are those of the steps that hold the data.
    """
    ticks = tuple(
        Tick(step_id, say(row.data))
        for step_id, _title, rows in steps
        for row in rows
        if row.data is not None
    )
    words = QCoreApplication.translate(
        "Undo",
        "Fairlead removes what it created for this connection and nothing else. "
        "What has to stay is listed at the end.",
    )
    about_data = QCoreApplication.translate(
        "Undo", "What is ticked is deleted for good. What is not ticked stays."
    )
    question = Question(
        fill(QCoreApplication.translate("Undo", "Undo “%1”?"), name),
        fill("%1 %2", words, about_data) if ticks else words,
        QCoreApplication.translate("Undo", "Undo everything"),
        QCoreApplication.translate("Undo", "Keep it"),
        is_danger=True,
    )
    return question, ticks

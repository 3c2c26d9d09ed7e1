"""The rows of a plan come in pieces; none is lost, and neither is what a dry run saw meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from tests.ui.looking import texts

from fairlead.core.events import StepInspected
from fairlead.core.step import Group, Row, Standing
from fairlead.core.texts import verbatim
from fairlead.ui.panes.plan_rows import PlanRows
from fairlead.ui.plan_text import PlanRowsData

NAMES = [f"thing-{number}" for number in range(11)]
LAST = NAMES[-1]


def plan(names: list[str]) -> PlanRowsData:
    return tuple((name, verbatim(name), (row(name),)) for name in names)


def row(name: str) -> Row:
    return Row(Group.CREATE, verbatim(name), verbatim("IAM"), "aws iam", verbatim("Deletes it"))


def test_every_row_comes_and_tells_what_was_seen_before_it(qtbot: QtBot) -> None:
    rows = PlanRows()
    qtbot.addWidget(rows)
    rows.show()
    rows.show_steps(plan(NAMES))
    assert LAST not in texts(rows)
    rows.take(StepInspected(LAST, Standing.FOREIGN, verbatim("Somebody made it.")))
    qtbot.waitUntil(lambda: LAST in texts(rows))
    assert [words for words in texts(rows) if words in NAMES] == NAMES
    assert "Name is taken" in texts(rows)


def test_rows_that_are_still_to_come_give_way_to_other_ones(qtbot: QtBot) -> None:
    rows = PlanRows()
    qtbot.addWidget(rows)
    rows.show()
    rows.show_steps(plan(NAMES))
    rows.take(StepInspected("other", Standing.FOREIGN, verbatim("Somebody made it.")))
    rows.show_steps(plan(["other"]))
    qtbot.waitUntil(lambda: "other" in texts(rows))
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in rows.findChildren(QTimer)))
    assert LAST not in texts(rows)
    assert "Name is taken" not in texts(rows)

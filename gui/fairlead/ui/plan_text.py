"""The plan in words: how many changes there are, and all of them as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from fairlead.core.step import Group, Row
from fairlead.core.texts import Text
from fairlead.ui.texts import fill, say

PlanRowsData = tuple[tuple[str, Text, tuple[Row, ...]], ...]
"""What the desk tells about a plan: per step its id, its title and its rows."""


def group_title(group: Group) -> str:
    """Return the heading over the rows of a group."""
    return {
        Group.CREATE: QCoreApplication.translate("Plan", "Create"),
        Group.CHANGE: QCoreApplication.translate("Plan", "Change"),
        Group.REUSE: QCoreApplication.translate("Plan", "Reuse"),
        Group.CHECK: QCoreApplication.translate("Plan", "Check"),
        Group.LOCAL: QCoreApplication.translate("Plan", "On this computer"),
    }[group]


def grouped(steps: PlanRowsData) -> Sequence[tuple[Group, Sequence[tuple[str, Row]]]]:
    """Return the rows with their steps' ids, group by group; groups without rows are left out."""
    flat = [(step_id, row) for step_id, _title, rows in steps for row in rows]
    groups = ((group, [pair for pair in flat if pair[1].group is group]) for group in Group)
    return [(group, pairs) for group, pairs in groups if pairs]


def commit_words(steps: PlanRowsData) -> str:
    """Return the verb and the number for the button that begins the run."""
    rows = [row for _id, _title, rows in steps for row in rows]
    created = sum(row.group is Group.CREATE for row in rows)
    changed = sum(row.group is Group.CHANGE for row in rows)
    if created == 1 and not changed:
        return QCoreApplication.translate("Plan", "Create 1 resource")
    if created and not changed:
        return fill(QCoreApplication.translate("Plan", "Create %1 resources"), created)
    if created + changed == 1:
        return QCoreApplication.translate("Plan", "Make 1 change")
    if created + changed:
        return fill(QCoreApplication.translate("Plan", "Make %1 changes"), created + changed)
    return fill(QCoreApplication.translate("Plan", "Run %1 checks"), len(rows))


def plan_text(name: str, steps: PlanRowsData) -> str:
    """Return the whole plan as text that can be pasted into a ticket."""
    return "\n".join((name, *_lines(steps), ""))


def _lines(steps: PlanRowsData) -> Iterable[str]:
    for group, pairs in grouped(steps):
        yield ""
        yield group_title(group)
        for _step_id, row in pairs:
            yield f"- {say(row.change)} ({say(row.where)})"
            yield from (f"    {line}" for line in row.call.splitlines())
            undo = QCoreApplication.translate("Plan", "Undo: %1")
            yield f"    {fill(undo, say(row.undo))}"

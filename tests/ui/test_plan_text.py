"""The plan in words."""

from __future__ import annotations

from typing import Any

import pytest

from fairlead.core.step import Group, Row
from fairlead.core.texts import verbatim
from fairlead.ui.plan_text import commit_words, plan_text


def rows(*groups: Group) -> tuple[tuple[str, Any, tuple[Row, ...]], ...]:
    return tuple(
        (str(n), verbatim("Step"), (Row(group, verbatim("A"), verbatim("B"), "c", verbatim("D")),))
        for n, group in enumerate(groups)
    )


@pytest.mark.parametrize(
    ("groups", "words"),
    [
        ((Group.CREATE,), "Create 1 resource"),
        ((Group.CREATE, Group.CREATE, Group.CHECK), "Create 2 resources"),
        ((Group.CREATE, Group.CHANGE), "Make 2 changes"),
        ((Group.CHANGE, Group.REUSE), "Make 1 change"),
        ((Group.CHECK, Group.REUSE), "Run 2 checks"),
    ],
)
def test_the_commit_button_counts(groups: tuple[Group, ...], words: str) -> None:
    assert commit_words(rows(*groups)) == words


def test_the_plan_as_text_holds_every_call() -> None:
    assert plan_text("Prod", rows(Group.CREATE, Group.CHECK)) == (
        "Prod\n\nCreate\n- A (B)\n    c\n    Undo: D\n\nCheck\n- A (B)\n    c\n    Undo: D\n"
    )

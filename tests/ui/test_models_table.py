"""The table of models, whose rows come one by one."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.desk import ACCESS, HAIKU, MODELS

from fairlead.flows.bedrock_answers import ModelAnswers
from fairlead.ui.panes.models_table import Action, ModelTable
from fairlead.ui.widgets.inputs import CheckBox

ORDER = (HAIKU, *(model for model in MODELS if model is not HAIKU))
CHOSEN = ModelAnswers(chosen=(HAIKU,), access=ACCESS)


@pytest.mark.parametrize("wanted", ["check", "button"])
def test_what_takes_the_focus_is_there_at_once_and_only_once(qtbot: QtBot, wanted: str) -> None:
    table = ModelTable()
    qtbot.addWidget(table)
    table.show_models(ORDER, CHOSEN, {})
    assert not table.findChildren(CheckBox), "the others have their turn first"
    found = table.first_check() if wanted == "check" else table.first_button(Action.ACCEPT)
    assert found is not None
    qtbot.waitUntil(lambda: table.is_complete)
    names = [check.accessibleName() for check in table.findChildren(CheckBox)]
    assert len(names) == len(set(names)) == len(ORDER)

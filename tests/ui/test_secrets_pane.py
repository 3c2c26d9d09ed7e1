"""Secrets entered again: what is taken, and what is said about a wrong one."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.keys import focused, press, type_in
from tests.ui.looking import buttons
from tests.ui.run_desk import PLAN

from fairlead.core.errors import Fix, Problem
from fairlead.core.secrets import SecretBag, SecretName
from fairlead.core.texts import verbatim
from fairlead.ui.panes.secrets import SecretsPane
from fairlead.ui.widgets.field import Field

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
API_KEY = "VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw=="


def open_pane(
    qtbot: QtBot, side: str, bag: SecretBag, *, method: str = "api-key", key_id: str = "AKIA1"
) -> SecretsPane:
    sign_in: dict[str, Any] = {
        "aws": {**PLAN.sign_in["aws"], "access_key_id": key_id},
        "elastic": {**PLAN.sign_in["elastic"], "method": method, "username": "elastic"},
    }
    fix = Fix("sign-in", verbatim("Sign in"), {"side": side})
    problem = Problem("sign-in-needed", verbatim("Sign in again."), verbatim(""), fix=fix)
    pane = SecretsPane(problem, sign_in, bag)
    qtbot.addWidget(pane)
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    pane.first_field.setFocus()
    return pane


def notes(pane: SecretsPane) -> list[str]:
    return [field.note for field in pane.findChildren(Field)]


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize(
    ("side", "typed", "said"),
    [
        ("AWS", "AKIAIOSFODNN7EXAMPLE", "This is the access key id"),
        ("AWS", SECRET[:-1], "this one has 39"),
        ("Elastic", "id:key", "the id with the key behind it"),
        ("Elastic", "AKIAIOSFODNN7EXAMPLE", "an access key of AWS"),
    ],
)
def test_a_wrong_secret_is_told_apart(qtbot: QtBot, side: str, typed: str, said: str) -> None:
    pane = open_pane(qtbot, side, SecretBag())
    type_in(typed)
    press(Qt.Key.Key_Tab)
    assert said in notes(pane)[0]
    assert typed not in notes(pane)[0]


@pytest.mark.usefixtures("theme")
def test_a_token_that_no_key_needs_is_told(qtbot: QtBot) -> None:
    pane = open_pane(qtbot, "AWS", SecretBag())
    type_in(SECRET)
    while focused().accessibleName() != "Session token, if there is one":
        press(Qt.Key.Key_Tab)
    type_in("IQoJb3JpZ2luX2VjE")
    press(Qt.Key.Key_Tab)
    assert "Leave it empty" in notes(pane)[1]


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize(
    ("side", "name", "typed", "taken"),
    [
        ("AWS", SecretName.AWS_SECRET_ACCESS_KEY, f' "{SECRET}"', SECRET),
        ("Elastic", SecretName.ELASTIC_API_KEY, f"'{API_KEY}' ", API_KEY),
        ("Elastic", SecretName.ELASTIC_PASSWORD, ' "quoted" ', ' "quoted" '),
    ],
)
def test_what_was_pasted_along_with_a_key_is_left_out(
    qtbot: QtBot, side: str, name: SecretName, typed: str, taken: str
) -> None:
    bag = SecretBag()
    method = "password" if name is SecretName.ELASTIC_PASSWORD else "api-key"
    pane = open_pane(qtbot, side, bag, method=method)
    type_in(typed)
    with qtbot.waitSignal(pane.entered):
        buttons(pane)["Sign in and go on"].click()
    assert bag.get(name) == taken
    assert not pane.first_field.text()

"""Signing in again: a run that is resumed or undone may need a secret that was not kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fairlead.core.errors import Problem
from fairlead.core.flow import Issue
from fairlead.core.secrets import SecretBag, SecretName
from fairlead.flows.elastic_keys import check_api_key
from fairlead.flows.keys import check_secret_key, check_session_token, clean_pasted
from fairlead.ui.texts import fill, say
from fairlead.ui.widgets.buttons import primary
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import SecretEdit
from fairlead.ui.widgets.label import Label, Role

SIGN_IN = "sign-in"
"""The kind of the fix that asks for secrets; its value "side" is "AWS" or "Elastic"."""


class SecretsPane(Card):
    """Asks for the secrets of one side and puts them into the bag. `about` names the connection.

    Signals:
        entered: The secrets are in the bag.
    """

    entered = Signal()

    def __init__(
        self,
        problem: Problem,
        sign_in: Mapping[str, Any],
        bag: SecretBag,
        *,
        about: str = "",
        parent: QWidget | None = None,
    ) -> None:
        title = say(problem.title)
        super().__init__(fill("%1: %2", about, title) if about else title, parent=parent)
        self._bag = bag
        self._key_id = str(sign_in["aws"].get("access_key_id", ""))
        self._fields: dict[SecretName, Field[SecretEdit]] = {}
        self.add(Label(say(problem.advice), Role.MUTED, wraps=True))
        side = problem.fix.values.get("side", "") if problem.fix is not None else ""
        if side == "AWS":
            label = fill(self.tr("&Secret access key of %1"), self._key_id)
            self._ask(SecretName.AWS_SECRET_ACCESS_KEY, label)
            self._ask(SecretName.AWS_SESSION_TOKEN, self.tr("Session &token, if there is one"))
        elif sign_in["elastic"].get("method") == "password":
            label = fill(self.tr("&Password of %1"), sign_in["elastic"].get("username", ""))
            self._ask(SecretName.ELASTIC_PASSWORD, label)
        else:
            self._ask(SecretName.ELASTIC_API_KEY, self.tr("Elastic A&PI key"))
        self._button = primary(self.tr("&Sign in and go on"), self.submit)
        self._button.setEnabled(False)
        self.add(self._button)

    @property
    def first_field(self) -> SecretEdit:
        """The editor that should have the focus."""
        return next(iter(self._fields.values())).editor

    def submit(self) -> None:
        """Put what was typed into the bag and empty the fields."""
        if not self.first_field.text():
            return
        for name, field in self._fields.items():
            self._bag.put(name, _clean(name, field.editor.text()))
            field.editor.clear()
            field.set_issue(None)
        self.entered.emit()

    def _ask(self, name: SecretName, label: str) -> None:
        field = self._fields[name] = Field(label, SecretEdit())
        field.editor.textChanged.connect(self._update)
        field.editor.textEdited.connect(lambda _text: field.set_issue(None))
        field.editor.editingFinished.connect(lambda: self._check(name))
        field.editor.returnPressed.connect(self.submit)
        self.add(field)

    def _check(self, name: SecretName) -> None:
        """Say what is wrong with a secret once it is typed to its end."""
        text = _clean(name, self._fields[name].editor.text())
        words = None
        if text and name is SecretName.AWS_SECRET_ACCESS_KEY:
            words = check_secret_key(text)
        elif text and name is SecretName.AWS_SESSION_TOKEN:
            words = check_session_token(self._key_id, text)
        elif text and name is SecretName.ELASTIC_API_KEY:
            words = check_api_key(text)
        self._fields[name].set_issue(None if words is None else Issue("", words))

    def _update(self, _text: str) -> None:
        self._button.setEnabled(bool(self.first_field.text()))


def _clean(name: SecretName, text: str) -> str:
    # A password may begin with a space: it is taken as it is.
    return text if name is SecretName.ELASTIC_PASSWORD else clean_pasted(text)

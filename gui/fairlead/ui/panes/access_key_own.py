"""An access key that the user brings: its id, its secret, and a test."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fairlead.core.errors import Problem
from fairlead.core.flow import Issue
from fairlead.core.secrets import SecretBag, SecretName
from fairlead.core.texts import Text, translate
from fairlead.flows.answers import AwsIdentity, account_words
from fairlead.flows.keys import check_secret_key, clean_pasted
from fairlead.flows.views import Check, CheckState, Side
from fairlead.ui.pasted import read_keys
from fairlead.ui.widgets.buttons import Button
from fairlead.ui.widgets.card import Card, columns
from fairlead.ui.widgets.check_rows import CheckRows
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import LineEdit, SecretEdit
from fairlead.ui.widgets.label import Label, Role

_TESTING = translate("AccessKey", "Testing the key…")
_WORKS = translate("AccessKey", "The key works. It belongs to %1.")
_ACCOUNT = translate("AccessKey", "Account %1")
_ROW = "own-key"


class OwnKey(Card):
    """Asks for a key id and a secret. The secret goes into the bag and nowhere else.

    Signals:
        edited: The key is another one now (its id).
        test_wanted: The user wants to know whether it works.
    """

    edited = Signal(str)
    test_wanted = Signal()

    def __init__(self, bag: SecretBag, *, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Your key"), parent=parent)
        self._bag = bag
        self.key_id = Field(self.tr("Access key &ID"), LineEdit(mono=True))
        self.secret = Field(self.tr("&Secret access key"), SecretEdit())
        self._test = Button(self.tr("&Test key"), self.test_wanted.emit)
        self._rows = CheckRows()
        self.add(columns(self.key_id, self.secret))
        self.add(
            Label(
                self.tr(
                    "A long-lived key, which begins with AKIA: the connector cannot use a "
                    "session token. Its user needs the policy of this set-up."
                ),
                Role.SMALL,
                wraps=True,
            )
        )
        self.add(self._test)
        self.add(self._rows)
        self.secret.editor.show_text(bag.get(SecretName.OWN_SECRET_ACCESS_KEY))
        self.key_id.editor.textEdited.connect(self._take_id)
        self.secret.editor.textEdited.connect(self._take_secret)
        self.secret.editor.editingFinished.connect(self._check_secret)

    @property
    def is_complete(self) -> bool:
        """Whether there is a key to test."""
        has_secret = bool(self._bag.get(SecretName.OWN_SECRET_ACCESS_KEY))
        return has_secret and bool(self.key_id.editor.text())

    def show_id(self, key_id: str) -> None:
        """Show this id, and whether it can be tested."""
        self.key_id.editor.show_text(key_id)
        self._test.setEnabled(self.is_complete)

    def forget_result(self) -> None:
        """Say nothing about the key: it was not tested."""
        self._rows.clear()

    def show_testing(self) -> None:
        """Say that the test is under way."""
        self._rows.put(Check(_ROW, Side.AWS, CheckState.RUNNING, _TESTING))

    def show_owner(self, identity: AwsIdentity) -> None:
        """Say that the key works, and whose it is."""
        self._put(
            CheckState.PASSED, _WORKS(identity.name), _ACCOUNT(account_words(identity.account))
        )

    def show_problem(self, problem: Problem) -> None:
        """Say why the key does not work."""
        self._put(CheckState.FAILED, problem.title, problem.advice)

    def _put(self, state: CheckState, title: Text, meaning: Text) -> None:
        self._rows.put(Check(_ROW, Side.AWS, state, title, meaning))

    def _take_id(self, text: str) -> None:
        keys = read_keys(text)
        if keys is not None:
            self.secret.editor.show_text(keys.secret_access_key)
            self._bag.put(SecretName.OWN_SECRET_ACCESS_KEY, keys.secret_access_key)
        self.edited.emit(clean_pasted(text) if keys is None else keys.access_key_id)

    def _check_secret(self) -> None:
        """Say what is wrong with the secret once it is typed to its end."""
        secret = self._bag.get(SecretName.OWN_SECRET_ACCESS_KEY)
        wrong = check_secret_key(secret) if secret else None
        self.secret.set_issue(Issue("", wrong) if wrong is not None else None)

    def _take_secret(self, text: str) -> None:
        self.secret.set_issue(None)
        self._bag.put(SecretName.OWN_SECRET_ACCESS_KEY, clean_pasted(text))
        self.edited.emit(clean_pasted(self.key_id.editor.text()))

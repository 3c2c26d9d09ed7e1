"""Where the connector's API key comes from, and the ways out where none can be created."""

from __future__ import annotations

import json

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fairlead.core.secrets import SecretBag, SecretName
from fairlead.flows.keys import clean_pasted
from fairlead.flows.s3_answers import ApiKeySource, S3Answers
from fairlead.flows.s3_config import api_key_body
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.buttons import small
from fairlead.ui.widgets.card import Card, row
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import SecretEdit
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.notice import copy_text
from fairlead.ui.widgets.segmented import Segmented


class ConnectorKeyPane(Card):
    """Asks for the source; a pasted key goes into the bag and nowhere else.

    Signals:
        source_chosen: Another `ApiKeySource` is wanted.
        secret_edited: The pasted key is another one.
    """

    source_chosen = Signal(object)
    secret_edited = Signal()

    def __init__(self, bag: SecretBag, *, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("API key of the connector"), parent=parent)
        self._bag = bag
        self._request = ""
        self.source = Field(
            self.tr("The connector service signs in with"),
            Segmented(
                (
                    (ApiKeySource.NEW.value, self.tr("A new key")),
                    (ApiKeySource.PASTED.value, self.tr("A key that I paste")),
                    (ApiKeySource.OPERATOR.value, self.tr("The key I signed in with")),
                ),
                name=self.tr("The connector service signs in with"),
            ),
        )
        self._words = Label("", Role.MUTED, wraps=True)
        self.key = Field(
            self.tr("Encoded API &key"),
            SecretEdit(),
            hint=self.tr("Its rights are checked at Apply. It is kept in the keyring."),
        )
        self.key.editor.show_text(bag.get(SecretName.CONNECTOR_API_KEY))
        self._copy = small(self.tr("C&opy the request for Kibana"), self._copy_request)
        self.add(self.source)
        self.add(self._words)
        self.add(self.key)
        self._copy_row = row(self._copy)
        self.add(self._copy_row)
        self.source.editor.chosen.connect(
            lambda value: self.source_chosen.emit(ApiKeySource(value))
        )
        self.key.editor.textEdited.connect(self._put)

    @property
    def fields(self) -> dict[str, Field[Segmented]]:
        """The fields by the name of their answer."""
        return {"api_key": self.source}

    def is_missing(self, source: ApiKeySource) -> bool:
        """Tell whether a key is to be pasted and was not."""
        return source is ApiKeySource.PASTED and not self._bag.get(SecretName.CONNECTOR_API_KEY)

    def show_answers(self, answers: S3Answers) -> None:
        """Show where the key comes from."""
        connector = answers.connector
        source = connector.api_key
        self._request = _request(connector.name, connector.index)
        self.source.editor.show_value(source.value)
        is_pasted = source is ApiKeySource.PASTED
        self.key.setVisible(is_pasted)
        self._copy_row.setVisible(is_pasted)
        words = {
            ApiKeySource.NEW: self.tr(
                "Made at Apply with exactly the role of the Elastic documents: this index, and the"
                " indices in which connectors are kept."
            ),
            ApiKeySource.PASTED: self.tr(
                "Run the request below in Kibana under Dev Tools, signed in as yourself, and paste"
                " the value of “encoded” here."
            ),
            ApiKeySource.OPERATOR: self.tr(
                "The service gets the API key of Sign in, with all the rights that it has."
            ),
        }
        self._words.setText(words[source])
        self._copy.setEnabled(bool(connector.name and connector.index))

    def _put(self, text: str) -> None:
        self._bag.put(SecretName.CONNECTOR_API_KEY, clean_pasted(text))
        self.secret_edited.emit()

    def _copy_request(self) -> None:
        copy_text(self._request)
        announce(self, self.tr("Copied"))


def _request(name: str, index: str) -> str:
    body = json.dumps(api_key_body(name, index), indent=2, ensure_ascii=False)
    return f"POST /_security/api_key\n{body}\n"

"""The Elastic half of Sign in: the address, the space, and a key or a password."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from fairlead.core.flow import Issue
from fairlead.core.secrets import SecretBag, SecretName
from fairlead.flows.answers import ElasticMethod, ElasticSignIn
from fairlead.flows.elastic_keys import check_api_key
from fairlead.flows.keys import clean_pasted
from fairlead.ui.asking import Asker
from fairlead.ui.widgets.buttons import small
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.check_rows import CheckRows
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import ComboBox, LineEdit, SecretEdit
from fairlead.ui.widgets.segmented import Segmented


class ElasticPane(Card):
    """Asks how to reach Elastic. The API key or password goes into the bag and nowhere else.

    Signals:
        edited: The user wants to sign in like this (an `ElasticSignIn` without deployment).
        space_chosen: Another space of the same deployment (a string).
        secret_edited: A secret in the bag is another one.
    """

    edited = Signal(object)
    space_chosen = Signal(str)
    secret_edited = Signal()

    def __init__(self, bag: SecretBag, asker: Asker, *, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Elastic"), parent=parent)
        self._bag = bag
        self._asker = asker
        self._shown = ElasticSignIn()
        self._address = Field(
            self.tr("&Kibana address or Cloud ID"),
            LineEdit(mono=True, placeholder="https://…"),
            parent=self,
        )
        self._space = Field(self.tr("&Space"), ComboBox(mono=True, editable=True), parent=self)
        kept = self.tr("Stored when the changes are made, for later tests and for undo.")
        self._api_key = Field(self.tr("&API key"), SecretEdit(), hint=kept, parent=self)
        self._user = Field(self.tr("&User"), LineEdit(mono=True), parent=self)
        self._password = Field(self.tr("Pass&word"), SecretEdit(), hint=kept, parent=self)
        self._other = small(self.tr("&Other ways…"), self._toggle_others)
        self._other.setCheckable(True)
        self.head.addWidget(self._other)
        self._others = self._build_others()
        self._others.setVisible(False)
        self._method.setVisible(False)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._address, 0, 0)
        grid.addWidget(self._space, 0, 1)
        grid.addWidget(self._method, 1, 0, 1, 2)
        secret = QHBoxLayout()
        secret.setSpacing(14)
        for field in (self._user, self._password, self._api_key):
            secret.addWidget(field, 1)
        grid.addLayout(secret, 2, 0, 1, 2)
        self.body.addLayout(grid)
        self.add(self._others)
        self.rows = CheckRows()
        self.add(self.rows)
        self.body.addStretch(1)
        # As high as the head of the AWS card, so that the fields of both stand in one line.
        self.title.setMinimumHeight(self._method.editor.sizeHint().height())
        self._connect()

    def _build_others(self) -> QWidget:
        self._method = Field(
            self.tr("&How to sign in to Elastic"),
            Segmented(
                (
                    (ElasticMethod.API_KEY.value, self.tr("API key")),
                    (ElasticMethod.PASSWORD.value, self.tr("User and password")),
                ),
                name=self.tr("How to sign in to Elastic"),
            ),
        )
        self._ca_file = Field(
            self.tr("Certificate authority &file"),
            LineEdit(mono=True),
            hint=self.tr("Only if this computer does not trust the certificate of Kibana."),
        )
        self._elasticsearch = Field(
            self.tr("&Elasticsearch address"),
            LineEdit(mono=True, placeholder="https://…"),
            hint=self.tr("Only if it cannot be told from the Kibana address."),
        )
        browse = small(
            self.tr("Browse…"), self._browse, name=self.tr("Browse for a certificate file")
        )
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._ca_file, 1)
        # Beside the line itself, whatever stands below it.
        line.addWidget(browse, alignment=Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(10)
        layout.addLayout(line)
        layout.addWidget(self._elasticsearch)
        return holder

    def _connect(self) -> None:
        self._address.editor.textEdited.connect(lambda text: self._edit(address=text.strip()))
        self._space.editor.currentTextChanged.connect(self.space_chosen)
        self._user.editor.textEdited.connect(lambda text: self._edit(username=text.strip()))
        self._ca_file.editor.textEdited.connect(lambda text: self._edit(ca_file=text.strip()))
        self._elasticsearch.editor.textEdited.connect(
            lambda text: self._edit(elasticsearch_address=text.strip())
        )
        self._method.editor.chosen.connect(lambda value: self._edit(method=ElasticMethod(value)))
        self._api_key.editor.show_text(self._bag.get(SecretName.ELASTIC_API_KEY))
        self._password.editor.show_text(self._bag.get(SecretName.ELASTIC_PASSWORD))
        self._api_key.editor.textEdited.connect(self._take_api_key)
        self._api_key.editor.editingFinished.connect(self._check_api_key)
        # A password may begin with a space: it is taken as it is.
        self._password.editor.textEdited.connect(
            lambda text: self._put(SecretName.ELASTIC_PASSWORD, text)
        )

    @property
    def fields(self) -> dict[str, Field[Any]]:
        """The fields by the name of their answer."""
        return {
            "address": self._address,
            "space": self._space,
            "username": self._user,
            "ca_file": self._ca_file,
            "elasticsearch_address": self._elasticsearch,
            "method": self._method,
        }

    @property
    def is_complete(self) -> bool:
        """Whether there is enough to sign in with."""
        if self._shown.method is ElasticMethod.API_KEY:
            has_secret = bool(self._bag.get(SecretName.ELASTIC_API_KEY))
        else:
            has_secret = bool(self._shown.username and self._bag.get(SecretName.ELASTIC_PASSWORD))
        return has_secret and bool(self._shown.address)

    def show_answers(self, elastic: ElasticSignIn) -> None:
        """Show how the operator signs in."""
        self._shown = elastic
        self._address.editor.show_text(elastic.address)
        self._user.editor.show_text(elastic.username)
        self._ca_file.editor.show_text(elastic.ca_file)
        self._elasticsearch.editor.show_text(elastic.elasticsearch_address)
        self._method.editor.show_value(elastic.method.value)
        is_key = elastic.method is ElasticMethod.API_KEY
        self._api_key.setVisible(is_key)
        self._user.setVisible(not is_key)
        self._password.setVisible(not is_key)
        if self._space.editor.currentText() != elastic.space:
            self.offer_spaces(self._known_spaces())
        if not is_key:
            self._method.setVisible(True)

    def reveal(self, wrong: frozenset[str]) -> None:
        """Unfold the other ways where one of these answers, which something is said about, is."""
        if "method" in wrong:
            self._method.setVisible(True)
        if wrong & {"ca_file", "elasticsearch_address"}:
            self._other.setChecked(True)
            self._toggle_others()

    def offer_spaces(self, spaces: tuple[str, ...]) -> None:
        """Offer these spaces; another may still be typed."""
        self._space.editor.offer(((name, name) for name in spaces), self._shown.space)

    def _known_spaces(self) -> tuple[str, ...]:
        box = self._space.editor
        return tuple(str(box.itemData(index)) for index in range(box.count()))

    def _toggle_others(self) -> None:
        is_open = self._other.isChecked()
        self._others.setVisible(is_open)
        self._method.setVisible(is_open or self._shown.method is not ElasticMethod.API_KEY)

    def _browse(self) -> None:
        def take(path: Path) -> None:
            self._edit(ca_file=str(path))

        self._asker.choose_file(
            self,
            self.tr("Certificate authority file"),
            self.tr("Certificates (*.pem *.crt *.cer);;All files (*)"),
            take,
        )

    def _take_api_key(self, text: str) -> None:
        self._api_key.set_issue(None)
        self._put(SecretName.ELASTIC_API_KEY, clean_pasted(text))

    def _check_api_key(self) -> None:
        """Say what is wrong with the key once it is typed to its end."""
        key = self._bag.get(SecretName.ELASTIC_API_KEY)
        wrong = check_api_key(key) if key else None
        self._api_key.set_issue(Issue("", wrong) if wrong is not None else None)

    def _put(self, name: SecretName, value: str) -> None:
        if self._bag.get(name) != value:
            self._bag.put(name, value)
            self.secret_edited.emit()

    def _edit(self, **changes: Any) -> None:
        self.edited.emit(replace(self._shown, deployment=None, **changes))

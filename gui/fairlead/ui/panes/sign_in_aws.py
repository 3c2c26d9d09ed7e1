"""The AWS half of Sign in: where the credentials come from, and the region."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from fairlead.core.flow import Issue
from fairlead.core.secrets import SecretBag, SecretName
from fairlead.flows.answers import AwsSignIn, AwsSource
from fairlead.flows.keys import check_secret_key, check_session_token, clean_pasted, needs_token
from fairlead.ui.pasted import read_keys
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.check_rows import CheckRows
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import ComboBox, LineEdit, SecretEdit
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.segmented import Segmented


class AwsPane(Card):
    """Asks for the operator's AWS credentials. Pasted secrets go into the bag and nowhere else.

    Signals:
        edited: The user wants to sign in like this (an `AwsSignIn` without identity).
        secret_edited: A secret in the bag is another one.
    """

    edited = Signal(object)
    secret_edited = Signal()

    def __init__(self, bag: SecretBag, *, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("AWS"), parent=parent)
        self._bag = bag
        self._shown = AwsSignIn()
        self._source = Segmented(
            (
                (AwsSource.PROFILE.value, self.tr("Profile")),
                (AwsSource.ENVIRONMENT.value, self.tr("Environment")),
                (AwsSource.KEYS.value, self.tr("Keys")),
            ),
            name=self.tr("Where the AWS credentials come from"),
        )
        self._source.chosen.connect(self._choose_source)
        self.head.addWidget(self._source)
        self._profile = Field(self.tr("&Profile"), ComboBox(mono=True), parent=self)
        self._environment = Label(
            self.tr("Uses the AWS_… variables that Fairlead was started with."),
            Role.SMALL,
            wraps=True,
        )
        self._key_id = Field(self.tr("Access key &ID"), LineEdit(mono=True), parent=self)
        self._region = Field(self.tr("&Region"), ComboBox(mono=True), parent=self)
        self._secret = Field(self.tr("Secret access ke&y"), SecretEdit(), parent=self)
        self._token = Field(
            self.tr("Session &token"),
            SecretEdit(),
            hint=self.tr("Only for temporary keys, which begin with ASIA."),
            parent=self,
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        for first in (self._profile, self._environment, self._key_id):
            grid.addWidget(first, 0, 0)
        grid.addWidget(self._region, 0, 1)
        grid.addWidget(self._secret, 1, 0)
        grid.addWidget(self._token, 1, 1)
        self.body.addLayout(grid)
        self.rows = CheckRows()
        self.add(self.rows)
        self.body.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self._profile.editor.currentIndexChanged.connect(
            lambda _index: self._edit(profile=self._profile.editor.value)
        )
        self._region.editor.currentIndexChanged.connect(
            lambda _index: self._edit(region=self._region.editor.value)
        )
        self._key_id.editor.textEdited.connect(self._take_key_id)
        self._secret.editor.show_text(self._bag.get(SecretName.AWS_SECRET_ACCESS_KEY))
        self._token.editor.show_text(self._bag.get(SecretName.AWS_SESSION_TOKEN))
        self._secret.editor.textEdited.connect(self._take_secret)
        self._secret.editor.editingFinished.connect(self._check_secret)
        self._token.editor.textEdited.connect(self._take_token)
        for field in (self._key_id, self._secret, self._token):
            field.editor.editingFinished.connect(self._check_token)

    @property
    def fields(self) -> dict[str, Field[Any]]:
        """The fields by the name of their answer."""
        return {
            "profile": self._profile,
            "region": self._region,
            "access_key_id": self._key_id,
        }

    @property
    def is_complete(self) -> bool:
        """Whether there is enough to sign in with."""
        if not self._shown.region:
            return False
        if self._shown.source is AwsSource.KEYS:
            key_id, token = self._shown.access_key_id, self._bag.get(SecretName.AWS_SESSION_TOKEN)
            has_secret = bool(self._bag.get(SecretName.AWS_SECRET_ACCESS_KEY))
            return has_secret and bool(key_id) and (bool(token) or not needs_token(key_id))
        return self._shown.source is AwsSource.ENVIRONMENT or bool(self._shown.profile)

    def show_answers(self, aws: AwsSignIn) -> None:
        """Show how the operator signs in."""
        self._shown = aws
        self._source.show_value(aws.source.value)
        self._profile.setVisible(aws.source is AwsSource.PROFILE)
        self._environment.setVisible(aws.source is AwsSource.ENVIRONMENT)
        for field in (self._key_id, self._secret, self._token):
            field.setVisible(aws.source is AwsSource.KEYS)
        self._key_id.editor.show_text(aws.access_key_id)
        self._choose(self._profile.editor, aws.profile)
        self._choose(self._region.editor, aws.region)

    def offer_profiles(self, profiles: tuple[str, ...]) -> None:
        """Offer these profiles, and prefer one that exists over one that does not."""
        self._profile.set_hint(
            ""
            if profiles
            else self.tr("No AWS profile on this computer. Choose Keys, or run “aws configure”.")
        )
        self._profile.editor.offer(((name, name) for name in profiles), self._shown.profile)
        if profiles and self._shown.profile not in profiles:
            self._edit(profile="default" if "default" in profiles else profiles[0])

    def offer_regions(self, regions: Iterable[str]) -> None:
        """Offer these regions."""
        self._region.editor.offer(((name, name) for name in regions), self._shown.region)
        self._choose(self._region.editor, self._shown.region)

    @staticmethod
    def _choose(box: ComboBox, value: str) -> None:
        """Select `value`, offering it too if it is not in the list."""
        known = [str(box.itemData(index)) for index in range(box.count())]
        if value and value not in known:
            known.append(value)
        box.offer(((name, name) for name in known), value)

    def _choose_source(self, value: str) -> None:
        self._edit(source=AwsSource(value))

    def _take_key_id(self, text: str) -> None:
        keys = read_keys(text)
        if keys is None:
            self._edit(access_key_id=clean_pasted(text))
            return
        self._fill(self._secret.editor, SecretName.AWS_SECRET_ACCESS_KEY, keys.secret_access_key)
        self._fill(self._token.editor, SecretName.AWS_SESSION_TOKEN, keys.session_token)
        self._edit(access_key_id=keys.access_key_id)

    def _check_secret(self) -> None:
        """Say what is wrong with the secret once it is typed to its end."""
        secret = self._bag.get(SecretName.AWS_SECRET_ACCESS_KEY)
        wrong = check_secret_key(secret) if secret else None
        self._secret.set_issue(Issue("", wrong) if wrong is not None else None)

    def _take_secret(self, text: str) -> None:
        self._secret.set_issue(None)
        self._put(SecretName.AWS_SECRET_ACCESS_KEY, clean_pasted(text))

    def _check_token(self) -> None:
        """Say what is wrong with the token once there is a key that it could belong to."""
        has_secret = bool(self._bag.get(SecretName.AWS_SECRET_ACCESS_KEY))
        token = self._bag.get(SecretName.AWS_SESSION_TOKEN)
        wrong = check_session_token(self._shown.access_key_id, token)
        is_due = bool(token) or has_secret
        self._token.set_issue(Issue("", wrong) if wrong is not None and is_due else None)

    def _take_token(self, text: str) -> None:
        self._token.set_issue(None)
        self._put(SecretName.AWS_SESSION_TOKEN, clean_pasted(text))

    def _fill(self, editor: SecretEdit, name: SecretName, value: str) -> None:
        editor.show_text(value)
        self._put(name, value)

    def _put(self, name: SecretName, value: str) -> None:
        if self._bag.get(name) != value:
            self._bag.put(name, value)
            self.secret_edited.emit()

    def _edit(self, **changes: Any) -> None:
        self.edited.emit(replace(self._shown, identity=None, **changes))

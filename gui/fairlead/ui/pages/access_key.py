"""Access key: a new one straight into the keyring, or one that the user has."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.core.errors import Problem
from fairlead.core.flow import Issue
from fairlead.flows.answers import (
    AccessKeyInfo,
    AwsIdentity,
    AwsSignIn,
    KeyMode,
    KeyRelief,
    UserMode,
)
from fairlead.ui.form_page import FormPage
from fairlead.ui.page import PageContext
from fairlead.ui.pages.shared import A, changed
from fairlead.ui.panes.access_key_own import OwnKey
from fairlead.ui.panes.access_key_present import PresentKeys
from fairlead.ui.texts import fill, say
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import CheckBox
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.notice import ProblemView
from fairlead.ui.widgets.segmented import Segmented

_TEST = "test-key"


class AccessKeyPage(FormPage[A]):
    """Asks which access key the connector gets."""

    def __init__(
        self,
        context: PageContext[A],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            context,
            self.tr("What the connector signs in to AWS with. Its secret is never shown."),
            parent=parent,
        )
        self._keyring = ""
        self._no_keyring_problem: Problem | None = None
        self._looked_up_for: tuple[AwsSignIn, str] | None = None
        self._mode = Field(
            self.tr("&Use"),
            Segmented(
                (
                    (KeyMode.NEW.value, self.tr("A new key")),
                    (KeyMode.OWN.value, self.tr("A key I have")),
                ),
                name=self.tr("Use"),
            ),
        )
        self._new = self._build_new()
        self._present = PresentKeys()
        self._own = OwnKey(self.bag)
        self._no_keyring = self._build_no_keyring()
        for widget in (self._mode, self._new, self._present, self._own, self._no_keyring):
            self.add(widget)
        self.body.addStretch(1)
        self._mode.editor.chosen.connect(self._choose_mode)
        self._present.relief_chosen.connect(
            lambda key_id: self._edit(relief=KeyRelief.DELETE, relief_id=key_id)
        )
        self._run_only.toggled.connect(lambda is_on: self._edit(for_this_run_only=is_on))
        self._own.edited.connect(self._edit_own)
        self._own.test_wanted.connect(self._test)
        self.bind("mode", self._mode)
        self.bind("own_id", self._own.key_id)

    def _build_new(self) -> Card:
        card = Card(self.tr("New access key"))
        self._words = Label("", Role.BODY, wraps=True)
        card.add(self._words)
        card.add(
            Label(
                self.tr(
                    "AWS shows a secret once. Fairlead stores it and reads it back before it "
                    "goes on; if that fails, the key is deleted again."
                ),
                Role.SMALL,
                wraps=True,
            )
        )
        return card

    def _build_no_keyring(self) -> Card:
        card = Card()
        self._why: QWidget = QWidget()
        self._why_place = QVBoxLayout()
        self._why_place.addWidget(self._why)
        card.body.addLayout(self._why_place)
        self._run_only = CheckBox(self.tr("&Keep the secret for this run only"))
        card.body.addWidget(self._run_only, alignment=Qt.AlignmentFlag.AlignLeft)
        card.add(
            Label(
                self.tr(
                    "It stays in memory until Fairlead ends, and in the connector. A run that is "
                    "interrupted makes a new key when it is resumed."
                ),
                Role.SMALL,
                wraps=True,
            )
        )
        card.setVisible(False)
        return card

    def _edit(self, **changes: Any) -> None:
        self.draft.update(lambda answers: changed(answers, key=replace(answers.key, **changes)))

    def _choose_mode(self, value: str) -> None:
        self.touch("mode")
        self._edit(mode=KeyMode(value))

    # A new key.

    def enter(self) -> None:
        """Look up the keyring's name, and the keys of a user that exists."""
        super().enter()
        self._ask_keyring()
        self._look_up()

    def leave(self) -> None:
        """Forget the keys: on the next visit they are looked up afresh."""
        super().leave()
        self._looked_up_for = None

    def _look_up(self) -> None:
        answers, bag = self.draft.answers, self.bag
        wanted = (answers.aws, answers.user.name)
        if answers.user.mode is UserMode.NEW or wanted == self._looked_up_for:
            return
        self._looked_up_for = wanted
        aws, name = wanted
        self.ask(
            "keys",
            lambda: self.desk.access_keys(aws, bag, name),
            self._take_present,
            words=fill(self.tr("Looking up the access keys of %1…"), name),
        )

    def _take_present(self, present: tuple[AccessKeyInfo, ...]) -> None:
        self._edit(present=present)

    def _ask_keyring(self) -> None:
        self.ask("keyring", self.desk.keyring_name, self._name_keyring, self._miss_keyring)

    def _name_keyring(self, name: str) -> None:
        self._keyring = name
        self._no_keyring_problem = None
        self._no_keyring.setVisible(False)
        self._on_change()

    def _miss_keyring(self, problem: Problem) -> None:
        self._keyring = ""
        self._no_keyring_problem = problem
        self._why.deleteLater()
        view = ProblemView(problem)
        view.retry_wanted.connect(self._ask_keyring)
        self._why_place.addWidget(view)
        self._why = view
        self._no_keyring.setVisible(True)
        announce(self, say(problem.title))
        self._on_change()

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What is wrong with the answers, and that there is no place for the secret."""
        problem = self._no_keyring_problem
        if problem is None or self.draft.answers.key.for_this_run_only:
            return super().issues
        return (*super().issues, Issue("for_this_run_only", problem.title))

    # A key that the user has.

    def _edit_own(self, key_id: str) -> None:
        self.touch("own_id")
        self.bridge.drop(self, _TEST)
        self.wait_for(_TEST, "")
        self._own.forget_result()
        self._edit(own_id=key_id, own_owner=None)
        self.refresh()

    def _test(self) -> None:
        aws, bag, key_id = self.draft.answers.aws, self.bag, self.draft.answers.key.own_id
        self._own.show_testing()
        self.ask(
            _TEST,
            lambda: self.desk.try_own_key(aws, bag, key_id),
            self._take_owner,
            self._show_failure,
            words=self.tr("Testing the key…"),
        )

    def _take_owner(self, identity: AwsIdentity) -> None:
        self._own.show_owner(identity)
        announce(self, self.tr("The key works."))
        self._edit(own_owner=identity)

    def _show_failure(self, problem: Problem) -> None:
        self._own.show_problem(problem)
        announce(self, say(problem.title), urgent=True)

    def refresh(self) -> None:
        """Show the key that is wanted."""
        answers = self.draft.answers
        key, user = answers.key, answers.user.name
        is_new = key.mode is KeyMode.NEW
        self._mode.editor.show_value(key.mode.value)
        self._new.setVisible(is_new)
        self._own.setVisible(not is_new)
        self._own.show_id(key.own_id)
        self._present.show_keys(user, key)
        if not is_new or answers.user.mode is UserMode.NEW:
            self._present.setVisible(False)
        if self._keyring and not key.for_this_run_only:
            self._words.setText(
                fill(
                    self.tr("Made for %1 at Apply; its secret goes straight into %2."),
                    user,
                    self._keyring,
                )
            )
        else:
            self._words.setText(fill(self.tr("Made for %1 at Apply."), user))
        blocked = self._run_only.blockSignals(True)
        self._run_only.setChecked(key.for_this_run_only)
        self._run_only.blockSignals(blocked)

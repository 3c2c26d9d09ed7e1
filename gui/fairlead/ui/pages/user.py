"""IAM user: a new one for the connector alone, or one that is there already."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from fairlead.flows.answers import AwsSignIn, UserMode
from fairlead.flows.views import UserInfo
from fairlead.ui.form_page import FormPage
from fairlead.ui.page import PageContext
from fairlead.ui.pages.shared import A, changed
from fairlead.ui.panes.user_tags import TagsEditor
from fairlead.ui.texts import say
from fairlead.ui.widgets.card import Card, columns
from fairlead.ui.widgets.disclosure import Disclosure
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import LineEdit
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.pick_list import Entry, PickList
from fairlead.ui.widgets.segmented import Segmented

_USERS = "users"


class UserPage(FormPage[A]):
    """Asks which IAM user holds the policy and the access key."""

    def __init__(self, context: PageContext[A], *, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            self.tr(
                "The connector signs in to AWS as this user. A user of its own can be removed "
                "again without touching anything else."
            ),
            parent=parent,
        )
        self._looked_up_for: AwsSignIn | None = None
        self._other_name = ""
        self._mode = Field(
            self.tr("&Use"),
            Segmented(
                (
                    (UserMode.NEW.value, self.tr("A new user")),
                    (UserMode.EXISTING.value, self.tr("An existing user")),
                ),
                name=self.tr("Use"),
            ),
        )
        self._name = Field(self.tr("User n&ame"), LineEdit(mono=True))
        self.add(columns(self._name, self._mode))
        self._new = self._build_new()
        self._existing = self._build_existing()
        self.add(self._new)
        self.add(self._existing)
        self.body.addStretch(1)
        self._mode.editor.chosen.connect(self._choose_mode)
        self._name.editor.textEdited.connect(lambda text: self._edit_field("name", text.strip()))
        self._path.editor.textEdited.connect(lambda text: self._edit_field("path", text.strip()))
        self._boundary.editor.textEdited.connect(
            lambda text: self._edit_field("boundary_arn", text.strip())
        )
        self._tags.edited.connect(lambda tags: self._edit_field("tags", tags))
        self._users.picked.connect(lambda name: self._edit_field("name", name))
        self.bind("name", self._name)
        self.bind("path", self._path)
        self.bind("boundary_arn", self._boundary)

    def _build_new(self) -> Card:
        card = Card(self.tr("New user"))
        card.add(
            Label(
                self.tr(
                    "It gets no password and can sign in to no console. All it may do is what "
                    "the policy of the page before allows."
                ),
                Role.MUTED,
                wraps=True,
            )
        )
        self._path = Field(
            self.tr("&Path"),
            LineEdit(mono=True),
            hint=self.tr("Groups users, so that a policy can name all of them at once."),
        )
        self._tags = TagsEditor()
        card.add(columns(self._path, self._tags))
        self._advanced = Disclosure(self.tr("Ad&vanced"))
        self._boundary = Field(
            self.tr("Permissions boun&dary"),
            LineEdit(mono=True, placeholder="arn:aws:iam::…:policy/…"),
            hint=self.tr("The ARN of a policy that no permission of this user can exceed."),
        )
        self._advanced.add(self._boundary)
        card.add(self._advanced)
        return card

    def _build_existing(self) -> Card:
        card = Card(self.tr("Users of this account"))
        card.add(
            Label(
                self.tr(
                    "Do not choose an account that a person works with: whoever holds the "
                    "connector's key could do all that this person may do."
                ),
                Role.WARNING,
                wraps=True,
            )
        )
        self._users = PickList(
            self.tr("Users of this account"),
            filter_name=self.tr("Filter by name"),
            empty=self.tr("Looking up users…"),
        )
        card.add(self._users)
        return card

    def leave(self) -> None:
        """Forget the list: on the next visit it is looked up afresh."""
        super().leave()
        self._looked_up_for = None

    def _choose_mode(self, value: str) -> None:
        """Go to the other mode, and to the name that was chosen there before."""
        name, self._other_name = self._other_name, self.draft.answers.user.name
        self._edit(mode=UserMode(value), name=name)

    def _edit(self, **changes: Any) -> None:
        self.draft.update(lambda answers: changed(answers, user=replace(answers.user, **changes)))

    def _edit_field(self, name: str, value: object) -> None:
        self.touch(name)
        self._edit(**{name: value})

    def refresh(self) -> None:
        """Show the user, and look the existing ones up when they are asked for."""
        user = self.draft.answers.user
        is_new = user.mode is UserMode.NEW
        self._mode.editor.show_value(user.mode.value)
        self._name.editor.show_text(user.name)
        self._path.editor.show_text(user.path)
        self._boundary.editor.show_text(user.boundary_arn)
        self._tags.show_tags(user.tags)
        if user.boundary_arn:
            self._advanced.open()
        self._new.setVisible(is_new)
        self._existing.setVisible(not is_new)
        self._users.show_value(user.name)
        tags = next((issue for issue in self.issues if issue.field == "tags"), None)
        self._tags.set_issue(say(tags.text) if tags is not None else "")
        if not is_new:
            self._look_up()

    def _look_up(self) -> None:
        """Ask for the users of the account, once per sign-in."""
        aws, bag = self.draft.answers.aws, self.bag
        if aws == self._looked_up_for:
            return
        self._looked_up_for = aws
        self.ask(
            _USERS,
            lambda: self.desk.users(aws, bag),
            self._show_users,
            words=self.tr("Looking up users…"),
        )

    def _show_users(self, users: tuple[UserInfo, ...]) -> None:
        self._users.offer(
            [
                Entry(
                    user.name,
                    user.name,
                    self.tr("made by Fairlead") if user.is_ours else user.path,
                )
                for user in users
            ],
            self.draft.answers.user.name,
        )

    def first_focus(self) -> QWidget | None:
        """Return the list of users where one is to be picked, else the first wrong field."""
        if self.draft.answers.user.mode is UserMode.EXISTING:
            return self._users.entry
        return super().first_focus()

"""The access keys that a user has already, and which of them goes to make room."""

from __future__ import annotations

import time
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from fairlead.flows.answers import AccessKeyInfo, KeyAnswers
from fairlead.ui.texts import fill
from fairlead.ui.times import ago, days
from fairlead.ui.widgets.badge import Badge, Tone
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.inputs import RadioButton
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.table import Column, Table

KEYS_PER_USER = 2
"""IAM's quota, which cannot be raised (IAM and AWS STS quotas, AWS documentation)."""


class PresentKeys(Card):
    """Shows the keys with age and last use; where there is no room, one is chosen to go.

    Signals:
        relief_chosen: The user agrees to delete this key first (its id).
    """

    relief_chosen = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setVisible(True)
        self._shown: tuple[tuple[AccessKeyInfo, ...], str] = ((), "")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RadioButton] = {}
        self._table = Table(
            (
                Column(self.tr("Access key")),
                Column(self.tr("Status")),
                Column(self.tr("Age")),
                Column(self.tr("Last used"), 1),
                Column(""),
            ),
            name=self.tr("Access keys of the user"),
        )
        self._words = Label("", Role.MUTED, wraps=True)
        self._warning = Label("", Role.WARNING, wraps=True)
        self.add(self._words)
        self.add(self._table)
        self.add(self._warning)

    def show_keys(self, user: str, key: KeyAnswers) -> None:
        """Show the keys of `user`."""
        recommended = least_missed(key.present)
        is_full = len(key.present) >= KEYS_PER_USER
        self.setVisible(bool(key.present))
        if is_full:
            self.title.setText(fill(self.tr("%1 has no room for another access key"), user))
            self._words.setText(
                self.tr("A user can have two. Choose the one that Fairlead deletes at Apply.")
            )
        else:
            self.title.setText(fill(self.tr("%1 has an access key already"), user))
            self._words.setText(
                self.tr("Its secret cannot be read again, so a second key is made beside it.")
            )
        if (key.present, recommended) != self._shown:
            self._shown = (key.present, recommended)
            self._build_rows(key.present, recommended, is_full)
        for key_id, button in self._buttons.items():
            blocked = button.blockSignals(True)
            button.setChecked(key_id == key.relief_id)
            button.blockSignals(blocked)
        self._warning.setText(self._warn(key))
        self._warning.setVisible(bool(self._warning.text()))

    def _build_rows(
        self, present: tuple[AccessKeyInfo, ...], recommended: str, is_full: bool
    ) -> None:
        self._table.clear()
        for known in self._buttons.values():
            self._group.removeButton(known)
        self._buttons.clear()
        for info in present:
            choice = self._choice(info.access_key_id, recommended) if is_full else None
            self._table.add_row(
                (
                    Label(info.access_key_id, Role.MONO, selectable=True),
                    self._status(info),
                    Label(_age(info.created_at), Role.MUTED),
                    Label(self._use(info), Role.MUTED, wraps=True),
                    choice,
                )
            )

    def _choice(self, key_id: str, recommended: str) -> QWidget:
        button = RadioButton(self.tr("Delete this one"))
        button.setAccessibleName(fill(self.tr("Delete access key %1"), key_id))
        button.toggled.connect(partial(self._choose, key_id))
        self._group.addButton(button)
        self._buttons[key_id] = button
        if key_id != recommended:
            return button
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(button)
        layout.addWidget(Badge(self.tr("recommended"), Tone.INFO))
        return holder

    def _choose(self, key_id: str, is_down: bool) -> None:
        if is_down:
            self.relief_chosen.emit(key_id)

    def _status(self, info: AccessKeyInfo) -> Badge:
        if info.is_active:
            return Badge(self.tr("Active"), Tone.SUCCESS)
        return Badge(self.tr("Inactive"), Tone.NEUTRAL)

    def _use(self, info: AccessKeyInfo) -> str:
        if not info.last_used_at:
            return self.tr("never")
        when = ago(_seconds(info.last_used_at), time.time())
        if not info.last_used_service:
            return when
        return fill(self.tr("%1 by %2"), when, info.last_used_service)

    def _warn(self, key: KeyAnswers) -> str:
        """Say what stops working when the chosen key goes."""
        gone = next((info for info in key.present if info.access_key_id == key.relief_id), None)
        if gone is None or not gone.last_used_at:
            return ""
        if not gone.last_used_service:
            return self.tr("This key has been used. Whatever uses it stops working.")
        return fill(
            self.tr("This key was last used for %1. Whatever uses it stops working."),
            gone.last_used_service,
        )


def least_missed(present: tuple[AccessKeyInfo, ...]) -> str:
    """Return the id of the key that was never used, or else not for the longest time."""
    by_use = sorted(present, key=lambda info: (info.last_used_at, info.created_at))
    return by_use[0].access_key_id if by_use else ""


def _seconds(iso: str) -> float:
    """Return an ISO 8601 time in UTC as seconds since 1970."""
    return datetime.fromisoformat(iso.replace("Z", "+00:00")).timestamp()


def _age(created_at: str) -> str:
    return days(time.time() - _seconds(created_at))

"""Tags of an IAM user: names and values, as many as wanted."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairlead.ui.texts import fill
from fairlead.ui.widgets.buttons import small
from fairlead.ui.widgets.inputs import LineEdit
from fairlead.ui.widgets.label import Label, Role


class TagsEditor(QWidget):
    """Rows of a name and a value. A row without a name is not a tag yet.

    Signals:
        edited: The tags are different ones now (a dict).
    """

    edited = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_TagRow] = []
        self._label = Label(self.tr("Tags"), Role.FIELD)
        self._note = Label(
            self.tr("Fairlead adds two of its own, by which it recognizes what it made."),
            Role.SMALL,
            wraps=True,
        )
        self._add = small(self.tr("Add &tag"), self._add_row)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(self._label)
        layout.addLayout(self._list)
        layout.addWidget(self._add, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._note)
        self.setAccessibleName(self.tr("Tags"))

    @property
    def tags(self) -> dict[str, str]:
        """The tags that have a name."""
        return {row.name: row.value for row in self._rows if row.name}

    def show_tags(self, tags: Mapping[str, str]) -> None:
        """Show these tags unless they are there already."""
        if dict(tags) == self.tags:
            return
        for row in tuple(self._rows):
            self._drop(row)
        for name, value in tags.items():
            self._append(name, value)

    def set_issue(self, words: str) -> None:
        """Say what is wrong with the tags, "" for nothing."""
        self._note.set_role(Role.DANGER if words else Role.SMALL)
        self._note.setText(
            words or self.tr("Fairlead adds two of its own, by which it recognizes what it made.")
        )
        self._add.setAccessibleDescription(self._note.text())

    def _append(self, name: str = "", value: str = "") -> _TagRow:
        row = _TagRow(name, value, len(self._rows) + 1)
        row.edited.connect(self._tell)
        row.removed.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._list.addWidget(row)
        # At once, so that Tab leads on from the name to the value.
        row.show()
        return row

    def _add_row(self) -> None:
        self._append().take_focus()

    def _remove(self, row: _TagRow) -> None:
        self._drop(row)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _drop(self, row: _TagRow) -> None:
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _tell(self) -> None:
        self.edited.emit(self.tags)


class _TagRow(QWidget):
    """One tag: its name, its value, and a button that removes it."""

    edited = Signal()
    removed = Signal()

    def __init__(self, name: str, value: str, number: int) -> None:
        super().__init__()
        self._name = LineEdit(name, mono=True, placeholder=self.tr("Name"))
        self._value = LineEdit(value, mono=True, placeholder=self.tr("Value"))
        self._name.setAccessibleName(fill(self.tr("Name of tag %1"), number))
        self._value.setAccessibleName(fill(self.tr("Value of tag %1"), number))
        for editor in (self._name, self._value):
            editor.textEdited.connect(lambda _text: self.edited.emit())
        remove = small(
            self.tr("Remove"), self.removed.emit, name=fill(self.tr("Remove tag %1"), number)
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._name, 1)
        layout.addWidget(self._value, 2)
        layout.addWidget(remove)

    def take_focus(self) -> None:
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def name(self) -> str:
        return self._name.text().strip()

    @property
    def value(self) -> str:
        return self._value.text().strip()

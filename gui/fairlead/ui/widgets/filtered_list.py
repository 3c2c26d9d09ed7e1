"""A list with a line above it that narrows it down, and a note below it that counts."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QVBoxLayout, QWidget

from fairlead.ui.texts import fill
from fairlead.ui.widgets.inputs import LineEdit
from fairlead.ui.widgets.label import Label, Role


class FilteredList(QWidget):
    """What every such list has: the filter line, the narrowed model, the view and the note.

    `empty` says why there is nothing to show.
    """

    def __init__(
        self, name: str, *, filter_name: str, empty: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._empty = empty
        self._filter = LineEdit(placeholder=filter_name)
        self._filter.setAccessibleName(filter_name)
        self._filter.setClearButtonEnabled(True)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._view = QListView()
        self._view.setAccessibleName(name)
        self._view.setModel(self._shown)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setUniformItemSizes(True)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._note = Label(empty, Role.SMALL, wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._filter)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._note)
        self._filter.textChanged.connect(self._narrow)

    def _list(self, model: QAbstractItemModel, rows: QStyledItemDelegate) -> None:
        """Show this model, its rows painted so."""
        self._shown.setSourceModel(model)
        self._view.setItemDelegate(rows)

    def _narrow(self, words: str) -> None:
        self._shown.setFilterFixedString(words.strip())
        self._say_how_many()

    def _say_how_many(self) -> None:
        count, total = self._shown.rowCount(), self._shown.sourceModel().rowCount()
        words = fill(self.tr("%1 of %2 shown"), count, total) if count < total else ""
        self._note.setText(words if total else self._empty)
        self._note.setVisible(bool(self._note.text()))

"""What a sample is to be: how many objects of each bucket, and where its documents go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairlead.core.flow import Issue
from fairlead.core.texts import Text
from fairlead.flows.s3_views import SampleRequest
from fairlead.ui.figures import count_words
from fairlead.ui.texts import fill
from fairlead.ui.widgets.buttons import Button, primary
from fairlead.ui.widgets.columns import Columns
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import ComboBox, LineEdit

_CHOICES = (10, 50, 200, 1_000)
_USUAL = 50


class SampleForm(QWidget):
    """A choice, a name, and the two buttons that begin a sample.

    Signals:
        wanted: A sample is to be taken (a `SampleRequest`).
    """

    wanted = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check_name: Callable[[str], Text | None] = lambda _name: None
        self.objects = ComboBox(mono=True)
        self.objects.offer(
            [(str(n), fill(self.tr("%1 per bucket"), count_words(n))) for n in _CHOICES],
            str(_USUAL),
        )
        self.index = LineEdit(mono=True)
        self.index.textChanged.connect(self._check)
        self._index = Field(self.tr("&Index"), self.index)
        self.preview = Button(self.tr("&Preview only"), self._want_preview)
        self.preview.setToolTip(self.tr("Read the objects and their text, and keep nothing"))
        self.run = primary(self.tr("&Run sample sync"), self._want_sample)
        self.run.setToolTip(self.tr("Index the objects into an index of their own"))
        self._can_preview = self._can_run = True
        objects = Field(self.tr("&Objects"), self.objects)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Columns(objects, self._index, self._buttons(objects), stretches=(3, 6, 5)))
        self._check()

    def _buttons(self, beside: Field[ComboBox]) -> QWidget:
        """Return the buttons in line with the editors, not with the labels above them."""
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, beside.label.sizeHint().height() + 5, 0, 0)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self.preview)
        line.addWidget(self.run)
        layout.addLayout(line)
        layout.addStretch(1)
        return holder

    @property
    def request(self) -> SampleRequest:
        """What the fields say, to be kept in the index."""
        return SampleRequest(int(self.objects.value), self.index.text().strip())

    def propose(self, index: str, check: Callable[[str], Text | None]) -> None:
        """Put this name into its field; `check` says what is wrong with another."""
        self._check_name = check
        self.index.show_text(index)
        self._check()

    def allow(self, *, preview: bool, run: bool) -> None:
        """Say which of the two may begin now."""
        self._can_preview, self._can_run = preview, run
        self._check()

    def _want_preview(self) -> None:
        self.wanted.emit(SampleRequest(int(self.objects.value)))

    def _want_sample(self) -> None:
        self.wanted.emit(self.request)

    def _check(self, _text: str = "") -> None:
        fault = self._check_name(self.index.text().strip())
        self._index.set_issue(None if fault is None else Issue("index", fault))
        self.preview.setEnabled(self._can_preview)
        self.run.setEnabled(self._can_run and fault is None)

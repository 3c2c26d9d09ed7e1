"""Which of many models are listed: the chosen and the best ones, or all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.flows.bedrock_answers import ModelAnswers
from fairlead.flows.models import Model
from fairlead.ui.texts import fill
from fairlead.ui.widgets.buttons import link
from fairlead.ui.widgets.shown import set_shown


class ShownModels(QWidget):
    """A link that unfolds the whole list. `few` is how many of the best are listed before.

    Signals:
        changed: More or fewer models are wanted.
    """

    changed = Signal()

    def __init__(self, few: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._few = few
        self._is_open = False
        self._link = link("", self._toggle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._link, alignment=Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def pick(self, models: tuple[Model, ...], answers: ModelAnswers) -> tuple[Model, ...]:
        """Return what is listed of `models`, which stand best first."""
        short = tuple(
            model
            for index, model in enumerate(models)
            if index < self._few or model in answers.chosen
        )
        set_shown(self, len(short) < len(models))
        self._link.setText(
            self.tr("Show &fewer")
            if self._is_open
            else fill(self.tr("Show &all %1 ways to call a model"), len(models))
        )
        return models if self._is_open else short

    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self.changed.emit()

"""The models that the policy allows: the same choice as on Model access."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.models import Lifecycle, Model
from fairlead.ui.page import PageContext
from fairlead.ui.panes.models_choice import with_choice
from fairlead.ui.panes.models_lookup import ModelLookup
from fairlead.ui.panes.models_shown import ShownModels
from fairlead.ui.panes.models_words import button_words, kind_words
from fairlead.ui.panes.policy_chooser import PolicyChooser
from fairlead.ui.texts import fill, say
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.inputs import CheckBox
from fairlead.ui.widgets.label import Label, Role

_COLUMNS = 2
_FEW = 4


class ModelPicker(PolicyChooser):
    """Check boxes for the ways to call a model."""

    def __init__(
        self, context: PageContext[BedrockAnswers], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draft = context.draft
        self._models: tuple[Model, ...] = ()
        self._boxes: dict[str, CheckBox] = {}
        self._held: list[QWidget] = []
        self._lookup = ModelLookup(context, parent=self)
        self._lookup.waiting.connect(self.waiting)
        self._lookup.failed.connect(self.failed)
        self._lookup.changed.connect(self.show_answers)
        self._shown = ShownModels(_FEW)
        self._shown.changed.connect(self.show_answers)
        self._empty = Label("", Role.MUTED, wraps=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        card = Card(self.tr("Models"))
        card.add(self._empty)
        card.body.addLayout(self._grid)
        card.add(self._shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def show_answers(self) -> None:
        """Show which models are chosen; look them up for a new sign-in."""
        self._lookup.want()
        answers = self._draft.answers
        models = self._shown.pick(self._lookup.models, answers.models)
        if models != self._models:
            self._models = models
            self._build()
        for model in models:
            box = self._boxes[model.call_id]
            blocked = box.blockSignals(True)
            box.setChecked(model in answers.models.chosen)
            box.blockSignals(blocked)
        self._empty.setText(
            fill(self.tr("No Claude model was found in %1."), answers.aws.region)
            if self._lookup.is_known
            else self.tr("Looking up models…")
        )
        self._empty.setVisible(not models)

    def look_up_again(self) -> None:
        """Look the models up once more."""
        self._lookup.again()

    def _build(self) -> None:
        for widget in self._held:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._held.clear()
        self._boxes.clear()
        for index, model in enumerate(self._models):
            cell = self._cell(model)
            self._held.append(cell)
            self._grid.addWidget(cell, index // _COLUMNS, index % _COLUMNS)

    def _cell(self, model: Model) -> QWidget:
        box = CheckBox(button_words(model))
        box.setAccessibleName(fill(self.tr("Allow %1 as %2"), model.name, model.call_id))
        box.setToolTip(say(kind_words(model)))
        box.setEnabled(model.lifecycle is not Lifecycle.ENDED)
        box.toggled.connect(partial(self._toggle, model))
        self._boxes[model.call_id] = box
        cell = QWidget()
        layout = QVBoxLayout(cell)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(box, alignment=Qt.AlignmentFlag.AlignLeft)
        call_id = Label(model.call_id, Role.MONO_MUTED, wraps=True, selectable=True)
        call_id.setContentsMargins(26, 0, 0, 0)
        layout.addWidget(call_id)
        layout.addStretch(1)
        return cell

    def _toggle(self, model: Model, is_chosen: bool) -> None:
        self._draft.update(
            lambda answers: replace(answers, models=with_choice(answers.models, model, is_chosen))
        )

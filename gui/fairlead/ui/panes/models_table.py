"""The ways to call a model: which are chosen, how each stands, and what can be done about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.core.errors import Problem
from fairlead.flows import model_access
from fairlead.flows.bedrock_answers import ModelAnswers
from fairlead.flows.model_access import Explanation, Standstill, explain_access
from fairlead.flows.models import Gate, Lifecycle, Model, ModelAccess, ModelKind
from fairlead.ui.panes.models_words import TONES, kind_words
from fairlead.ui.texts import fill, say
from fairlead.ui.widgets.badge import Badge, Tone
from fairlead.ui.widgets.buttons import small
from fairlead.ui.widgets.inputs import CheckBox
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.passage import Passage
from fairlead.ui.widgets.shown import set_shown
from fairlead.ui.widgets.table import Column, Table

Trial = int | Problem | None
"""How a trial call went: milliseconds, why it failed, or None while it is under way."""

_AT_ONCE = 1
"""Rows that are built in one turn of the event loop."""


class Action(Enum):
    """What can be done about a row."""

    NONE = ""
    ACCEPT = "accept"
    FILL_IN = "fill-in"
    TRY = "try"


class ModelTable(QWidget):
    """A row for each way to call a model.

    Signals:
        toggled: The user wants this model, or no longer (a `Model`, a bool).
        acted: The button of a row was pressed (a `Model`, an `Action`).
    """

    toggled = Signal(object, bool)
    acted = Signal(object, object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._models: tuple[Model, ...] = ()
        self._rows: list[_Row] = []
        self._answers = ModelAnswers()
        self._trials: Mapping[str, Trial] = {}
        self._next_turn = QTimer(self, singleShot=True, interval=1)
        self._next_turn.timeout.connect(self._build_some)
        self._table = Table(
            (
                Column(""),
                Column(self.tr("Model"), 3, min_chars=15),
                Column(self.tr("Call it as"), 5, min_chars=20),
                Column(self.tr("Agreement")),
                Column(self.tr("Access")),
                Column(self.tr("Trial call"), min_chars=8),
            ),
            name=self.tr("Ways to call a model"),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._table)

    def show_models(
        self, models: Sequence[Model], answers: ModelAnswers, trials: Mapping[str, Trial]
    ) -> None:
        """Show these models. `trials` holds how trial calls went, by call id."""
        self._answers, self._trials = answers, trials
        for line in self._rows:
            line.show_answers(answers, trials)
        if tuple(models) != self._models:
            self._models = tuple(models)
            self._clear()
            self._next_turn.start()

    def first_button(self, action: Action) -> QWidget | None:
        """Return the button of the first chosen model that offers this, of those on screen."""
        self._build_first()
        return next(
            (
                line.button
                for line in self._rows
                if line.check.isChecked() and line.wanted is action
            ),
            None,
        )

    @property
    def is_complete(self) -> bool:
        """Whether every row is built."""
        return len(self._rows) == len(self._models)

    def first_check(self) -> QWidget | None:
        """Return the tick of the first model."""
        self._build_first()
        return self._rows[0].check if self._rows else None

    def _clear(self) -> None:
        self._table.clear()
        for line in self._rows:
            line.deleteLater()
        self._rows = []

    def _build_first(self) -> None:
        """Have something that can take the focus at once."""
        if not self._rows:
            self._build_some()

    def _build_some(self) -> None:
        """Build the next rows, and others in the next turn, so that the window keeps going."""
        for model in self._models[len(self._rows) :][:_AT_ONCE]:
            line = _Row(model, parent=self)
            line.check.toggled.connect(partial(self.toggled.emit, model))
            line.acted.connect(self.acted)
            self._table.add_row(
                (line.check, line.name, line.call_id, line.agreement, line.access, line.action)
            )
            line.show_answers(self._answers, self._trials)
            self._rows.append(line)
        if len(self._rows) < len(self._models):
            self._next_turn.start()


class _Row(QObject):
    """The cells of one model."""

    acted = Signal(object, object)

    def __init__(self, model: Model, *, parent: QObject) -> None:
        super().__init__(parent)
        self.model = model
        self.wanted = Action.NONE
        self.check = CheckBox(name=fill(self.tr("Use %1 as %2"), model.name, model.call_id))
        self._name = Label(model.name, wraps=True, selectable=True)
        self._default = Badge(self.tr("default"), Tone.INFO)
        self.name = QWidget()
        names = QVBoxLayout(self.name)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(2)
        names.addWidget(self._name)
        if model.kind is not ModelKind.GEO_PROFILE:
            names.addWidget(Label(say(kind_words(model)), Role.SMALL, wraps=True))
        names.addWidget(self._default, alignment=Qt.AlignmentFlag.AlignLeft)
        self.call_id = Passage(model.call_id)
        self.call_id.setToolTip(say(kind_words(model)))
        self.agreement = Badge()
        self.access = Badge()
        self.button = small("", lambda: self.acted.emit(self.model, self.wanted))
        self._result = Label("", Role.MUTED, wraps=True)
        self.action = QWidget()
        actions = QVBoxLayout(self.action)
        actions.setContentsMargins(0, 0, 0, 0)
        actions.setSpacing(2)
        actions.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        actions.addWidget(self._result)

    def show_answers(self, answers: ModelAnswers, trials: Mapping[str, Trial]) -> None:
        """Show how the model stands now."""
        is_chosen = self.model in answers.chosen
        blocked = self.check.blockSignals(True)
        self.check.setChecked(is_chosen)
        self.check.blockSignals(blocked)
        is_ended = self.model.lifecycle is Lifecycle.ENDED
        self.check.setEnabled(is_chosen or not is_ended)
        self._name.set_role(Role.STRONG if is_chosen else Role.BODY)
        set_shown(self._default, is_chosen and self.model.call_id == answers.default_id)
        access = answers.access_to(self.model)
        explained = explain_access(
            self.model,
            access,
            is_accepted=self.model.model_id in answers.accepted,
            has_form=answers.form is not None,
        )
        self._show_badge(self.agreement, explained.agreement)
        self._show_badge(self.access, explained.access)
        words = (say(explained.missing), say(explained.remedy))
        self.access.setToolTip(" ".join(filter(None, words)))
        self.wanted = self._action(explained, access)
        self._show_action(trials)

    @staticmethod
    def _show_badge(badge: Badge, shown: model_access.Badge | None) -> None:
        set_shown(badge, shown is not None)
        if shown is not None:
            badge.show_state(say(shown.text), TONES[shown.tone])

    def _action(self, explained: Explanation, access: ModelAccess | None) -> Action:
        if explained.standstill is Standstill.FORM:
            return Action.FILL_IN
        if explained.standstill is Standstill.AGREEMENT:
            return Action.ACCEPT
        if explained.standstill is not Standstill.NOTHING:
            return Action.NONE
        # A call can begin a subscription: it is offered only where nothing is left to begin.
        is_open = access is not None and Gate.OPEN is access.agreement is access.use_case
        is_provisioned = self.model.kind is ModelKind.PROVISIONED
        return Action.TRY if is_provisioned or is_open else Action.NONE

    def _show_action(self, trials: Mapping[str, Trial]) -> None:
        words = {
            Action.NONE: "",
            Action.ACCEPT: self.tr("Accept…"),
            Action.FILL_IN: self.tr("Fill in…"),
            Action.TRY: self.tr("Try it"),
        }[self.wanted]
        result = ""
        if self.wanted is Action.TRY and self.model.call_id in trials:
            trial = trials[self.model.call_id]
            match trial:
                case None:
                    result = self.tr("Calling…")
                case int():
                    result = fill(self.tr("%1 ms"), trial)
                case Problem():
                    result = say(trial.title)
            set_shown(self.button, isinstance(trial, Problem))
        else:
            set_shown(self.button, bool(words))
        self.button.setText(words)
        self.button.setAccessibleName(
            fill(self.tr("%1: %2, %3"), words, self.model.name, self.model.call_id)
        )
        self._result.setText(result)
        set_shown(self._result, bool(result))
        self._result.set_role(
            Role.DANGER if isinstance(trials.get(self.model.call_id), Problem) else Role.MUTED
        )

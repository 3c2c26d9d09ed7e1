"""The models of the region: looked up once for each sign-in, the recommended ones preselected."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from fairlead.core.errors import Problem
from fairlead.flows.answers import AwsSignIn
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.models import Model
from fairlead.ui.page import PageContext
from fairlead.ui.panes.models_choice import with_models

_MODELS = "models"


class ModelLookup(QObject):
    """Knows every way to call a Claude model from the region of the draft.

    Signals:
        changed: Other models are known now.
        waiting: What is being looked up, in words, "" for nothing.
        failed: The lookup failed (a `Problem`), or None once it is being tried again.
    """

    changed = Signal()
    waiting = Signal(str)
    failed = Signal(object)

    def __init__(
        self, context: PageContext[BedrockAnswers], *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._asked_for: AwsSignIn | None = None
        self.models: tuple[Model, ...] = ()
        self.is_known = False

    def want(self) -> None:
        """Look the models up unless that was done for this sign-in."""
        if self._context.draft.answers.aws != self._asked_for:
            self.again()

    def again(self) -> None:
        """Look the models up now."""
        aws, bag, desk = self._context.draft.answers.aws, self._context.bag, self._context.desk
        if aws != self._asked_for:
            self.models, self.is_known = (), False
        self._asked_for = aws
        self.failed.emit(None)
        self.waiting.emit(self.tr("Looking up models…"))
        self._context.bridge.ask(
            self,
            _MODELS,
            lambda: desk.models(aws, bag),
            on_result=self._take,
            on_problem=self._fail,
        )

    def _take(self, models: tuple[Model, ...]) -> None:
        self.models = models
        self.is_known = True
        self.waiting.emit("")
        self._context.draft.update(
            lambda answers: replace(
                answers, models=with_models(answers.models, models, answers.aws.region)
            )
        )
        self.changed.emit()

    def _fail(self, problem: Problem) -> None:
        self.waiting.emit("")
        self.failed.emit(problem)

"""Model access: which models the account may call, and what is still missing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.core.errors import Problem
from fairlead.flows.bedrock_answers import BedrockAnswers, ModelAnswers, UseCaseForm
from fairlead.flows.models import Gate, Model, ModelAccess, Offer
from fairlead.ui.form_page import FormPage
from fairlead.ui.page import PageContext
from fairlead.ui.panes.agreement import AgreementPane
from fairlead.ui.panes.models_choice import with_access, with_choice, with_consent
from fairlead.ui.panes.models_lookup import ModelLookup
from fairlead.ui.panes.models_shown import ShownModels
from fairlead.ui.panes.models_table import Action, ModelTable, Trial
from fairlead.ui.panes.use_case_form import UseCasePane
from fairlead.ui.texts import fill
from fairlead.ui.view import Footer
from fairlead.ui.widgets.card import Card, columns
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import ComboBox
from fairlead.ui.widgets.issue_list import IssueList

_ACCESS = "access"
_FEW = 6


class ModelsPage(FormPage[BedrockAnswers]):
    """Shows how each model stands, and collects consent and the form. Nothing is sent here."""

    def __init__(
        self, context: PageContext[BedrockAnswers], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent=parent)
        self._lookup = ModelLookup(context, parent=self)
        self._shown = ShownModels(_FEW)
        self._trials: dict[str, Trial] = {}
        self._asked_about: tuple[Model, ...] = ()
        self._began = 0.0
        self._seconds: float | None = None
        self._agreements: dict[str, AgreementPane] = {}
        self._table = ModelTable()
        self._notes = IssueList()
        self._default = Field(
            self.tr("&Default model"),
            ComboBox(mono=True),
            hint=self.tr("What the connector calls where a request names no model."),
        )
        self._form = UseCasePane()
        self._form.hide()
        self._consents = QVBoxLayout()
        self._consents.setSpacing(14)
        card = Card()
        card.add(self._table)
        card.add(self._shown)
        card.add(self._notes)
        self.add(card)
        self.body.addLayout(self._consents)
        self.add(self._form)
        self.add(columns(self._default, QWidget()))
        self.body.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self._lookup.waiting.connect(partial(self.wait_for, "models"))
        self._lookup.failed.connect(self._fail)
        self._lookup.changed.connect(self._on_change)
        self._shown.changed.connect(self._on_change)
        self._table.toggled.connect(self._toggle)
        self._table.acted.connect(self._act)
        self._default.editor.currentIndexChanged.connect(
            lambda _index: self._edit(
                lambda known: replace(known, default_id=self._default.editor.value)
            )
        )
        self._form.edited.connect(self._take_form)
        self.bind("default_id", self._default)
        for name, field in self._form.fields.items():
            self.bind(name, field)

    # What the user does.

    def _edit(self, change: Callable[[ModelAnswers], ModelAnswers]) -> None:
        self.draft.update(lambda answers: replace(answers, models=change(answers.models)))

    def _toggle(self, model: Model, is_chosen: bool) -> None:
        self._edit(lambda known: with_choice(known, model, is_chosen))

    def _take_form(self, form: UseCaseForm | None) -> None:
        before = self.draft.answers.models.form
        if form is not None and before is not None:
            for name in self._form.fields:
                if getattr(form, name) != getattr(before, name):
                    self.touch(name)
        self._edit(lambda known: replace(known, form=form))
        if form is not None and before is None:
            self._go_to_form()

    def _go_to_form(self) -> None:
        self._form.focus_first()
        self.sight_wanted.emit(self._form)

    def _act(self, model: Model, action: Action) -> None:
        match action:
            case Action.FILL_IN:
                self._take_form(self.draft.answers.models.form or UseCaseForm())
                self._go_to_form()
            case Action.ACCEPT:
                self._open_agreement(model)
            case Action.TRY:
                self._try(model)
            case Action.NONE:
                pass

    def _open_agreement(self, model: Model) -> None:
        pane = self._agreements.get(model.model_id)
        if pane is None:
            access = self.draft.answers.models.access_to(model)
            offer = (access.offer if access is not None else None) or Offer("")
            pane = AgreementPane(model, offer)
            pane.consented.connect(partial(self._consent, model))
            pane.license_wanted.connect(self._open_license)
            self._agreements[model.model_id] = pane
            self._consents.addWidget(pane)
        pane.show()
        pane.take_focus()

    def _consent(self, model: Model, is_given: bool) -> None:
        """Take the consent, and the model with it: nobody accepts what he does not want."""
        if is_given and model not in self.draft.answers.models.chosen:
            self._toggle(model, True)
        self._edit(lambda known: with_consent(known, model.model_id, is_given))

    def _open_license(self, url: str) -> None:
        self.ask("license", lambda: self.desk.open_url(url), lambda _none: None)

    def _try(self, model: Model) -> None:
        """Call the model once with the operator's own rights."""
        aws, bag = self.draft.answers.aws, self.bag
        self._trials[model.call_id] = None

        def keep(trial: Trial) -> None:
            self._trials[model.call_id] = trial
            self._on_change()

        self.ask(
            f"try {model.call_id}",
            lambda: self.desk.try_model(aws, bag, model),
            keep,
            keep,
            words=fill(self.tr("Calling %1…"), model.name),
        )
        self._on_change()

    # Looking up.

    def enter(self) -> None:
        """Look the models up, and what AWS says about each."""
        super().enter()
        self._lookup.want()

    def check_again(self) -> None:
        """Ask AWS again about all models."""
        self._asked_about = ()
        self._trials.clear()
        self._lookup.again()

    def _fail(self, problem: Problem | None) -> None:
        self.show_problem("models", problem, self.check_again)

    def _ask_access(self, models: tuple[Model, ...]) -> None:
        if not models or models == self._asked_about:
            return
        self._asked_about = models
        self._began, self._seconds = time.monotonic(), None
        aws, bag = self.draft.answers.aws, self.bag
        self.show_problem(_ACCESS, None)
        self.wait_for(_ACCESS, self.tr("Asking AWS about each model…"))
        self.bridge.stream(
            self,
            _ACCESS,
            lambda cancel: self.desk.access(aws, bag, models, cancel),
            on_item=self._take_access,
            on_end=self._finish_access,
            on_problem=self._fail_access,
        )

    def _take_access(self, access: ModelAccess) -> None:
        self._edit(lambda known: with_access(known, access))

    def _finish_access(self) -> None:
        self._seconds = time.monotonic() - self._began
        self.wait_for(_ACCESS, "")

    def _fail_access(self, problem: Problem) -> None:
        self.wait_for(_ACCESS, "")
        self.show_problem(_ACCESS, problem, self.check_again)

    # Showing.

    def refresh(self) -> None:
        """Show the models, and ask about those that were not asked about yet."""
        answers = self.draft.answers
        known = answers.models
        self.set_subtitle(
            fill(
                self.tr("Which models this account may call from %1, and what is still missing."),
                answers.aws.region,
            )
        )
        models = self._shown.pick(self._lookup.models, known)
        self._ask_access(models)
        self._table.show_models(models, known, self._trials)
        self._notes.show_issues(
            [issue for issue in self.issues if issue.field in ("chosen", "accepted", "form")]
        )
        self._default.editor.offer(
            [(model.call_id, model.name) for model in known.chosen], known.default_id
        )
        is_asked_for = any(access.use_case is Gate.SHUT for access in known.access)
        self._form.setVisible(is_asked_for or known.form is not None)
        self._form.show_form(known.form)
        for model_id, pane in self._agreements.items():
            pane.show_consent(model_id in known.accepted)

    def first_focus(self) -> QWidget | None:
        """Return what opens the model that cannot be called yet, or else the first field."""
        missing = {issue.field for issue in self.errors}
        if "form" in missing:
            return self._form.opener
        if "accepted" in missing:
            return self._table.first_button(Action.ACCEPT)
        if "chosen" in missing:
            return self._table.first_check()
        return super().first_focus()

    def footer(self) -> Footer:
        """Say what was checked, and offer to do it again."""
        footer = super().footer()
        if footer.text or self._seconds is None:
            return footer
        words = fill(
            self.tr("Checked %1 models in %2 s ·"),
            len(self._asked_about),
            f"{self._seconds:.1f}",
        )
        return Footer(words, self.tr("Check again"), self.check_again)

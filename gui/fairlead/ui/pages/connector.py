"""Connector: its name, where its requests go, and an inference endpoint beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairlead.flows.answers import Deployment
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.endpoints import task_of
from fairlead.ui.form_page import FormPage
from fairlead.ui.page import PageContext
from fairlead.ui.panes.connector_target import TargetPane
from fairlead.ui.texts import fill
from fairlead.ui.widgets.badge import Badge, Tone
from fairlead.ui.widgets.card import Card, columns
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import CheckBox, ComboBox, LineEdit
from fairlead.ui.widgets.issue_list import IssueList
from fairlead.ui.widgets.label import Label, Role

_LAST_WITH_SCREENS = (9, 5)
"""The last release whose own screens still offer to create this connector
(Elastic documentation, "Connect to Amazon Bedrock")."""


class ConnectorPage(FormPage[BedrockAnswers]):
    """Asks what Kibana gets."""

    def __init__(
        self, context: PageContext[BedrockAnswers], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            context,
            self.tr("What AI Assistant, Attack Discovery and others call Bedrock through."),
            parent=parent,
        )
        self._name = Field(self.tr("Connector n&ame"), LineEdit())
        self._default = Field(
            self.tr("&Default model"),
            ComboBox(),
            hint=self.tr("Called where a request names no model."),
        )
        self._target = TargetPane()
        self._inference = self._build_inference()
        self._news = self._build_news()
        self.add(columns(self._name, self._default))
        for card in (self._target, self._inference, self._news):
            self.add(card)
        self.body.addStretch(1)
        self._connect()

    def _build_inference(self) -> Card:
        card = Card()
        card.body.setSpacing(6)
        self._with_inference = CheckBox(self.tr("Also create an &inference endpoint"))
        self._inference_words = Label("", Role.SMALL, wraps=True)
        self._inference_id = Field(self.tr("&Endpoint ID"), LineEdit(mono=True))
        card.body.addWidget(self._with_inference, alignment=Qt.AlignmentFlag.AlignLeft)
        card.add(self._inference_words)
        card.add(columns(self._inference_id, QWidget()))
        self._inference_notes = IssueList()
        card.add(self._inference_notes)
        return card

    def _build_news(self) -> Card:
        card = Card()
        card.body.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(10)
        self._version = Badge("", Tone.INFO)
        words = QVBoxLayout()
        words.addWidget(
            Label(
                self.tr(
                    "Kibana can no longer create this in its own screens; Fairlead uses the API, "
                    "which still does. The connector can be edited in Kibana afterwards."
                ),
                Role.MUTED,
                wraps=True,
            )
        )
        line.addWidget(self._version, alignment=Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        card.body.addLayout(line)
        return card

    def _connect(self) -> None:
        self._name.editor.textEdited.connect(lambda text: self._edit("name", text))
        self._default.editor.currentIndexChanged.connect(
            lambda _index: self._choose_default(self._default.editor.value)
        )
        self._target.url_edited.connect(lambda text: self._edit("api_url", text))
        self._target.region_edited.connect(lambda text: self._edit("region", text))
        self._with_inference.toggled.connect(lambda is_on: self._edit("with_inference", is_on))
        self._inference_id.editor.textEdited.connect(
            lambda text: self._edit("inference_id", text.strip())
        )
        self.bind("name", self._name)
        self.bind("default_id", self._default)
        self.bind("inference_id", self._inference_id)
        for name, field in self._target.fields.items():
            self.bind(name, field)

    def _edit(self, name: str, value: object) -> None:
        self.touch(name)
        changes: dict[str, Any] = {name: value}
        self.draft.update(
            lambda answers: replace(answers, connector=replace(answers.connector, **changes))
        )

    def _choose_default(self, call_id: str) -> None:
        self.draft.update(
            lambda answers: replace(answers, models=replace(answers.models, default_id=call_id))
        )

    def refresh(self) -> None:
        """Show what Kibana gets."""
        answers = self.draft.answers
        connector, models = answers.connector, answers.models
        self._name.editor.show_text(connector.name)
        self._default.editor.offer(
            [(model.call_id, model.name) for model in models.chosen], models.default_id
        )
        self._target.show_answers(answers, frozenset(issue.field for issue in self.issues))
        blocked = self._with_inference.blockSignals(True)
        self._with_inference.setChecked(connector.with_inference)
        self._with_inference.blockSignals(blocked)
        self._inference_id.setVisible(connector.with_inference)
        self._inference_id.editor.show_text(connector.inference_id)
        self._inference_notes.show_issues(
            [issue for issue in self.issues if issue.field == "with_inference"]
        )
        self._show_version(answers.elastic.deployment)

    def _show_version(self, deployment: Deployment | None) -> None:
        is_new = deployment is not None and (
            deployment.is_serverless or deployment.release > _LAST_WITH_SCREENS
        )
        self._news.setVisible(is_new)
        if deployment is None:
            return
        self._version.setText(
            self.tr("Serverless")
            if deployment.is_serverless
            else fill(self.tr("Kibana %1"), deployment.version)
        )
        self._inference_words.setText(
            self.tr("Elastic's newer way to reach a model. It can be used for chat completion.")
            if task_of(deployment) == "chat_completion"
            else fill(
                self.tr(
                    "Elastic's newer way to reach a model. In %1 it can be used for completion; "
                    "chat completion came with 9.3."
                ),
                deployment.version,
            )
        )

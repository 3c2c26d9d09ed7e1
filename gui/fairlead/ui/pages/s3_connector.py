"""Connector: who runs it, where its documents go, when it syncs, and how it signs in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from fairlead.core.flow import Issue
from fairlead.core.texts import translate
from fairlead.flows.quartz import check_cron
from fairlead.flows.s3_answers import Host, S3Answers
from fairlead.flows.s3_hosts import can_be_managed
from fairlead.flows.s3_names import managed_index
from fairlead.flows.s3_views import Target
from fairlead.ui.form_page import FormPage
from fairlead.ui.page import PageContext
from fairlead.ui.panes.connector_key import ConnectorKeyPane
from fairlead.ui.panes.connector_present import PresentPane, check_target
from fairlead.ui.panes.connector_settings import ConnectorSettings
from fairlead.ui.panes.schedule import SchedulePane
from fairlead.ui.texts import fill
from fairlead.ui.widgets.buttons import link
from fairlead.ui.widgets.card import Card, columns
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import LineEdit
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.segmented import Segmented

_TARGET = "target"

_NO_KEY = translate("Connector", "Paste the API key.")


class S3ConnectorPage(FormPage[S3Answers]):
    """Asks what Elasticsearch gets."""

    def __init__(
        self,
        context: PageContext[S3Answers],
        *,
        settle_ms: int = 500,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            context,
            self.tr("Brings the objects into an index, at once or by a schedule."),
            parent=parent,
        )
        self._target: Target | None = None
        self._asked: object = None
        self._settle = QTimer(self, singleShot=True, interval=settle_ms)
        self._settle.timeout.connect(self._look_up)
        self._name = Field(self.tr("Connector n&ame"), LineEdit())
        self._index = Field(
            self.tr("&Index"), LineEdit(mono=True), hint=self.tr("One document for each object.")
        )
        self._host = Field(
            self.tr("&Run by"),
            Segmented(
                ((Host.SELF.value, self.tr("Yourself")), (Host.ELASTIC.value, self.tr("Elastic"))),
                name=self.tr("Run by"),
            ),
        )
        self._present = PresentPane()
        self._service = self._build_service()
        self._key = ConnectorKeyPane(self.bag)
        self._schedule = SchedulePane()
        self._settings = ConnectorSettings()
        self._use_prefix = link("", self._take_prefix, scale="small")
        self.add(columns(self._name, self._index))
        self.body.addWidget(self._use_prefix, alignment=Qt.AlignmentFlag.AlignRight)
        for widget in (
            self._present,
            self._service,
            self._key,
            self._schedule,
            self._settings,
        ):
            self.add(widget)
        self.body.addStretch(1)
        self._connect()

    def _build_service(self) -> Card:
        card = Card(self.tr("Connector service"))
        self._service_words = Label("", Role.MUTED, wraps=True)
        card.add(self._host)
        card.add(self._service_words)
        return card

    def _connect(self) -> None:
        self._name.editor.textEdited.connect(lambda text: self._edit("name", text))
        self._index.editor.textEdited.connect(lambda text: self._edit("index", text.strip()))
        self._host.editor.chosen.connect(self._choose_host)
        self._key.source_chosen.connect(lambda source: self._edit("api_key", source))
        self._key.secret_edited.connect(self._on_change)
        self._schedule.enabled.connect(self._enable_schedule)
        self._schedule.edited.connect(lambda interval: self._edit("interval", interval))
        self._settings.language_chosen.connect(lambda code: self._edit("language", code))
        self._settings.pipeline_edited.connect(lambda pipeline: self._edit("pipeline", pipeline))
        self._settings.settings_edited.connect(self._edit_settings)
        fields: dict[str, Field[Any]] = {
            "name": self._name,
            "index": self._index,
            "host": self._host,
            **self._key.fields,
            "key": self._key.key,
            "interval": self._schedule.expression,
            **self._settings.fields,
        }
        for name, field in fields.items():
            self.bind(name, field)
        # How the user signed in is settled already: what that rules out is said at once.
        self.touch("api_key")

    def _edit(self, name: str, value: object) -> None:
        self.touch(name)
        changes: dict[str, Any] = {name: value}
        self.draft.update(
            lambda answers: replace(answers, connector=replace(answers.connector, **changes))
        )

    def _choose_host(self, value: str) -> None:
        # Who runs it decides over the names that an index may have.
        self.touch("index")
        self._edit("host", Host(value))

    def _take_prefix(self) -> None:
        self._edit("index", managed_index(self.draft.answers.connector.index))

    def _enable_schedule(self, is_on: bool) -> None:
        self._edit("is_scheduled", is_on)
        self.sight_wanted.emit(self._schedule)

    def _edit_settings(self, settings: object, name: str) -> None:
        self.touch(name)
        self._edit("settings", settings)

    # What is there already.

    def leave(self) -> None:
        """Forget what was looked up: on the next visit it is looked up afresh."""
        super().leave()
        self._settle.stop()
        self._asked = None

    def _want_target(self) -> None:
        """Ask a while after the last edit what bears these names already."""
        answers = self.draft.answers
        wish = (answers.elastic, answers.connector.name, answers.connector.index)
        if wish != self._asked:
            self._asked, self._target = wish, None
            self.bridge.drop(self, _TARGET)
            self.wait_for(_TARGET, "")
            self._settle.start()

    def _look_up(self) -> None:
        answers, bag = self.draft.answers, self.bag
        self.ask(
            _TARGET,
            lambda: self.desk.target(answers.elastic, bag, answers.connector),
            self._take_target,
            words=self.tr("Looking at what is there already…"),
        )

    def _take_target(self, target: Target) -> None:
        self._target = target
        self._on_change()

    # Showing.

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What is wrong with the answers, with what is there, and with the pasted key."""
        connector = self.draft.answers.connector
        found = [*super().issues, *check_target(connector, self._target)]
        if self._key.is_missing(connector.api_key):
            found.append(Issue("key", _NO_KEY))
        never = check_cron(connector.interval, datetime.now(UTC))
        if connector.is_scheduled and never is not None:
            found.append(Issue("interval", never))
        return tuple(found)

    def refresh(self) -> None:
        """Show what Elasticsearch gets."""
        answers = self.draft.answers
        connector = answers.connector
        self._want_target()
        wrong = frozenset(issue.field for issue in self.issues)
        self._name.editor.show_text(connector.name)
        self._index.editor.show_text(connector.index)
        prefixed = managed_index(connector.index)
        self._use_prefix.setText(fill(self.tr("Use %1"), prefixed))
        self._use_prefix.setVisible(connector.is_managed and prefixed != connector.index)
        self._host.editor.show_value(connector.host.value)
        is_offered = can_be_managed(answers.elastic) or connector.is_managed
        can_choose = is_offered or (self._target is not None and self._target.can_be_managed)
        self._host.setVisible(can_choose)
        self._service_words.setText(self._words_of_service(can_choose=can_choose))
        self._present.show_target(connector, self._target)
        self._key.show_answers(answers)
        self._schedule.show_answers(connector.interval, is_enabled=connector.is_scheduled)
        self._settings.show_answers(answers, wrong)

    def _words_of_service(self, *, can_choose: bool) -> str:
        if self.draft.answers.connector.is_managed:
            return self.tr("Elastic Cloud runs the service for this deployment.")
        words = self.tr(
            "You run the connector service, with Docker for instance. After Apply Fairlead shows"
            " the files and the command for it."
        )
        if can_choose:
            return words
        reason = self.tr("Elastic runs connectors on Elastic Cloud up to version 8 only.")
        return f"{words} {reason}"

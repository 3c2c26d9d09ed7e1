"""Language, pipeline and the connector's own settings, folded: the defaults are right for most."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from fairlead.flows.documents import Pipeline
from fairlead.flows.s3_answers import S3Answers
from fairlead.flows.s3_config import NUMBERS, Settings, schema
from fairlead.flows.s3_languages import LANGUAGES
from fairlead.ui.texts import fill, say
from fairlead.ui.widgets.card import Card, columns
from fairlead.ui.widgets.disclosure import Disclosure
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import CheckBox, ComboBox, LineEdit
from fairlead.ui.widgets.label import Label, Role


class ConnectorSettings(Card):
    """Asks for what hardly anybody changes.

    Signals:
        language_chosen: Another language of the documents is wanted (its code).
        pipeline_edited: Another `Pipeline` is wanted.
        settings_edited: Other `Settings` are wanted, and which of them (a string).
    """

    language_chosen = Signal(str)
    pipeline_edited = Signal(object)
    settings_edited = Signal(object, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._pipeline = Pipeline()
        self._settings = Settings()
        self._language = Field(
            self.tr("&Language of the documents"),
            ComboBox(),
            hint=self.tr("How their text is taken apart into words for search."),
        )
        self.pipeline = Field(self.tr("Ingest &pipeline"), LineEdit(mono=True))
        self._marks = {
            "extract_binary_content": CheckBox(self.tr("Extract text from files")),
            "reduce_whitespace": CheckBox(self.tr("Reduce whitespace")),
            "run_ml_inference": CheckBox(self.tr("Run machine learning inference")),
        }
        labels = schema()
        self.numbers = {
            name: Field(str(labels[name]["label"]), LineEdit(mono=True)) for name in NUMBERS
        }
        for name in ("read_timeout", "connect_timeout"):
            self.numbers[name].set_hint(self.tr("Seconds"))
        self._extraction = Field(
            self.tr("Text extraction"),
            CheckBox(str(labels["use_text_extraction_service"]["label"])),
        )
        self._given = {name: Label("", Role.MONO, wraps=True, selectable=True) for name in _GIVEN}
        self._texts = Disclosure(self.tr("Language and pipeline"))
        self._all = Disclosure(self.tr("All connector settings"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self._texts.add(columns(self._language, self.pipeline))
        marks = QVBoxLayout()
        marks.setSpacing(4)
        for box in self._marks.values():
            marks.addWidget(box, alignment=Qt.AlignmentFlag.AlignLeft)
        self._texts.body.addLayout(marks)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(6)
        labels = schema()
        for name, label in self._given.items():
            words = str(labels[name]["label"])
            label.setAccessibleName(words)
            form.addRow(Label(words, Role.MUTED), label)
        self._all.body.addLayout(form)
        fields = list(self.numbers.values())
        self._all.add(columns(*fields[:2]))
        self._all.add(columns(*fields[2:]))
        self._all.add(self._extraction)
        self.add(self._texts)
        self.add(self._all)

    def _connect(self) -> None:
        self._language.editor.currentIndexChanged.connect(
            lambda _index: self.language_chosen.emit(self._language.editor.value)
        )
        self.pipeline.editor.textEdited.connect(
            lambda text: self._edit_pipeline("name", text.strip())
        )
        for name, box in self._marks.items():
            box.toggled.connect(lambda is_on, name=name: self._edit_pipeline(name, is_on))
        for name, field in self.numbers.items():
            field.editor.textEdited.connect(
                lambda text, name=name: self._edit_settings(name, _number(text))
            )
        self._extraction.editor.toggled.connect(
            lambda is_on: self._edit_settings("use_text_extraction_service", is_on)
        )

    @property
    def fields(self) -> dict[str, Field[Any]]:
        """The fields by the name of their answer."""
        return {
            "pipeline": self.pipeline,
            **self.numbers,
            "use_text_extraction_service": self._extraction,
        }

    def show_answers(self, answers: S3Answers, wrong: frozenset[str]) -> None:
        """Show the settings; `wrong` names the fields that something is said about."""
        connector = answers.connector
        self._pipeline, self._settings = connector.pipeline, connector.settings
        self._language.editor.offer(
            [(code, say(language.name)) for code, language in LANGUAGES.items()],
            connector.language,
        )
        self.pipeline.editor.show_text(connector.pipeline.name)
        for name, box in self._marks.items():
            box.show_tick(bool(getattr(connector.pipeline, name)))
        for name, field in self.numbers.items():
            field.editor.show_text(str(getattr(connector.settings, name)))
        self._extraction.editor.show_tick(connector.settings.use_text_extraction_service)
        self._given["buckets"].setText(answers.rules.bucket_list)
        self._given["aws_access_key_id"].setText(
            answers.key.own_id or self.tr("of the key that is made at Apply")
        )
        self._given["aws_secret_access_key"].setText(
            fill(self.tr("from the keyring, for the user %1"), answers.user.name)
        )
        if "pipeline" in wrong:
            self._texts.open()
        if wrong & (self.fields.keys() - {"pipeline"}):
            self._all.open()

    def _edit_pipeline(self, name: str, value: object) -> None:
        changes: dict[str, Any] = {name: value}
        self.pipeline_edited.emit(replace(self._pipeline, **changes))

    def _edit_settings(self, name: str, value: object) -> None:
        changes: dict[str, Any] = {name: value}
        self.settings_edited.emit(replace(self._settings, **changes), name)


_GIVEN = ("buckets", "aws_access_key_id", "aws_secret_access_key")


def _number(text: str) -> int | str:
    """Return the number that was typed, or the text where it is none: the checks say so."""
    text = text.strip()
    return int(text) if text.isascii() and text.lstrip("-").isdigit() else text

"""Where the connector sends its requests: the usual address, or another one under Advanced."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.endpoints import RegionField, bedrock_url, region_field, signing_region
from fairlead.ui.texts import fill
from fairlead.ui.widgets.buttons import link
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.disclosure import Disclosure
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import CheckBox, LineEdit
from fairlead.ui.widgets.label import Label, Role


class TargetPane(Card):
    """Shows address, signing region and space, and lets the first two be changed.

    Signals:
        url_edited: Another address is wanted, "" for the usual one.
        region_edited: Another region is wanted in the connector, "" for none.
    """

    url_edited = Signal(str)
    region_edited = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Where requests go"), parent=parent)
        self._usual = ""
        self._aws_region = ""
        self._address = Label("", Role.MONO, wraps=True, selectable=True)
        self._signed_for = Label("", Role.MONO, selectable=True)
        self._space = Label("", Role.MONO, wraps=True, selectable=True)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, label in (
            (self.tr("API URL"), self._address),
            (self.tr("Signed for"), self._signed_for),
            (self.tr("Kibana space"), self._space),
        ):
            label.setAccessibleName(words)
            form.addRow(Label(words, Role.MUTED), label)
        self.body.addLayout(form)
        self._advanced = Disclosure(self.tr("Ad&vanced"))
        self._fips = CheckBox(self.tr("Use the &FIPS endpoint"))
        self.url = Field(
            self.tr("API &URL"),
            LineEdit(mono=True),
            hint=self.tr("For PrivateLink or a host of your own. Empty for the usual address."),
        )
        self._use_usual = link("", lambda: self.url_edited.emit(""), scale="small")
        self.region = Field(
            self.tr("&Region to sign for"),
            LineEdit(mono=True),
            hint=self.tr("Needed only where the address does not tell it. Usually empty."),
        )
        self._use_region = link(
            "", lambda: self.region_edited.emit(self._aws_region), scale="small"
        )
        self._advanced.body.addWidget(self._fips, alignment=Qt.AlignmentFlag.AlignLeft)
        self._advanced.add(self.url)
        self._advanced.body.addWidget(self._use_usual, alignment=Qt.AlignmentFlag.AlignLeft)
        self._advanced.add(self.region)
        self._advanced.body.addWidget(self._use_region, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add(self._advanced)
        self._fips.toggled.connect(self._choose_fips)
        self.url.editor.textEdited.connect(lambda text: self.url_edited.emit(text.strip()))
        self.region.editor.textEdited.connect(lambda text: self.region_edited.emit(text.strip()))

    @property
    def fields(self) -> dict[str, Field[Any]]:
        """The fields by the name of their answer."""
        return {"api_url": self.url, "region": self.region}

    def show_answers(self, answers: BedrockAnswers, wrong: frozenset[str]) -> None:
        """Show where requests go; `wrong` names the fields that something is wrong with."""
        connector, deployment = answers.connector, answers.elastic.deployment
        self._aws_region = answers.aws.region
        self._usual = bedrock_url(self._aws_region)
        url = connector.api_url or self._usual
        self._address.setText(url)
        self._signed_for.setText(signing_region(url, connector.region))
        self._space.setText(answers.elastic.space)
        self.url.editor.setPlaceholderText(self._usual)
        self.url.editor.show_text(connector.api_url)
        self.region.editor.show_text(connector.region)
        takes_region = deployment is None or region_field(deployment) is not RegionField.NO
        self.region.setVisible(takes_region or bool(connector.region))
        blocked = self._fips.blockSignals(True)
        self._fips.setChecked(connector.api_url == bedrock_url(self._aws_region, fips=True))
        self._fips.blockSignals(blocked)
        self._use_usual.setText(fill(self.tr("Use %1"), self._usual))
        self._use_usual.setVisible("api_url" in wrong)
        self._use_region.setText(fill(self.tr("Set the region to %1"), self._aws_region))
        self._use_region.setVisible("region" in wrong and takes_region)
        if wrong & self.fields.keys() or connector.api_url or connector.region:
            self._advanced.open()

    def _choose_fips(self, is_wanted: bool) -> None:
        self.url_edited.emit(bedrock_url(self._aws_region, fips=True) if is_wanted else "")

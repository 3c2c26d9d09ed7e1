"""The agreement of one model: what it says, what it costs, and the consent to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fairlead.flows.models import Model, Offer, Price
from fairlead.ui.panes.models_words import button_words
from fairlead.ui.texts import fill
from fairlead.ui.widgets.buttons import link
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.inputs import CheckBox
from fairlead.ui.widgets.label import Label, Role


class AgreementPane(Card):
    """Shows an offer and collects consent. Nothing is accepted before Apply.

    Signals:
        consented: The user accepts, or no longer does.
        license_wanted: The user wants to read the license (its address).
    """

    consented = Signal(bool)
    license_wanted = Signal(str)

    def __init__(self, model: Model, offer: Offer, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setText(fill(self.tr("Agreement for %1"), model.name))
        self.title.setVisible(True)
        self.add(
            Label(
                self.tr("Fairlead accepts it for this AWS account at Apply, not before."),
                Role.MUTED,
                wraps=True,
            )
        )
        for price in offer.prices:
            self.add(Label(self._say(price), Role.BODY, wraps=True, selectable=True))
        if offer.prices:
            self.add(
                Label(
                    self.tr(
                        "AWS names no currency in an offer. The Amazon Bedrock pricing page does."
                    ),
                    Role.SMALL,
                    wraps=True,
                )
            )
        if offer.refunds:
            self.add(Label(offer.refunds, Role.SMALL, wraps=True, selectable=True))
        # The address comes from a server: only one that a browser may open is offered.
        if offer.license_url.startswith("https://"):
            read = link(
                self.tr("&Read the license agreement"),
                lambda: self.license_wanted.emit(offer.license_url),
                name=fill(self.tr("Read the license agreement of %1"), model.name),
            )
            read.setToolTip(offer.license_url)
            self.add(read)
        self._accept = CheckBox(fill(self.tr("&Accept the agreement for %1"), button_words(model)))
        self._accept.toggled.connect(self.consented)
        self.body.addWidget(self._accept, alignment=Qt.AlignmentFlag.AlignLeft)

    def _say(self, price: Price) -> str:
        if not price.unit:
            return fill(self.tr("%1: %2"), price.what, price.amount)
        # A unit of a rate card is one of what stands there.
        unit = self.tr("unit") if price.unit == "Units" else price.unit
        return fill(self.tr("%1: %2 per %3"), price.what, price.amount, unit)

    def take_focus(self) -> None:
        """Go to the consent."""
        self._accept.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_consent(self, is_given: bool) -> None:
        """Show whether the user accepts, without telling anybody."""
        blocked = self._accept.blockSignals(True)
        self._accept.setChecked(is_given)
        self._accept.blockSignals(blocked)

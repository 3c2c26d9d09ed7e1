"""The buckets that the policy is for. They are chosen on a page of their own."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.flows.s3_answers import S3Answers
from fairlead.ui.page import PageContext
from fairlead.ui.panes.policy_chooser import PolicyChooser
from fairlead.ui.texts import fill
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.label import Label, Role

_MOST = 12


class BucketsShown(PolicyChooser):
    """Names the buckets in a line."""

    def __init__(self, context: PageContext[S3Answers], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = context.draft
        self._names = Label("", wraps=True, selectable=True)
        card = Card(self.tr("Buckets"))
        card.add(self._names)
        card.add(Label(self.tr("Choose others on Buckets and rules."), Role.SMALL, wraps=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def show_answers(self) -> None:
        """Show the buckets of the draft."""
        rules = self._draft.answers.rules
        names = [bucket.name for bucket in rules.buckets]
        listed = ", ".join(names[:_MOST])
        if rules.reads_all:
            listed = self.tr("Every bucket, also those to come")
        elif len(names) > _MOST:
            listed = fill(self.tr("%1 and %2 more"), listed, f"{len(names) - _MOST:,}")
        self._names.setText(listed or self.tr("None yet"))

"""The use case form that Anthropic asks first-time customers for: collected here, sent at Apply."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.flows.bedrock_answers import UseCaseForm
from fairlead.flows.use_case import LONG, SHORT
from fairlead.ui.texts import fill
from fairlead.ui.widgets.buttons import small
from fairlead.ui.widgets.card import Card, columns
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import ComboBox, LineEdit
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.text_area import TextArea


class UseCasePane(Card):
    """Asks what the form asks. Nothing is filled in beforehand: it is a statement of the company.

    Signals:
        edited: The form is another one now (a `UseCaseForm`, or None to leave it out).
    """

    edited = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Anthropic asks first-time customers for a use case"), parent=parent
        )
        self._shown = UseCaseForm()
        self._leave_out = small(self.tr("Leave it out"), lambda: self.edited.emit(None))
        self._fill_in = small(self.tr("&Fill in form…"), lambda: self.edited.emit(UseCaseForm()))
        self.head.addWidget(self._leave_out)
        self.head.addWidget(self._fill_in)
        self.add(
            Label(
                self.tr(
                    "Fairlead submits the same form that the AWS console shows. Once per account; "
                    "AWS normally grants access within minutes."
                ),
                Role.MUTED,
                wraps=True,
            )
        )
        self._questions = self._build_questions()
        self.add(self._questions)
        self._connect()

    def _build_questions(self) -> QWidget:
        self._company = Field(self.tr("&Company name"), LineEdit())
        self._website = Field(self.tr("Company &website"), LineEdit(placeholder="https://…"))
        self._users = Field(self.tr("Who will &use it"), ComboBox())
        self._industry = Field(self.tr("&Industry"), LineEdit())
        self._other = Field(self.tr("&Other industry"), LineEdit())
        self._use_cases = Field(self.tr("What the &models will be used for"), TextArea())
        self._users.editor.offer(
            (
                ("", self.tr("Choose…")),
                ("0", self.tr("People inside the company")),
                ("1", self.tr("People outside the company")),
                ("2", self.tr("Both")),
            ),
            "",
        )
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(columns(self._company, self._website))
        layout.addWidget(columns(self._users, self._industry, self._other))
        layout.addWidget(self._use_cases)
        layout.addWidget(
            Label(
                self.tr(
                    "Sent to AWS and Anthropic at Apply, not before. It is a statement of your "
                    "company, and cannot be changed or taken back later."
                ),
                Role.SMALL,
                wraps=True,
            )
        )
        return holder

    def _connect(self) -> None:
        for name, field in self._lines.items():
            field.editor.textEdited.connect(lambda text, name=name: self._edit(**{name: text}))
        self._users.editor.currentIndexChanged.connect(
            lambda _index: self._edit(intended_users=self._users.editor.value)
        )
        self._use_cases.editor.textChanged.connect(
            lambda: self._edit(use_cases=self._use_cases.editor.toPlainText())
        )

    @property
    def opener(self) -> QWidget:
        """The button that begins the form."""
        return self._fill_in

    def focus_first(self) -> None:
        """Go to the first question."""
        self._company.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _lines(self) -> dict[str, Field[LineEdit]]:
        return {
            "company_name": self._company,
            "company_website": self._website,
            "industry": self._industry,
            "other_industry": self._other,
        }

    @property
    def fields(self) -> dict[str, Field[Any]]:
        """The fields by the name of their answer."""
        return {**self._lines, "intended_users": self._users, "use_cases": self._use_cases}

    def show_form(self, form: UseCaseForm | None) -> None:
        """Show what is filled in, and how much room is left; None if it is left out."""
        self._leave_out.setVisible(form is not None)
        self._fill_in.setVisible(form is None)
        self._questions.setVisible(form is not None)
        if form is None:
            return
        self._shown = form
        for name, field in self._lines.items():
            text = str(getattr(form, name))
            field.editor.show_text(text)
            field.set_hint(fill(self.tr("%1 of %2 characters"), len(text), SHORT))
        blocked = self._users.editor.blockSignals(True)
        self._users.editor.setCurrentIndex(self._users.editor.findData(form.intended_users))
        self._users.editor.blockSignals(blocked)
        self._use_cases.editor.show_text(form.use_cases)
        self._use_cases.set_hint(
            fill(self.tr("%1 of %2 characters"), len(form.use_cases), f"{LONG:,}")
        )

    def _edit(self, **changes: str) -> None:
        form = replace(self._shown, **changes)
        if form != self._shown:
            self.edited.emit(form)

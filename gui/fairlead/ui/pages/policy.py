"""IAM policy: what the connector may do, as the document that IAM will get."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Generic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fairlead.core.errors import Problem
from fairlead.core.flow import Issue
from fairlead.core.texts import Text, translate
from fairlead.flows.answers import AwsIdentity, AwsSignIn, PolicyScope
from fairlead.flows.policy_draft import LENGTH_LIMIT, PolicyDraft, count_length
from fairlead.flows.views import PolicyInfo
from fairlead.ui.form_page import FormPage
from fairlead.ui.page import PageContext
from fairlead.ui.pages.shared import A, changed
from fairlead.ui.panes.policy_chooser import PolicyChooser
from fairlead.ui.panes.policy_document import PolicyDocument, join_short_lists
from fairlead.ui.panes.policy_export import ExportPane, export_text
from fairlead.ui.texts import fill, say
from fairlead.ui.view import Footer
from fairlead.ui.widgets.badge import Badge, Tone
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.columns import Columns
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import LineEdit
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.pick_list import Entry, PickList
from fairlead.ui.widgets.segmented import Segmented

_NAME_CHARS = 28

_NOT_SAVED = translate("Policy", "The file was not written.")
_NOT_SAVED_ADVICE = translate("Policy", "Choose another folder.")


@dataclass(frozen=True, slots=True)
class PolicyRules(Generic[A]):
    """What a family knows about its policy.

    Attributes:
        subtitle: The sentence under the title.
        scopes: The choices under Allow with their words.
        draft: Computes the policy for this caller; a `Problem` while something is missing for it.
        check: What is to be said about the document of an existing policy.
    """

    subtitle: Text
    scopes: tuple[tuple[PolicyScope, Text], ...]
    draft: Callable[[A, AwsIdentity], PolicyDraft]
    check: Callable[[A, str], tuple[Issue, ...]]


class PolicyPage(FormPage[A]):
    """Asks what the policy allows, and shows the document live.

    `chooser` is the family's own way to choose what is allowed; it shows with the scope CHOSEN and
    edits the draft by itself.
    """

    def __init__(
        self,
        context: PageContext[A],
        rules: PolicyRules[A],
        chooser: PolicyChooser,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, say(rules.subtitle), parent=parent)
        self._rules = rules
        self._chooser = chooser
        self._looked_up_for: AwsSignIn | None = None
        self._fetched: tuple[str, str] = ("", "")
        self._name = Field(self.tr("Policy n&ame"), LineEdit(mono=True))
        self._arn = Field(self.tr("Policy A&RN"), LineEdit(mono=True))
        self._scope = Field(
            self.tr("A&llow"),
            Segmented(
                tuple((scope.value, say(words)) for scope, words in rules.scopes),
                name=self.tr("Allow"),
            ),
        )
        self._existing = self._build_existing()
        self._document = PolicyDocument()
        self._why = self._build_why()
        self._export = ExportPane()
        self._export.hide()
        for field in (self._name, self._arn):
            field.setMinimumWidth(self.fontMetrics().averageCharWidth() * _NAME_CHARS)
        line = Columns(self._name, self._arn, self._scope, stretches=(1, 1, 0))
        for widget in (line, chooser, self._existing, self._document, self._why, self._export):
            self.add(widget)
        self.body.addStretch(1)
        self._connect()

    def first_focus(self) -> QWidget | None:
        """Return the document if that is what is wrong, or else as any page."""
        return self._document.editor if self._wrong_document() else super().first_focus()

    def reveal(self) -> None:
        """Show all that is wrong, and in the document the place."""
        super().reveal()
        issue = self._wrong_document()
        if issue is not None and issue.place is not None:
            self._document.editor.go_to(*issue.place)

    def _wrong_document(self) -> Issue | None:
        first = next(iter(self.errors), None)
        return first if first is not None and first.field == "edited" else None

    def _connect(self) -> None:
        self._name.editor.textEdited.connect(self._edit_name)
        self._scope.editor.chosen.connect(
            lambda value: self._edit(scope=PolicyScope(value), edited="")
        )
        self._chooser.waiting.connect(partial(self.wait_for, "chooser"))
        self._chooser.failed.connect(self._fail_chooser)
        self._policies.picked.connect(self._pick)
        self._document.edited.connect(lambda text: self._edit(edited=text))
        self._export.closed.connect(self._export.hide)
        self._export.save_wanted.connect(self._ask_where_to_save)
        self._arn.editor.textEdited.connect(lambda text: self._pick(text.strip()))
        self.bind("name", self._name)
        self.bind("existing_arn", self._arn)

    def _build_existing(self) -> Card:
        card = Card(self.tr("Policies of this account"))
        self._policies = PickList(
            self.tr("Policies of this account"),
            filter_name=self.tr("Filter by name"),
            empty=self.tr("No customer managed policy was found."),
        )
        card.add(self._policies)
        return card

    def _build_why(self) -> Card:
        card = Card()
        card.body.setSpacing(0)
        self._question = Badge("", Tone.INFO)
        self._answer = Label("", Role.MUTED, wraps=True, selectable=True)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._question, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._answer, 1)
        card.body.addLayout(line)
        return card

    def leave(self) -> None:
        """Forget what was looked up: on the next visit it is looked up afresh."""
        super().leave()
        self._looked_up_for = None
        self._fetched = ("", "")

    def _fail_chooser(self, problem: Problem | None) -> None:
        self.show_problem("chooser", problem, self._chooser.look_up_again)

    def _edit_name(self, text: str) -> None:
        self.touch("name")
        self._edit(name=text.strip())

    def _pick(self, arn: str) -> None:
        self.touch("existing_arn")
        self._edit(existing_arn=arn)

    def _edit(self, **changes: Any) -> None:
        self.draft.update(
            lambda answers: changed(answers, policy=replace(answers.policy, **changes))
        )

    def refresh(self) -> None:
        """Show what is allowed, and the document that says so."""
        answers = self.draft.answers
        policy = answers.policy
        is_existing = policy.scope is PolicyScope.EXISTING
        self._name.editor.show_text(policy.name)
        self._name.setVisible(not is_existing)
        self._arn.setVisible(is_existing)
        self._arn.editor.show_text(policy.existing_arn)
        self._scope.editor.show_value(policy.scope.value)
        self._chooser.setVisible(policy.scope is PolicyScope.CHOSEN)
        if not is_existing:
            self._chooser.show_answers()
        self._existing.setVisible(is_existing)
        self._policies.show_value(policy.existing_arn)
        if is_existing:
            self._look_up()
            self._fetch(policy.existing_arn)
        text = self._text()
        self._document.show_document(text, is_edited=bool(policy.edited), may_edit=not is_existing)
        self._document.show_verdict(
            self._verdict(text),
            count_length(text),
            LENGTH_LIMIT,
            self.tr("Does not suffice") if is_existing else self.tr("Not valid"),
        )
        draft = self._computed()
        reasons = draft.reasons if draft is not None and not policy.edited else ()
        count = len(draft.resources) if draft is not None else 0
        self._why.setVisible(bool(reasons))
        self._question.setText(
            self.tr("Why this resource?")
            if count == 1
            else fill(self.tr("Why %1 resources?"), count)
        )
        self._answer.setText("\n".join(say(reason.text) for reason in reasons))

    def _text(self) -> str:
        """The document that holds: typed, looked up, or computed."""
        answers = self.draft.answers
        if answers.policy.scope is PolicyScope.EXISTING:
            arn, document = self._fetched
            return document if arn == answers.policy.existing_arn else ""
        draft = self._computed()
        return answers.policy.edited or (join_short_lists(draft.pretty) if draft else "")

    def _computed(self) -> PolicyDraft | None:
        """The computed policy; None while something is missing for it, which the checks tell."""
        answers = self.draft.answers
        identity = answers.aws.identity
        if identity is None or answers.policy.scope is PolicyScope.EXISTING:
            return None
        try:
            return self._rules.draft(answers, identity)
        except Problem:
            return None

    def _verdict(self, text: str) -> tuple[Issue, ...]:
        """What is to be said about the document.

        What an existing policy lacks keeps nobody here: the user may hold other policies too.
        """
        if self.draft.answers.policy.scope is PolicyScope.EXISTING:
            return self._rules.check(self.draft.answers, text) if text else ()
        return tuple(issue for issue in self.issues if issue.field in ("", "edited"))

    # Policies that are there already.

    def _look_up(self) -> None:
        aws, bag = self.draft.answers.aws, self.bag
        if aws == self._looked_up_for:
            return
        self._looked_up_for = aws
        self.ask(
            "policies",
            lambda: self.desk.policies(aws, bag),
            self._show_policies,
            words=self.tr("Looking up policies…"),
        )

    def _show_policies(self, policies: tuple[PolicyInfo, ...]) -> None:
        self._policies.offer(
            [Entry(policy.arn, policy.name, policy.arn) for policy in policies],
            self.draft.answers.policy.existing_arn,
        )

    def _fetch(self, arn: str) -> None:
        """Get the document of the chosen policy, so that it can be shown and checked."""
        if not arn or arn == self._fetched[0]:
            return
        self._fetched = (arn, "")
        aws, bag = self.draft.answers.aws, self.bag

        def take(document: str) -> None:
            self._fetched = (arn, document)
            self._on_change()

        self.ask(
            "document",
            lambda: self.desk.policy_document(aws, bag, arn),
            take,
            words=self.tr("Reading the policy…"),
        )

    # For an administrator.

    def footer(self) -> Footer:
        """Offer the export where nothing else is to be said."""
        footer = super().footer()
        if footer.text or self.draft.answers.policy.scope is PolicyScope.EXISTING:
            return footer
        return Footer(
            self.tr("No admin rights?"),
            self.tr("Export this step for your AWS administrator"),
            self._show_export,
        )

    def _show_export(self) -> None:
        policy, draft = self.draft.answers.policy, self._computed()
        document = policy.edited or (draft.pretty if draft is not None else "")
        self._export.show_text(export_text(policy.name, document))
        self._export.show()
        self._export.take_focus()

    def _ask_where_to_save(self) -> None:
        self.context.asker.choose_save_path(
            self,
            self.tr("Save for your AWS administrator"),
            f"{self.draft.answers.policy.name}.txt",
            self._save,
        )

    def _save(self, path: Path) -> None:
        text = self._export.text

        def write() -> None:
            try:
                path.write_text(text, encoding="utf-8")
            except OSError as error:
                raise Problem(
                    "not-saved", _NOT_SAVED, _NOT_SAVED_ADVICE, details=str(error)
                ) from error

        self.ask("save", write, lambda _none: None)

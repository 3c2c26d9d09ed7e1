"""The six form pages of the Bedrock journey, put together from what they share and what it adds."""

from __future__ import annotations

from collections.abc import Callable

from fairlead.core.errors import Problem
from fairlead.core.flow import Issue
from fairlead.core.texts import Text, translate
from fairlead.flows.answers import PolicyScope
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.policies import build_policy
from fairlead.flows.policy_draft import LENGTH_LIMIT, PolicyDraft, count_length
from fairlead.flows.policy_use import check_policy
from fairlead.ui.page import FormPage, PageContext
from fairlead.ui.pages.access_key import AccessKeyPage
from fairlead.ui.pages.connector import ConnectorPage
from fairlead.ui.pages.models import ModelsPage
from fairlead.ui.pages.policy import PolicyPage, PolicyRules
from fairlead.ui.pages.sign_in import SignInPage
from fairlead.ui.pages.user import UserPage
from fairlead.ui.panes.models_picker import ModelPicker
from fairlead.ui.panes.policy_export import export_text

Context = PageContext[BedrockAnswers]

_SCOPES = (
    (PolicyScope.CHOSEN, translate("Policy", "Chosen models")),
    (PolicyScope.FAMILY, translate("Policy", "Any Claude model")),
    (PolicyScope.DOCUMENTED, translate("Policy", "As in Elastic docs")),
    (PolicyScope.EXISTING, translate("Policy", "Existing")),
)
_SUBTITLE = translate(
    "Policy",
    "What the connector may do in your account. Fairlead proposes the narrowest policy that works "
    "for the models you choose.",
)


def _draft(answers: BedrockAnswers) -> PolicyDraft | None:
    """The computed policy; None while something is missing for it, which the checks tell."""
    identity, scope = answers.aws.identity, answers.policy.scope
    if identity is None or scope is PolicyScope.EXISTING:
        return None
    try:
        return build_policy(answers.models.chosen, identity, answers.aws.region, scope)
    except Problem:
        return None


def _document(answers: BedrockAnswers) -> str:
    draft = _draft(answers)
    return draft.pretty if draft is not None else ""


def _why(answers: BedrockAnswers) -> tuple[int, tuple[Text, ...]]:
    draft = _draft(answers)
    if draft is None:
        return 0, ()
    return len(draft.resources), tuple(reason.text for reason in draft.reasons)


def _check(answers: BedrockAnswers, document: str) -> tuple[Issue, ...]:
    aws = answers.aws
    return check_policy(document, answers.models.chosen, aws.identity, aws.region)


def _export(answers: BedrockAnswers) -> str:
    return export_text(answers.policy.name, answers.policy.edited or _document(answers))


_RULES = PolicyRules(
    subtitle=_SUBTITLE,
    scopes=_SCOPES,
    document=_document,
    why=_why,
    check=_check,
    size=count_length,
    limit=LENGTH_LIMIT,
    export=_export,
)


def make_sign_in(context: Context) -> FormPage[BedrockAnswers]:
    """Return Sign in, checked by what Bedrock needs."""
    return SignInPage(context, context.desk.preflight, "bedrock")


def make_policy(context: Context) -> FormPage[BedrockAnswers]:
    """Return IAM policy, with models to choose from."""
    return PolicyPage(context, _RULES, ModelPicker(context))


FORMS: dict[str, Callable[[Context], FormPage[BedrockAnswers]]] = {
    "sign-in": make_sign_in,
    "policy": make_policy,
    "user": UserPage,
    "access-key": AccessKeyPage,
    "models": ModelsPage,
    "connector": ConnectorPage,
}
"""What builds each form page, by the id of the page."""

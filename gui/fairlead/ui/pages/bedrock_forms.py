"""The six form pages of the Bedrock journey, put together from what they share and what it adds."""

from __future__ import annotations

from collections.abc import Callable

from fairlead.core.flow import Issue
from fairlead.core.texts import translate
from fairlead.flows.answers import AwsIdentity, PolicyScope
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.policies import build_policy
from fairlead.flows.policy_draft import PolicyDraft
from fairlead.flows.policy_use import check_policy
from fairlead.ui.form_page import FormPage
from fairlead.ui.page import PageContext
from fairlead.ui.pages.access_key import AccessKeyPage
from fairlead.ui.pages.connector import ConnectorPage
from fairlead.ui.pages.models import ModelsPage
from fairlead.ui.pages.policy import PolicyPage, PolicyRules
from fairlead.ui.pages.sign_in import SignInPage
from fairlead.ui.pages.user import UserPage
from fairlead.ui.panes.models_picker import ModelPicker

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


def _draft(answers: BedrockAnswers, identity: AwsIdentity) -> PolicyDraft:
    return build_policy(answers.models.chosen, identity, answers.aws.region, answers.policy.scope)


def _check(answers: BedrockAnswers, document: str) -> tuple[Issue, ...]:
    aws = answers.aws
    return check_policy(document, answers.models.chosen, aws.identity, aws.region)


_RULES = PolicyRules(subtitle=_SUBTITLE, scopes=_SCOPES, draft=_draft, check=_check)


def make_sign_in(context: Context) -> FormPage[BedrockAnswers]:
    """Return Sign in, checked by what Bedrock needs."""
    return SignInPage(context, context.desk.bedrock_preflight, "bedrock")


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

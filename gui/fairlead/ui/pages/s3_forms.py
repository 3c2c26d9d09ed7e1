"""The six form pages of the S3 journey, put together from what they share and what it adds."""

from __future__ import annotations

from collections.abc import Callable

from fairlead.core.flow import Issue
from fairlead.core.texts import translate
from fairlead.flows.answers import AwsIdentity, PolicyScope
from fairlead.flows.policy_draft import PolicyDraft
from fairlead.flows.s3_answers import S3Answers
from fairlead.flows.s3_policies import build_s3_policy, check_s3_policy
from fairlead.ui.form_page import FormPage
from fairlead.ui.page import PageContext
from fairlead.ui.pages.access_key import AccessKeyPage
from fairlead.ui.pages.buckets import BucketsPage
from fairlead.ui.pages.policy import PolicyPage, PolicyRules
from fairlead.ui.pages.s3_connector import S3ConnectorPage
from fairlead.ui.pages.sign_in import SignInPage
from fairlead.ui.pages.user import UserPage
from fairlead.ui.panes.buckets_shown import BucketsShown

Context = PageContext[S3Answers]

_SCOPES = (
    (PolicyScope.CHOSEN, translate("Policy", "Chosen buckets")),
    (PolicyScope.DOCUMENTED, translate("Policy", "As in Elastic docs")),
    (PolicyScope.EXISTING, translate("Policy", "Existing")),
)
_SUBTITLE = translate(
    "Policy",
    "What the connector may do in your account. Fairlead proposes the narrowest policy that works "
    "for the buckets you chose.",
)


def _draft(answers: S3Answers, identity: AwsIdentity) -> PolicyDraft:
    rules = answers.rules
    return build_s3_policy(rules.buckets, identity, answers.policy.scope, is_all=rules.reads_all)


def _check(answers: S3Answers, document: str) -> tuple[Issue, ...]:
    return check_s3_policy(document, answers.rules.buckets, answers.aws.identity)


_RULES = PolicyRules(subtitle=_SUBTITLE, scopes=_SCOPES, draft=_draft, check=_check)


def make_sign_in(context: Context) -> FormPage[S3Answers]:
    """Return Sign in, checked by what S3 needs."""
    return SignInPage(context, context.desk.s3_preflight, "s3")


def make_policy(context: Context) -> FormPage[S3Answers]:
    """Return IAM policy, with the buckets that it is for."""
    return PolicyPage(context, _RULES, BucketsShown(context))


FORMS: dict[str, Callable[[Context], FormPage[S3Answers]]] = {
    "sign-in": make_sign_in,
    "rules": BucketsPage,
    "policy": make_policy,
    "user": UserPage,
    "access-key": AccessKeyPage,
    "connector": S3ConnectorPage,
}
"""What builds each form page, by the id of the page."""

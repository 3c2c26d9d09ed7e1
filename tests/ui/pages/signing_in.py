"""Sign in as its tests open it and look at it."""

from __future__ import annotations

from tests.ui.pages.conftest import Context

from fairlead.flows.answers import AwsSignIn, ElasticSignIn
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.ui.form_page import FormPage
from fairlead.ui.pages.sign_in import SignInPage
from fairlead.ui.widgets.check_rows import CheckRows

READY = BedrockAnswers(
    aws=AwsSignIn(profile="admin"), elastic=ElasticSignIn(address="https://soc.kb.example.com")
)


def quick(context: Context) -> SignInPage[BedrockAnswers]:
    return SignInPage(context, context.desk.bedrock_preflight, "bedrock", settle_ms=1)


def rows(page: FormPage[BedrockAnswers], index: int) -> list[str]:
    """What the rows of one side say: 0 is AWS, 1 Elastic, 2 this computer."""
    found = page.findChildren(CheckRows)
    return [str(check.title) for check in found[index].checks]


def is_checked(page: FormPage[BedrockAnswers]) -> bool:
    return not page.footer().text.endswith("…") and bool(rows(page, 2))

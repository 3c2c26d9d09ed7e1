"""A small family for tests of the shell: two fields, then Review and Test prompt."""

from __future__ import annotations

from dataclasses import replace

from tests.ui.desk import SIGNED_IN_AWS, SIGNED_IN_ELASTIC
from tests.ui.run_desk import PLAN

from fairlead.core import flow
from fairlead.core.flow import Issue
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag
from fairlead.core.texts import Text, verbatim
from fairlead.flows.answers import AwsSignIn, ElasticSignIn
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.ui.family import Family
from fairlead.ui.family_card import FamilyCard
from fairlead.ui.form_page import FormPage
from fairlead.ui.page import JourneyPage, PageContext
from fairlead.ui.pages.review import ReviewPage
from fairlead.ui.pages.test_prompt import TestPromptPage
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import LineEdit

SIGN_IN = "sign-in"
CONNECTOR = "connector"
REVIEW = "review"
PROMPT = "test-prompt"


class AddressPage(FormPage[BedrockAnswers]):
    """One field that must not be empty."""

    def __init__(self, context: PageContext[BedrockAnswers]) -> None:
        super().__init__(context, "Both ends are checked before anything else.")
        self.edit = LineEdit()
        self.edit.textEdited.connect(self._edit)
        self.field = Field("&Kibana address", self.edit)
        self.bind("elastic.address", self.field)
        self.add(self.field)
        self.body.addStretch(1)

    def refresh(self) -> None:
        self.edit.show_text(self.draft.answers.elastic.address)

    def _edit(self, text: str) -> None:
        self.touch("elastic.address")
        self.draft.update(lambda a: replace(a, elastic=replace(a.elastic, address=text)))


class NamePage(FormPage[BedrockAnswers]):
    """One field that is filled already."""

    def __init__(self, context: PageContext[BedrockAnswers]) -> None:
        super().__init__(context)
        self.edit = LineEdit()
        self.edit.textEdited.connect(self._edit)
        field = Field("&Connector name", self.edit)
        self.bind("connector.name", field)
        self.add(field)
        self.body.addStretch(1)

    def refresh(self) -> None:
        self.edit.show_text(self.draft.answers.connector.name)

    def _edit(self, text: str) -> None:
        self.draft.update(lambda a: replace(a, connector=replace(a.connector, name=text)))


def _check_address(answers: BedrockAnswers) -> tuple[Issue, ...]:
    if answers.elastic.address:
        return ()
    return (Issue("elastic.address", verbatim("Enter the address of Kibana.")),)


def _check_name(answers: BedrockAnswers) -> tuple[Issue, ...]:
    if answers.connector.name:
        return ()
    return (Issue("connector.name", verbatim("Enter a name.")),)


def _address(answers: BedrockAnswers) -> Text | None:
    return verbatim(answers.elastic.address)


def _begin(_bag: SecretBag) -> BedrockAnswers:
    answers = BedrockAnswers()
    return replace(answers, connector=replace(answers.connector, name="Bedrock prod SOC"))


def _settle(_old: BedrockAnswers, new: BedrockAnswers) -> BedrockAnswers:
    return new


def _plan(_answers: BedrockAnswers) -> Plan:
    return PLAN


def _ends(_answers: BedrockAnswers) -> tuple[AwsSignIn, ElasticSignIn]:
    return SIGNED_IN_AWS, SIGNED_IN_ELASTIC


def _make_page(context: PageContext[BedrockAnswers]) -> JourneyPage[BedrockAnswers]:
    makers: dict[str, type[JourneyPage[BedrockAnswers]]] = {
        SIGN_IN: AddressPage,
        CONNECTOR: NamePage,
        REVIEW: ReviewPage,
        PROMPT: TestPromptPage,
    }
    return makers[context.spec.id](context)


BEDROCK: Family[BedrockAnswers] = Family(
    kind="bedrock",
    title=verbatim("Bedrock connector"),
    help_url="https://example.com/docs",
    pages=(
        flow.Page(SIGN_IN, verbatim("Sign in"), _check_address, _address),
        flow.Page(CONNECTOR, verbatim("Connector"), _check_name),
        flow.Page(REVIEW, verbatim("Review and apply"), lambda _answers: ()),
        flow.Page(PROMPT, verbatim("Test prompt"), lambda _answers: ()),
    ),
    review_id=REVIEW,
    begin=_begin,
    settle=_settle,
    build_plan=_plan,
    ends=_ends,
    make_page=_make_page,
)

CARD = FamilyCard(
    kind="bedrock",
    short=verbatim("Bedrock"),
    title=verbatim("Amazon Bedrock connector"),
    text=verbatim(
        "Lets AI Assistant and Attack Discovery use Claude models. Policy, user, access key, "
        "model access and Kibana connector."
    ),
    button=verbatim("Set up Bedrock"),
    try_words=verbatim("Send a &test prompt…"),
    load=lambda: BEDROCK,
)

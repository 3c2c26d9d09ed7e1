"""The Bedrock journey put together: its rules, its pages, and where its answers begin."""

from __future__ import annotations

import uuid
from dataclasses import replace

from fairlead.core.secrets import SecretBag
from fairlead.core.texts import translate
from fairlead.desk.late import LateDesk
from fairlead.flows.bedrock import settle, start_answers
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.bedrock_pages import PAGES
from fairlead.flows.bedrock_plan import build_plan
from fairlead.ui.family import Family
from fairlead.ui.page import JourneyPage, PageContext
from fairlead.ui.pages.bedrock_forms import FORMS
from fairlead.ui.pages.review import ReviewPage
from fairlead.ui.pages.test_prompt import TestPromptPage

_HELP = (
    "https://www.elastic.co/docs/explore-analyze/ai-features/llm-guides/connect-to-amazon-bedrock"
)


def bedrock_family(desk: LateDesk) -> Family[BedrockAnswers]:
    """Return what a journey knows about Bedrock."""

    def begin(bag: SecretBag) -> BedrockAnswers:
        answers = start_answers(str(uuid.uuid4()))
        sign_in = desk.practice_sign_in(bag)
        if sign_in is None:
            return answers
        aws, elastic = sign_in
        return replace(answers, aws=aws, elastic=elastic)

    return Family(
        kind="bedrock",
        title=translate("Bedrock", "Bedrock connector"),
        help_url=_HELP,
        pages=PAGES,
        review_id="review",
        begin=begin,
        settle=settle,
        build_plan=build_plan,
        ends=lambda answers: (answers.aws, answers.elastic),
        make_page=_make_page,
    )


def _make_page(context: PageContext[BedrockAnswers]) -> JourneyPage[BedrockAnswers]:
    if context.spec.id == "review":
        return ReviewPage(context)
    if context.spec.id == "test":
        return TestPromptPage(context)
    return FORMS[context.spec.id](context)

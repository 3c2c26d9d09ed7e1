"""The S3 journey put together: its rules, its pages, and where its answers begin."""

from __future__ import annotations

import uuid
from dataclasses import replace

from fairlead.core.secrets import SecretBag
from fairlead.core.texts import translate
from fairlead.desk.late import LateDesk
from fairlead.flows.answers import ElasticMethod
from fairlead.flows.s3 import settle, start_answers
from fairlead.flows.s3_answers import S3Answers
from fairlead.flows.s3_pages import PAGES
from fairlead.flows.s3_plan import build_plan
from fairlead.ui.family import Family
from fairlead.ui.page import JourneyPage, PageContext
from fairlead.ui.pages.review import ReviewPage
from fairlead.ui.pages.s3_forms import FORMS
from fairlead.ui.pages.sample_sync import SampleSyncPage

_HELP = "https://www.elastic.co/docs/reference/search-connectors/es-connectors-s3"


def s3_family(desk: LateDesk) -> Family[S3Answers]:
    """Return what a journey knows about S3."""

    def begin(bag: SecretBag) -> S3Answers:
        answers = start_answers(str(uuid.uuid4()))
        # An API key cannot create the one that the connector needs.
        sign_in = desk.practice_sign_in(bag, ElasticMethod.PASSWORD)
        if sign_in is None:
            return answers
        aws, elastic = sign_in
        return replace(answers, aws=aws, elastic=elastic)

    return Family(
        kind="s3",
        title=translate("S3", "S3 connector"),
        help_url=_HELP,
        pages=PAGES,
        review_id="review",
        begin=begin,
        settle=settle,
        build_plan=build_plan,
        ends=lambda answers: (answers.aws, answers.elastic),
        make_page=_make_page,
    )


def _make_page(context: PageContext[S3Answers]) -> JourneyPage[S3Answers]:
    if context.spec.id == "review":
        return ReviewPage(context)
    if context.spec.id == "sample":
        return SampleSyncPage(context)
    return FORMS[context.spec.id](context)

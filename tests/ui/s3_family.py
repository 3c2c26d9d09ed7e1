"""A small S3 family for tests of what comes after Review, and a finished run of it."""

from __future__ import annotations

from tests.ui.desk import SIGNED_IN_AWS, SIGNED_IN_ELASTIC
from tests.ui.run_desk import ACCOUNT, NOW, REGION

from fairlead.core import flow
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.secrets import SecretBag
from fairlead.core.texts import verbatim
from fairlead.flows.answers import AwsSignIn, ElasticSignIn
from fairlead.flows.s3_answers import S3Answers
from fairlead.flows.views import Connection, Health
from fairlead.ui.family import Family
from fairlead.ui.family_card import FamilyCard
from fairlead.ui.page import JourneyPage, PageContext
from fairlead.ui.pages.review import ReviewPage
from fairlead.ui.pages.sample_sync import SampleSyncPage

S3_RUN = "run-s3"
S3_PLAN = Plan(
    kind="s3",
    name="Contracts",
    place={"account": ACCOUNT, "region": REGION, "elasticsearch": "https://es.example.com"},
    sign_in={
        "aws": {"source": "profile", "profile": "admin", "region": REGION},
        "elastic": {"address": "https://soc.kb.example.com", "method": "api-key"},
    },
    steps=(
        StepSpec("policy", "iam-policy"),
        StepSpec("index", "elastic-index", {"name": "search-contracts", "language": ""}),
        StepSpec(
            "rules",
            "sync-rules",
            {
                "connector_id": "c1",
                "rules": [
                    {"bucket": "contracts-eu", "prefix": "legal/"},
                    {"bucket": "contracts-us", "extension": [".md", ".xlsx"]},
                ],
                "basic": [],
            },
        ),
    ),
)
S3_CONNECTION = Connection(
    S3_RUN,
    "s3",
    "Contracts",
    verbatim("search-contracts"),
    Health.WORKING,
    checked_at=NOW - 60,
    done=3,
    total=3,
)


def _make_page(context: PageContext[S3Answers]) -> JourneyPage[S3Answers]:
    return ReviewPage(context) if context.spec.id == "review" else SampleSyncPage(context)


def _begin(_bag: SecretBag) -> S3Answers:
    return S3Answers()


def _settle(_old: S3Answers, new: S3Answers) -> S3Answers:
    return new


def _plan(_answers: S3Answers) -> Plan:
    return S3_PLAN


def _ends(_answers: S3Answers) -> tuple[AwsSignIn, ElasticSignIn]:
    return SIGNED_IN_AWS, SIGNED_IN_ELASTIC


S3: Family[S3Answers] = Family(
    kind="s3",
    title=verbatim("S3 connector"),
    help_url="https://example.com/docs",
    pages=(
        flow.Page("review", verbatim("Review and apply"), lambda _answers: ()),
        flow.Page("sample", verbatim("Sample sync"), lambda _answers: ()),
    ),
    review_id="review",
    begin=_begin,
    settle=_settle,
    build_plan=_plan,
    ends=_ends,
    make_page=_make_page,
)

S3_CARD = FamilyCard(
    kind="s3",
    short=verbatim("S3"),
    title=verbatim("Amazon S3 content connector"),
    text=verbatim("Indexes files from S3 buckets into Elasticsearch."),
    button=verbatim("Set up S3"),
    try_words=verbatim("Take a &sample…"),
    load=lambda: S3,
)

"""Answers of the S3 journey for the tests of its flows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.flows.builders import ACCOUNT, CONNECTOR_ID, DEPLOYMENT, IDENTITY, REGION
from tests.flows.s3.objects import EU, US

from fairlead.core.flow import Weight
from fairlead.flows.answers import AwsSignIn, Deployment, ElasticMethod, ElasticSignIn
from fairlead.flows.s3 import settle, start_answers
from fairlead.flows.s3_answers import RulesAnswers, S3Answers
from fairlead.flows.s3_pages import PAGES
from fairlead.flows.setup_file import read_setup_file
from fairlead.flows.setup_s3 import S3Setup

CLOUD = "https://soc.kb.us-east-1.aws.elastic.cloud"
HOSTED = Deployment("8.19.2", "cluster-8", elasticsearch_url="https://soc.es.elastic.cloud")

SHORTEST_SETUP = """
kind = "s3"
buckets = ["docs-us"]
[aws]
region = "us-east-1"
[elastic]
kibana = "https://soc.kb.example.com"
username = "elastic"
password = { env = "PASSWORD" }
"""


def complete_answers() -> S3Answers:
    """Answers on which every page is complete."""
    start = start_answers(CONNECTOR_ID)
    answers = replace(
        start,
        aws=AwsSignIn(region=REGION, identity=IDENTITY),
        elastic=ElasticSignIn(
            address="https://soc.kb.example.com",
            method=ElasticMethod.PASSWORD,
            username="elastic",
            deployment=DEPLOYMENT,
        ),
        rules=RulesAnswers(known=(US, EU), looked_up_for=ACCOUNT, chosen=("docs-us",)),
    )
    return settle(start, answers)


def with_part(answers: S3Answers, part: str, **changes: Any) -> S3Answers:
    """Return answers with some fields of one part changed, and nothing settled."""
    return replace(answers, **{part: replace(getattr(answers, part), **changes)})


def change(answers: S3Answers, part: str, **changes: Any) -> S3Answers:
    """Change one part of the answers, as a page does, and settle."""
    return settle(answers, with_part(answers, part, **changes))


def said(page_id: str, answers: S3Answers) -> list[tuple[str, str, Weight]]:
    """What a page says about answers: field, words and weight."""
    page = next(page for page in PAGES if page.id == page_id)
    issues = (*page.check(answers), *page.advise(answers))
    return [(issue.field, str(issue.text), issue.weight) for issue in issues]


def summary(page_id: str, answers: S3Answers) -> str | None:
    """What the stepper shows under a page."""
    page = next(page for page in PAGES if page.id == page_id)
    words = page.summary(answers)
    return None if words is None else str(words)


def read_setup(text: str) -> S3Setup:
    """Return the setup that a text describes."""
    setup = read_setup_file(text, CONNECTOR_ID)
    assert isinstance(setup, S3Setup)
    return setup

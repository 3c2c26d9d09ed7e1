"""What is wrong with the answers on the pages of the S3 journey, and how each is summed up."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.flows.builders import ACCOUNT, CONNECTOR_ID, DEPLOYMENT
from tests.flows.s3.journey import HOSTED, complete_answers, said, summary, with_part
from tests.flows.s3.objects import EU, IDENTITY, RULE_LISTS, US

from fairlead.core.flow import Weight, frontier
from fairlead.flows.answers import ElasticMethod, PolicyScope
from fairlead.flows.documents import Pipeline
from fairlead.flows.s3 import start_answers
from fairlead.flows.s3_answers import (
    ApiKeySource,
    BucketInfo,
    Encryption,
    Host,
    RulesAnswers,
    S3Answers,
)
from fairlead.flows.s3_config import Settings
from fairlead.flows.s3_pages import PAGES
from fairlead.flows.s3_policies import build_s3_policy, check_s3_policy
from fairlead.flows.shared_pages import warnings_of
from fairlead.flows.sync_rules import Rule
from fairlead.flows.sync_rules_basic import BasicRule, Comparison, Policy

ERROR, WARNING = Weight.ERROR, Weight.WARNING
BASIC = BasicRule("b", Policy.EXCLUDE, "filename", Comparison.CONTAINS, "draft")


def fields(page_id: str, answers: S3Answers) -> list[tuple[str, Weight]]:
    return [(field, weight) for field, _text, weight in said(page_id, answers)]


def words(page_id: str, answers: S3Answers) -> str:
    return " ".join(text for _field, text, _weight in said(page_id, answers))


def test_the_pages() -> None:
    assert [page.id for page in PAGES] == [
        "sign-in",
        "rules",
        "policy",
        "user",
        "access-key",
        "connector",
        "review",
        "sample",
    ]
    answers = complete_answers()
    assert frontier(PAGES, answers) == len(PAGES) - 1
    assert all(said(page.id, answers) == [] for page in PAGES)
    assert frontier(PAGES, start_answers(CONNECTOR_ID)) == 0


def test_sign_in() -> None:
    start = start_answers(CONNECTOR_ID)
    assert "not signed in to AWS" in words("sign-in", start)
    assert "not connected to Kibana" in words("sign-in", start)
    answers = complete_answers()
    old = replace(DEPLOYMENT, version="8.15.0")
    assert fields("sign-in", with_part(answers, "elastic", deployment=old)) == [("address", ERROR)]


def test_the_partitions_that_s3_is_in() -> None:
    china = replace(IDENTITY, partition="aws-cn")
    answers = with_part(complete_answers(), "aws", region="cn-north-1", identity=china)
    assert said("sign-in", answers) == []


def test_the_address_of_elasticsearch_is_needed() -> None:
    answers = complete_answers()
    silent = with_part(
        answers,
        "elastic",
        address="https://kibana.example.com",
        deployment=replace(DEPLOYMENT, elasticsearch_url=""),
    )
    assert fields("sign-in", silent) == [("elasticsearch_address", ERROR)]
    typed = with_part(silent, "elastic", elasticsearch_address="https://es.example.com")
    assert said("sign-in", typed) == []


def test_a_sign_in_by_key_is_told_early_and_refused_on_connector() -> None:
    answers = with_part(complete_answers(), "elastic", method=ElasticMethod.API_KEY)
    assert fields("sign-in", answers) == [("method", WARNING)]
    assert fields("connector", answers) == [("api_key", ERROR)]
    pasted = with_part(answers, "connector", api_key=ApiKeySource.PASTED)
    assert said("sign-in", pasted) == said("connector", pasted) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"chosen": ()}, [("buckets", ERROR)]),
        ({"chosen": (), "is_all": True}, []),
        ({"chosen": (), "is_all": True, "looked_up_for": "", "known": ()}, []),
        ({"chosen": ("docs us",)}, [("buckets", ERROR)]),
        ({"chosen": ("docs-us, docs-eu",)}, [("buckets", ERROR)]),
        ({"chosen": ("*",)}, [("buckets", ERROR)]),
        ({"chosen": ("docs-us", "*")}, [("buckets", ERROR)]),
        ({"chosen": ("nope",)}, [("buckets", WARNING)]),
        ({"chosen": ("nope",), "looked_up_for": "", "known": ()}, []),
        ({"chosen": ("arn:aws:s3:us-east-1:123456789012:accesspoint/x",)}, []),
        ({"chosen": (), "rules": (Rule("docs-us"),)}, []),
        ({"rules": (Rule("docs-eu"),)}, [("buckets", WARNING)]),
        ({"chosen": (), "rules": (Rule("*"),)}, [("rules", ERROR)]),
        ({"chosen": (), "rules": (Rule("nope"),)}, [("rules", WARNING)]),
        ({"rules": (Rule("docs-us", extensions=("txt",)),)}, [("rules", WARNING)]),
        ({"edited": "[]"}, []),
        ({"edited": "["}, [("rules", ERROR)]),
        ({"is_unread": True}, [("rules", ERROR)]),
        ({"edited": '{"bucket": "b"}', "chosen": ()}, [("rules", ERROR)]),
        ({"basic": (BASIC,)}, []),
        ({"basic": (replace(BASIC, field=""),)}, [("basic", ERROR)]),
    ],
)
def test_buckets_and_rules(changes: dict[str, Any], expected: list[tuple[str, Weight]]) -> None:
    assert fields("rules", with_part(complete_answers(), "rules", **changes)) == expected


def test_a_finding_names_its_rule() -> None:
    rules = (Rule("docs-us", "a"), Rule("docs-us", "b", ("txt",)))
    assert "Rule 2: “txt”" in words("rules", with_part(complete_answers(), "rules", rules=rules))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"name": ""}, [("name", ERROR)]),
        ({"scope": PolicyScope.DOCUMENTED}, []),
        ({"scope": PolicyScope.EXISTING}, [("existing_arn", ERROR)]),
        (
            {
                "scope": PolicyScope.EXISTING,
                "existing_arn": f"arn:aws:iam::{ACCOUNT}:policy/elastic/s3",
            },
            [],
        ),
        ({"edited": "{"}, [("edited", ERROR)]),
    ],
)
def test_policy(changes: dict[str, Any], expected: list[tuple[str, Weight]]) -> None:
    assert fields("policy", with_part(complete_answers(), "policy", **changes)) == expected


def test_an_edited_policy_is_judged_by_the_buckets() -> None:
    answers = complete_answers()
    other = json.dumps(dict(build_s3_policy((EU,), IDENTITY).document))
    own = json.dumps(dict(build_s3_policy((US,), IDENTITY).document))
    wrong = words("policy", with_part(answers, "policy", edited=other))
    assert "s3:ListBucket on arn:aws:s3:::docs-us" in wrong
    assert said("policy", with_part(answers, "policy", edited=own)) == []


def test_warnings_are_told_with_their_page() -> None:
    answers = with_part(complete_answers(), "rules", chosen=("docs-us", "nope"))
    gone, unknown = map(str, warnings_of(PAGES, answers))
    assert gone.startswith("Buckets and rules: There is no bucket “nope”")
    assert unknown.startswith("IAM policy: How nope is encrypted could not be looked up")
    ruled = with_part(complete_answers(), "rules", rules=(Rule("docs-us", extensions=("txt",)),))
    (warning,) = map(str, warnings_of(PAGES, ruled))
    assert warning.startswith("Buckets and rules: Rule 1: “txt”")
    # What keeps somebody on a page is no warning.
    assert list(warnings_of(PAGES, with_part(complete_answers(), "policy", name=""))) == []


def test_too_many_buckets_are_told() -> None:
    chosen = tuple(f"bucket-with-a-rather-long-name-{number}" for number in range(200))
    answers = with_part(complete_answers(), "rules", chosen=chosen)
    assert "6,144" in words("policy", answers)
    every = with_part(answers, "rules", is_all=True)
    assert said("policy", every) == []


def test_without_a_sign_in_or_a_bucket_there_is_nothing_to_compute() -> None:
    answers = complete_answers()
    assert said("policy", with_part(answers, "rules", chosen=())) == []
    assert said("policy", with_part(answers, "aws", identity=None)) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"id": "x" * 40}, "id"),
        ({"index": "Docs"}, "index"),
        ({"pipeline": Pipeline(name="")}, "pipeline"),
        ({"language": "german"}, "language"),
        ({"interval": "every day"}, "interval"),
        ({"host": Host.ELASTIC, "index": "content-docs"}, "host"),
        ({"api_key": ApiKeySource.OPERATOR}, "api_key"),
        ({"settings": Settings(page_size=0)}, "page_size"),
    ],
)
def test_connector(changes: dict[str, Any], field: str) -> None:
    answers = with_part(complete_answers(), "connector", **changes)
    assert fields("connector", answers) == [(field, ERROR)]


def test_a_managed_connector_has_an_index_of_its_own_kind() -> None:
    answers = with_part(complete_answers(), "elastic", deployment=HOSTED)
    managed = with_part(answers, "connector", host=Host.ELASTIC)
    assert fields("connector", managed) == [("index", ERROR)]
    assert said("connector", with_part(managed, "connector", index="content-docs")) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "1 bucket"),
        ({"chosen": ("docs-us", "docs-eu")}, "2 buckets"),
        ({"chosen": ()}, None),
        ({"is_all": True}, "every bucket"),
        ({"is_all": True, "rules": (Rule("docs-us"),)}, "1 bucket, 1 rule"),
        ({"rules": (Rule("docs-us"), Rule("docs-eu")), "basic": (BASIC,)}, "2 buckets, 3 rules"),
    ],
)
def test_rules_are_summed_up(changes: dict[str, Any], expected: str | None) -> None:
    assert summary("rules", with_part(complete_answers(), "rules", **changes)) == expected


def test_summaries() -> None:
    answers = complete_answers()
    assert summary("sign-in", answers) == "admin @ 1234-5678-9012"
    assert summary("sign-in", start_answers(CONNECTOR_ID)) is None
    assert summary("policy", answers) == "fairlead-s3-0a1b2c"
    assert summary("connector", answers) == "search-docs-us-0a1b2c"


@given(RULE_LISTS, st.booleans())
def test_the_policy_lets_the_connector_read_just_what_the_rules_name(
    rules: list[Rule], is_all: bool
) -> None:
    answers = RulesAnswers(
        known=tuple(BucketInfo(name, "us-east-1", Encryption.S3_KEY) for name in ("one", "two")),
        chosen=("one",),
        is_all=is_all,
        rules=tuple(rules),
    )
    draft = build_s3_policy(answers.buckets, IDENTITY, is_all=answers.reads_all)
    # Nothing that is needed is missing, and nothing is there that is not needed.
    assert check_s3_policy(draft.compact, answers.buckets, IDENTITY) == ()
    named = {rule.bucket for rule in rules} if rules else ({"one", "two"} if is_all else {"one"})
    assert {bucket.name for bucket in answers.buckets} == named
    allowed = {name for name in ("one", "two") if f"arn:aws:s3:::{name}/*" in draft.compact}
    assert allowed == (set() if answers.reads_all else named)

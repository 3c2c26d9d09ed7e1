"""A setup file of S3 and its plan: one becomes the other, and comes again out of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from tests.flows.builders import ACCOUNT, DEPLOYMENT, IDENTITY, OWNER
from tests.flows.s3.journey import (
    HOSTED,
    SHORTEST_SETUP,
    change,
    complete_answers,
    read_setup,
    with_part,
)
from tests.flows.s3.objects import EU, RULE_LISTS, US
from tests.problems import problem

from fairlead.core.flow import frontier
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretName
from fairlead.flows.answers import (
    AccessKeyInfo,
    ElasticMethod,
    KeyAnswers,
    KeyMode,
    KeyRelief,
    PolicyAnswers,
    PolicyScope,
    UserAnswers,
    UserMode,
)
from fairlead.flows.documents import Pipeline
from fairlead.flows.s3_answers import (
    ApiKeySource,
    Host,
    S3Answers,
)
from fairlead.flows.s3_config import Settings
from fairlead.flows.s3_pages import PAGES
from fairlead.flows.s3_plan import build_plan
from fairlead.flows.setup_file import write_setup_file
from fairlead.flows.setup_s3 import S3Setup
from fairlead.flows.setup_s3_resolve import resolve
from fairlead.flows.setup_s3_write import setup_of
from fairlead.flows.setup_shared import SecretRef
from fairlead.flows.setup_shared_resolve import Found
from fairlead.flows.shared_pages import warnings_of
from fairlead.flows.sync_rules import Rule
from fairlead.flows.sync_rules_basic import BasicRule, Comparison, Policy

KEY = "AKIAIOSFODNN7EXAMPLE"
FOUND = Found(IDENTITY, DEPLOYMENT)


def written(answers: S3Answers, found: Found = FOUND) -> S3Setup:
    """The setup of a plan, written and read; completed again it gives the same plan."""
    plan = build_plan(answers)
    text = write_setup_file(plan)
    assert text.startswith("# A setup of Fairlead")
    setup = read_setup(text)
    assert setup == replace(setup_of(plan), answers=setup.answers)
    again = build_plan(resolve(setup, found, answers.rules.known))
    assert without_sign_in(again) == without_sign_in(plan)
    return setup


def without_sign_in(plan: Plan) -> Plan:
    return replace(plan, sign_in={})


def test_a_plan_becomes_a_setup_file() -> None:
    basic = BasicRule("b", Policy.EXCLUDE, "filename", Comparison.CONTAINS, "draft")
    answers = change(complete_answers(), "rules", rules=(Rule("docs-eu", "a/"),), basic=(basic,))
    answers = with_part(answers, "user", tags={"team": "soc"})
    answers = with_part(
        answers,
        "connector",
        language="de",
        pipeline=Pipeline("mine", run_ml_inference=False),
        settings=Settings(max_attempts=0),
        is_scheduled=True,
        interval="0 0/30 * * * ?",
    )
    setup = written(answers)
    assert setup.answers.connector == answers.connector
    assert setup.answers.rules == replace(answers.rules, known=(), looked_up_for="")
    assert setup.answers.user == answers.user
    assert setup.secrets == {
        SecretName.ELASTIC_PASSWORD: SecretRef(env="FAIRLEAD_ELASTIC_PASSWORD")
    }


def test_a_plan_with_everything_that_exists() -> None:
    arn = f"arn:aws:iam::{ACCOUNT}:policy/x"
    answers = replace(
        complete_answers(),
        policy=PolicyAnswers(PolicyScope.EXISTING, existing_arn=arn),
        user=UserAnswers(UserMode.EXISTING, "soc"),
        key=KeyAnswers(KeyMode.OWN, KEY, own_owner=OWNER),
    )
    answers = with_part(answers, "elastic", deployment=HOSTED)
    answers = with_part(
        answers,
        "connector",
        host=Host.ELASTIC,
        index="content-x",
        api_key=ApiKeySource.PASTED,
    )
    setup = written(answers, Found(IDENTITY, HOSTED, own_owner=OWNER))
    assert setup.answers.key == KeyAnswers(KeyMode.OWN, KEY)
    assert setup.answers.connector.is_managed
    assert setup.secrets[SecretName.CONNECTOR_API_KEY] == SecretRef(
        env="FAIRLEAD_CONNECTOR_API_KEY"
    )


def test_every_bucket_and_the_operators_key_are_kept() -> None:
    answers = change(complete_answers(), "rules", chosen=(), is_all=True)
    answers = with_part(answers, "elastic", method=ElasticMethod.API_KEY, username="")
    answers = with_part(answers, "connector", api_key=ApiKeySource.OPERATOR)
    setup = written(answers)
    assert setup.answers.rules.is_all
    assert setup.answers.connector.api_key is ApiKeySource.OPERATOR


@given(RULE_LISTS.filter(bool))
def test_any_rules_make_the_same_plan_again(rules: list[Rule]) -> None:
    written(change(complete_answers(), "rules", rules=tuple(rules)))


PRESENT = (AccessKeyInfo("AKIA1", True, ""), AccessKeyInfo("AKIA2", True, ""))


def test_a_file_becomes_complete_answers() -> None:
    answers = resolve(read_setup(SHORTEST_SETUP), FOUND, (US, EU))
    assert frontier(PAGES, answers) == len(PAGES) - 1
    assert answers.rules.known == (US, EU)
    assert answers.rules.looked_up_for == ACCOUNT
    assert answers.connector.name == "S3 docs-us"
    assert answers.policy.name == answers.user.name == "fairlead-s3-0a1b2c"


def test_buckets_that_cannot_be_listed_are_not_said_to_be_missing() -> None:
    answers = resolve(read_setup(SHORTEST_SETUP), FOUND, None)
    assert (answers.rules.known, answers.rules.looked_up_for) == ((), "")
    (unknown,) = map(str, warnings_of(PAGES, answers))
    assert unknown.startswith("IAM policy: How docs-us is encrypted could not be looked up")
    none_at_all = resolve(read_setup(SHORTEST_SETUP), FOUND, ())
    gone, _unknown = map(str, warnings_of(PAGES, none_at_all))
    assert "no bucket “docs-us”" in gone


def test_the_document_and_the_keys_come_from_what_was_found() -> None:
    setup = read_setup(
        f'{SHORTEST_SETUP}[user]\nexisting = "soc"\n[access_key]\ndelete_first = "AKIA2"'
    )
    document = json.dumps({"Version": "2012-10-17"})
    found = replace(FOUND, present=PRESENT, document=document)
    answers = resolve(setup, found, (US,))
    assert answers.policy.edited == document
    assert (answers.key.relief, answers.key.relief_id) == (KeyRelief.DELETE, "AKIA2")
    with problem("setup-key"):
        resolve(replace(setup, delete_key="AKIA3"), found, (US,))


def test_a_plan_keeps_the_key_that_goes_first() -> None:
    answers = with_part(complete_answers(), "user", mode=UserMode.EXISTING, name="soc")
    answers = with_part(answers, "key", present=PRESENT, relief=KeyRelief.DELETE, relief_id="AKIA1")
    assert written(answers, replace(FOUND, present=PRESENT)).delete_key == "AKIA1"


def test_what_kind_a_plan_has_decides_how_it_is_written() -> None:
    text: Any = write_setup_file(build_plan(complete_answers()))
    assert '\nkind = "s3"\n' in text


def test_rules_of_a_file_are_read_when_the_file_is_completed() -> None:
    setup = read_setup(f'rules = "rules.json"{SHORTEST_SETUP}')
    assert (setup.answers.rules.rules, setup.rules_file) == ((), "rules.json")
    answers = resolve(setup, FOUND, (US,), '[{"bucket": "docs-us"}]')
    assert answers.rules.rules == (Rule("docs-us"),)
    with problem("sync-rules"):
        resolve(setup, FOUND, (US,), '{"bucket": "docs-us"}')

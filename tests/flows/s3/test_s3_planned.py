"""What a plan says is what was answered, also after it was written down and read again."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.flows.s3.journey import change, complete_answers
from tests.flows.s3.objects import EU, RULE_LISTS, US

from fairlead.core.plan import Plan
from fairlead.flows.documents import Pipeline
from fairlead.flows.s3_answers import RulesAnswers
from fairlead.flows.s3_config import Settings
from fairlead.flows.s3_plan import build_plan
from fairlead.flows.s3_planned import planned_connector, planned_rules
from fairlead.flows.sync_rules import Rule
from fairlead.flows.sync_rules_basic import BasicRule, Comparison, Policy

LARGE = BasicRule("large", Policy.EXCLUDE, "size_in_bytes", Comparison.GREATER, "1000")


@given(RULE_LISTS, st.booleans(), st.sampled_from([(), (LARGE,)]))
def test_the_rules_come_back(rules: list[Rule], is_all: bool, basic: tuple[BasicRule, ...]) -> None:
    wanted = RulesAnswers(known=(US, EU), chosen=("docs-us", "docs-eu"), is_all=is_all, basic=basic)
    named = tuple(replace(rule, bucket="docs-us") for rule in rules)
    answers = change(complete_answers(), "rules", **fields(replace(wanted, rules=named)))
    plan = Plan.from_json(build_plan(answers).to_json())
    found = planned_rules(plan)
    assert (found.rules, found.basic, found.is_all) == (named, basic, is_all)
    assert found.chosen == (() if is_all else ("docs-us", "docs-eu"))


def fields(rules: RulesAnswers) -> dict[str, object]:
    return {
        "known": rules.known,
        "chosen": rules.chosen,
        "is_all": rules.is_all,
        "rules": rules.rules,
        "basic": rules.basic,
    }


def test_the_connector_comes_back() -> None:
    answers = change(
        complete_answers(),
        "connector",
        index="search-harbor",
        language="de",
        settings=Settings(page_size=7, use_text_extraction_service=True),
        pipeline=Pipeline("mine", extract_binary_content=False, reduce_whitespace=False),
        is_scheduled=True,
        interval="0 30 2 * * ?",
    )
    plan = Plan.from_json(build_plan(answers).to_json())
    assert planned_connector(plan) == answers.connector

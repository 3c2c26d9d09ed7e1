"""What a sample is about, read from the plan of a run."""

from __future__ import annotations

from fairlead.core.plan import Plan, StepSpec
from fairlead.flows.s3_planned import stored_rules
from fairlead.flows.s3_sampled import check_sample_index, rule_words, sample_index_of
from fairlead.flows.sync_rules import Rule

PLAN = Plan(
    "s3",
    "Contracts",
    steps=(
        StepSpec("index", "elastic-index", {"name": "search-contracts", "language": ""}),
        StepSpec(
            "rules",
            "sync-rules",
            {
                "connector_id": "c1",
                "rules": [
                    {"bucket": "contracts-eu", "prefix": "legal/"},
                    {"bucket": "contracts-us", "extension": [".md", ".txt"]},
                    {"bucket": "contracts-us"},
                ],
            },
        ),
    ),
)
RULES = (
    Rule("contracts-eu", "legal/"),
    Rule("contracts-us", extensions=(".md", ".txt")),
    Rule("contracts-us"),
)


def test_the_rules_are_those_that_the_run_stored() -> None:
    assert stored_rules(PLAN) == RULES
    assert stored_rules(Plan("s3", "Contracts")) == ()


def test_the_sample_has_an_index_beside_the_connectors_own() -> None:
    assert sample_index_of(PLAN) == "search-contracts-sample"
    assert check_sample_index("search-contracts-sample", PLAN) is None
    own = check_sample_index("search-contracts", PLAN)
    assert str(own).startswith("The connector writes to this index.")
    assert check_sample_index("", PLAN) is not None


def test_a_rule_is_named_by_what_it_asks_for() -> None:
    assert str(rule_words(RULES, (0,), "legal/a.pdf")) == "prefix legal/"
    assert str(rule_words(RULES, (1,), "notes/kickoff.md")) == ".md"
    assert str(rule_words(RULES, (2,), "notes/kickoff.md")) == "whole bucket"
    assert str(rule_words(RULES, (1, 2), "notes/kickoff.md")) == ".md +1"
    assert rule_words((), (), "notes/kickoff.md") is None

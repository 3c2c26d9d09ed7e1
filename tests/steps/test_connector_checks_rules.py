"""The checks before a full sync: settings and rules that delete everything, or fail it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.steps.s3_checks import (
    HANDBOOK,
    NOTHING,
    OBJECTS,
    look,
    lost,
    red,
)
from tests.steps.s3_line import S3Line, open_s3_line
from tests.steps.stage import Stage

from fairlead.flows.s3_config import Settings
from fairlead.flows.sync_rules import Rule
from fairlead.flows.views import CheckState
from fairlead.services.connectors import Connectors
from fairlead.steps.s3_in_force import read_in_force


@pytest.fixture
def s3_line(stage: Stage) -> S3Line:
    return open_s3_line(stage)


@pytest.mark.parametrize("page_size", [0, -1])
def test_pages_of_nothing_delete_everything(s3_line: S3Line, page_size: int) -> None:
    s3_line.configure(Settings(page_size=page_size))
    s3_line.index_objects(HANDBOOK, map(str, range(5)))
    s3_line.index_objects("other", ["x"])
    rows = red(look(s3_line))
    assert rows.keys() == {"page-size"}
    assert rows["page-size"][0] == lost(6)


DEAD = [
    (Rule(HANDBOOK, extensions=("txt",)), "extensions start with a dot"),
    (Rule(HANDBOOK, extensions=(".tar.gz",)), "only what follows the last dot counts"),
    (Rule(HANDBOOK, "/docs"), ""),
    (Rule(HANDBOOK, "docs", (".TXT",)), ""),
]


@pytest.mark.parametrize(("rule", "hint"), DEAD)
def test_a_rule_that_takes_nothing(s3_line: S3Line, rule: Rule, hint: str) -> None:
    s3_line.set_rules([rule])
    row = look(s3_line)["rule:1"]
    assert (row.state, str(row.title)) == (CheckState.WARNING, NOTHING)
    s3_line.index_objects(HANDBOOK, map(str, range(83)))
    title, meaning = red(look(s3_line))["rule:1"]
    assert title == lost(83)
    assert "Rule 1 takes no object" in meaning
    assert hint in meaning


def test_a_rule_that_takes_nothing_beside_one_that_does(s3_line: S3Line) -> None:
    s3_line.set_rules([Rule(HANDBOOK, "docs/"), Rule(HANDBOOK, "data/", (".xls",))])
    rows = look(s3_line)
    assert red(rows) == {}
    assert rows["rule:2"].state is CheckState.WARNING
    s3_line.index_objects(HANDBOOK, map(str, range(20)))
    # Eight objects below docs/ come again.
    assert red(look(s3_line))["rule:2"][0] == lost(20 - 8)


@pytest.mark.parametrize("name", ["DOCS-US", "docs_us", "ab"])
def test_names_that_pass_and_lead_nowhere(s3_line: S3Line, name: str) -> None:
    s3_line.set_rules([Rule(name)])
    s3_line.index_objects(name, ["x.txt", "y.txt"])
    assert red(look(s3_line))[f"bucket:{name}"][0] == lost(2)


@pytest.mark.parametrize("name", ["*", "s3://docs-us", " docs", "docs/", "a, b", "bücket"])
def test_names_at_which_every_sync_fails(s3_line: S3Line, name: str) -> None:
    s3_line.set_rules([Rule(HANDBOOK), Rule(name)])
    rows = look(s3_line)
    assert red(rows).keys() == {"connector"}
    assert "Rule 2" in str(rows["connector"].meaning)
    assert rows.keys() == {"connector", "index"}


@pytest.mark.parametrize("buckets", ["", "*, docs", "a\nb", "*,*"])
def test_bucket_lists_at_which_every_sync_fails(s3_line: S3Line, buckets: str) -> None:
    s3_line.configure(Settings(), buckets=buckets)
    assert red(look(s3_line)).keys() == {"connector"}


def test_a_page_size_that_is_no_number_fails_every_sync(s3_line: S3Line) -> None:
    s3_line.configure(Settings(), page_size="abc")
    assert "abc" in red(look(s3_line))["connector"][1]


@pytest.mark.parametrize("value", [7, True])
def test_rules_at_which_every_sync_fails(s3_line: S3Line, stage: Stage, value: Any) -> None:
    # The Connector API refuses them, but the service may find them in a connector all the same.
    there = Connectors(stage.elasticsearch).get(s3_line.connector_id)
    assert there is not None
    draft = {**there.draft, "advanced_snippet": {"value": value}}
    found = read_in_force(replace(there, draft=draft), s3_line.connected.connector)
    assert "makes the connector fail" in str(found.refused)


def test_a_draft_that_is_refused_leaves_the_rules_before(s3_line: S3Line) -> None:
    s3_line.send_draft(
        {"advanced_snippet": {"value": [{"bucket": "b", "suffix": "x"}]}, "rules": []}
    )
    rows = look(s3_line)
    assert red(rows) == {}
    assert rows["connector"].state is CheckState.WARNING
    assert "suffix" in str(rows["connector"].meaning)
    assert str(rows["listing"].title) == f"A full sync would bring {OBJECTS} objects"


@pytest.mark.parametrize("value", [{}, []])
def test_no_rules_mean_the_buckets(s3_line: S3Line, value: Any) -> None:
    s3_line.send_draft({"advanced_snippet": {"value": value}, "rules": []})
    assert str(look(s3_line)["listing"].title) == f"A full sync would bring {OBJECTS} objects"

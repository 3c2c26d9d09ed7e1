"""The checks before a full sync: what would fail, and what would silently be deleted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from tests.steps.s3_line import S3Line, open_s3_line
from tests.steps.s3_plans import document_for
from tests.steps.stage import Stage, unique

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.flows.s3_config import Settings
from fairlead.flows.sync_rules import Rule
from fairlead.flows.sync_rules_basic import BasicRule, Comparison, Policy
from fairlead.flows.views import Check, CheckState
from fairlead.sandbox.faults import FaultKind
from fairlead.sandbox.world import World
from fairlead.services.connectors import Connectors
from fairlead.services.indices import Indices
from fairlead.steps.connector_checks import connector_checks
from fairlead.steps.indexed import NO_BUCKET, count_by_bucket
from fairlead.steps.keyring_entry import secret_name_of, store_key
from fairlead.steps.s3_in_force import read_in_force

HANDBOOK, ODDITIES = "fairlead-handbook", "fairlead-oddities"
BERICHTE, CONTRACTS = "fairlead-berichte", "fairlead-contracts"
OBJECTS = 16
"""How many objects the handbook has; the oddities have as many, two of them archived texts."""


@pytest.fixture
def s3_line(stage: Stage) -> S3Line:
    return open_s3_line(stage)


def look(line: S3Line) -> dict[str, Check]:
    """Return the last state of every row."""
    return {row.id: row for row in connector_checks(line.connected, CancelToken())}


def red(rows: dict[str, Check]) -> dict[str, tuple[str, str]]:
    """Return title and meaning of the red rows."""
    return {
        row.id: (str(row.title), str(row.meaning))
        for row in rows.values()
        if row.state is CheckState.FAILED
    }


def lost(number: int) -> str:
    documents = "1 document" if number == 1 else f"{number:,} documents"
    return f"A full sync would delete {documents}."


NOTHING = "A full sync would bring nothing, and say that it succeeded."


def test_a_connection_in_order_has_green_rows(s3_line: S3Line) -> None:
    rows = look(s3_line)
    assert rows.keys() == {"connector", "index", "key", f"bucket:{HANDBOOK}", "listing"}
    assert {row.state for row in rows.values()} == {CheckState.PASSED}
    assert str(rows["listing"].title) == f"A full sync would bring {OBJECTS} objects"
    assert "us-east-1" in str(rows[f"bucket:{HANDBOOK}"].meaning)


def test_every_row_runs_before_it_is_known(s3_line: S3Line) -> None:
    seen: dict[str, list[CheckState]] = {}
    for row in connector_checks(s3_line.connected, CancelToken()):
        seen.setdefault(row.id, []).append(row.state)
    assert {tuple(states) for states in seen.values()} == {(CheckState.RUNNING, CheckState.PASSED)}


def test_a_bucket_that_is_not_there(s3_line: S3Line) -> None:
    s3_line.configure(Settings(), buckets=f"{HANDBOOK}, nope")
    s3_line.allow(document_for("*"))
    s3_line.index_objects("nope", [f"{number}.txt" for number in range(13)])
    rows = look(s3_line)
    ((title, meaning),) = red(rows).values()
    assert title == lost(13)
    assert "There is no bucket “nope”" in meaning
    assert rows["bucket:nope"].state is CheckState.FAILED
    assert rows[f"bucket:{HANDBOOK}"].state is CheckState.PASSED


def test_nothing_is_said_to_be_deleted_where_nothing_is_indexed(s3_line: S3Line) -> None:
    s3_line.configure(Settings(), buckets="nope")
    assert red(look(s3_line))["bucket:nope"][0] == NOTHING


def test_a_bucket_that_may_not_be_listed(s3_line: S3Line) -> None:
    document = json.loads(document_for(HANDBOOK))
    document["Statement"][1]["Action"] = ["s3:GetBucketLocation"]
    s3_line.allow(json.dumps(document))
    s3_line.index_objects(HANDBOOK, ["docs/mooring.md", "docs/welcome.txt"])
    title, meaning = red(look(s3_line))[f"bucket:{HANDBOOK}"]
    assert title == lost(2)
    assert "s3:ListBucket" in meaning


def test_objects_that_may_not_be_read(s3_line: S3Line) -> None:
    document = json.loads(document_for(HANDBOOK))
    del document["Statement"][2]
    s3_line.allow(json.dumps(document))
    title, meaning = red(look(s3_line))[f"bucket:{HANDBOOK}"]
    assert title == f"The connector's key cannot read objects of “{HANDBOOK}”"
    assert "s3:GetObject" in meaning


def test_a_key_of_kms_that_may_not_be_used(s3_line: S3Line, stage: Stage) -> None:
    arn = stage.aws.call("kms", "create_key")["KeyMetadata"]["Arn"]
    bucket = unique("secret")
    stage.aws.call("s3", "create_bucket", Bucket=bucket)
    stage.aws.call(
        "s3",
        "put_object",
        Bucket=bucket,
        Key="a.txt",
        Body=b"x",
        ServerSideEncryption="aws:kms",
        SSEKMSKeyId=arn,
    )
    document = json.loads(document_for(bucket))
    s3_line.configure(Settings(), buckets=bucket)
    s3_line.allow(json.dumps(document))
    assert look(s3_line)[f"bucket:{bucket}"].state is CheckState.PASSED
    del document["Statement"][3]
    s3_line.allow(json.dumps(document))
    assert "kms:Decrypt" in red(look(s3_line))[f"bucket:{bucket}"][1]


def test_a_bucket_whose_place_may_not_be_seen_is_a_warning(s3_line: S3Line) -> None:
    document = json.loads(document_for(HANDBOOK))
    document["Statement"][1]["Action"] = ["s3:ListBucket"]
    s3_line.allow(json.dumps(document))
    row = look(s3_line)[f"bucket:{HANDBOOK}"]
    assert row.state is CheckState.WARNING
    assert "s3:GetBucketLocation" in str(row.meaning)


def test_an_empty_bucket_is_none_of_these(s3_line: S3Line, stage: Stage) -> None:
    bucket = unique("empty")
    stage.aws.call("s3", "create_bucket", Bucket=bucket)
    s3_line.configure(Settings(), buckets=bucket)
    s3_line.allow(document_for(bucket))
    rows = look(s3_line)
    assert red(rows) == {}
    assert rows["listing"].state is CheckState.WARNING
    s3_line.index_objects(bucket, ["gone.txt"])
    assert red(look(s3_line))[f"index:{bucket}"][0] == lost(1)


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


def test_documents_of_buckets_that_nothing_names_any_more(s3_line: S3Line) -> None:
    s3_line.index_objects(BERICHTE, ["a", "b", "c"])
    s3_line.set_rules([Rule(HANDBOOK)])
    title, meaning = red(look(s3_line))[f"index:{BERICHTE}"]
    assert title == lost(3)
    assert BERICHTE in meaning


def test_every_bucket_is_meant_and_one_is_gone(s3_line: S3Line) -> None:
    s3_line.configure(Settings(), buckets="*")
    s3_line.allow(document_for("*"))
    s3_line.index_objects("gone-since", ["a"])
    rows = look(s3_line)
    assert {f"bucket:{name}" for name in (HANDBOOK, ODDITIES, BERICHTE, CONTRACTS)} <= rows.keys()
    title, meaning = red(rows)["index:gone-since"]
    assert title == lost(1)
    assert "There is no bucket" in meaning


def test_some_objects_that_are_gone_are_a_warning_and_all_of_them_are_not(s3_line: S3Line) -> None:
    s3_line.index_objects(HANDBOOK, map(str, range(OBJECTS + 3)))
    row = look(s3_line)[f"index:{HANDBOOK}"]
    assert (row.state, str(row.title)) == (CheckState.WARNING, lost(3))
    leave_out = BasicRule("1", Policy.EXCLUDE, "bucket", Comparison.EQUALS, HANDBOOK)
    s3_line.set_rules([], [leave_out])
    assert red(look(s3_line))[f"index:{HANDBOOK}"][0] == lost(OBJECTS + 3)


def test_archived_objects_are_told_and_keep_their_documents(s3_line: S3Line) -> None:
    s3_line.configure(Settings(), buckets=ODDITIES)
    s3_line.index_objects(ODDITIES, map(str, range(OBJECTS)))
    rows = look(s3_line)
    assert red(rows) == {}
    assert str(rows["archived"].title) == "2 archived objects would be left out"
    assert "restored" in str(rows["archived"].meaning)


def test_a_key_that_may_not_list_buckets_ends_every_sync(s3_line: S3Line) -> None:
    document = json.loads(document_for(HANDBOOK))
    del document["Statement"][0]
    s3_line.allow(json.dumps(document))
    s3_line.index_objects(HANDBOOK, ["a"])
    rows = look(s3_line)
    assert red(rows).keys() == {"key"}
    assert "every sync would fail" in str(rows["key"].meaning)


def test_a_key_that_is_gone_ends_every_sync(s3_line: S3Line, stage: Stage) -> None:
    key_id = s3_line.key.access_key_id
    stage.aws.call("iam", "delete_access_key", UserName=s3_line.user, AccessKeyId=key_id)
    assert red(look(s3_line)).keys() == {"key"}


def test_another_key_in_the_connector_is_told(s3_line: S3Line) -> None:
    s3_line.configure(Settings(), aws_access_key_id="AKIAOTHER")
    row = look(s3_line)["connector"]
    assert row.state is CheckState.WARNING
    assert "AKIAOTHER" in str(row.meaning)


def test_a_connector_that_is_gone(s3_line: S3Line, stage: Stage) -> None:
    Connectors(stage.elasticsearch).delete(s3_line.connector_id)
    rows = look(s3_line)
    assert rows.keys() == {"connector", "index"}
    assert red(rows).keys() == {"connector"}


def test_an_index_that_is_not_there_holds_nothing(s3_line: S3Line, stage: Stage) -> None:
    Indices(stage.elasticsearch).delete(s3_line.index)
    rows = look(s3_line)
    assert red(rows) == {}
    assert "holds 0 documents" in str(rows["index"].title)


def test_a_basic_rule_that_cannot_compare_fails_the_listing(s3_line: S3Line) -> None:
    s3_line.set_rules([], [BasicRule("1", Policy.EXCLUDE, "size_in_bytes", Comparison.LESS, "few")])
    assert red(look(s3_line)).keys() == {"listing"}


def test_documents_are_counted_by_bucket(s3_line: S3Line, stage: Stage) -> None:
    elasticsearch = stage.elasticsearch
    assert count_by_bucket(elasticsearch, s3_line.index) == {}
    s3_line.index_objects("a-b", ["1", "2", "3"])
    s3_line.index_objects("a", ["1", "2"])
    elasticsearch.request(
        "index", lambda client: client.index(index=s3_line.index, document={"title": "by hand"})
    )
    counts = count_by_bucket(elasticsearch, s3_line.index)
    assert counts == {"a-b": 3, "a": 2, NO_BUCKET: 1}
    assert count_by_bucket(elasticsearch, "no-such-index") == {}


def test_the_checks_can_be_cancelled(s3_line: S3Line) -> None:
    cancel = CancelToken()
    rows = connector_checks(s3_line.connected, cancel)
    next(rows)
    cancel.cancel()
    with pytest.raises(Cancelled):
        list(rows)


@pytest.fixture
def hasty(world: World, stage: Stage, hasty_sdk: None) -> Iterator[S3Line]:
    """A connection whose questions wait a second for an answer."""
    line = open_s3_line(stage, f"{HANDBOOK}, {BERICHTE}")
    with closing(Stage(world, stage.folder, timeout=1)) as quick:
        store_key(quick.vault, secret_name_of(line.plan), line.key)
        yield replace(line, connected=replace(line.connected, reach=quick.reach))


KINDS = [
    *("denied", "server_error", "throttle", "expired", "malformed", "reset"),
    pytest.param("timeout", marks=pytest.mark.slow),
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_question_that_fails_becomes_a_row_and_none_claims_success(
    hasty: S3Line, subtests: pytest.Subtests, kind: FaultKind
) -> None:
    stage = hasty.stage
    with stage.calls_made() as calls:
        assert red(look(hasty)) == {}
    asked = {(call.service, call.operation) for call in calls}
    assert {operation for service, operation in asked if service == "s3"} == {
        *("ListBuckets", "GetBucketLocation", "ListObjects", "GetObject"),
    }
    for service, operation in asked:
        if (kind, operation) == ("malformed", "GetObject"):
            continue  # Whatever comes is an object.
        with subtests.test(service=service, operation=operation):
            with stage.fault(kind, service, operation):
                rows = look(hasty)
            told = [row for row in rows.values() if row.state is not CheckState.PASSED]
            assert told
            assert all(str(row.meaning) for row in told)
            assert all(row.state is not CheckState.RUNNING for row in told)

"""The checks before a full sync: what would fail, and what would silently be deleted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from tests.steps.s3_checks import (
    BERICHTE,
    CONTRACTS,
    HANDBOOK,
    NOTHING,
    OBJECTS,
    ODDITIES,
    look,
    lost,
    red,
)
from tests.steps.s3_line import S3Line, open_s3_line
from tests.steps.s3_plans import document_for
from tests.steps.stage import Stage, unique

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.flows.s3_config import Settings
from fairlead.flows.sync_rules import Rule
from fairlead.flows.sync_rules_basic import BasicRule, Comparison, Policy
from fairlead.flows.views import CheckState
from fairlead.sandbox.faults import FaultKind
from fairlead.sandbox.world import World
from fairlead.services.connectors import Connectors
from fairlead.services.indices import Indices
from fairlead.steps.connector_checks import connector_checks
from fairlead.steps.indexed import NO_BUCKET, count_by_bucket
from fairlead.steps.keyring_entry import secret_name_of, store_key


@pytest.fixture
def s3_line(stage: Stage) -> S3Line:
    return open_s3_line(stage)


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

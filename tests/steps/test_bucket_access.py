"""The wait until the connector's key can read the buckets, and what a denial means."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from tests.problems import problem
from tests.steps.keys import make_key
from tests.steps.s3_plans import access_spec, document_for
from tests.steps.stage import Stage, unique

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.core.plan import StepSpec
from fairlead.core.step import RunContext
from fairlead.core.texts import Text
from fairlead.sandbox.faults import Fault
from fairlead.services.aws import StaticCredentials
from fairlead.services.s3 import StoredObject
from fairlead.steps.bucket_access import choose_object
from fairlead.steps.keyring_entry import store_key

HANDBOOK = "fairlead-handbook"
ENTRY = "the key"


def spec_for(*buckets: str, is_all: bool = False) -> StepSpec:
    spec = access_spec(*buckets, is_all=is_all)
    return StepSpec(spec.id, spec.kind, {**spec.values, "secret_name": ENTRY})


def allow(stage: Stage, user: str, document: str) -> None:
    stage.aws.call(
        "iam", "put_user_policy", UserName=user, PolicyName="read", PolicyDocument=document
    )


def without(action: str) -> str:
    document = json.loads(document_for("*"))
    for statement in document["Statement"]:
        actions = statement["Action"]
        listed = [actions] if isinstance(actions, str) else actions
        statement["Action"] = [one for one in listed if one != action]
    document["Statement"] = [one for one in document["Statement"] if one["Action"]]
    return json.dumps(document)


@pytest.fixture
def reader(stage: Stage) -> str:
    """A user whose key is in the keyring; it may do nothing yet."""
    name = unique("reader")
    stage.aws.call("iam", "create_user", UserName=name)
    store_key(stage.vault, ENTRY, make_key(stage, name))
    return name


def access(stage: Stage, *buckets: str, is_all: bool = False, scale: float = 0.002) -> str:
    """Prove that the key can read these buckets; return how many there were."""
    run_id = stage.begin(stage.plan(spec_for(*buckets, is_all=is_all)))
    return stage.prove(run_id, scale=scale)["bucket-access"].facts["buckets"]


def test_every_bucket_is_asked_in_its_own_region(stage: Stage, reader: str) -> None:
    allow(stage, reader, document_for(HANDBOOK, "fairlead-berichte"))

    with stage.calls_made() as calls:
        assert access(stage, HANDBOOK, "fairlead-berichte") == "2"

    asked = [call.operation for call in calls]
    assert asked == [
        *["ListBuckets"] * 3,
        *["GetBucketLocation", "ListObjects", "GetObject"] * 2,
    ]


def test_all_buckets_are_those_that_s3_names(stage: Stage, reader: str) -> None:
    allow(stage, reader, document_for("*"))

    assert access(stage, is_all=True) == "4"


def test_rights_that_come_late_are_waited_for(stage: Stage, reader: str) -> None:
    (step,) = stage.steps(stage.plan(spec_for(HANDBOOK)), scale=0.01)
    told: list[Text] = []

    def report(text: Text, _fraction: float | None) -> None:
        told.append(text)

    run = RunContext("run", CancelToken(), report=report)
    with late(stage, reader):
        done = step.apply(run, step.inspect(run))

    assert done.facts == {"buckets": "1"}
    assert HANDBOOK in str(told[0])


@contextmanager
def late(stage: Stage, user: str) -> Iterator[None]:
    """Deny some calls first, as while a policy is on its way."""
    allow(stage, user, document_for(HANDBOOK))
    for operation in ("ListBuckets", "GetBucketLocation", "ListObjects", "GetObject"):
        stage.world.faults.add(Fault("denied", "s3", operation, times=2))
    yield
    assert stage.world.faults.all() == ()


@pytest.mark.parametrize(
    ("action", "word"),
    [
        ("s3:ListAllMyBuckets", "before every sync"),
        ("s3:GetBucketLocation", "another region"),
        ("s3:ListBucket", "delete its documents"),
        ("s3:GetObject", "every object with text"),
    ],
)
def test_a_denial_says_what_the_connector_would_do(
    stage: Stage, reader: str, action: str, word: str
) -> None:
    allow(stage, reader, without(action))

    with problem("bucket-denied") as raised:
        access(stage, HANDBOOK)

    assert word in str(raised.value.advice)
    assert action in str(raised.value.advice)
    assert raised.value.retryable


def test_a_key_of_kms_that_may_not_be_used_is_noticed(stage: Stage, reader: str) -> None:
    allow(stage, reader, without("kms:Decrypt"))

    with problem("bucket-denied") as raised:
        access(stage, "fairlead-contracts")

    assert "kms:Decrypt" in str(raised.value.advice)


def test_an_explicit_denial_is_not_waited_for(stage: Stage, reader: str) -> None:
    document = json.loads(document_for("*"))
    document["Statement"].append({"Effect": "Deny", "Action": "s3:ListBucket", "Resource": "*"})
    allow(stage, reader, json.dumps(document))

    with stage.calls_made() as calls, problem("bucket-denied"):
        access(stage, HANDBOOK, scale=1)

    assert [call.operation for call in calls].count("ListObjects") == 1


def test_a_bucket_that_is_not_there_would_empty_the_index(stage: Stage, reader: str) -> None:
    allow(stage, reader, document_for("*"))

    with problem("bucket-missing") as raised:
        access(stage, HANDBOOK, "fairlead-nowhere")

    assert "fairlead-nowhere" in str(raised.value.title)
    assert "delete its documents" in str(raised.value.advice)


def test_a_bucket_without_objects_needs_no_reading(stage: Stage, reader: str) -> None:
    allow(stage, reader, document_for("*"))
    name = unique("empty")
    stage.aws.call("s3", "create_bucket", Bucket=name)

    with stage.calls_made() as calls:
        assert access(stage, name) == "1"

    assert "GetObject" not in [call.operation for call in calls]
    stage.aws.call("s3", "delete_bucket", Bucket=name)


def test_an_object_is_read_that_the_connector_would_read() -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    archived, thawed, picture, text = (
        StoredObject("a.txt", 1, moment, "GLACIER"),
        StoredObject("b.txt", 1, moment, "GLACIER", is_restored=True),
        StoredObject("c.png", 1, moment),
        StoredObject("d.txt", 1, moment),
    )

    assert choose_object((archived, picture, text)) == text
    assert choose_object((archived, thawed, text)) == thawed
    assert choose_object((archived, picture)) == picture
    assert choose_object((archived,)) is None


def test_a_key_that_s3_does_not_know_is_told(stage: Stage) -> None:
    store_key(stage.vault, ENTRY, StaticCredentials("AKIA" + "A" * 16, "s" * 40))

    with problem("access-key-unknown") as raised:
        access(stage, HANDBOOK)

    assert "AKIAA" in str(raised.value.title)


def test_waiting_can_be_cancelled(stage: Stage, reader: str) -> None:
    (step,) = stage.steps(stage.plan(spec_for(HANDBOOK)))
    cancel = CancelToken()
    cancel.cancel()

    with pytest.raises(Cancelled):
        step.apply(RunContext("run", cancel), step.inspect(RunContext("run", cancel)))


def test_review_shows_every_question(stage: Stage) -> None:
    (step,) = stage.steps(stage.plan(spec_for(HANDBOOK, "b")))
    lines = step.rows[0].call.splitlines()
    (of_all,) = stage.steps(stage.plan(spec_for(is_all=True)))

    assert len(lines) == 7
    assert lines[0] == "aws s3api list-buckets"
    assert f"aws s3api list-objects --bucket {HANDBOOK} --max-keys 100" in lines
    assert "aws s3api get-bucket-location --bucket BUCKET" in of_all.rows[0].call

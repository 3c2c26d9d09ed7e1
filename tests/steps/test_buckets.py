"""The account's buckets as the operator sees them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing

import pytest
from tests.steps.stage import Stage, unique

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.core.errors import Problem
from fairlead.flows.s3_answers import BucketInfo, Encryption
from fairlead.sandbox.faults import FaultKind
from fairlead.services.aws import Aws, StaticCredentials
from fairlead.steps.buckets import look_up

SAMPLES = {"fairlead-handbook", "fairlead-oddities", "fairlead-contracts", "fairlead-berichte"}


def found_by(aws: Aws) -> dict[str, BucketInfo]:
    """Return what is known of each bucket in the end."""
    return {bucket.name: bucket for bucket in look_up(aws, CancelToken())}


@pytest.fixture
def weak(stage: Stage) -> Iterator[Aws]:
    """AWS as somebody who may do little with buckets."""
    name = unique("looker")
    document = {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"},
            {
                "Effect": "Allow",
                "Action": ["s3:GetBucketLocation", "s3:ListBucket"],
                "Resource": "arn:aws:s3:::fairlead-berichte",
            },
            {
                "Effect": "Allow",
                "Action": ["s3:GetEncryptionConfiguration"],
                "Resource": "arn:aws:s3:::fairlead-contracts",
            },
        ],
    }
    stage.aws.call("iam", "create_user", UserName=name)
    stage.aws.call(
        "iam",
        "put_user_policy",
        UserName=name,
        PolicyName="only",
        PolicyDocument=json.dumps(document),
    )
    key = stage.aws.call("iam", "create_access_key", UserName=name)["AccessKey"]
    credentials = StaticCredentials(key["AccessKeyId"], key["SecretAccessKey"])
    with closing(stage.aws.with_key(credentials)) as aws:
        yield aws


def test_every_bucket_comes_first_by_its_name_and_then_with_all_about_it(stage: Stage) -> None:
    infos = list(look_up(stage.aws, CancelToken()))
    names = [info.name for info in infos]
    half = len(infos) // 2
    assert set(infos[:half]) == {BucketInfo(name) for name in names[:half]}
    assert set(names[:half]) >= SAMPLES
    assert sorted(names[:half]) == sorted(names[half:])
    found = {info.name: info for info in infos}
    assert found["fairlead-handbook"] == BucketInfo(
        "fairlead-handbook", "us-east-1", Encryption.S3_KEY, may_list=True
    )
    assert found["fairlead-berichte"].region == "eu-central-1"
    contracts = found["fairlead-contracts"]
    assert contracts.encryption is Encryption.OWN_KEY
    assert ":key/" in contracts.key


def encrypt(stage: Stage, **default: str) -> str:
    name = unique("bucket")
    stage.aws.call("s3", "create_bucket", Bucket=name)
    rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", **default}}
    stage.aws.call(
        "s3",
        "put_bucket_encryption",
        Bucket=name,
        ServerSideEncryptionConfiguration={"Rules": [rule]},
    )
    return name


def test_an_alias_is_followed_to_its_key(stage: Stage) -> None:
    arn = stage.aws.call("kms", "create_key")["KeyMetadata"]["Arn"]
    alias = f"alias/{unique('docs')}"
    stage.aws.call("kms", "create_alias", AliasName=alias, TargetKeyId=arn)
    by_alias = encrypt(stage, KMSMasterKeyID=alias)
    by_alias_arn = encrypt(stage, KMSMasterKeyID=f"{arn.split(':key/')[0]}:{alias}")
    by_id = encrypt(stage, KMSMasterKeyID=arn.split("/")[-1])
    found = found_by(stage.aws)
    for name in (by_alias, by_alias_arn, by_id):
        assert (found[name].encryption, found[name].key) == (Encryption.OWN_KEY, arn)
    with stage.fault("denied", "kms", "DescribeKey"):
        found = found_by(stage.aws)
    assert (found[by_alias].encryption, found[by_alias].key) == (Encryption.OWN_KEY, alias)


def test_the_key_of_aws_is_not_the_customers(stage: Stage) -> None:
    plain = encrypt(stage)
    named = encrypt(stage, KMSMasterKeyID="arn:aws:kms:us-east-1:123456789012:alias/aws/s3")
    found = found_by(stage.aws)
    assert {found[plain].encryption, found[named].encryption} == {Encryption.AWS_KEY}
    assert {found[plain].key, found[named].key} == {""}


def test_what_may_not_be_known_stays_unknown_bucket_by_bucket(weak: Aws) -> None:
    found = found_by(weak)
    assert found["fairlead-berichte"] == BucketInfo(
        "fairlead-berichte", "eu-central-1", Encryption.UNKNOWN, "", may_list=True
    )
    assert found["fairlead-handbook"] == BucketInfo("fairlead-handbook", may_list=False)
    assert found["fairlead-contracts"].encryption is Encryption.OWN_KEY
    assert found["fairlead-contracts"].may_list is False


KINDS = [
    *("denied", "server_error", "malformed", "reset", "throttle"),
    pytest.param("timeout", marks=pytest.mark.slow),
]
NO_ANSWER = ("malformed", "reset", "timeout")


@pytest.mark.parametrize("operation", ["GetBucketLocation", "GetBucketEncryption", "ListObjects"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_failing_question_holds_up_the_buckets(
    stage: Stage, kind: FaultKind, operation: str
) -> None:
    stage.timeout = 1
    with closing(stage.aws_in("us-east-1")) as aws, stage.fault(kind, "s3", operation):
        found = found_by(aws)
    handbook = found["fairlead-handbook"]
    assert set(found) >= SAMPLES
    if operation == "GetBucketLocation" and kind in NO_ANSWER:
        assert handbook == BucketInfo("fairlead-handbook")
        return
    assert handbook.region == ("" if operation == "GetBucketLocation" else "us-east-1")
    is_unknown = handbook.encryption is Encryption.UNKNOWN
    assert is_unknown is (operation == "GetBucketEncryption")
    may_list = False if kind == "denied" else None
    assert handbook.may_list is (may_list if operation == "ListObjects" else True)


@pytest.mark.parametrize("kind", ["denied", "server_error", "expired", "reset"])
def test_without_a_list_there_is_a_problem(stage: Stage, kind: FaultKind) -> None:
    with stage.fault(kind, "s3", "ListBuckets"), pytest.raises(Problem) as raised:
        found_by(stage.aws)
    assert str(raised.value.advice)


def test_a_sign_in_that_expires_on_the_way_is_told(stage: Stage) -> None:
    with stage.fault("expired", "s3", "GetBucketEncryption"), pytest.raises(Problem) as raised:
        found_by(stage.aws)
    assert raised.value.code == "aws-session-expired"


def test_looking_can_be_cancelled(stage: Stage) -> None:
    cancel = CancelToken()
    infos = look_up(stage.aws, cancel)
    next(infos)
    cancel.cancel()
    with pytest.raises(Cancelled):
        list(infos)

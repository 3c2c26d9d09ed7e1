"""S3 and KMS: permission by bucket and object, regions, keys of the customer's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from tests.sandbox.aws.account import Account, Key, allow, deny, policy, refused


@pytest.fixture
def bucket(account: Account) -> Iterator[str]:
    name, s3 = account.new_name("bucket"), account.client("s3")
    s3.create_bucket(Bucket=name)
    for key in ("docs/a b+ü.txt", "docs/b.txt", "other.txt"):
        s3.put_object(Bucket=name, Key=key, Body=key.encode())
    yield name
    # What is left would be listed in the next test.
    for item in s3.list_objects_v2(Bucket=name).get("Contents", []):
        s3.delete_object(Bucket=name, Key=item["Key"])
    s3.delete_bucket(Bucket=name)


def _user(account: Account, *statements: dict[str, Any]) -> tuple[str, Any]:
    name, key = account.new_user(*statements)
    return name, account.client("s3", key)


def test_reading_and_listing(account: Account, bucket: str) -> None:
    s3 = account.client("s3")
    pages = s3.get_paginator("list_objects_v2").paginate(
        Bucket=bucket, PaginationConfig={"PageSize": 2}
    )
    keys = [item["Key"] for page in pages for item in page["Contents"]]
    assert keys == ["docs/a b+ü.txt", "docs/b.txt", "other.txt"]
    for key in keys:
        assert s3.get_object(Bucket=bucket, Key=key)["Body"].read() == key.encode()
    assert [item["Name"] for item in s3.list_buckets()["Buckets"]] == [bucket]


def test_each_right_is_for_its_resource(account: Account, bucket: str) -> None:
    arn = f"arn:aws:s3:::{bucket}"
    name, s3 = _user(account, allow("s3:GetObject", f"{arn}/docs/*"))
    assert s3.get_object(Bucket=bucket, Key="docs/b.txt")["Body"].read() == b"docs/b.txt"
    user = f"arn:aws:iam::123456789012:user/{name}"
    for call, params, action, resource in (
        (s3.list_buckets, {}, "ListAllMyBuckets", "arn:aws:s3:::*"),
        (s3.list_objects_v2, {"Bucket": bucket}, "ListBucket", arn),
        (s3.get_bucket_location, {"Bucket": bucket}, "GetBucketLocation", arn),
        (s3.get_bucket_encryption, {"Bucket": bucket}, "GetEncryptionConfiguration", arn),
        (s3.get_object, {"Bucket": bucket, "Key": "other.txt"}, "GetObject", f"{arn}/other.txt"),
        (s3.delete_object, {"Bucket": bucket, "Key": "x"}, "DeleteObject", f"{arn}/x"),
    ):
        assert refused(call, **params) == (
            403,
            "AccessDenied",
            f'User: {user} is not authorized to perform: s3:{action} on resource: "{resource}" '
            f"because no identity-based policy allows the s3:{action} action",
        )


def test_a_listing_may_be_held_to_a_prefix(account: Account, bucket: str) -> None:
    _, s3 = _user(
        account, allow("s3:ListBucket", Condition={"StringLike": {"s3:prefix": "docs/*"}})
    )
    assert s3.list_objects_v2(Bucket=bucket, Prefix="docs/")["KeyCount"] == 2
    assert refused(s3.list_objects_v2, Bucket=bucket).code == "AccessDenied"


def test_a_missing_object_is_no_secret_for_who_may_list(account: Account, bucket: str) -> None:
    _, blind = _user(account, allow("s3:GetObject"))
    _, seeing = _user(account, allow(["s3:GetObject", "s3:ListBucket"]))
    missing = {"Bucket": bucket, "Key": "missing"}
    assert refused(blind.get_object, **missing)[:2] == (403, "AccessDenied")
    assert refused(seeing.get_object, **missing)[:2] == (404, "NoSuchKey")
    assert refused(blind.head_object, **missing).status == 403
    assert refused(seeing.head_object, **missing).status == 404


def test_a_bucket_has_a_policy_too(account: Account, bucket: str) -> None:
    arn, (name, s3) = f"arn:aws:s3:::{bucket}", _user(account)
    everybody = {"Principal": "*"}
    one = {"Principal": {"AWS": f"arn:aws:iam::123456789012:user/{name}"}}
    document = policy(
        deny("s3:GetObject", f"{arn}/other.txt", **everybody), allow("s3:ListBucket", arn, **one)
    )
    account.client("s3").put_bucket_policy(Bucket=bucket, Policy=json.dumps(document))
    assert s3.list_objects_v2(Bucket=bucket)["KeyCount"] == 3
    refusal = refused(account.client("s3").get_object, Bucket=bucket, Key="other.txt")
    assert refusal.message.endswith("with an explicit deny in a resource-based policy")


def test_the_client_is_sent_to_the_region_of_a_bucket(account: Account) -> None:
    name, region = account.new_name("bucket"), "eu-central-1"
    far = account.client("s3", region=region)
    far.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": region})
    s3 = account.client("s3")
    account.world.calls.clear()
    assert s3.list_objects_v2(Bucket=name)["KeyCount"] == 0
    statuses = [call.status for call in account.world.calls.all("s3")]
    assert statuses[0] == 400
    assert statuses[-1] == 200
    assert s3.get_bucket_location(Bucket=name)["LocationConstraint"] == region
    far.delete_bucket(Bucket=name)


def test_a_customers_key_asks_for_its_own_right(account: Account, bucket: str) -> None:
    kms, s3 = account.client("kms"), account.client("s3")
    arn = kms.create_key()["KeyMetadata"]["Arn"]
    encryption = {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": arn}
    s3.put_object(Bucket=bucket, Key="secret.txt", Body=b"x", **encryption)
    secret = {"Bucket": bucket, "Key": "secret.txt"}
    _, without = _user(account, allow("s3:*"))
    via = {"StringEquals": {"kms:ViaService": "s3.us-east-1.amazonaws.com"}}
    _, reader = _user(account, allow("s3:*"), allow("kms:Decrypt", arn, Condition=via))
    assert refused(without.get_object, **secret).message.endswith(
        "because no identity-based policy allows the kms:Decrypt action"
    )
    assert reader.get_object(**secret)["Body"].read() == b"x"
    assert "kms:GenerateDataKey" in refused(reader.put_object, **secret, **encryption).message


def test_new_buckets_encrypt_with_keys_of_s3(account: Account, bucket: str) -> None:
    answer = account.client("s3").get_bucket_encryption(Bucket=bucket)
    (rule,) = answer["ServerSideEncryptionConfiguration"]["Rules"]
    assert rule["ApplyServerSideEncryptionByDefault"] == {"SSEAlgorithm": "AES256"}


def test_kms_asks_for_the_right_to_a_key(account: Account) -> None:
    kms = account.client("kms")
    mine, other = (kms.create_key()["KeyMetadata"]["Arn"] for _ in range(2))
    kms.create_alias(AliasName="alias/mine", TargetKeyId=mine)
    key: Key = account.new_user(allow("kms:DescribeKey", mine))[1]
    limited = account.client("kms", key)
    assert limited.describe_key(KeyId="alias/mine")["KeyMetadata"]["Arn"] == mine
    refusal = refused(limited.describe_key, KeyId=other)
    assert refusal[:2] == (400, "AccessDeniedException")
    assert f"on resource: {other} because" in refusal.message


def test_what_is_not_played_is_refused(account: Account, bucket: str) -> None:
    refusal = refused(account.client("s3").get_bucket_website, Bucket=bucket)
    assert refusal[:2] == (501, "NotImplemented")

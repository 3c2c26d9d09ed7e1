"""The sample buckets hold what they promise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.sandbox.aws.account import Account, allow, refused

from fairlead.sandbox.samples.library import sample_buckets
from fairlead.sandbox.samples.stock import region_abroad
from fairlead.sandbox.scene import Scene, partition_of
from fairlead.sandbox.world import World


@pytest.fixture(scope="module")
def account(world_factory: Callable[[Scene], World]) -> Account:
    return Account(world_factory(Scene(key_delay=0)))


def _region_of(account: Account, bucket: str) -> str:
    place = account.client("s3").get_bucket_location(Bucket=bucket)["LocationConstraint"]
    return place or "us-east-1"


def _objects(account: Account, bucket: str) -> dict[str, dict[str, Any]]:
    s3 = account.client("s3", region=_region_of(account, bucket))
    return {item["Key"]: item for item in s3.list_objects_v2(Bucket=bucket)["Contents"]}


def test_every_object_is_there_as_it_was_made(account: Account) -> None:
    names = {item["Name"] for item in account.client("s3").list_buckets()["Buckets"]}
    assert names == {bucket.name for bucket in sample_buckets()}
    for bucket in sample_buckets():
        listed = _objects(account, bucket.name)
        assert set(listed) == {item.key for item in bucket.objects}
        s3 = account.client("s3", region=_region_of(account, bucket.name))
        for item in bucket.objects:
            assert listed[item.key]["StorageClass"] == item.storage_class
            if item.storage_class == "STANDARD" and listed[item.key]["Size"] < 100_000:
                stored = s3.get_object(Bucket=bucket.name, Key=item.key)["Body"].read()
                assert stored == item.make()


def test_there_are_two_regions_and_a_key(account: Account) -> None:
    assert _region_of(account, "fairlead-handbook") == "us-east-1"
    assert _region_of(account, "fairlead-berichte") == "eu-central-1"
    s3 = account.client("s3")
    rules = [
        s3.get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"]["Rules"][0][
            "ApplyServerSideEncryptionByDefault"
        ]
        for name in ("fairlead-handbook", "fairlead-contracts")
    ]
    assert rules[0] == {"SSEAlgorithm": "AES256"}
    assert rules[1]["SSEAlgorithm"] == "aws:kms"
    _name, reader = account.new_user(allow("s3:*"))
    wanted = {"Bucket": "fairlead-contracts", "Key": "2026/tug-service.pdf"}
    refusal = refused(account.client("s3", reader).get_object, **wanted)
    assert "kms:Decrypt" in refusal.message
    _name, keeper = account.new_user(allow(["s3:*"]), allow("kms:Decrypt"))
    assert account.client("s3", keeper).get_object(**wanted)["Body"].read(5) == b"%PDF-"


def test_one_object_is_too_large_and_some_are_archived(account: Account) -> None:
    handbook = _objects(account, "fairlead-handbook")
    assert handbook["data/all-movements.csv"]["Size"] == 10_485_761
    archived = refused(
        account.client("s3").get_object, Bucket="fairlead-oddities", Key="archive/2019.txt"
    )
    assert (archived.status, archived.code) == (403, "InvalidObjectState")


@pytest.mark.parametrize(
    ("region", "abroad"),
    [("eu-central-1", "us-west-2"), ("cn-north-1", "cn-northwest-1"), ("us-gov-east-1", None)],
)
def test_abroad_is_in_the_same_partition(region: str, abroad: str | None) -> None:
    partition = partition_of(region)
    found = region_abroad(partition, region)
    assert found == (abroad or "us-gov-west-1")
    assert partition_of(found) == partition


def test_a_scene_may_do_without() -> None:
    scene = Scene.from_options({"sample_buckets": "false"})
    assert scene.sample_buckets is False

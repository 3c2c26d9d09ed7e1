"""S3 against the practice world: regions, encryption, listings and contents."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from tests.services.wire import Wire, http

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.sandbox.faults import Fault
from fairlead.sandbox.world import World
from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.problems import ServiceProblem
from fairlead.services.s3 import Buckets, DefaultEncryption

ODDITIES = "fairlead-oddities"
HANDBOOK = "fairlead-handbook"
ABROAD = "fairlead-berichte"


@pytest.fixture
def aws(world: World) -> Iterator[Aws]:
    key = StaticCredentials(world.admin.access_key_id, world.admin.secret_access_key)
    aws = Aws("us-east-1", credentials=key, endpoint_url=world.aws_url)
    yield aws
    aws.close()


@pytest.fixture
def buckets(aws: Aws) -> Buckets:
    return Buckets(aws)


def make_bucket(aws: Aws, **objects: bytes) -> str:
    name = f"made-{uuid.uuid4().hex[:8]}"
    aws.call("s3", "create_bucket", Bucket=name)
    for key, content in objects.items():
        aws.call("s3", "put_object", Bucket=name, Key=key, Body=content)
    return name


def keys_of(buckets: Buckets, bucket: str, prefix: str = "", page_size: int = 1000) -> list[str]:
    return [found.key for page in buckets.pages(bucket, prefix, page_size) for found in page]


def test_buckets_are_told_with_their_regions(buckets: Buckets) -> None:
    assert {HANDBOOK, ODDITIES, ABROAD} <= set(buckets.names())
    assert buckets.region_of(HANDBOOK) == "us-east-1"
    assert buckets.region_of(ABROAD) == "eu-central-1"


@pytest.mark.parametrize(
    ("place", "region"),
    [("", "us-east-1"), ("EU", "eu-west-1"), ("eu-central-1", "eu-central-1")],
)
def test_the_old_answers_name_regions_too(place: str, region: str) -> None:
    answer = f'<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">{place}'
    with Wire(http(200, f"{answer}</LocationConstraint>", "application/xml")) as wire:
        aws = Aws("us-east-1", credentials=StaticCredentials("AKIA", "s"), endpoint_url=wire.url)
        buckets = Buckets(aws)
        assert [buckets.region_of("docs"), buckets.region_of("docs")] == [region, region]
        aws.close()
    assert len(wire.requests) == 1


def test_encryption_is_told_in_the_words_of_s3(aws: Aws, buckets: Buckets) -> None:
    assert buckets.encryption_of(HANDBOOK) == DefaultEncryption("AES256")
    own = buckets.encryption_of("fairlead-contracts")
    assert own.algorithm == "aws:kms"
    assert own.key.startswith("arn:aws:kms:us-east-1:")
    bare = make_bucket(aws)
    aws.call("s3", "delete_bucket_encryption", Bucket=bare)
    assert buckets.encryption_of(bare) == DefaultEncryption()


@pytest.mark.parametrize("page_size", [1, 3, 1000])
def test_a_listing_is_complete_whatever_its_pages(buckets: Buckets, page_size: int) -> None:
    keys = keys_of(buckets, ODDITIES, page_size=page_size)
    assert keys == sorted(keys, key=str.encode)
    assert len(keys) == len(set(keys)) == 16
    assert "Straße nach Köln & zurück.txt" in keys
    assert "two  spaces/and+plus%20percent.txt" in keys
    assert all(len(page) <= page_size for page in buckets.pages(ODDITIES, page_size=page_size))


def test_keys_come_back_sign_by_sign(aws: Aws, buckets: Buckets) -> None:
    odd = {"a\tb", "a\x01b", "\u202egnp.txt", "x" * 1024, "../up", "a//b", "sla/", "q?#&=%2F"}
    bucket = make_bucket(aws, **dict.fromkeys(odd, b""))
    assert set(keys_of(buckets, bucket, page_size=2)) == odd
    assert keys_of(buckets, bucket, "\u202e") == ["\u202egnp.txt"]


def test_a_listing_is_held_to_its_prefix(buckets: Buckets) -> None:
    assert keys_of(buckets, HANDBOOK, "docs-") == ["docs-old/mooring.txt"]
    assert keys_of(buckets, HANDBOOK, "nothing") == []
    assert keys_of(buckets, HANDBOOK, page_size=0) == []


def test_objects_are_told_with_what_decides_their_fate(buckets: Buckets) -> None:
    found = {one.key: one for page in buckets.pages(ODDITIES) for one in page}
    assert found["archive/2019.txt"].storage_class == "GLACIER"
    assert found["empty.txt"].size == 0
    assert found["README"].storage_class == "STANDARD"
    assert (datetime.now(UTC) - found["README"].last_modified).total_seconds() < 3600
    look = buckets.head(ODDITIES, "archive/2019.txt")
    assert (look.storage_class, look.is_restored) == ("GLACIER", False)
    assert look.size == found["archive/2019.txt"].size


LISTING = """<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>docs</Name>
<IsTruncated>false</IsTruncated><EncodingType>url</EncodingType>
<Contents><Key>a.txt</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><Size>7</Size>
<StorageClass>GLACIER</StorageClass><Owner><ID>1</ID></Owner>
<RestoreStatus><IsRestoreInProgress>false</IsRestoreInProgress>
<RestoreExpiryDate>2026-02-02T03:04:05.000Z</RestoreExpiryDate></RestoreStatus></Contents>
<Contents><Key>b.txt</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><Size>7</Size>
<StorageClass>GLACIER</StorageClass><Owner><ID>1</ID><DisplayName>ann</DisplayName></Owner>
<RestoreStatus><IsRestoreInProgress>true</IsRestoreInProgress></RestoreStatus></Contents>
<Contents><Key>c.txt</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><Size>7</Size>
</Contents></ListBucketResult>"""


def test_owners_and_restored_copies_are_read_from_a_listing() -> None:
    place = "<LocationConstraint>eu-west-1</LocationConstraint>"
    answers = (http(200, place, "application/xml"), http(200, LISTING, "application/xml"))
    with Wire(*answers) as wire:
        aws = Aws("us-east-1", credentials=StaticCredentials("AKIA", "s"), endpoint_url=wire.url)
        ((first, second, third),) = Buckets(aws).pages("docs")
        aws.close()
    assert [(one.owner, one.is_restored) for one in (first, second, third)] == [
        (None, True),
        ("ann", False),
        ("", False),
    ]
    assert third.storage_class == "STANDARD"
    assert "/eu-west-1/s3/" in wire.requests[1].headers["authorization"]


@pytest.mark.parametrize("limit", [0, 1, 5, 300_000, 600_000, 600_001, 10**9])
def test_no_more_is_read_than_the_limit(aws: Aws, buckets: Buckets, limit: int) -> None:
    content = bytes(range(256)) * 2344
    bucket = make_bucket(aws, large=content)
    assert buckets.read(bucket, "large", limit) == content[:limit]


def test_a_bucket_abroad_is_read_in_its_own_region(world: World, buckets: Buckets) -> None:
    world.calls.clear()
    assert buckets.read(ABROAD, "2025/q1/bericht.md", 11) == b"# Bericht 1"
    assert len(keys_of(buckets, ABROAD)) == 8
    assert {call.status for call in world.calls.all("s3")} == {200}


def test_a_bucket_is_reached_where_its_region_is_not_told(world: World, buckets: Buckets) -> None:
    world.faults.add(Fault("denied", service="s3", operation="GetBucketLocation"))
    assert len(keys_of(buckets, ABROAD)) == 8


def test_cancelling_ends_listing_and_reading(buckets: Buckets) -> None:
    cancel = CancelToken()
    pages = buckets.pages(ODDITIES, page_size=2, cancel=cancel)
    next(pages)
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(pages)
    with pytest.raises(Cancelled):
        buckets.read(ODDITIES, "REPORT.TXT", 10, cancel)


@pytest.mark.parametrize(
    ("bucket", "key", "code"),
    [
        ("no-such-bucket-here", "x", "NoSuchBucket"),
        (HANDBOOK, "no such key", "NoSuchKey"),
        (ODDITIES, "archive/2019.txt", "InvalidObjectState"),
        ("not a bucket", "x", "not-sendable"),
    ],
)
def test_what_cannot_be_read_is_a_problem(
    buckets: Buckets, bucket: str, key: str, code: str
) -> None:
    with pytest.raises(ServiceProblem) as raised:
        buckets.read(bucket, key, 10)
    assert raised.value.service_code == code


def test_a_content_that_breaks_off_is_a_problem() -> None:
    place = http(200, "<LocationConstraint/>", "application/xml")
    short = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this"
    with Wire(place, short) as wire:
        aws = Aws("us-east-1", credentials=StaticCredentials("AKIA", "s"), endpoint_url=wire.url)
        with pytest.raises(ServiceProblem) as raised:
            Buckets(aws).read("docs", "a.txt", 100)
        aws.close()
    assert raised.value.service_code == "reset"

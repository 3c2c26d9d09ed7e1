"""Puts the sample buckets into moto."""

from collections.abc import Mapping
from typing import Any, Final

from moto.kms.models import KmsBackend
from moto.s3.models import S3Backend

from fairlead.sandbox.samples.library import SampleBucket, sample_buckets

# Two regions of each partition that has so many.
_ABROAD: Final[Mapping[str, tuple[str, str]]] = {
    "aws": ("eu-central-1", "us-west-2"),
    "aws-cn": ("cn-north-1", "cn-northwest-1"),
    "aws-us-gov": ("us-gov-west-1", "us-gov-east-1"),
}


def stock_buckets(
    s3: S3Backend, kms: Mapping[str, KmsBackend], region: str, encryption: dict[str, Any]
) -> None:
    """Make every sample bucket; ``encryption`` is what a bucket has unless it has a key of KMS."""
    for bucket in sample_buckets():
        place = region_abroad(s3.partition, region) if bucket.is_abroad else region
        s3.create_bucket(bucket.name, place)
        rule = _own_key(kms[place]) if bucket.has_own_key else encryption
        s3.put_bucket_encryption(bucket.name, rule)
        _fill(s3, bucket)


def region_abroad(partition: str, region: str) -> str:
    """Return another region of a partition, or the same where the partition has one alone."""
    regions = _ABROAD.get(partition, (region, region))
    return regions[1] if region == regions[0] else regions[0]


def _own_key(kms: KmsBackend) -> dict[str, Any]:
    key = kms.create_key(
        policy=None,
        key_usage="ENCRYPT_DECRYPT",
        key_spec="SYMMETRIC_DEFAULT",
        description="Contracts",
        tags=None,
    )
    return {
        "Rule": {
            "ApplyServerSideEncryptionByDefault": {
                "SSEAlgorithm": "aws:kms",
                "KMSMasterKeyID": key.arn,
            },
            "BucketKeyEnabled": "true",
        }
    }


def _fill(s3: S3Backend, bucket: SampleBucket) -> None:
    for item in bucket.objects:
        s3.put_object(bucket.name, item.key, item.make(), storage=item.storage_class)

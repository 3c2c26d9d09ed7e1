"""S3 as the connector uses it: buckets, each asked in its own region, and their objects."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from fairlead.core.cancel import CancelToken
from fairlead.services.aws import Aws
from fairlead.services.problems import ServiceProblem

FULL_PAGE: Final = 1000
"""Objects of the largest page that S3 lists."""

_ELDEST: Final = "us-east-1"
_OLD_NAMES: Final = {"EU": "eu-west-1"}
_UNENCRYPTED: Final = "ServerSideEncryptionConfigurationNotFoundError"


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An object as a listing or a look at it tells.

    Attributes:
        key: Its key.
        size: In bytes.
        last_modified: When it was stored.
        storage_class: "STANDARD" where S3 names none.
        owner: The owner's display name: None where S3 names an owner without it, "" for no owner.
        is_restored: Whether a copy of an archived object can be read at present.
    """

    key: str
    size: int
    last_modified: datetime
    storage_class: str = "STANDARD"
    owner: str | None = ""
    is_restored: bool = False


@dataclass(frozen=True, slots=True)
class DefaultEncryption:
    """How a bucket encrypts new objects.

    `algorithm` is S3's own word, "AES256" or "aws:kms", "" where there is none. `key` is what the
    bucket names for KMS: an ARN of a key or an alias, a key id, or "" for the key of AWS.
    """

    algorithm: str = ""
    key: str = ""


class Buckets:
    """The buckets that one identity sees. Calls may come from any thread.

    Every failure is a `ServiceProblem`. A bucket whose region may not be asked for is asked for
    from the identity's own region, and the SDK follows where S3 sends it.
    """

    def __init__(self, aws: Aws) -> None:
        self._aws = aws
        self._regions: dict[str, str] = {}

    def names(self) -> tuple[str, ...]:
        """Return the names of all buckets of the account (s3:ListAllMyBuckets)."""
        return tuple(bucket["Name"] for bucket in self._call("list_buckets").get("Buckets", ()))

    def region_of(self, bucket: str) -> str:
        """Return a bucket's region (s3:GetBucketLocation), asked for once.

        Source: GetBucketLocation in the Amazon S3 API reference, which has the two old answers.
        """
        if bucket not in self._regions:
            place = self._call("get_bucket_location", Bucket=bucket).get("LocationConstraint")
            self._regions[bucket] = _OLD_NAMES.get(place, place) if place else _ELDEST
        return self._regions[bucket]

    def encryption_of(self, bucket: str) -> DefaultEncryption:
        """Return how a bucket encrypts new objects (s3:GetEncryptionConfiguration)."""
        try:
            answer = self._at(bucket).call("s3", "get_bucket_encryption", Bucket=bucket)
        except ServiceProblem as problem:
            if problem.service_code != _UNENCRYPTED:
                raise
            return DefaultEncryption()
        for rule in answer["ServerSideEncryptionConfiguration"]["Rules"]:
            if default := rule.get("ApplyServerSideEncryptionByDefault"):
                return DefaultEncryption(default["SSEAlgorithm"], default.get("KMSMasterKeyID", ""))
        return DefaultEncryption()

    def pages(
        self,
        bucket: str,
        prefix: str = "",
        page_size: int = FULL_PAGE,
        cancel: CancelToken | None = None,
    ) -> Iterator[tuple[StoredObject, ...]]:
        """Yield the pages of a listing (s3:ListBucket), as ListObjects of version 1 gives them.

        A `page_size` of 0 gives one empty page, whatever the bucket holds.

        Raises:
            Cancelled: Somebody asked to stop, looked at before each page.
        """
        marker = ""
        aws = self._at(bucket)
        while True:
            if cancel is not None:
                cancel.check()
            answer = aws.call(
                "s3",
                "list_objects",
                Bucket=bucket,
                Prefix=prefix,
                Marker=marker,
                MaxKeys=page_size,
                OptionalObjectAttributes=["RestoreStatus"],
            )
            found = answer.get("Contents", [])
            yield tuple(_listed(item) for item in found)
            marker = answer.get("NextMarker") or (found[-1]["Key"] if found else "")
            if not answer.get("IsTruncated") or not marker:
                return

    def head(self, bucket: str, key: str) -> StoredObject:
        """Return what S3 tells of an object without its content (s3:GetObject)."""
        answer = self._at(bucket).call("s3", "head_object", Bucket=bucket, Key=key)
        return StoredObject(
            key,
            answer["ContentLength"],
            answer["LastModified"],
            answer.get("StorageClass") or "STANDARD",
            is_restored='ongoing-request="false"' in answer.get("Restore", ""),
        )

    def read(self, bucket: str, key: str, limit: int, cancel: CancelToken | None = None) -> bytes:
        """Return the first `limit` bytes of an object, or all if it has no more (s3:GetObject).

        Raises:
            Cancelled: Somebody asked to stop, looked at between any 256 KiB.
        """
        content = bytearray()
        aws = self._at(bucket)
        with closing(aws.chunks("s3", "get_object", "Body", Bucket=bucket, Key=key)) as chunks:
            while len(content) < limit and (chunk := next(chunks, b"")):
                content += chunk
                if cancel is not None:
                    cancel.check()
        return bytes(content[:limit])

    def _at(self, bucket: str) -> Aws:
        """Return the way to S3 in a bucket's region."""
        try:
            return self._aws.in_region(self.region_of(bucket))
        except ServiceProblem as problem:
            if problem.status is None:
                raise
            return self._aws

    def _call(self, operation: str, **params: Any) -> dict[str, Any]:
        return self._aws.call("s3", operation, **params)


def _listed(item: dict[str, Any]) -> StoredObject:
    restore = item.get("RestoreStatus", {})
    owner = item.get("Owner")
    return StoredObject(
        item["Key"],
        item["Size"],
        item["LastModified"],
        item.get("StorageClass") or "STANDARD",
        owner.get("DisplayName") if owner is not None else "",
        bool(restore.get("RestoreExpiryDate")) and not restore.get("IsRestoreInProgress"),
    )

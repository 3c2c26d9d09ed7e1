"""What S3 is asked: the operation of a request, its action and its resource.

From "Actions, resources, and condition keys for Amazon S3" in the service authorization
reference.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, unquote
from wsgiref.types import WSGIEnvironment

from fairlead.sandbox.aws.rest import raw_path

# Method and subresource to the operation and, where it is named otherwise, its action.
_BUCKET: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    ("DELETE", ""): ("DeleteBucket", "DeleteBucket"),
    ("DELETE", "encryption"): ("DeleteBucketEncryption", "PutEncryptionConfiguration"),
    ("DELETE", "policy"): ("DeleteBucketPolicy", "DeleteBucketPolicy"),
    ("GET", ""): ("ListObjects", "ListBucket"),
    ("GET", "encryption"): ("GetBucketEncryption", "GetEncryptionConfiguration"),
    ("GET", "list-type"): ("ListObjectsV2", "ListBucket"),
    ("GET", "location"): ("GetBucketLocation", "GetBucketLocation"),
    ("GET", "policy"): ("GetBucketPolicy", "GetBucketPolicy"),
    ("GET", "publicAccessBlock"): ("GetPublicAccessBlock", "GetBucketPublicAccessBlock"),
    ("GET", "tagging"): ("GetBucketTagging", "GetBucketTagging"),
    ("GET", "versioning"): ("GetBucketVersioning", "GetBucketVersioning"),
    ("GET", "versions"): ("ListObjectVersions", "ListBucketVersions"),
    ("HEAD", ""): ("HeadBucket", "ListBucket"),
    ("POST", "delete"): ("DeleteObjects", "DeleteObject"),
    ("PUT", ""): ("CreateBucket", "CreateBucket"),
    ("PUT", "encryption"): ("PutBucketEncryption", "PutEncryptionConfiguration"),
    ("PUT", "policy"): ("PutBucketPolicy", "PutBucketPolicy"),
    ("PUT", "tagging"): ("PutBucketTagging", "PutBucketTagging"),
    ("PUT", "versioning"): ("PutBucketVersioning", "PutBucketVersioning"),
}
_OBJECT: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    ("DELETE", ""): ("DeleteObject", "DeleteObject"),
    ("DELETE", "uploadId"): ("AbortMultipartUpload", "AbortMultipartUpload"),
    ("GET", ""): ("GetObject", "GetObject"),
    ("GET", "tagging"): ("GetObjectTagging", "GetObjectTagging"),
    ("HEAD", ""): ("HeadObject", "GetObject"),
    ("POST", "restore"): ("RestoreObject", "RestoreObject"),
    ("POST", "uploadId"): ("CompleteMultipartUpload", "PutObject"),
    ("POST", "uploads"): ("CreateMultipartUpload", "PutObject"),
    ("PUT", ""): ("PutObject", "PutObject"),
    ("PUT", "tagging"): ("PutObjectTagging", "PutObjectTagging"),
    ("PUT", "uploadId"): ("UploadPart", "PutObject"),
}
# Parameters that make no other operation of a request.
_PLAIN: Final = re.compile(
    r"bucket-region|continuation-token|delimiter|encoding-type|fetch-owner|key-marker|marker"
    r"|max-buckets|max-keys|partNumber|prefix|response-[a-z-]+|start-after|version-id-marker"
    r"|versionId|x-id"
)


@dataclass(frozen=True)
class S3Call:
    """One request to S3; ``bucket`` and ``key`` are empty where it names none.

    ``action`` is empty for a request that is not played.
    """

    operation: str
    action: str
    bucket: str
    key: str
    query: Mapping[str, str]

    def resource(self, partition: str) -> str:
        """Return the ARN that is asked for."""
        path = f"{self.bucket}/{self.key}" if self.key else self.bucket or "*"
        # A list of keys to delete stands in the body; each of them has to be allowed.
        return f"arn:{partition}:s3:::{path}{'/*' if self.operation == 'DeleteObjects' else ''}"

    def context(self) -> dict[str, str | tuple[str, ...]]:
        """Return the condition keys of listings."""
        keys = {"prefix": "s3:prefix", "delimiter": "s3:delimiter", "max-keys": "s3:max-keys"}
        if self.action not in ("s3:ListBucket", "s3:ListBucketVersions"):
            return {}
        return {key: self.query[name] for name, key in keys.items() if name in self.query}


def read_call(environ: WSGIEnvironment) -> S3Call:
    """Read a path-style request."""
    bucket, _, key = unquote(raw_path(environ)).removeprefix("/").partition("/")
    values = parse_qs(environ["QUERY_STRING"], keep_blank_values=True)
    query = {name: items[0] for name, items in values.items()}
    method = environ["REQUEST_METHOD"]
    if not bucket:
        operation, action = ("ListBuckets", "ListAllMyBuckets") if method == "GET" else ("", "")
    else:
        table = _OBJECT if key else _BUCKET
        special = next((name for name in query if not _PLAIN.fullmatch(name)), "")
        operation, action = table.get((method, special), ("", ""))
        if action == "GetObject" and "versionId" in query:
            action = "GetObjectVersion"
    return S3Call(
        operation or f"{method} {raw_path(environ)}",
        action and f"s3:{action}",
        bucket,
        key,
        query,
    )
